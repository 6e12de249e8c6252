#include "tests/test.h"

#include <time.h>

#include "base/zone.h"

static int64_t
seconds_in(const char *zone, const char *text)
{
	struct moment moment;

	assert_true(moment_parse(text_of(text), &moment));
	return zone_seconds(text_of(zone), &moment);
}

static void
zones_by_their_names(void **state)
{
	(void)state;
	assert_true(zone_is_known(TEXT("UTC")));
	assert_true(zone_is_known(TEXT("Europe/Berlin")));
	assert_true(zone_is_known(TEXT("America/Argentina/Buenos_Aires")));
	assert_false(zone_is_known(TEXT("Europe/Berln")));
	assert_false(zone_is_known(TEXT("Europe")));
	assert_false(zone_is_known(TEXT("")));
	assert_false(zone_is_known(TEXT("/etc/passwd")));
	assert_false(zone_is_known(TEXT("../zoneinfo/UTC")));
	assert_false(zone_is_known(TEXT("zone.tab")));
	assert_false(zone_is_known(TEXT("CET-1CEST")));
}

static void
summer_and_winter(void **state)
{
	(void)state;
	assert_int_equal(seconds_in("UTC", "2026-03-01"), 1772323200);
	assert_int_equal(seconds_in("Europe/Berlin", "2026-03-01"),
			 1772323200 - 3600);
	assert_int_equal(seconds_in("Europe/Berlin", "2026-07-01"),
			 seconds_in("UTC", "2026-07-01") - 7200);
	assert_int_equal(seconds_in("America/New_York", "2026-03-01T06:00"),
			 1772323200 + 11 * 3600);
	assert_int_equal(seconds_in("Asia/Kathmandu", "2026-03-01T05:45"),
			 1772323200);
	/* An offset says more than the zone. */
	assert_int_equal(seconds_in("Europe/Berlin", "2026-03-01T00:00Z"),
			 1772323200);
}

/* Clocks went from 2 to 3 on 2026-03-29, and from 3 to 2 on 2026-10-25. */
static void
hours_that_are_not_there_or_twice(void **state)
{
	(void)state;
	assert_int_equal(seconds_in("Europe/Berlin", "2026-03-29T02:30"),
			 seconds_in("UTC", "2026-03-29T01:30"));
	assert_int_equal(seconds_in("Europe/Berlin", "2026-03-29T03:00"),
			 seconds_in("UTC", "2026-03-29T01:00"));
	assert_int_equal(seconds_in("Europe/Berlin", "2026-10-25T02:30"),
			 seconds_in("UTC", "2026-10-25T00:30"));
	assert_int_equal(seconds_in("Europe/Berlin", "2026-10-25T03:00"),
			 seconds_in("UTC", "2026-10-25T02:00"));
}

static void
what_was_set_is_put_back(void **state)
{
	time_t zero = 0;

	(void)state;
	setenv("TZ", "XYZ-3", 1);
	tzset();
	seconds_in("Europe/Berlin", "2026-03-01");
	assert_string_equal(getenv("TZ"), "XYZ-3");
	assert_int_equal(localtime(&zero)->tm_hour, 3);
	unsetenv("TZ");
	seconds_in("Europe/Berlin", "2026-03-01");
	assert_null(getenv("TZ"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zones_by_their_names),
		cmocka_unit_test(summer_and_winter),
		cmocka_unit_test(hours_that_are_not_there_or_twice),
		cmocka_unit_test(what_was_set_is_put_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
