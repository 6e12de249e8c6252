#include "markdown/inner.h"

/*
 * A block quote whose last paragraph, or last line, opens with an em dash and
 * holds a link says where its words are from:
 *
 *     > I have never seen the ledger.
 *     > — Ada Quill, [Harbour call](../transcripts/harbour-call.md#t1)
 */

struct attributed_quote {
	cmark_node *attribution; /* a paragraph, taken out of the quote */
	size_t source;		 /* where it begins */
	size_t source_end;
	size_t hole; /* where the HTML has its hole */
	size_t plain;
};

static bool
opens_with_dash(struct text t)
{
	return text_starts(t, TEXT("—")) || text_starts(t, TEXT("―"));
}

static bool
is_text_with_dash(cmark_node *node)
{
	return node && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	       opens_with_dash(text_of(cmark_node_get_literal(node)));
}

static bool
is_break(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* The node behind `node` in a walk below `top` that enters no image. */
static cmark_node *
next_below(cmark_node *node, cmark_node *top)
{
	if (cmark_node_get_type(node) != CMARK_NODE_IMAGE &&
	    cmark_node_first_child(node))
		return cmark_node_first_child(node);
	while (node != top && !cmark_node_next(node))
		node = cmark_node_parent(node);
	return node == top ? NULL : cmark_node_next(node);
}

/* Whether a link is among `node`, what follows it, or inside of them. */
static bool
holds_link(cmark_node *node)
{
	cmark_node *top = cmark_node_parent(node);

	for (; node; node = next_below(node, top)) {
		if (cmark_node_get_type(node) == CMARK_NODE_LINK)
			return true;
	}
	return false;
}

/* The last line break of a paragraph that a dash follows, or NULL. */
static cmark_node *
break_before_dash(cmark_node *paragraph)
{
	cmark_node *node = cmark_node_last_child(paragraph);

	for (; node; node = cmark_node_previous(node)) {
		if (is_break(node) && is_text_with_dash(cmark_node_next(node)))
			return node;
	}
	return NULL;
}

/* Moves what follows a line break to a paragraph of its own. */
static cmark_node *
split(struct render *r, cmark_node *line_break)
{
	cmark_node *made = tree_node(r->reader->scratch, CMARK_NODE_PARAGRAPH);
	cmark_node *node;

	while ((node = cmark_node_next(line_break)))
		cmark_node_append_child(made, node);
	cmark_node_unlink(line_break);
	return made;
}

/* Takes the attribution out of a quote; NULL when it has none. */
static cmark_node *
take_attribution(struct render *r, cmark_node *quote)
{
	cmark_node *last = cmark_node_last_child(quote);
	cmark_node *line_break;

	if (!last || cmark_node_get_type(last) != CMARK_NODE_PARAGRAPH)
		return NULL;
	if (cmark_node_previous(last) &&
	    is_text_with_dash(cmark_node_first_child(last)) &&
	    holds_link(cmark_node_first_child(last))) {
		cmark_node_unlink(last);
		return last;
	}
	line_break = break_before_dash(last);
	if (!line_break || !holds_link(cmark_node_next(line_break)))
		return NULL;
	return split(r, line_break);
}

/* Where the last line stands that begins with a dash behind any `>`. */
static size_t
find_dash_line(struct text source, size_t start, size_t end)
{
	struct text rest = text_slice(source, start, end);
	struct text line;
	size_t found = start;

	while (text_line(&rest, &line)) {
		while (line.len > 0 && strchr("> \t", line.s[0]))
			line = text_from(line, 1);
		if (opens_with_dash(line))
			found = (size_t)(line.s - source.s);
	}
	return found;
}

void
attribution_enter(struct render *r, cmark_node *quote)
{
	cmark_node *last = cmark_node_last_child(quote);
	cmark_node *attribution = take_attribution(r, quote);
	struct attributed_quote *begun;

	if (!attribution)
		return;
	begun = arena_new(r->reader->scratch, struct attributed_quote);
	begun->attribution = attribution;
	begun->source_end = source_block_end(r->source, last);
	begun->source = find_dash_line(r->source->text,
				       source_block_start(r->source, last),
				       begun->source_end);
	begun->hole = r->html.len;
	begun->plain = r->plain.len;
	cmark_node_set_user_data(quote, begun);
	hole_open(&r->html, HOLE_QUOTE_BLOCK, 0);
	buf_literal(&r->html, "<figure class=\"quote\">\n");
	r->attributed++;
}

/* The words quoted, without the marks that stand about all of them. */
static struct text
quoted_words(struct render *r, const struct attributed_quote *begun)
{
	struct text words =
		text_trim(text_from(buf_as_text(&r->plain), begun->plain));
	struct quoted_spans spans = {0};

	quoted_spans_find(words, r->reader->in->language, r->reader->scratch,
			  &spans);
	if (spans.count > 0 && spans.items[0].open == 0 &&
	    spans.items[0].close == words.len)
		words = text_slice(words, spans.items[0].start,
				   spans.items[0].end);
	return arena_text(r->reader->scratch, words);
}

/* How likely a link says where words are; 0: it cannot. */
static int
rank_of(const struct link_fact *link)
{
	struct text to = link->destination;

	if (link->form == LINK_IMAGE)
		return 0;
	if (text_find_char(to, ':', 0) != TEXT_NOT_FOUND)
		return 1;
	return text_find_char(to, '#', 0) == TEXT_NOT_FOUND ? 2 : 3;
}

/*
 * The link of an attribution that says where the words are: the first inside
 * the site that names a place (#t1), else the last inside the site, else the
 * last.
 */
static size_t
choose_link(const struct markdown *out, size_t first)
{
	size_t chosen = first;
	int best = 1;

	for (size_t i = first; i < out->links.count; i++) {
		int rank = rank_of(&out->links.items[i]);

		if (rank >= best && best < 3) {
			best = rank;
			chosen = i;
		}
	}
	return chosen;
}

static void
render_attribution(struct render *r, const struct attributed_quote *begun)
{
	cmark_node *node = cmark_node_first_child(begun->attribution);

	leaf_begin(r, begun->attribution);
	leaf_set_source(r, begun->source, begun->source_end);
	for (; node; node = cmark_node_next(node))
		render_node(r, node);
	leaf_end(r);
}

/* The span of a link among those of the attribution; NULL: it has none. */
static const struct inline_span *
span_of(const struct render *r, size_t link)
{
	list_each (const struct inline_span, span, &r->leaf.links) {
		if (span->link == link)
			return span;
	}
	return NULL;
}

/*
 * "Ada Quill" of "— Ada Quill, [Harbour call](…)" and of "— [Ada Quill](…)".
 */
static struct text
attributed_to(const struct render *r, const struct inline_span *link)
{
	struct text plain = text_from(buf_as_text(&r->plain), r->leaf.plain);
	struct text name = plain;

	utf8_next(&name); /* the dash */
	if (link) {
		size_t dash = (size_t)(name.s - plain.s);

		name = text_trim(text_slice(plain, dash, link->start));
		if (name.len == 0)
			name = text_slice(plain, link->start, link->end);
	}
	for (size_t i = 0; i < name.len; i++) {
		if (strchr(",;:(", name.s[i]))
			name = text_slice(name, 0, i);
	}
	return text_trim(name);
}

void
attribution_leave(struct render *r, cmark_node *quote)
{
	const struct attributed_quote *begun = cmark_node_get_user_data(quote);
	struct markdown *out = r->reader->out;
	size_t first = out->links.count;
	struct link_fact *link;
	struct text words, name;
	size_t chosen;

	if (!begun)
		return;
	words = quoted_words(r, begun);
	buf_literal(&r->html, "<figcaption>");
	render_attribution(r, begun);
	buf_literal(&r->html, "</figcaption>\n</figure>");
	chosen = choose_link(out, first);
	name = arena_text(r->reader->arena,
			  attributed_to(r, span_of(r, chosen)));
	buf_char(&r->plain, '\n');
	hole_set_index(&r->html, begun->hole, (uint32_t)chosen);
	hole_close(&r->html);
	buf_char(&r->html, '\n');
	r->attributed--;
	link = &out->links.items[chosen];
	link->form = LINK_BLOCK_QUOTE;
	link->nested = false;
	link_set_words(r, link, words);
	link_extras(r, link)->attributed_to = name;
}
