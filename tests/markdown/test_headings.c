#include "tests/test.h"

#include "tests/markdown/reading.h"

static void
check_ids(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct heading_fact, heading, &reading.out->headings)
		made = arena_format(&reading.arena, "%.*s%s%.*s",
				    TEXT_ARG(made), made.len ? " " : "",
				    TEXT_ARG(heading->id));
	assert_text(made, wanted);
	reading_free(&reading);
}

static void
ids_are_slugs(void **state)
{
	(void)state;
	check_ids("# The *Harbour* call\n", "the-harbour-call");
	check_ids("# «Été», `1931`!\n", "été-1931");
	check_ids("# Гавань\n\n## 港\n", "гавань 港");
	check_ids("# ???\n\n#\n", "section section-2");
	check_ids("Two\nlines\n===\n", "two-lines");
}

static void
ids_are_numbered(void **state)
{
	(void)state;
	check_ids("# a\n# a\n## A!\n", "a a-2 a-3");
	check_ids("# a-2\n# a\n# a\n# a\n", "a-2 a a-3 a-4");
	check_ids("# a\n# a\n# a-2\n", "a a-2 a-2-2");
	check_ids("- **1931** {#port} x\n\n# Port\n", "port-2");
}

static void
many_alike_are_quick(void **state)
{
	struct buf text = BUF_INIT;
	struct reading reading;

	(void)state;
	alarm(20);
	for (int i = 0; i < 50000; i++)
		buf_format(&text, "# a-%d\n# a\n", i);
	reading = reading_of(text.s);
	assert_int_equal(reading.out->headings.count, 100000);
	reading_free(&reading);
	buf_free(&text);
	alarm(0);
}

static void
headings_are_facts(void **state)
{
	struct reading reading =
		reading_of("x\n\n## A [b](c) & “d”\n\n> ### E\n");
	const struct heading_fact *heading = reading.out->headings.items;

	(void)state;
	assert_int_equal(reading.out->headings.count, 2);
	assert_int_equal(heading->level, 2);
	assert_text(heading->content->plain, "A b & “d”");
	assert_text(show_holes(&reading.arena, *heading->content->html),
		    "A {L0:b} &amp; “d”");
	assert_int_equal(heading->place.line, 3);
	assert_int_equal(heading->place.column, 1);
	assert_int_equal(heading[1].level, 3);
	assert_int_equal(heading[1].place.column, 3);
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    "<p>x</p>\n<h2 id=\"a-b-d\">A {L0:b} &amp; “d”</h2>\n"
		    "<blockquote>\n<h3 id=\"e\">E</h3>\n</blockquote>\n");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_slugs),
		cmocka_unit_test(ids_are_numbered),
		cmocka_unit_test(many_alike_are_quick),
		cmocka_unit_test(headings_are_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
