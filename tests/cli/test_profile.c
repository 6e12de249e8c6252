#include "tests/test.h"

#include "cli/profile.h"

static void
add(struct theme_profile *profile, struct theme_time time)
{
	list_add(&profile->arena, &profile->times, time);
}

static void
there_are_kinds_files_and_pages(void **state)
{
	struct theme_profile profile = {.made = 10, .time = 10000000};
	struct theme_slow slow = {TEXT("content/index.md"), 2500000};
	struct buf table = BUF_INIT;

	(void)state;
	add(&profile, (struct theme_time){"part", TEXT("parts/card.lua"), 40,
					  5000000, 5000000});
	add(&profile, (struct theme_time){"layout", TEXT("layouts/page.lua"),
					  10, 9000000, 4000000});
	add(&profile, (struct theme_time){"part", TEXT("parts/menu.lua"), 10,
					  500000, 500000});
	add(&profile,
	    (struct theme_time){"hook", TEXT("hooks/link.lua"), 0, 0, 0});
	list_add(&profile.arena, &profile.slowest, slow);
	profile_table(&table, &profile);
	assert_string_equal(
		table.s,
		"theme: 10 files made in 10.00 ms of all workers, 1000000 ns "
		"each\n"
		"\n"
		"    calls    own ms    all ms   ns/page  share  kind\n"
		"       10      4.00      9.00    400000  40.0%  layout\n"
		"       50      5.50      5.50    550000  55.0%  part\n"
		"\n"
		"    calls    own ms    all ms   ns/page  share  file\n"
		"       40      5.00      5.00    500000  50.0%  "
		"parts/card.lua\n"
		"       10      4.00      9.00    400000  40.0%  "
		"layouts/page.lua\n"
		"       10      0.50      0.50     50000   5.0%  "
		"parts/menu.lua\n"
		"\n"
		"       ms  slowest\n"
		"     2.50  content/index.md\n");
	buf_free(&table);
	theme_profile_free(&profile);
}

/* A site of no page divides by nothing. */
static void
nothing_made_is_a_table_too(void **state)
{
	struct theme_profile profile = {0};
	struct buf table = BUF_INIT;

	(void)state;
	profile_table(&table, &profile);
	assert_non_null(strstr(table.s, "theme: 0 files made"));
	buf_free(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_are_kinds_files_and_pages),
		cmocka_unit_test(nothing_made_is_a_table_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
