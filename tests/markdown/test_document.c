/*
 * Documents as a whole: what is read of them, and that nothing an author can
 * write takes quadratic time.
 */
#include "tests/test.h"

#include "base/file.h"
#include "base/utf8.h"
#include "tests/markdown/beyond.h"

static void
document_is_read(void **state)
{
	struct reading reading = reading_of(
		"# Harbour\n\nShe had [“never seen the "
		"ledger”](../t/h.md#t1).\n"
		"\n```c\nint a;\n```\n\n- **1931-03-04** It *began*.\n");
	const struct markdown *out = reading.out;

	(void)state;
	assert_said(&reading.diag, "");
	assert_text(show_holes(&reading.arena, *out->content.html),
		    "<h1 id=\"harbour\">Harbour</h1>\n"
		    "<p>She had {L0:“never seen the ledger”}.</p>\n"
		    "<pre tabindex=\"0\"><code class=\"language-c\">int "
		    "a;\n</code></pre>\n"
		    "<ul>\n<li{E0:}>{D0:} It <em>began</em>.</li>\n</ul>\n");
	assert_text(reading_plain(&reading),
		    "Harbour\nShe had “never seen the ledger”.\nint a;\n"
		    "It began.\n");
	assert_text(reading_excerpt(&reading),
		    "She had “never seen the ledger”.");
	assert_int_equal(out->words, 11);
	assert_int_equal(out->links.count, 1);
	assert_int_equal(out->headings.count, 1);
	assert_int_equal(out->events.count, 1);
	assert_int_equal(out->loose_quotes.count, 0);
	reading_free(&reading);
}

static void
lines_count_from_the_file(void **state)
{
	struct reading reading = {.in.first_line = 7};

	(void)state;
	reading_run(&reading, "a\n[b](data:c)\n");
	assert_int_equal(reading.diag.list.count, 1);
	assert_int_equal(reading.diag.list.items[0].place.line, 8);
	assert_int_equal(reading.out->links.items[0].place.line, 8);
	reading_free(&reading);
}

static void
smart_punctuation_is_asked_for(void **state)
{
	struct reading reading = {.in.smart_punctuation = true};

	(void)state;
	reading_run(&reading, "[\"a\"](b) -- c...\n");
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    "<p>{L0:“a”} – c…</p>\n");
	assert_text(reading_plain(&reading), "\"a\" -- c...\n");
	assert_int_equal(reading.out->links.items[0].form, LINK_QUOTED);
	assert_text(reading.out->links.items[0].words, "a");
	reading_free(&reading);
	assert_reads("\"a\" -- b...\n", "<p>&quot;a&quot; -- b...</p>\n");
}

static void
empty_documents_are_empty(void **state)
{
	struct reading reading = reading_of("");

	(void)state;
	assert_text(rich_html(&reading.out->content, &reading.arena), "");
	assert_text(reading_plain(&reading), "");
	assert_int_equal(reading.out->words, 0);
	assert_said(&reading.diag, "");
	reading_free(&reading);
}

/* The door refuses these bytes; here they must not be taken for a hole. */
static void
foreign_bytes_make_no_hole(void **state)
{
	(void)state;
	assert_reads("a\xfeL\x01\x01\x01\x01"
		     "b\xff `\xfe` [\xff](\xfe) ![\xfe](x)\n",
		     "<p>aL\x01\x01\x01\x01"
		     "b <code></code> {L0:} {I1:}</p>\n");
	assert_reads("# \xfe\n\n```\n\xfe\n```\n",
		     "<h1 id=\"section\"></h1>\n"
		     "<pre tabindex=\"0\"><code>\n</code></pre>\n");
}

static void
too_deep_documents_are_not_read(void **state)
{
	struct buf text = BUF_INIT;
	struct reading reading;

	(void)state;
	for (int i = 0; i < 50000; i++)
		buf_char(&text, '>');
	reading = reading_of(text.s);
	assert_int_equal(reading.diag.errors, 1);
	assert_int_equal(reading.diag.list.items[0].code, M002);
	assert_text(rich_html(&reading.out->content, &reading.arena), "");
	reading_free(&reading);
	buf_free(&text);
}

/* What is told of records stands in tests/markdown/test_record.c. */
static void
records_have_items(void **state)
{
	struct reading reading = {.in.is_record = true};

	(void)state;
	reading_run(&reading, "**Ada:** One two.\n\n**Bo:** Three.\n");
	assert_text(rich_html(&reading.out->content, &reading.arena), "");
	assert_int_equal(reading.out->items.count, 2);
	assert_text(reading_excerpt(&reading), "One two.");
	assert_int_equal(reading.out->words, 3);
	reading_free(&reading);
}

/* It had the bytes that stand for marks in it, which are no UTF-8. */
static void
an_excerpt_of_a_record_has_its_marks_in_words(void **state)
{
	struct reading reading = {.in.is_record = true};

	(void)state;
	reading_run(&reading, "**Ada:** [laughter] One [inaudible 0:04] two. "
			      "[pause]\n\nThree.\n");
	assert_text(reading_excerpt(&reading),
		    "[laughter] One [inaudible 0:04] two. [pause]");
	reading_free(&reading);
}

/* Shapes that some Markdown parser has been slow on. */
static const struct shape {
	const char *before;
	const char *piece;
	const char *behind;
} shapes[] = {
	{"", "![[]()", ""},
	{"", "[", ""},
	{"", "![", ""},
	{"[", "[]()", ""},
	{"", "[a](b", ""},
	{"", "[a](<b", ""},
	{"", "[a](b \"", ""},
	{"", "[ (](", ""},
	{"", "a]", ""},
	{"", "a](b c) ", ""},
	{"", "\\[a](b c) ", ""},
	{"", "[a]\\(b) ", ""},
	{"", "[a](b)\n", ""},
	{"", "`[a](b)", ""},
	{"", "[&#65;](b) ", ""},
	{"[a]: b\n\n", "[a] ", ""},
	{"", "[a]: b\n", ""},
	{"", "*a_ ", ""},
	{"", "a**b", "c* "},
	{"", "*a **a ", ""},
	{"", "**x [a*b**c*](d)", ""},
	{"", "a``b`", ""},
	{"a", "<!--", ""},
	{"a", "<?", ""},
	{"a", "<![CDATA", ""},
	{"a", "<!A ", ""},
	{"a", "<b>\"c\" ", ""},
	{"<div>\n", "<!-- a -->", ""},
	{"", "&", ""},
	{"", ">", "a"},
	{"", "> a\n", ""},
	{"", "> a\n> — [x](y)\n\n", ""},
	{"", "> — a\n", "> — [x](y)\n"},
	{"", "- ", "a"},
	{"", "1. ", "a"},
	{"- a\n  - b\n    - c\n", "\n", "d"},
	{"", "- **1931** {#x} a\n", ""},
	{"", "# a\n", ""},
	{"", "“a ", ""},
	{"", "“[a](b)” ", ""},
	{"", "\"a' ", ""},
	{"", "[“a”](b) ", ""},
	{"", "~~a ", ""},
	{"", "~~a~~ ", ""},
	{"", "*~~", ""},
	{"", "*~~a ", ""},
	{"", "~~*a*~~", ""},
	{"", "~", ""},
	{"", "~~", ""},
	{"", "a~~ ", ""},
	{"[^1]: a\n\n", "[^1] ", ""},
	{"", "[^1] ", ""},
	{"", "[^1]: a\n", ""},
	{"", "[^1]: [^1]\n\n", ""},
	{"", "[^", ""},
	{"", "[^]:", ""},
	{"", "[^a]: ", ""},
	{"", "http://a.b/c ", ""},
	{"", "http://", ""},
	{"", "http://a_", ""},
	{"", "www.", ""},
	{" www.a", "(", ""},
	{"www.a.b/", ")", ""},
	{"www.a.b/", "&a;", ""},
	{"www.a.b/", "a;", ""},
	{"", "a@b.c ", ""},
	{"", "a@", ""},
	{"", "a.", ""},
	{"", "@", ""},
	{"", "a@b.c@", ""},
	{"", "http://a.b?", ""},
	{"|a|\n|-|\n", "|a|\n", ""},
	{"|a|\n|-|\n", "a\n", ""},
	{"", "|", ""},
	{"", "|a", ""},
	{"|a|\n", "|-", ""},
	{"", "|a|\n|-|\n", ""},
	{"", "|a|\n|-|\n\n", ""},
	{"|a|\n|-|\n|", "\\|", ""},
	{"", "a\n|-|\n", ""},
	{"", "> |a|\n> |-|\n", ""},
	{"[a]: b\n\n", "|[a]|\n|-|\n\n", ""},
	{"", "- [ ] a\n", ""},
	{"", "> [!NOTE]\n> a\n\n", ""},
	{"", "> [!NOTE]\n", ""},
	{"", "# a {#a}\n", ""},
	{"", "# a {#", "}\n"},
	{"", "![a](b){.c}", ""},
	{"", "![a](b \"c\"){.c}\n\n", ""},
	{"", "{#a} ", ""},
	{"", "\\~~", ""},
	{"", "\\[^", ""},
	{"", "\"a' ", ""},
	{"", "a -- ", ""},
	{"", "```{#a}\na\n```\n", ""},
};

static void
strange_shapes_are_quick(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(shapes); i++) {
		struct buf text = BUF_INIT;
		struct reading reading;

		buf_text(&text, text_of(shapes[i].before));
		for (int times = 0; times < 20000; times++)
			buf_text(&text, text_of(shapes[i].piece));
		buf_text(&text, text_of(shapes[i].behind));
		alarm(30);
		reading = reading_of(text.s);
		alarm(0);
		assert_non_null(reading.out);
		reading_free(&reading);
		buf_free(&text);
	}
}

/* Emphasis may nest as deep as it likes: nothing here recurses. */
static void
deep_emphasis_is_rendered(void **state)
{
	struct buf text = BUF_INIT;
	struct reading reading;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_literal(&text, "*a **b ");
	buf_char(&text, 'c');
	for (int i = 0; i < 20000; i++)
		buf_literal(&text, "** *");
	alarm(60);
	reading = reading_of(text.s);
	alarm(0);
	assert_said(&reading.diag, "");
	assert_int_equal(reading.out->words, 60001);
	reading_free(&reading);
	buf_free(&text);
}

/* What stands between a line `open` and the line `close`; false: none. */
static bool
next_block(struct text *rest, const char *open, const char *close,
	   struct text *block)
{
	struct text line;

	do {
		if (!text_line(rest, &line))
			return false;
	} while (!text_equal(line, text_of(open)));
	*block = *rest;
	do {
		block->len = (size_t)(rest->s - block->s);
		if (!text_line(rest, &line))
			return false;
	} while (!text_equal(line, text_of(close)));
	return true;
}

/*
 * Each example of the manual is read; the HTML wanted stands behind it in a
 * comment, which nobody reads but this.
 */
static void
manual_is_true(void **state)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct example example;
	struct text rest;
	struct text block;
	size_t count = 0;

	(void)state;
	assert_int_equal(file_read(AT_FDCWD, "content/manual/markdown.md",
				   1 << 20, &arena, &rest, &diag),
			 0);
	for (; next_block(&rest, "````markdown", "````", &block); count++) {
		example.markdown = arena_text(&arena, block).s;
		assert_true(next_block(&rest, "<!-- html", "-->", &block));
		example.html = arena_text(&arena, block).s;
		check_example(&example);
	}
	assert_int_equal(count, 9);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_is_read),
		cmocka_unit_test(lines_count_from_the_file),
		cmocka_unit_test(smart_punctuation_is_asked_for),
		cmocka_unit_test(empty_documents_are_empty),
		cmocka_unit_test(foreign_bytes_make_no_hole),
		cmocka_unit_test(too_deep_documents_are_not_read),
		cmocka_unit_test(records_have_items),
		cmocka_unit_test(an_excerpt_of_a_record_has_its_marks_in_words),
		cmocka_unit_test(manual_is_true),
		cmocka_unit_test(strange_shapes_are_quick),
		cmocka_unit_test(deep_emphasis_is_rendered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
