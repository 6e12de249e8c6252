#include "tests/test.h"

#include "source/import.h"

static void
check_time(const char *text, int64_t wanted)
{
	int64_t ms = -1;
	bool is_time = import_time_read(text_of(text), &ms);

	if (is_time != (wanted >= 0) || ms != wanted)
		print_error("in: %s\n", text);
	assert_int_equal(is_time, wanted >= 0);
	assert_int_equal(ms, wanted);
}

static void
times_have_many_forms(void **state)
{
	(void)state;
	check_time("0:41", 41000);
	check_time("00:41.500", 41500);
	check_time("00:00:41,5", 41500);
	check_time("1:02:03.0019", 3723001);
	check_time("90:12", 5412000);
	check_time("999:59:59.999", 3599999999);
	check_time("0:0:1,5", 1500);
	check_time("1000:00:00", -1);
	check_time("0:60", -1);
	check_time("0:61:00", -1);
	check_time("0:041", -1);
	check_time("41", -1);
	check_time("0:41.", -1);
	check_time("0:41.5x", -1);
	check_time("0:00:00:41", -1);
	check_time("-0:41", -1);
	check_time(":41", -1);
	check_time("0:", -1);
	check_time("", -1);
}

static void
timing_lines_are_read(void **state)
{
	struct import_timing timing;

	(void)state;
	assert_true(import_timing_read(
		TEXT("00:01.000\t-->  00:02.500 align:start line:0 "),
		&timing));
	assert_int_equal(timing.start_ms, 1000);
	assert_int_equal(timing.end_ms, 2500);
	assert_text(timing.settings, "align:start line:0");
	assert_true(import_timing_read(TEXT("0:01-->0:02"), &timing));
	assert_text(timing.settings, "");
	assert_int_equal(timing.end_ms, 2000);
	assert_true(import_timing_read(TEXT("0:99 --> 0:02"), &timing));
	assert_true(timing.start_ms == IMPORT_NO_TIME);
	assert_text(timing.start, "0:99");
	assert_false(import_timing_read(TEXT("from here --> there"), &timing));
	assert_false(import_timing_read(TEXT("00:01 -> 00:02"), &timing));
	assert_false(import_timing_read(TEXT("-->"), &timing));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_have_many_forms),
		cmocka_unit_test(timing_lines_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
