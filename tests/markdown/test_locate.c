/*
 * Where links, raw HTML, quotations and left-over brackets are found: cmark's
 * own columns are wrong in some blocks.
 */
#include "tests/test.h"

#include "tests/markdown/reading.h"

/* The places of links, as "1:2 3:4". */
static void
check_links(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct link_fact, link, &reading.out->links)
		made = arena_format(&reading.arena, "%.*s%s%u:%u",
				    TEXT_ARG(made), made.len ? " " : "",
				    link->place.line, link->place.column);
	assert_text(made, wanted);
	reading_free(&reading);
}

/* How many bytes words and whole of each link take, as "3/6 5/9". */
static void
check_extents(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct link_fact, link, &reading.out->links)
		made = arena_format(&reading.arena, "%.*s%s%u/%u",
				    TEXT_ARG(made), made.len ? " " : "",
				    link->brackets, link->place.length);
	assert_text(made, wanted);
	reading_free(&reading);
}

static void
the_extent_of_links_is_known(void **state)
{
	(void)state;
	check_extents("[a](b) “[c d](e)”\n", "3/6 5/8");
	check_extents("![a](b) [a [b] c](d(e)f)\n", "4/7 9/16");
	check_extents("[a][b] [c][]\n\n[b]: /x\n[c]: /y\n", "3/6 3/5");
	check_extents("[b]\n\n[b]: /x\n", "3/3");
	check_extents("<https://x.example> https://x.example/y\n",
		      "19/19 19/19");
	check_extents("[f(\\])](b\\)) [a\nb](c)\n", "7/12 5/8");
}

static void
links_are_found(void **state)
{
	(void)state;
	check_links("[a](b)\n", "1:1");
	check_links("é [a](b) and [a](b)\n", "1:4 1:15");
	check_links("x\ny [a *b*](c) z\n", "2:3");
	check_links("> - x [a](b)\n>   [c](d)\n", "1:7 2:5");
	check_links("# a [b](c)\n", "1:5");
	check_links("[a\nb](c) [d](e)\n", "1:1 2:7");
	check_links("![a](b) [![c](d)](e)\n", "1:1 1:9 1:10");
}

/* What cmark says of a link is right in most blocks, and here it is not. */
static void
links_are_found_where_cmark_is_wrong(void **state)
{
	(void)state;
	check_links("### a [b](c) [b](c)\n", "1:7 1:14");
	check_links("###### [a](b) [a](b)\n", "1:8 1:15");
	check_links("> - x\nlazy [a](b) [c](d)\n", "2:6 2:13");
	check_links("x\n    [a](b)\n", "2:5");
	check_links("x\n        [a](b)  [a](b)\n", "2:9 2:17");
	check_links("-  - - x\n[c](b) [a](b)\n", "2:1 2:8");
	check_links("-  - - x\n[a](c) [a](b)\n", "2:1 2:8");
	check_links("x [a\nb](c) [a\nb](c)\n", "1:3 2:7");
	check_links("[x]: /y\n[z]: /y\n[a](b)\n[a](b)\n", "3:1 4:1");
	check_links("| a | b |\n|--|--|\n| [c](d) | [c](d) |\n", "3:3 3:12");
	check_links("[^x]\n\n[^x]: [a](b)\n    [a](b)\n", "3:7 4:5");
}

static void
links_with_the_same_words_are_told_apart(void **state)
{
	(void)state;
	check_links("[a](b.md) [a](c.md)\n[a](b.md)\n", "1:1 1:11 2:1");
	check_links("[*a*](b.md) [a](c.md) [a][b] [a](b.md)\n\n[b]: x\n",
		    "1:1 1:13 1:23 1:30");
	check_links("`[a](b)` \\[a](b) [a](b) <!-- [a](b) --> [a](b)\n",
		    "1:18 1:41");
}

static void
other_brackets_are_passed_over(void **state)
{
	(void)state;
	check_links("`[a](b)` [a](b)\n", "1:10");
	check_links("\\[a [a](b)\n", "1:5");
	check_links("[a] [a](b)\n", "1:5");
	check_links("[x [a](b)\n", "1:4");
	check_links("``[a](b)`` ` [a](b)\n", "1:14");
	check_links("<b>[a](b)</b>\n", "1:4");
}

static void
references_are_found(void **state)
{
	(void)state;
	check_links("[a] and [b][a] and [c][]\n\n[a]: /x\n[c]: /y\n",
		    "1:1 1:9 1:20");
	check_links("[a]: /x\nb [a]\n", "2:3");
	check_links("c\n\n[a]: /x\nb [a]\n", "4:3");
}

static void
autolinks_are_found(void **state)
{
	(void)state;
	check_links("a <https://x.example/y> <ada@example.org>\n", "1:3 1:25");
	check_links("[https://x.example](https://x.example)\n", "1:1");
}

static void
markup_in_links_is_passed_over(void **state)
{
	(void)state;
	check_links("[x](y) [“a &amp; **b**” `c[]`](d)\n", "1:1 1:8");
	check_links("[f([g])](h) [f(\\])](i)\n", "1:1 1:13");
	check_links("[](a) [**](b)\n", "1:1 1:7");
}

/* Of long words only the beginning is compared. */
static void
long_words_are_found(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 3; i++) {
		buf_literal(&text, "[");
		for (int word = 0; word < 40; word++)
			buf_format(&text, "word%d ", word + 40 * (i / 2));
		buf_literal(&text, "](a.md)\n");
	}
	check_links(text.s, "1:1 2:1 3:1");
	buf_free(&text);
}

/* Something that is not where it is looked for is where its block is. */
static void
leaf_stands_in(void **state)
{
	(void)state;
	check_links("a\n\nb [&#65;](c) [d](e)\n", "3:1 3:14");
}

static void
many_failures_are_quick(void **state)
{
	struct buf text = BUF_INIT;
	struct reading reading;

	(void)state;
	alarm(20);
	for (int i = 0; i < 50000; i++)
		buf_literal(&text, "[&#65;](b) [[]()");
	reading = reading_of(text.s);
	assert_int_equal(reading.out->links.count, 100000);
	reading_free(&reading);
	buf_free(&text);
	alarm(0);
}

static void
left_over_is_found(void **state)
{
	(void)state;
	assert_tells("[x](y)\n[a](b c) z\n",
		     "content/x.md:2:1: error[M001]: this looks like a link "
		     "and is none\n      = hint: a path with a space stands "
		     "in <…>, or has %20 for the space\n");
	assert_tells("> `](` \\]( [*a* [x](y)](b \"c)\n",
		     "content/x.md:1:12: error[M001]: this looks like a link "
		     "and is none\n      = hint: a path with a space stands "
		     "in <…>, or has %20 for the space\n");
	assert_tells("[x](y) [a](b&amp;c d)\n",
		     "content/x.md:1:8: error[M001]: this looks like a link "
		     "and is none\n      = hint: a path with a space stands "
		     "in <…>, or has %20 for the space\n");
	assert_tells("a](b)\n",
		     "content/x.md:1:2: error[M001]: this looks like a link "
		     "and is none\n      = hint: a link is [text](path) on "
		     "one line; where the text is meant as it stands write "
		     "\\](\n");
}

static void
escaped_brackets_are_text(void **state)
{
	(void)state;
	assert_reads("\\[a](b c)\n", "<p>[a](b c)</p>\n");
	assert_reads("[a\\](b c)\n", "<p>[a](b c)</p>\n");
	assert_reads("[a]\\(b c)\n", "<p>[a](b c)</p>\n");
	assert_reads("`[a](b c)`\n", "<p><code>[a](b c)</code></p>\n");
	assert_reads("    [a](b c)\n",
		     "<pre tabindex=\"0\"><code>[a](b c)\n</code></pre>\n");
}

static void
html_is_found(void **state)
{
	(void)state;
	assert_tells(
		"a `<i>` <b>c</b>\n<i>d</i>\n",
		"content/x.md:1:9: warning[M005]: raw HTML is not published: "
		"<b>\n      = hint: write it in Markdown, or allow it with "
		"\"markdown: {raw_html: true}\" in content/site.yaml\n"
		"content/x.md:2:1: warning[M005]: raw HTML is not published: "
		"<i>\n      = hint: write it in Markdown, or allow it with "
		"\"markdown: {raw_html: true}\" in content/site.yaml\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_are_found),
		cmocka_unit_test(links_are_found_where_cmark_is_wrong),
		cmocka_unit_test(links_with_the_same_words_are_told_apart),
		cmocka_unit_test(the_extent_of_links_is_known),
		cmocka_unit_test(other_brackets_are_passed_over),
		cmocka_unit_test(references_are_found),
		cmocka_unit_test(autolinks_are_found),
		cmocka_unit_test(markup_in_links_is_passed_over),
		cmocka_unit_test(long_words_are_found),
		cmocka_unit_test(leaf_stands_in),
		cmocka_unit_test(many_failures_are_quick),
		cmocka_unit_test(left_over_is_found),
		cmocka_unit_test(escaped_brackets_are_text),
		cmocka_unit_test(html_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
