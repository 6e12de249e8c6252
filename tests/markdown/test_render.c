/*
 * The renderer against the CommonMark specification and against cmark, and
 * passages and marks as the record's pass asks for them.
 */
#include "tests/test.h"

#include "base/file.h"
#include "markdown/inner.h"
#include "tests/markdown/reading.h"

#define FENCE "````````````````````````````````"

struct example {
	struct text title; /* "12: Tabs" */
	struct buf markdown;
	struct buf html;
};

/* Adds text with an arrow for each tab as it was meant. */
static void
add_with_tabs(struct buf *buf, struct text t)
{
	struct text arrow = TEXT("→");
	size_t at = 0;
	size_t found;

	while ((found = text_find(t, arrow, at)) != TEXT_NOT_FOUND) {
		buf_text(buf, text_slice(t, at, found));
		buf_char(buf, '\t');
		at = found + arrow.len;
	}
	buf_text(buf, text_from(t, at));
	buf_char(buf, '\n');
}

/* Reads the next example of the file; false at its end. */
static bool
next_example(struct text *rest, struct example *example)
{
	struct text opening = TEXT(FENCE " example ");
	struct buf *to = &example->markdown;
	struct text line;

	buf_reset(&example->markdown);
	buf_reset(&example->html);
	do {
		if (!text_line(rest, &line))
			return false;
	} while (!text_starts(line, opening));
	example->title = text_from(line, opening.len);
	while (text_line(rest, &line) && !text_equal(line, TEXT(FENCE))) {
		if (text_equal(line, TEXT(".")))
			to = &example->html;
		else
			add_with_tabs(to, line);
	}
	return true;
}

static struct text
read_examples(struct arena *arena)
{
	struct diag diag = {0};
	struct text text;

	assert_int_equal(file_read(AT_FDCWD, "tests/markdown/spec-0.30.txt",
				   1 << 20, arena, &text, &diag),
			 0);
	return text;
}

static void
check_text(const struct example *example, const char *what, struct text found,
	   struct text wanted)
{
	if (text_equal(found, wanted))
		return;
	print_error("example %.*s, %s\nfound:\n%.*s\nwanted:\n%.*s\n",
		    TEXT_ARG(example->title), what, TEXT_ARG(found),
		    TEXT_ARG(wanted));
	fail();
}

static void
check_example(const struct example *example)
{
	struct arena memory = {0};
	struct buf html = BUF_INIT;
	struct text source = buf_as_text(&example->markdown);
	char *cmark =
		cmark_markdown_to_html(source.s, source.len, CMARK_OPT_UNSAFE);

	render_as_cmark(tree_parse(&memory, source, false), &html);
	check_text(example, "the specification", buf_as_text(&html),
		   buf_as_text(&example->html));
	check_text(example, "cmark", buf_as_text(&html), text_of(cmark));
	free(cmark);
	buf_free(&html);
	arena_free(&memory);
}

static void
specification_is_met(void **state)
{
	struct arena arena = {0};
	struct text rest = read_examples(&arena);
	struct example example = {
		.markdown = BUF_INIT,
		.html = BUF_INIT,
	};
	size_t count = 0;

	(void)state;
	for (; next_example(&rest, &example); count++)
		check_example(&example);
	assert_int_equal(count, 652);
	buf_free(&example.markdown);
	buf_free(&example.html);
	arena_free(&arena);
}

/* What the specification does not show, compared with cmark alone. */
static void
cmark_is_met(void **state)
{
	static const char *const texts[] = {
		"",
		"\n",
		"![a *b* `c` <i>d</i>\ne](f \"g & h\")\n",
		"[![x](y)](z 'it''s')\n",
		"3. a\n\n   - b\n     c\n\n4. d\n",
		"> - a\n>\n>   b\n> - c\n",
		"``` x\"y&z more\n<&>\"'\n```\n",
		"a\\\nb  \nc\n",
		"<div>\n\n*a*\n\n</div>\n",
		"&#0; &nbsp; &quot; \xc3\xa9\n",
		"a\r\nb\rc\n",
		"<http://x/?a=b&c='d'\xc3\xa9%20>\n",
		"- \n- a\n-\n\n  b\n",
		"1) x\n2) y\n\n\n0. z\n",
		"# a `b` *c*\n\nd\n===\n",
	};
	struct arena memory = {0};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
		struct text source = text_of(texts[i]);
		struct buf html = BUF_INIT;
		char *wanted = cmark_markdown_to_html(source.s, source.len,
						      CMARK_OPT_UNSAFE);

		render_as_cmark(tree_parse(&memory, source, false), &html);
		assert_text(buf_as_text(&html), wanted);
		buf_free(&html);
		free(wanted);
	}
	arena_free(&memory);
}

/* What a record's pass sees of a paragraph with passages and marks. */
struct leaf_test {
	struct arena arena;
	struct markdown_scratch scratch;
	struct diag diag;
	struct markdown out;
	struct markdown_input in;
	struct reader reader;
	struct source source;
	struct render render;
	struct rich rich;
};

static void
render_record_leaf(struct leaf_test *t, const char *text,
		   const struct passage_fact *passages, size_t count)
{
	cmark_node *root;

	*t = (struct leaf_test){.in = {.body = text_of(text),
				       .first_line = 1,
				       .is_record = true,
				       .language = TEXT("en")}};
	t->reader = (struct reader){.in = &t->in,
				    .out = &t->out,
				    .arena = &t->arena,
				    .passing = &t->arena,
				    .scratch = &t->scratch.arena,
				    .buffers = &t->scratch,
				    .diag = &t->diag};
	source_begin(&t->source, &t->in, &t->scratch.arena);
	root = tree_parse(&t->scratch.arena, t->in.body, false);
	render_begin(&t->render, &t->reader, &t->source);
	t->render.passages = passages;
	t->render.passage_count = count;
	render_leaf(&t->render, cmark_node_first_child(root));
	render_take(&t->render, &t->rich);
	render_end(&t->render);
}

static void
check_record_leaf(const char *text, const struct passage_fact *passages,
		  size_t count, const char *html, const char *plain)
{
	struct leaf_test t;

	render_record_leaf(&t, text, passages, count);
	assert_text(show_holes(&t.arena, *t.rich.html), html);
	assert_text(t.rich.plain, plain);
	diag_free(&t.diag);
	arena_free(&t.arena);
	markdown_scratch_free(&t.scratch);
}

static void
passages_are_wrapped(void **state)
{
	static const struct passage_fact one[] = {{6, 9}};
	static const struct passage_fact two[] = {{0, 3}, {4, 7}};

	(void)state;
	check_record_leaf("Said “a&b” then\n", one, 0, "Said “a&amp;b” then",
			  "Said “a&b” then");
	check_record_leaf("Said “a&b” then\n", (struct passage_fact[]){{8, 11}},
			  1, "Said “{S0:a&amp;b}” then", "Said “a&b” then");
	check_record_leaf("abc def\n", two, 2, "{S0:abc} {S1:def}", "abc def");
	check_record_leaf("a *b c* d *e* f\n",
			  (struct passage_fact[]){{0, 3}, {4, 7}}, 2,
			  "{S0:a }<em>{S0:b} {S1:c}</em>{S1: d} <em>e</em> f",
			  "a b c d e f");
}

static void
passages_go_over_links_and_lines(void **state)
{
	static const struct passage_fact all[] = {{0, 5}};

	(void)state;
	check_record_leaf("a [b](c.md)\nd\n", all, 1,
			  "{S0:a }{L0:{S0:b}}{S0:\nd}", "a b d");
	check_record_leaf("a `b`  \nd\n", all, 1,
			  "{S0:a }<code>{S0:b}</code><br />\n{S0:d}", "a b d");
}

static void
marks_become_holes(void **state)
{
	static const struct passage_fact all[] = {{2, 5}};

	(void)state;
	check_record_leaf("a <m7></m7> b\n", NULL, 0, "a {M7:} b", "a \xff b");
	check_record_leaf("a <m7></m7>bc d\n", all, 1, "a {S0:{M7:}bc} d",
			  "a \xff"
			  "bc d");
	check_record_leaf("*<m0></m0>* <b>x</b>\n", NULL, 0, "<em>{M0:}</em> x",
			  "\xff x");
}

static void
guard_bytes_are_dropped(void **state)
{
	(void)state;
	check_record_leaf("\xfd- a\n\xfd_b_\n", NULL, 0, "- a\n<em>b</em>",
			  "- a b");
	check_record_leaf("a\xfe\xff`b\xff`\n", NULL, 0, "a<code>b</code>",
			  "ab");
}

/* Each sign at each place of words of each length. */
static void
signs_are_escaped_wherever_they_stand(void **state)
{
	static const char *const signs[][2] = {
		{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}};
	char text[96], wanted[128];

	(void)state;
	for (size_t sign = 0; sign < ARRAY_COUNT(signs); sign++) {
		for (int i = 0; i < 40 * 40; i++) {
			int before = i % 40, behind = i / 40;

			/* No letter behind it: no entity, no tag. */
			snprintf(text, sizeof(text), "a%.*s%s %.*sb", before,
				 "cccccccccccccccccccccccccccccccccccccccc",
				 signs[sign][0], behind,
				 "dddddddddddddddddddddddddddddddddddddddd");
			snprintf(wanted, sizeof(wanted),
				 "<p>a%.*s%s %.*sb</p>\n", before,
				 "cccccccccccccccccccccccccccccccccccccccc",
				 signs[sign][1], behind,
				 "dddddddddddddddddddddddddddddddddddddddd");
			assert_reads(text, wanted);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_are_escaped_wherever_they_stand),
		cmocka_unit_test(specification_is_met),
		cmocka_unit_test(cmark_is_met),
		cmocka_unit_test(passages_are_wrapped),
		cmocka_unit_test(passages_go_over_links_and_lines),
		cmocka_unit_test(marks_become_holes),
		cmocka_unit_test(guard_bytes_are_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
