#include "tests/test.h"

#include "cli/progress.h"

static void
the_line_says_what_how_many_and_how_fast(void **state)
{
	struct buf words = BUF_INIT;

	(void)state;
	progress_words(&words, BUILD_MAKE, 1200, 800000000);
	assert_string_equal(words.s,
			    "making files: 1200 in 0.8 s, 1500 a second");
	buf_reset(&words);
	progress_words(&words, BUILD_READ, 0, 800000000);
	assert_string_equal(words.s, "reading documents");
	buf_free(&words);
}

static void
the_table_has_a_line_a_stage_and_a_sum(void **state)
{
	struct progress progress = {0};
	struct buf table = BUF_INIT;

	(void)state;
	progress.times[BUILD_READ] = (struct stage_time){2000000, 4000000};
	progress.times[BUILD_MAKE] = (struct stage_time){3000000, 6000000};
	progress.laps.ns[LAP_CMARK] = 1500000;
	progress.laps.ns[LAP_HTML] = 2000000;
	progress.laps.ns[LAP_WRITE] = 500000;
	progress_table(&table, &progress, 10);
	assert_string_equal(
		table.s,
		"stage                            ms     CPU ms  CPU ns/page\n"
		"reading site and theme          0.0        0.0            0\n"
		"reading documents               2.0        4.0       400000\n"
		"  cmark                                    1.5       "
		"150000\n"
		"  HTML                                     2.0       "
		"200000\n"
		"resolving                       0.0        0.0            0\n"
		"verifying quotations            0.0        0.0            0\n"
		"making files                    3.0        6.0       600000\n"
		"  writing                                  0.5        50000\n"
		"publishing                      0.0        0.0            0\n"
		"all                             5.0       10.0      "
		"1000000\n");
	buf_free(&table);
}

/* Each stage begins where the one before ends: nothing is left out. */
static void
stages_add_up_to_the_whole(void **state)
{
	struct progress progress;
	int64_t sum = 0;

	(void)state;
	progress_begin(&progress, NULL);
	progress.watch.enter(progress.watch.context, BUILD_READ);
	progress.watch.enter(progress.watch.context, BUILD_MAKE);
	progress.watch.made(progress.watch.context);
	assert_int_equal(progress.made, 1);
	progress_end(&progress);
	for (int stage = 0; stage < BUILD_STAGES; stage++)
		sum += progress.times[stage].wall;
	assert_true(sum == progress_wall(&progress));
	assert_true(sum > 0);
}

/* What takes less than half a second needs no line. */
static void
a_quick_build_shows_nothing(void **state)
{
	struct progress progress;
	char *shown = NULL;
	size_t length = 0;
	FILE *to = open_memstream(&shown, &length);

	(void)state;
	progress_begin(&progress, to);
	progress.watch.enter(progress.watch.context, BUILD_MAKE);
	progress.watch.made(progress.watch.context);
	fflush(to);
	assert_int_equal(length, 0);
	progress.start -= 600000000;
	progress.watch.made(progress.watch.context);
	fflush(to);
	assert_non_null(strstr(shown, "making files: 2 in "));
	progress_end(&progress);
	fclose(to);
	assert_string_equal(shown + length - 4, "\r\033[K");
	free(shown);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_line_says_what_how_many_and_how_fast),
		cmocka_unit_test(the_table_has_a_line_a_stage_and_a_sum),
		cmocka_unit_test(stages_add_up_to_the_whole),
		cmocka_unit_test(a_quick_build_shows_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
