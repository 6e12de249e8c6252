#include "base/language.h"
#include "markdown/inner.h"

/*
 * Typographic quotes, dashes and ellipses, where a site asks for them. Only
 * what is shown changes: the words that facts hold stay as they were typed.
 * Nor are words changed that may be compared with a record: those of links
 * and of block quotes that say where they are from.
 */

struct quotes {
	const char *languages;
	const char *marks[2][2]; /* outer and inner, opening and closing */
};

static const struct quotes quotes[] = {
	{"en nl pt", {{"“", "”"}, {"‘", "’"}}},
	{"de cs sk sl bg hr", {{"„", "“"}, {"‚", "‘"}}},
	{"pl ro hu", {{"„", "”"}, {"«", "»"}}},
	{"fr", {{"«\u202f", "\u202f»"}, {"“", "”"}}},
	{"es it el", {{"«", "»"}, {"“", "”"}}},
	{"ru uk be", {{"«", "»"}, {"„", "“"}}},
	{"sv fi", {{"”", "”"}, {"’", "’"}}},
	{"da nb nn no", {{"»", "«"}, {"›", "‹"}}},
};

static const struct quotes *
quotes_of(struct text language)
{
	struct text primary = language_primary(language);

	for (size_t i = 0; i < ARRAY_COUNT(quotes); i++)
		if (language_is_among(primary, quotes[i].languages))
			return &quotes[i];
	return &quotes[0];
}

/* A text node and its words; `at` of its bytes make the words before `word`. */
struct smart_text {
	cmark_node *node;
	size_t word;
	size_t at;
	size_t end; /* of its words */
};

/* The words of a leaf, and what in them is not to be touched. */
struct smartening {
	struct render *r;
	struct buf words; /* code and escaped characters blotted out */
	struct inline_spans links;
	struct quoted_spans spans;
	const char **marks; /* for each byte that is a quotation mark */
	struct LIST_OF(struct smart_text) texts;
	struct smart_text *text; /* that the last change was in */
	struct smart_text *texts_end;
};

static void
add_blotted(struct buf *words, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!is_foreign(t.s[i]))
			buf_char(words, 'x');
	}
}

static void
add_text(struct smartening *s, cmark_node *node)
{
	struct text t = text_of(cmark_node_get_literal(node));
	struct smart_text text = {.node = node, .word = s->words.len};

	for (size_t i = 0; i < t.len; i++) {
		if (!is_foreign(t.s[i]))
			buf_char(&s->words, t.s[i]);
		else if (t.s[i] == BYTE_ESCAPED && s->words.len > 0)
			s->words.s[s->words.len - 1] = 'x';
	}
	text.end = s->words.len;
	list_add(s->r->reader->scratch, &s->texts, text);
}

static void
add_link(struct smartening *s, cmark_node *link)
{
	struct inline_span *span = list_push(s->r->reader->scratch, &s->links);

	buf_reset(&s->r->scratch);
	words_of(link, &s->r->scratch);
	*span = (struct inline_span){.start = s->words.len,
				     .end = s->words.len + s->r->scratch.len};
}

static void
add_node(struct smartening *s, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(s, node);
		break;
	case CMARK_NODE_CODE:
		add_blotted(&s->words, text_of(cmark_node_get_literal(node)));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_char(&s->words, ' ');
		break;
	case CMARK_NODE_LINK:
		add_link(s, node);
		break;
	default:
		break;
	}
}

static void
read_leaf(struct smartening *s, cmark_node *leaf)
{
	cmark_node *node = tree_next(leaf, leaf);

	while (node) {
		add_node(s, node);
		node = cmark_node_get_type(node) == CMARK_NODE_IMAGE
			       ? tree_behind(node, leaf)
			       : tree_next(node, leaf);
	}
}

/* The byte of its node at which a word's byte stands; they come in order. */
static size_t
byte_of(struct smart_text *text, size_t word)
{
	const char *bytes = cmark_node_get_literal(text->node);

	for (; text->word < word || is_foreign(bytes[text->at]); text->at++)
		text->word += !is_foreign(bytes[text->at]);
	return text->at;
}

/* What is shown for words that stand in one node. */
static void
add(struct smartening *s, size_t word, size_t length, const char *shown)
{
	while (s->text != s->texts_end && s->text->end <= word)
		s->text++;
	if (s->text == s->texts_end || word < s->text->word ||
	    word + length > s->text->end)
		return;
	list_add(s->r->reader->scratch, &s->r->smart,
		 ((struct smart){s->text->node, byte_of(s->text, word), length,
				 shown}));
}

/* ---- Quotation marks ---- */

static bool
is_straight(const struct smartening *s, size_t from, size_t to)
{
	return to - from == 1 && strchr("\"'", s->words.s[from]);
}

static void
find_marks(struct smartening *s)
{
	struct text language = s->r->reader->in->language;
	const struct quotes *of = quotes_of(language);

	quoted_spans_find(buf_as_text(&s->words), language,
			  s->r->reader->scratch, &s->spans);
	s->marks = arena_array(s->r->reader->scratch, const char *,
			       s->words.len + 1);
	list_each (struct quoted_span, span, &s->spans) {
		const char *const *pair = of->marks[span->nested];

		if (is_straight(s, span->open, span->open + 1))
			s->marks[span->open] = pair[0];
		if (is_straight(s, span->close - 1, span->close))
			s->marks[span->close - 1] = pair[1];
	}
}

/* The byte before a mark, or behind it. */
static char
byte_at(const struct smartening *s, size_t at)
{
	return at < s->words.len ? s->words.s[at] : ' ';
}

/* A mark with a partner, or an apostrophe; no foot and no inch. */
static void
add_mark(struct smartening *s, size_t at)
{
	if (s->marks[at])
		add(s, at, 1, s->marks[at]);
	else if (s->words.s[at] == '\'' &&
		 !(at > 0 && ascii_is_digit(s->words.s[at - 1])) &&
		 !(ascii_is_space(byte_at(s, at - 1)) &&
		   ascii_is_space(byte_at(s, at + 1))))
		add(s, at, 1, "’");
}

/* ---- Dashes and dots ---- */

static size_t
run_at(const struct smartening *s, size_t at)
{
	size_t end = at;

	while (end < s->words.len && s->words.s[end] == s->words.s[at])
		end++;
	return end - at;
}

static size_t
add_run(struct smartening *s, size_t at)
{
	size_t run = run_at(s, at);

	if (s->words.s[at] == '-' && run == 2)
		add(s, at, 2, "–");
	else if (s->words.s[at] == '-' && run == 3)
		add(s, at, 3, "—");
	else if (s->words.s[at] == '.' && run == 3)
		add(s, at, 3, "…");
	return run;
}

/*
 * Of a link only the quotation marks that stand around all of its words
 * change. The value is behind it.
 */
static size_t
add_marks_of_link(struct smartening *s, const struct inline_span *link)
{
	size_t last = link->end > link->start ? link->end - 1 : link->start;

	if (link->end - link->start > 1 && s->marks[link->start] &&
	    s->marks[last]) {
		add(s, link->start, 1, s->marks[link->start]);
		add(s, last, 1, s->marks[last]);
	}
	return link->end;
}

static void
find_all(struct smartening *s)
{
	const struct inline_span *link = s->links.items;
	const struct inline_span *end = link + s->links.count;

	for (size_t at = 0; at < s->words.len;) {
		char c = s->words.s[at];

		if (link != end && at >= link->start) {
			at = add_marks_of_link(s, link);
			link++;
		} else if (c == '-' || c == '.') {
			at += add_run(s, at);
		} else {
			if (c == '"' || c == '\'')
				add_mark(s, at);
			at++;
		}
	}
}

static void
find_smart(struct render *r, cmark_node *leaf)
{
	struct smartening s = {.r = r, .words = BUF_INIT};

	read_leaf(&s, leaf);
	s.text = s.texts.items;
	s.texts_end = s.text + s.texts.count;
	find_marks(&s);
	find_all(&s);
	buf_free(&s.words);
}

void
smart_begin(struct render *r, cmark_node *leaf)
{
	r->smart.count = 0;
	r->smart_next = 0;
	if (r->reader->in->smart_punctuation && !r->reader->in->is_record &&
	    r->attributed == 0)
		find_smart(r, leaf);
}

bool
smart_render(struct render *r, cmark_node *node, const char *words)
{
	size_t done = r->skip;

	if (r->smart.items[r->smart_next].node != node)
		return false;
	for (; r->smart_next < r->smart.count; r->smart_next++) {
		const struct smart *next = &r->smart.items[r->smart_next];

		if (next->node != node)
			break;
		if (next->at < done)
			continue;
		words_write(r, words + done, next->at - done);
		done = next->at + next->length;
		buf_add(&r->html, next->shown, strlen(next->shown));
		buf_add(&r->plain, words + next->at, next->length);
		r->leaf.may_quote = true;
	}
	render_words(r, words + done);
	return true;
}
