#include "tests/test.h"

#include "base/limits.h"
#include "markdown/inner.h"
#include "tests/markdown/reading.h"

/* `count` times `piece`, between two others; the caller frees. */
static struct buf
repeated(const char *before, const char *piece, size_t count,
	 const char *behind)
{
	struct buf text = BUF_INIT;

	buf_text(&text, text_of(before));
	for (size_t i = 0; i < count; i++)
		buf_text(&text, text_of(piece));
	buf_text(&text, text_of(behind));
	return text;
}

/* Checks a text and frees it; what was told is in `diag`. */
static int
check(struct buf text, struct diag *diag)
{
	struct arena scratch = {0};
	struct markdown_input in = {.path = TEXT("content/x.md"),
				    .body = buf_as_text(&text),
				    .first_line = 1};
	struct source source;
	int rc;

	source_begin(&source, &in, &scratch);
	rc = nesting_check(&source, diag);
	arena_free(&scratch);
	buf_free(&text);
	return rc;
}

static void
assert_fine(struct buf text)
{
	struct diag diag = {0};

	assert_int_equal(check(text, &diag), 0);
	assert_said(&diag, "");
	diag_free(&diag);
}

static void
assert_refused(struct buf text, const char *said)
{
	struct diag diag = {0};

	assert_int_equal(check(text, &diag), -1);
	assert_said(&diag, said);
	diag_free(&diag);
}

/* A list, one level deeper on each line. */
static struct buf
staircase(size_t levels, const char *line_end)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < levels; i++) {
		for (size_t space = 0; space < 2 * i; space++)
			buf_char(&text, ' ');
		buf_literal(&text, "- a");
		buf_text(&text, text_of(line_end));
	}
	return text;
}

static void
deep_quotes_and_lists_are_refused(void **state)
{
	static const char said[] =
		"content/x.md:1:1: error[M002]: quotes and lists are nested "
		"more than 100 deep\n";

	(void)state;
	assert_fine(repeated("", ">", 100, "a\n"));
	assert_refused(repeated("", ">", 101, "a\n"), said);
	assert_refused(repeated("", "> ", 101, "a\n"), said);
	assert_fine(repeated("", "- ", 100, "a\n"));
	assert_refused(repeated("", "- ", 101, "a\n"), said);
	assert_refused(repeated("", "1. > ", 51, "a\n"), said);
	assert_fine(staircase(100, "\n"));
	assert_fine(staircase(100, "\n\n"));
	assert_refused(staircase(101, "\n"),
		       "content/x.md:101:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
	assert_refused(staircase(101, "\n\n\n"),
		       "content/x.md:301:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
}

static void
what_only_looks_deep_is_fine(void **state)
{
	(void)state;
	assert_fine(repeated("", "* ", 500, "\n"));
	assert_fine(repeated("", "- ", 500, "\n"));
	assert_fine(repeated("    ", ">", 500, "\n"));
	assert_fine(repeated("a ", ">", 500, "\n"));
	assert_fine(repeated("", "> a\n", 5000, ""));
	assert_fine(repeated("", "> a\n\n", 5000, ""));
	assert_fine(repeated("", "- a\n", 5000, ""));
	assert_fine(repeated("", "- a\n\n  b\n", 5000, ""));
	assert_fine(repeated("", "1931. a\n", 5000, ""));
	assert_fine(repeated("", "- a\n  - b\nc\n\n", 5000, ""));
	assert_fine(repeated("", "\t- a\n", 5000, ""));
}

static void
fenced_code_does_not_nest(void **state)
{
	(void)state;
	assert_fine(repeated("```\n", ">", 500, "\n```\n"));
	assert_fine(repeated("> ~~~ x\n> ", ">", 500, "\n> ~~~\n"));
	assert_fine(repeated("- ```\n  ", ">", 500, "\n"));
	assert_refused(repeated("- ```\n", ">", 500, "\n"),
		       "content/x.md:2:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
	assert_refused(repeated("```\n```\n", ">", 500, "\n"),
		       "content/x.md:3:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
	assert_refused(repeated("``` `\n", ">", 500, "\n"),
		       "content/x.md:2:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
}

/* HTML can make cmark see quotes where a fence seems to be open. */
static void
hidden_fences_hide_no_depth(void **state)
{
	(void)state;
	assert_refused(repeated("<!--\n```\n-->\n\n", ">", 1001, "\n"),
		       "content/x.md:5:1: error[M002]: quotes and lists are "
		       "nested more than 100 deep\n");
}

static void
open_images_are_refused(void **state)
{
	(void)state;
	assert_fine(repeated("", "![a](b) ", 5000, "\n"));
	assert_fine(repeated("", "![[]()\n\n", 5000, ""));
	assert_fine(repeated("", "[[]()", 5000, "\n"));
	assert_fine(repeated("", "\x1b[31m", 5000, "\n"));
	assert_refused(repeated("a\n\n", "![[]()", 5000, "\n"),
		       "content/x.md:3:1: error[M003]: more than 1000 "
		       "brackets are open in one paragraph\n"
		       "      = hint: close them, or write \\[ for a bracket "
		       "that opens nothing\n");
	assert_refused(repeated("", "![[]()\\]\n", 5000, "\n"),
		       "content/x.md:1001:1: error[M003]: more than 1000 "
		       "brackets are open in one paragraph\n"
		       "      = hint: close them, or write \\[ for a bracket "
		       "that opens nothing\n");
}

static void
long_references_are_refused(void **state)
{
	struct buf text = repeated("[a]: /", "x", 100000, "\n\n");

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_literal(&text, "[a]");
	assert_refused(text, "content/x.md:1:1: error[M003]: a reference of "
			     "100006 bytes is repeated too often\n");
	assert_fine(repeated("[a]: /b\n\n", "[a]\n", 50000, ""));
	text = repeated("[a]: /", "x", 100000, "\n\n");
	for (int i = 0; i < 800; i++)
		buf_literal(&text, "[a]");
	assert_fine(text);
}

static void
definitions_are_many_in_real_documents(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_format(&text, "[a%d]: https://example.org/%d\n  \"t\"\n", i,
			   i);
	buf_char(&text, '\n');
	for (int i = 0; i < 20000; i++)
		buf_format(&text, "[a%d] ", i);
	assert_fine(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deep_quotes_and_lists_are_refused),
		cmocka_unit_test(what_only_looks_deep_is_fine),
		cmocka_unit_test(fenced_code_does_not_nest),
		cmocka_unit_test(hidden_fences_hide_no_depth),
		cmocka_unit_test(open_images_are_refused),
		cmocka_unit_test(long_references_are_refused),
		cmocka_unit_test(definitions_are_many_in_real_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
