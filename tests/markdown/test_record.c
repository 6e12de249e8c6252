#include "tests/test.h"

#include "tests/markdown/record_shown.h"

/* ---- HTML ---- */

/* HTML with its holes as {K0 …}. */
static void
show_html(struct buf *out, struct text html)
{
	struct text piece;
	struct hole hole;

	for (;;) {
		switch (hole_step(&html, &piece, &hole)) {
		case HOLE_END:
			return;
		case HOLE_TEXT:
			buf_text(out, piece);
			break;
		case HOLE_OPEN:
			buf_format(out, "{%c%u ", (char)hole.kind, hole.index);
			break;
		case HOLE_CLOSE:
			buf_char(out, '}');
			break;
		}
	}
}

static void
check_html(const char *body, const char *language, const char *wanted)
{
	struct fixture f;
	struct buf html = BUF_INIT;

	fixture_read(&f, text_of(body), language);
	list_each (struct item_fact, item, &f.read->items)
		show_html(&html, rich_html(&item->content, &f.arena));
	assert_text(buf_as_text(&html), wanted);
	buf_free(&html);
	fixture_free(&f);
}

static void
test_html(void **state)
{
	(void)state;
	check_html("**Ada:** a *b* `c`\nd & <e>", "en",
		   "<p>a <em>b</em> <code>c</code>\nd &amp; &lt;e&gt;</p>\n");
	check_html("# A *b*\n\n> c\n\n[pause]\n\n**Ada:** d", "en",
		   "A <em>b</em><p>c</p>\n{M0 }<p>d</p>\n");
	check_html("**Ada:** [laughter]\n**Bo:** [sic] [ph]", "en",
		   "<p>{M0 }</p>\n<p>{M0 } {M1 }</p>\n");
	check_html("**Ada:** [a <https://d.example>](b.md)", "en",
		   "<p>{L0 a &lt;https://d.example&gt;}</p>\n");
	check_html("**Ada:** a [b](c.md) <https://d.example/>", "en",
		   "<p>a {L0 b} {L1 https://d.example/}</p>\n");
}

static void
test_passages(void **state)
{
	(void)state;
	check_html("**Ada:** said “never” and “no”", "en",
		   "<p>said “{S0 never}” and “{S1 no}”</p>\n");
	check_html("**Ada:** “a *b” c*", "en",
		   "<p>“{S0 a }<em>{S0 b}” c</em></p>\n");
	check_html("**Ada:** “a ‘b’ [sic] c”", "en",
		   "<p>“{S0 a ‘b’ {M0 } c}”</p>\n");
	check_html("**Ada:** “a\n\n“b”", "en",
		   "<p>“{S0 a}</p>\n<p>{S0 “b}”</p>\n");
	check_html("**Ada:** [“a”](b.md) “c [d](e.md)”", "en",
		   "<p>{L0 “{S0 a}”} “{S1 c }{L1 {S1 d}}”</p>\n");
	check_html("**Ada:** „a“ ”b”", "de", "<p>„{S0 a}“ ”b”</p>\n");
	check_html("**Ada:** ”b”", "sv", "<p>”{S0 b}”</p>\n");
	check_html("> “a”\n\n**Ada:** « b »", "fr",
		   "<p>“a”</p>\n<p>« {S0 b} »</p>\n");
}

static void
test_places(void **state)
{
	struct fixture f;
	const struct item_fact *item;

	(void)state;
	fixture_read(&f,
		     TEXT("**Ada** [0:41] {#x}: 1. a <b> [sic]\n- see "
			  "[it](b.md)\n\n  c [ph] <https://d.example/>"),
		     "en");
	item = &f.read->items.items[0];
	assert_int_equal(item->line, 10);
	assert_int_equal(item->column, 1);
	assert_int_equal(item->length, 20);
	assert_int_equal(item->extras->options_place.column, 16);
	assert_int_equal(item->extras->options_place.length, 4);
	assert_int_equal(item->extras->marks.items[0].place.line, 10);
	assert_int_equal(item->extras->marks.items[0].place.column, 31);
	assert_int_equal(item->extras->marks.items[0].place.length, 5);
	assert_int_equal(item->extras->marks.items[1].place.line, 13);
	assert_int_equal(item->extras->marks.items[1].place.column, 5);
	assert_int_equal(item->extras->first_link, 0);
	assert_int_equal(item->extras->link_count, 2);
	assert_int_equal(f.read->links.items[0].place.line, 11);
	assert_int_equal(f.read->links.items[0].place.column, 7);
	assert_int_equal(f.read->links.items[1].place.line, 13);
	assert_int_equal(f.read->links.items[1].place.column, 10);
	fixture_free(&f);
}

/* ---- Words of made-up sources ---- */

static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static bool
is_one_of(uint64_t *seed, uint64_t count)
{
	return next_random(seed) % count == 0;
}

/* Markdown that is no word, to be strewn between words. */
static const char *const litter[] = {
	" ",
	" ",
	" ",
	" ",
	"\n",
	"\n\n",
	"**",
	"*",
	"_",
	"`",
	"```",
	"\n```\n",
	"\n~~~",
	"[",
	"]",
	"(",
	")",
	"](",
	"]:",
	"](x/y.md)",
	"[laughter]",
	"[sic]",
	"[laughter](",
	"\n[sic]: ",
	"<",
	">",
	"\n> ",
	"\n- ",
	"\n1. ",
	"\n# ",
	"\n===\n",
	"\n---\n",
	"\n    ",
	"\n\t",
	"&",
	"\\",
	"!",
	"|",
	": ",
	"…",
	"“",
	"”",
	"\"",
	"'",
	"\n**Ada:** ",
	"**Bo** [0:41]: ",
	"[0:41]",
	"<b>",
	"\n<div>\n",
	"\n<?",
	"<!x",
	"![",
	"[inaudible 0:04]",
	"\n\n* ",
	"\r\n",
	"  \n",
	"\\\n",
	"«",
	"»",
	"‘",
	"’",
	"`` ",
	"<https://x.example/>",
	"\n   ",
};

/* "w0 … w1 …": words numbered in order, with litter around them. */
static void
make_source(struct buf *source, uint64_t *seed, size_t words)
{
	buf_reset(source);
	buf_literal(source, "**Ada:** ");
	for (size_t i = 0; i < words; i++) {
		size_t count = next_random(seed) % 4 + 1;

		while (count-- > 0) {
			size_t one = next_random(seed) % ARRAY_COUNT(litter);

			buf_text(source, text_of(litter[one]));
		}
		buf_format(source, "w%zuw", i);
	}
}

/* Adds HTML without tags and entities: what a reader sees of it. */
static void
add_seen(struct buf *seen, struct text html)
{
	static const char *const entities[][2] = {
		{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
	size_t e;

	while (html.len > 0) {
		if (html.s[0] == '<') {
			html = text_from(html,
					 text_find_char(html, '>', 0) + 1);
			continue;
		}
		for (e = 0; e < 4; e++) {
			if (text_starts(html, text_of(entities[e][0])))
				break;
		}
		buf_char(seen, e < 4 ? entities[e][1][0] : html.s[0]);
		html = text_from(html, e < 4 ? strlen(entities[e][0]) : 1);
	}
}

/* Adds what a hole brings with it when it opens or closes. */
static void
add_hole(struct buf *seen, const struct fixture *f,
	 const struct item_fact *item, struct hole hole, bool opens)
{
	const struct link_fact *link;

	if (hole.kind == HOLE_MARK && opens)
		buf_text(seen, item->extras->marks.items[hole.index].source);
	if (hole.kind != HOLE_IMAGE && hole.kind != HOLE_LINK)
		return;
	link = &f->read->links.items[hole.index];
	if (hole.kind == HOLE_IMAGE && opens)
		buf_text(seen, link->words);
	if (opens == (hole.kind == HOLE_IMAGE))
		buf_format(seen, " %.*s %.*s ", TEXT_ARG(link->destination),
			   TEXT_ARG(link->extras->title));
}

/* All that a page would show of an item, holes filled. */
static void
see_item(struct buf *seen, const struct fixture *f,
	 const struct item_fact *item)
{
	struct arena arena = {0};
	struct text html = rich_html(&item->content, &arena);
	struct text piece;
	struct hole hole = {0};
	struct hole open[64] = {0};
	size_t depth = 0;
	enum hole_step step;

	if (item->kind == ITEM_TURN && !item->is_continued)
		buf_format(seen, "\n%.*s: ", TEXT_ARG(*item->label));
	while ((step = hole_step(&html, &piece, &hole)) != HOLE_END) {
		if (step == HOLE_TEXT) {
			add_seen(seen, piece);
		} else if (step == HOLE_OPEN) {
			assert_true(depth < ARRAY_COUNT(open));
			open[depth++] = hole;
			add_hole(seen, f, item, hole, true);
		} else {
			assert_true(depth > 0);
			add_hole(seen, f, item, open[--depth], false);
		}
	}
	assert_int_equal(depth, 0);
	arena_free(&arena);
}

/* The numbers of the words are 0, 1, 2 … in order, each once. */
static bool
has_all_words(struct text seen, size_t words)
{
	size_t at = 0;

	for (size_t i = 0; i < words; i++) {
		char word[32];
		int length = snprintf(word, sizeof(word), "w%zuw", i);
		struct text wanted = {word, (size_t)length};

		at = text_find(seen, wanted, at);
		if (at == TEXT_NOT_FOUND)
			return false;
		at += wanted.len - 1;
	}
	return true;
}

/* Marks stand in the source where they say they do. */
static void
check_marks(const struct fixture *f, struct text source)
{
	list_each (struct item_fact, item, &f->read->items) {
		list_each (struct mark, mark, &item->extras->marks) {
			struct text rest = source;
			struct text line = {0};
			size_t count = mark->place.line - 9;

			while (count-- > 0)
				assert_true(text_line(&rest, &line));
			assert_true(mark->place.column >= 1);
			assert_true(mark->place.column <= line.len);
			assert_int_equal(line.s[mark->place.column - 1], '[');
		}
	}
}

static void
check_source(struct text source, size_t words)
{
	struct fixture f;
	struct buf seen = BUF_INIT;

	fixture_read(&f, source, "en");
	list_each (struct item_fact, item, &f.read->items)
		see_item(&seen, &f, item);
	if (!has_all_words(buf_as_text(&seen), words)) {
		print_error("source:\n%.*s\nseen:\n%.*s\n", TEXT_ARG(source),
			    TEXT_ARG(buf_as_text(&seen)));
		fail();
	}
	check_marks(&f, source);
	buf_free(&seen);
	fixture_free(&f);
}

static void
test_words_of_random_sources(void **state)
{
	uint64_t seed = 0x9e3779b97f4a7c15;
	struct buf source = BUF_INIT;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		size_t words = next_random(&seed) % 20 + 1;

		make_source(&source, &seed, words);
		check_source(buf_as_text(&source), words);
	}
	buf_free(&source);
}

/* What stands in the SAID holes of one passage. */
static void
collect_said(struct text html, uint32_t passage, struct buf *said)
{
	struct text piece;
	struct hole hole = {0};
	size_t depth = 0;
	size_t inside = 0; /* depth of the SAID hole */
	enum hole_step step;

	while ((step = hole_step(&html, &piece, &hole)) != HOLE_END) {
		if (step == HOLE_TEXT && inside > 0)
			add_seen(said, piece);
		if (step == HOLE_CLOSE && depth-- == inside)
			inside = 0;
		if (step != HOLE_OPEN)
			continue;
		depth++;
		if (hole.kind == HOLE_SAID && hole.index == passage)
			inside = depth;
	}
	assert_int_equal(depth, 0);
}

/* Without white space and marks. */
static void
add_dense(struct buf *dense, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_space(t.s[i]) && t.s[i] != '\xff')
			buf_char(dense, t.s[i]);
	}
}

/* The words in a turn's SAID holes, by passage, are those of its plain text. */
static void
check_said(const struct item_fact *item)
{
	for (size_t i = 0; i < item->extras->passages.count; i++) {
		const struct passage_fact *p = &item->extras->passages.items[i];
		struct buf said = BUF_INIT;
		struct buf found = BUF_INIT;
		struct buf wanted = BUF_INIT;

		struct arena arena = {0};

		collect_said(rich_html(&item->content, &arena), (uint32_t)i,
			     &said);
		add_dense(&found, buf_as_text(&said));
		add_dense(&wanted,
			  text_slice(item->content.plain, p->start, p->end));
		assert_same_text(buf_as_text(&found), buf_as_text(&wanted));
		arena_free(&arena);
		buf_free(&said);
		buf_free(&found);
		buf_free(&wanted);
	}
}

static void
test_passages_of_random_sources(void **state)
{
	uint64_t seed = 0x853c49e6748fea9b;
	struct buf source = BUF_INIT;
	size_t passages = 0;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct fixture f;

		make_source(&source, &seed, next_random(&seed) % 30 + 1);
		fixture_read(&f, buf_as_text(&source),
			     is_one_of(&seed, 2) ? "en" : "sv");
		list_each (struct item_fact, item, &f.read->items) {
			check_said(item);
			passages += item->extras->passages.count;
		}
		fixture_free(&f);
	}
	assert_true(passages > 100);
	buf_free(&source);
}

/*
 * Turns made of pieces whose words are known: label, time and all. Here the
 * plain text is compared byte for byte.
 */
struct piece {
	const char *source;
	const char *plain;
};

static const struct piece openings[] = {
	{"**Ada Quill:** ", ""},	 {"**Ada Quill**: ", ""},
	{"**Ada Quill** [0:41]: ", ""},	 {"**Ada Quill (0:41):** ", ""},
	{"**Ada Quill:** {#x%zu} ", ""}, {"**Ada Quill:**\n\n", ""},
};

static const struct piece pieces[] = {
	{"harbour", "harbour"},
	{"*ledger*", "ledger"},
	{"**tide**", "tide"},
	{"`a[0]`", "a[0]"},
	{"[sic]", "\xff"},
	{"[laughter](softly)", "\xff(softly)"},
	{"[inaudible 0:04]", "\xff"},
	{"[…]", "\xff"},
	{"“never”", "“never”"},
	{"…", "…"},
	{"[gate](../gate.md)", "gate"},
	{"<b>", "<b>"},
	{"&amp;", "&"},
	{"\\*", "*"},
	{"5 < 6", "5 < 6"},
	{"1931.", "1931."},
	{"-", "-"},
	{"+", "+"},
	{">", "> "},
	{"===", "==="},
	{"[sic]: yes", "\xff: yes"},
};

static const struct piece glue[] = {
	{" ", " "}, {" ", " "}, {"\n", " "}, {"\n    ", " "}, {"\n\n", "\n"}};

#define ANY(seed, pieces) (pieces[next_random(seed) % ARRAY_COUNT(pieces)])

/* One turn; pieces are kept where they mean what the table says. */
static void
make_turn(struct buf *source, struct buf *plain, uint64_t *seed)
{
	size_t count = next_random(seed) % 8 + 2;

	buf_text(source, text_of(ANY(seed, openings).source));
	buf_literal(source, "said");
	buf_literal(plain, "said");
	while (count-- > 0) {
		struct piece join = ANY(seed, glue);
		struct piece piece = ANY(seed, pieces);

		if (piece.source[0] == '>' || piece.source[0] == '*' ||
		    (piece.source[0] == '[' && join.plain[0] == '\n'))
			join = glue[0];
		buf_text(source, text_of(join.source));
		buf_text(plain, text_of(join.plain));
		buf_text(source, text_of(piece.source));
		buf_text(plain,
			 text_of(piece.source[0] == '>' ? ">" : piece.plain));
	}
	buf_literal(source, "\n\n");
	buf_literal(plain, "\n");
}

static void
test_plain_of_made_turns(void **state)
{
	uint64_t seed = 0x2545f4914f6cdd1d;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct buf source = BUF_INIT;
		struct buf plain = BUF_INIT;
		struct buf found = BUF_INIT;
		struct fixture f;

		for (uint64_t turn = next_random(&seed) % 4 + 1; turn; turn--)
			make_turn(&source, &plain, &seed);
		fixture_read(&f, buf_as_text(&source), "en");
		list_each (struct item_fact, item, &f.read->items) {
			assert_int_equal(item->kind, ITEM_TURN);
			assert_text(*item->label, "Ada Quill");
			buf_text(&found, item->content.plain);
		}
		assert_same_text(buf_as_text(&found), buf_as_text(&plain));
		buf_free(&source);
		buf_free(&plain);
		buf_free(&found);
		fixture_free(&f);
	}
}

/* Each of these is a megabyte that must not take more than a moment. */
static void
test_hostile(void **state)
{
	static const char *const units[] = {
		"[",	"]",	    "[a](b.md",	  "[a](",      "`",
		"``a`", "**a**(",   "**a**{",	  "**a:**",    "a:",
		"<!--", "<a",	    "<a:",	  "> ",	       "\n> ",
		"\n# ", "\n- ",	    "*a ",	  "\n**A:** ", "[a [b](c.md) ",
		"“",	"[sic]",    "\\",	  "(",	       "\n\n[sic]",
		"![",	"\n[a]: b", "a: **b:** ", "_a",	       "\r"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(units); i++) {
		struct buf source = BUF_INIT;
		struct fixture f;

		buf_literal(&source, "**Ada:** x ");
		while (source.len < 300000)
			buf_text(&source, text_of(units[i]));
		fixture_read(&f, buf_as_text(&source), "en");
		assert_true(f.read->items.count > 0 || f.diag.errors > 0);
		buf_free(&source);
		fixture_free(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_passages),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_words_of_random_sources),
		cmocka_unit_test(test_passages_of_random_sources),
		cmocka_unit_test(test_plain_of_made_turns),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
