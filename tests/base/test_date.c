#include "tests/test.h"

#include "base/date.h"

static void
knows_leap_years(void **state)
{
	(void)state;
	assert_true(date_is_leap(2024) && date_is_leap(2000));
	assert_true(date_is_leap(0) && date_is_leap(-4));
	assert_false(date_is_leap(1900) || date_is_leap(2025));
	assert_false(date_is_leap(-1) || date_is_leap(-100));
	assert_int_equal(date_days_in_month(2024, 2), 29);
	assert_int_equal(date_days_in_month(1900, 2), 28);
	assert_int_equal(date_days_in_month(2025, 12), 31);
	assert_int_equal(date_days_in_month(2025, 4), 30);
}

static void
counts_days(void **state)
{
	static const struct {
		struct date date;
		int64_t day;
		int weekday;
	} known[] = {
		{{1970, 1, 1}, 0, 3},	      {{1969, 12, 31}, -1, 2},
		{{2000, 2, 29}, 11016, 1},    {{2025, 10, 14}, 20375, 1},
		{{1582, 10, 15}, -141427, 4}, {{0, 3, 1}, -719468, 2},
		{{1, 1, 1}, -719162, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(known); i++) {
		assert_true(date_to_day(known[i].date) == known[i].day);
		assert_int_equal(date_weekday(known[i].date), known[i].weekday);
	}
}

/* Walks 900 years day by day beside a count made in the plain way. */
static void
every_day_follows_the_one_before(void **state)
{
	struct date date = {-450, 1, 1};
	int64_t day = date_to_day(date);
	int weekday = date_weekday(date);

	(void)state;
	while (date.year < 450) {
		struct date found = date_from_day(day);

		assert_true(found.year == date.year &&
			    found.month == date.month && found.day == date.day);
		assert_true(date_to_day(date) == day);
		assert_int_equal(date_weekday(date), weekday);
		day++;
		weekday = (weekday + 1) % 7;
		if (++date.day > date_days_in_month(date.year, date.month)) {
			date.day = 1;
			date.month = date.month % 12 + 1;
			date.year += date.month == 1;
		}
	}
}

static void
far_years_come_back(void **state)
{
	static const int64_t years[] = {-1000000000000000, -12345, 12345,
					1000000000000000};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(years); i++) {
		struct date date = {years[i], 12, 31};
		struct date found = date_from_day(date_to_day(date));

		assert_true(found.year == years[i]);
		assert_int_equal(found.month, 12);
		assert_int_equal(found.day, 31);
	}
}

static void
parses_and_formats(void **state)
{
	static const char *const dates[] = {"2025-10-14", "0000-01-01",
					    "9999-12-31", "2024-02-29"};
	struct buf buf = BUF_INIT;
	struct date date;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(dates); i++) {
		assert_true(date_parse(text_of(dates[i]), &date));
		buf_reset(&buf);
		date_format(&buf, date);
		assert_string_equal(buf.s, dates[i]);
	}
	buf_free(&buf);
}

static void
refuses_what_is_no_date(void **state)
{
	static const char *const wrong[] = {
		"",	      "2025",	     "2025-10",	    "2025-10-1",
		"2025-1-014", "2025-10-140", "2025-02-29",  "2025-13-01",
		"2025-00-10", "2025-01-00",  "2025-04-31",  "-025-01-01",
		"2025/01/01", " 2025-01-01", "2025-01-01Z", "1900-02-29",
		"20251014",   "202510-14",   "2025-1014",
	};
	struct date date = {1, 2, 3};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(wrong); i++)
		assert_false(date_parse(text_of(wrong[i]), &date));
	assert_true(date.year == 1 && date.month == 2 && date.day == 3);
	assert_false(date_is_valid((struct date){2025, 0, 1}));
	assert_false(date_is_valid((struct date){2025, -1, 1}));
	assert_false(date_is_valid((struct date){2025, 2, 29}));
}

static void
formats_years_of_any_size(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	date_format(&buf, (struct date){-44, 3, 15});
	assert_string_equal(buf.s, "-0044-03-15");
	buf_reset(&buf);
	date_format(&buf, (struct date){-9999, 12, 31});
	assert_string_equal(buf.s, "-9999-12-31");
	buf_reset(&buf);
	date_format(&buf, (struct date){-12345, 3, 15});
	assert_string_equal(buf.s, "Y-12345");
	buf_reset(&buf);
	date_format(&buf, (struct date){170000002, 1, 1});
	assert_string_equal(buf.s, "Y170000002");
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_leap_years),
		cmocka_unit_test(counts_days),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(far_years_come_back),
		cmocka_unit_test(parses_and_formats),
		cmocka_unit_test(refuses_what_is_no_date),
		cmocka_unit_test(formats_years_of_any_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
