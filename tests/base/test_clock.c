#include "tests/test.h"

#include "base/clock.h"

static void
counts_milliseconds(void **state)
{
	int64_t start = clock_ms();
	int64_t taken;

	(void)state;
	usleep(20000);
	taken = clock_ms() - start;
	assert_true(taken >= 19);
	assert_true(taken < 60000);
}

static void
counts_nanoseconds(void **state)
{
	int64_t start = clock_ns();
	int64_t taken;

	(void)state;
	usleep(2000);
	taken = clock_ns() - start;
	assert_true(taken >= 1900000);
	assert_true(taken < INT64_C(60000000000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_milliseconds),
		cmocka_unit_test(counts_nanoseconds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
