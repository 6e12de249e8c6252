/* That words are made of HTML again, whatever both are. */
#include "tests/test.h"

#include "tests/markdown/reading.h"

#include "markdown/inner.h"

/* Checks that the steps, if any, make the words; the value is their length. */
static size_t
check_steps(struct render *r)
{
	struct text plain = buf_as_text(&r->plain);
	struct text found = steps_end(&r->steps, plain);
	char *made = mem_alloc(plain.len + 1);
	struct buf both = BUF_INIT; /* as rich_pack puts them */

	buf_text(&both, buf_as_text(&r->html));
	buf_char(&both, '\0');
	buf_text(&both, found);
	if (found.len > 0) {
		steps_go(both.s, both.s + r->html.len + 1, made, plain.len);
		assert_memory_equal(made, plain.s, plain.len);
	}
	buf_free(&both);
	free(made);
	buf_free(&r->html);
	buf_free(&r->plain);
	buf_free(&r->steps.bytes);
	return found.len;
}

/* As words of a node, behind which a block may be read: nothing is said of what
 * stands there. */
static void
write_words(struct render *r, const char *words)
{
	size_t length = strlen(words);
	char *node = mem_alloc(length + 1 + TREE_SPARE);

	memset(node, '"', length + 1 + TREE_SPARE);
	memcpy(node, words, length + 1);
	assert_int_equal(words_write(r, node, SIZE_MAX), length);
	free(node);
}

static void
words_are_told_by_few_steps(void **state)
{
	struct render r = {0};

	(void)state;
	buf_literal(&r.html, "<p>");
	write_words(&r, "The old");
	buf_char(&r.html, '\n');
	buf_char(&r.plain, ' ');
	write_words(&r, "harbour.");
	buf_literal(&r.html, "</p>\n");
	buf_char(&r.plain, '\n');
	/* pass, copy, space, copy, a byte that is written */
	assert_int_equal(check_steps(&r), 6);
}

static void
words_that_stand_nowhere_else_are_kept(void **state)
{
	struct render r = {0};
	struct render none = {0};

	(void)state;
	buf_literal(&r.html, "<p>The old</p>\n");
	buf_literal(&r.plain, "The old\n");
	assert_int_equal(check_steps(&r), 0);
	assert_int_equal(check_steps(&none), 0);
}

#define MOST 1000

static void
runs_of_any_length(void **state)
{
	static char bytes[MOST + TREE_SPARE];

	(void)state;
	memset(bytes, 'a', sizeof(bytes));
	for (size_t before = 0; before < 300; before++) {
		struct render r = {0};

		buf_add(&r.html, bytes, before);
		assert_int_equal(words_write(&r, bytes, MOST - before),
				 MOST - before);
		assert_int_equal(r.plain.len, MOST - before);
		assert_true(check_steps(&r) > 0);
	}
}

/* Wherever it stands, before the end of a block and behind it. */
static void
what_html_cannot_hold_is_escaped_or_dropped(void **state)
{
	static const struct {
		const char *byte, *html, *plain;
	} cases[] = {
		{"&", "&amp;", "&"},
		{"<", "&lt;", "<"},
		{">", "&gt;", ">"},
		{"\"", "&quot;", "\""},
		{"'", "'", "'"},
		{"]", "]", "]"},
		{"#", "#", "#"},
		{"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"},
		{"\xf8", "", ""},
		{"\xfe", "", ""},
		{"\xff", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		for (int before = 0; before < 40; before++) {
			struct render r = {0};
			char words[100], html[100], plain[100];
			static const char rest[] = "of the harbour at night";

			snprintf(words, sizeof(words), "%*s%s%s", before, "",
				 cases[i].byte, rest);
			snprintf(html, sizeof(html), "%*s%s%s", before, "",
				 cases[i].html, rest);
			snprintf(plain, sizeof(plain), "%*s%s%s", before, "",
				 cases[i].plain, rest);
			write_words(&r, words);
			assert_string_equal(r.html.s, html);
			assert_string_equal(r.plain.s, plain);
			check_steps(&r);
		}
	}
}

static void
notes_what_may_quote_or_be_markup(void **state)
{
	static const struct {
		const char *words;
		bool may_quote, may_mark_up;
	} cases[] = {
		{"of the harbour at night, # 1 & 2 > 3", false, false},
		{"\"", true, false},
		{"of the harbour at night it is 5' deep", true, false},
		{"of the harbour \xc2\xab", true, false},
		{"of the harbour at nigh \xe2\x80\x9c", true, false},
		{"\xe3\x80\x8c", true, false},
		{"of the harbour at night](x", false, true},
		{"of <!--", false, true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct render r = {0};

		write_words(&r, cases[i].words);
		assert_int_equal(r.leaf.may_quote, cases[i].may_quote);
		assert_int_equal(r.may_mark_up, cases[i].may_mark_up);
		check_steps(&r);
	}
}

/* All of it: tables, callouts, tasks, footnotes, code, raw HTML. */
static void
documents_are_told_by_few_steps(void **state)
{
	static const char text[] =
		"# Of the *harbour* & the pier\n\nThe old\nharbour[^1] at "
		"night, with [a link](x.md) to it.\n\n> [!NOTE]\n> Mind the "
		"`<gap>` and the tide.\n\n| A | B |\n|---|---|\n| one | two "
		"words |\n\n- [ ] paint the pier\n- mend\n  - the nets\n\n"
		"```c\nint tide;\n```\n\nThe council of the harbour met on the "
		"evening of the spring tide and wrote all of it down.\n\n"
		"[^1]: The one in the north.\n";
	struct reading reading = reading_of(text);
	const struct rich *rich = &reading.out->content;

	(void)state;
	assert_null(rich->plain.s);
	assert_text(reading_plain(&reading),
		    "Of the harbour & the pier\nThe old harbour at night, with "
		    "a link to it.\nMind the <gap> and the tide.\nA\nB\none\n"
		    "two words\npaint the pier\nmend\nthe nets\nint tide;\n"
		    "The council of the harbour met on the evening of the "
		    "spring tide and wrote all of it down.\n"
		    "The one in the north.\n");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_by_few_steps),
		cmocka_unit_test(words_that_stand_nowhere_else_are_kept),
		cmocka_unit_test(runs_of_any_length),
		cmocka_unit_test(what_html_cannot_hold_is_escaped_or_dropped),
		cmocka_unit_test(notes_what_may_quote_or_be_markup),
		cmocka_unit_test(documents_are_told_by_few_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
