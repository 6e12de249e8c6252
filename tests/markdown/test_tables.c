#include "tests/test.h"

#include "base/limits.h"
#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* GitHub Flavored Markdown 0.29, §4.10, examples 198 to 205. */
static const struct example github_tables_are_met_examples[] = {
	{"| foo | bar |\n| --- | --- |\n| baz | bim |\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">foo</th>\n<th "
	 "scope=\"col\">bar</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>baz</"
	 "td>\n<td>bim</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"| abc | defghi |\n:-: | -----------:\nbar | baz\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\" "
	 "class=\"center\">abc</th>\n<th scope=\"col\" "
	 "class=\"right\">defghi</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td "
	 "class=\"center\">bar</td>\n<td "
	 "class=\"right\">baz</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">f|oo</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b "
	 "<code>|</code> az</td>\n</tr>\n<tr>\n<td>b <strong>|</strong> "
	 "im</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">abc</th>\n<th "
	 "scope=\"col\">def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</"
	 "td>\n<td>baz</td>\n</tr>\n</tbody>\n</table>\n</"
	 "div>\n<blockquote>\n<p>bar</p>\n</blockquote>\n"},
	{"| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">abc</th>\n<th "
	 "scope=\"col\">def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</"
	 "td>\n<td>baz</td>\n</tr>\n<tr>\n<td>bar</td>\n<td></td>\n</tr>\n</"
	 "tbody>\n</table>\n</div>\n<p>bar</p>\n"},
	{"| abc | def |\n| --- |\n| bar |\n",
	 "<p>| abc | def |\n| --- |\n| bar |</p>\n"},
	{"| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">abc</th>\n<th "
	 "scope=\"col\">def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</"
	 "td>\n<td></td>\n</tr>\n<tr>\n<td>bar</td>\n<td>baz</td>\n</tr>\n</"
	 "tbody>\n</table>\n</div>\n"},
	{"| abc | def |\n| --- | --- |\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">abc</th>\n<th "
	 "scope=\"col\">def</th>\n</tr>\n</thead>\n</table>\n</div>\n"},
};

static void
github_tables_are_met(void **state)
{
	(void)state;
	check_examples(github_tables_are_met_examples);
}

/* In quotes and lists, behind text, with references; not in code. */
static const struct example tables_stand_everywhere_examples[] = {
	{"a\n| b |\n|:--|\n",
	 "<p>a</p>\n<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\" "
	 "class=\"left\">b</th>\n</tr>\n</thead>\n</table>\n</div>\n"},
	{"[r]: /r\n| [r] |\n|---|\n| ![a][r] [x] |\n\n[x]: x.md\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\"><a "
	 "href=\"/r\">r</a></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><img "
	 "src=\"/r\" alt=\"a\" /> <a "
	 "href=\"x.md\">x</a></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"> - | a |\n>   |---|\n>   | *b* |\n",
	 "<blockquote>\n<ul>\n<li>\n<div class=\"table\" role=\"group\" "
	 "tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><em>b</"
	 "em></td>\n</tr>\n</tbody>\n</table>\n</div>\n</li>\n</ul>\n</"
	 "blockquote>\n"},
	{"| a |\n|---|\n| b |\n---\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</"
	 "tr>\n</tbody>\n</table>\n</div>\n<hr />\n"},
	{"| a |\n|---|\n| b |\n===\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</"
	 "tr>\n<tr>\n<td>===</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"|\\\\|a|\n|-|-|\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">\\</th>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>\n"},
	{"a |\n---\n", "<h2 id=\"a\">a |</h2>\n"},
	{"a\n:-:\n", "<p>a\n:-:</p>\n"},
	{"    | a |\n    |---|\n",
	 "<pre tabindex=\"0\"><code>| a |\n|---|\n</code></pre>\n"},
	{"```\n| a |\n|---|\n```\n",
	 "<pre tabindex=\"0\"><code>| a |\n|---|\n</code></pre>\n"},
	{"\\| a |\n|---|---|\n", "<p>| a |\n|---|---|</p>\n"},
	{"| a |\r\n|---|\r\n| b |\r\n",
	 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</"
	 "tr>\n</tbody>\n</table>\n</div>\n"},
};

static void
tables_stand_everywhere(void **state)
{
	(void)state;
	check_examples(tables_stand_everywhere_examples);
}

static void
cells_begin_no_blocks(void **state)
{
	struct reading reading = reading_of(
		"|- a|# b|> c|1. d|\n|-|-|-|-|\n|```|    e|[x]: y|f|\n");

	(void)state;
	assert_said(&reading.diag, "");
	assert_text(reading_plain(&reading),
		    "- a\n# b\n> c\n1. d\n```\ne\n[x]: y\nf\n");
	reading_free(&reading);
}

static void
links_in_cells_have_places(void **state)
{
	struct reading reading = reading_of("a\n\n> | a | b |\n> |---|---|\n"
					    "> | x\\|y | [“q”](t.md#t1) |\n"
					    "> | \\~~z | \"l\" www.x.org |\n");

	(void)state;
	assert_int_equal(reading.out->links.count, 2);
	assert_int_equal(reading.out->links.items[0].form, LINK_QUOTED);
	assert_text(reading.out->links.items[0].words, "q");
	assert_int_equal(reading.out->links.items[0].place.line, 5);
	assert_int_equal(reading.out->links.items[0].place.column, 12);
	assert_int_equal(reading.out->links.items[1].place.line, 6);
	assert_int_equal(reading.out->links.items[1].place.column, 16);
	assert_int_equal(reading.out->loose_quotes.count, 1);
	assert_int_equal(reading.out->loose_quotes.items[0].place.column, 12);
	reading_free(&reading);
	assert_tells(
		"| a |\n|---|\n| [x](javascript:y) |\n",
		"content/x.md:3:3: error[L004]: URLs of the scheme "
		"\"javascript:\" are not published\n"
		"      = hint: a link is http:, https:, mailto:, tel: or a "
		"path; a path whose name has a colon begins with ./\n");
}

static void
repeat(struct buf *text, const char *piece, size_t count)
{
	while (count-- > 0)
		buf_text(text, text_of(piece));
}

static void
too_large_tables_are_errors(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	repeat(&text, "a|", LIMIT_TABLE_COLUMNS + 1);
	buf_char(&text, '\n');
	repeat(&text, "-|", LIMIT_TABLE_COLUMNS + 1);
	assert_tells(text.s, "content/x.md:2:1: error[M006]: a table has more "
			     "than 200 columns\n");
	buf_reset(&text);
	repeat(&text, "a|", LIMIT_TABLE_COLUMNS);
	buf_char(&text, '\n');
	repeat(&text, "|-", LIMIT_TABLE_COLUMNS);
	buf_char(&text, '\n');
	repeat(&text, "a\n", 3000);
	assert_tells(text.s, "content/x.md:2515:1: error[M006]: more than "
			     "500000 cells are missing in rows that are too "
			     "short\n");
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(github_tables_are_met),
		cmocka_unit_test(tables_stand_everywhere),
		cmocka_unit_test(cells_begin_no_blocks),
		cmocka_unit_test(links_in_cells_have_places),
		cmocka_unit_test(too_large_tables_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
