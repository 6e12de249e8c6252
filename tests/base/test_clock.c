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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_milliseconds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
