#include "tests/test.h"

#include "base/moment.h"

static void
what_people_write(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} cases[] = {
		{"1970-01-01", 0},
		{"1970-01-02", 86400},
		{"1970-01-01T06:00", 21600},
		{"1970-01-01 06:00", 21600},
		{"1970-01-01T06:00:30", 21630},
		{"1970-01-01T06:00Z", 21600},
		{"1970-01-01T06:00:00+01:00", 18000},
		{"1970-01-01 06:00-05:30", 41400},
		{"1969-12-31T23:59:59", -1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct moment moment;

		assert_true(moment_parse(text_of(cases[i].text), &moment));
		assert_int_equal(moment_seconds(&moment), cases[i].seconds);
	}
}

static void
what_is_none(void **state)
{
	static const char *const none[] = {
		"",
		"soon",
		"2026-3-1",
		"2026-02-30",
		"2026-03-01T",
		"2026-03-01 ",
		"2026-03-01T6:00",
		"2026-03-01T24:00",
		"2026-03-01T06:60",
		"2026-03-01T06",
		"2026-03-01T06:00:",
		"2026-03-01T06:00 Z",
		"2026-03-01T06:00+1",
		"2026-03-01T06:00+01:00x",
		"2026-03-01Z",
		"2026-03-01/2026-03-02",
		"2026-03",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(none); i++) {
		struct moment moment;

		if (moment_parse(text_of(none[i]), &moment))
			fail_msg("“%s” was taken", none[i]);
	}
}

static void
seconds_and_back(void **state)
{
	static const int64_t seconds[] = {0,	 1,	 -1,	 86399,
					  86400, -86400, -86401, 1772323200};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(seconds); i++) {
		struct moment moment = moment_of_seconds(seconds[i]);

		assert_true(moment.second >= 0 && moment.second < 86400);
		assert_int_equal(moment_seconds(&moment), seconds[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_people_write),
		cmocka_unit_test(what_is_none),
		cmocka_unit_test(seconds_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
