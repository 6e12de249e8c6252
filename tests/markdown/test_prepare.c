#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
places_in_footnotes_are_those_of_the_file(void **state)
{
	struct reading reading =
		reading_of("a[^1] \\~~ [x](y)\n\n[^1]: b [“c”](t.md)\n"
			   "    d [e](f)\n\n[g](h)\n");

	(void)state;
	assert_said(&reading.diag, "");
	assert_int_equal(reading.out->links.count, 4);
	assert_int_equal(reading.out->links.items[0].place.column, 11);
	assert_int_equal(reading.out->links.items[1].place.line, 6);
	assert_int_equal(reading.out->links.items[2].form, LINK_QUOTED);
	assert_int_equal(reading.out->links.items[2].place.line, 3);
	assert_int_equal(reading.out->links.items[2].place.column, 9);
	assert_int_equal(reading.out->links.items[3].place.line, 4);
	assert_int_equal(reading.out->links.items[3].place.column, 7);
	reading_free(&reading);
}

static void
definitions_in_quotes_and_lists_are_told(void **state)
{
	const char *hint = "      = hint: write [^1]: at the start of a line, "
			   "behind a blank line\n";
	struct buf said = BUF_INIT;

	(void)state;
	buf_format(&said,
		   "content/x.md:1:3: error[M008]: a footnote is not defined "
		   "in a quote or list\n%s",
		   hint);
	assert_tells("> [^1]: word\n", said.s);
	buf_reset(&said);
	buf_format(&said,
		   "content/x.md:2:3: error[M008]: a footnote is not defined "
		   "in a quote or list\n%s",
		   hint);
	assert_tells("- a\n  [^1]: word\n", said.s);
	buf_free(&said);
}

static void
what_is_code_stays_code(void **state)
{
	(void)state;
	assert_reads("- ```\n  [^1]: a\n  ```\n\n\\~~\n",
		     "<ul>\n<li>\n<pre tabindex=\"0\"><code>[^1]: "
		     "a\n</code></pre>\n</li>\n"
		     "</ul>\n<p>~~</p>\n");
	assert_reads("```\n\\~~ \\[^ \\@a \\{#\n```\n",
		     "<pre tabindex=\"0\"><code>\\~~ \\[^ \\@a "
		     "\\{#\n</code></pre>\n");
}

static void
escapes_do_not_show_in_links(void **state)
{
	struct reading reading = reading_of("[a](b\\~~c 'd\\~~e')\n");

	(void)state;
	assert_text(reading.out->links.items[0].destination, "b~~c");
	assert_text(reading.out->links.items[0].extras->title, "d~~e");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_in_footnotes_are_those_of_the_file),
		cmocka_unit_test(definitions_in_quotes_and_lists_are_told),
		cmocka_unit_test(what_is_code_stays_code),
		cmocka_unit_test(escapes_do_not_show_in_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
