#include "tests/test.h"

#include "base/lap.h"

/* Keeps the processor busy for a while. */
static void
work(void)
{
	volatile unsigned n = 0;

	for (unsigned i = 0; i < 3000000; i++)
		n = n + i;
}

static void
each_work_gets_its_own_time(void **state)
{
	struct laps laps = {0};

	(void)state;
	work();
	lap_begin(&laps);
	work();
	lap_take(&laps, LAP_CMARK);
	lap_take(&laps, LAP_HTML);
	work();
	work();
	lap_take(&laps, LAP_PASSES);
	assert_true(laps.ns[LAP_CMARK] > 100000);
	assert_true(laps.ns[LAP_PASSES] > laps.ns[LAP_CMARK]);
	assert_true(laps.ns[LAP_HTML] < laps.ns[LAP_CMARK]);
	assert_int_equal(laps.ns[LAP_FILES], 0);
}

/* Other than a clock on the wall. */
static void
waiting_does_not_count(void **state)
{
	struct laps laps = {0};

	(void)state;
	lap_begin(&laps);
	usleep(30000);
	lap_take(&laps, LAP_FILES);
	assert_true(laps.ns[LAP_FILES] < 20000000);
}

static void
nobody_asks(void **state)
{
	(void)state;
	lap_begin(NULL);
	lap_take(NULL, LAP_FILES);
}

static void
threads_are_added_up(void **state)
{
	struct laps sum = {.ns = {[LAP_WRITE] = 5}};
	struct laps other = {.ns = {[LAP_WRITE] = 7, [LAP_THEME] = 1}};

	(void)state;
	lap_add(&sum, &other);
	assert_int_equal(sum.ns[LAP_WRITE], 12);
	assert_int_equal(sum.ns[LAP_THEME], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_work_gets_its_own_time),
		cmocka_unit_test(waiting_does_not_count),
		cmocka_unit_test(nobody_asks),
		cmocka_unit_test(threads_are_added_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
