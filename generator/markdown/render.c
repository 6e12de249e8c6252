#include "markdown/inner.h"

/*
 * A walk over cmark's tree with an action at the beginning and at the end of
 * each node, by type. Without `reader` it writes what cmark's own renderer
 * (html.c of cmark 0.30.2) writes; with it, documents: links, images and
 * quoted blocks as holes, headings with ids, no raw HTML, and facts.
 */

static void
add(struct render *r, const char *html)
{
	buf_add(&r->html, html, strlen(html));
}

/* ---- Words, and the passages in them ---- */

static void
passage_open(struct render *r)
{
	if (r->passage_is_open)
		return;
	hole_open(&r->html, HOLE_SAID, (uint32_t)r->next_passage);
	r->passage_is_open = true;
}

static void
passage_close(struct render *r)
{
	if (!r->passage_is_open)
		return;
	hole_close(&r->html);
	r->passage_is_open = false;
}

/*
 * How many of the next `most` bytes of words stand on one side of a passage's
 * border; opens or closes the passage for them.
 */
static size_t
passage_run(struct render *r, size_t most)
{
	size_t at = r->plain.len;
	const struct passage_fact *next = r->passages + r->next_passage;
	size_t border;

	for (; r->next_passage < r->passage_count; r->next_passage++, next++) {
		if (at < next->end)
			break;
		passage_close(r);
	}
	if (r->next_passage == r->passage_count)
		return most;
	border = at < next->start ? next->start : next->end;
	if (at >= next->start)
		passage_open(r);
	return most < border - at ? most : border - at;
}

/* What is to be done about a byte of words. */
enum {
	ESCAPED = 1,
	FOREIGN = 2, /* in no UTF-8: dropped, it might be taken for a hole */
	QUOTING = 4  /* a quotation mark may begin with it */
};

static const unsigned char kinds[256] = {
	['&'] = ESCAPED,	   ['<'] = ESCAPED,  ['>'] = ESCAPED,
	['"'] = ESCAPED | QUOTING, ['\''] = QUOTING, [0xc2] = QUOTING,
	[0xe2] = QUOTING,	   [0xe3] = QUOTING, [0xef] = QUOTING,
	[0xf8] = FOREIGN,	   [0xf9] = FOREIGN, [0xfa] = FOREIGN,
	[0xfb] = FOREIGN,	   [0xfc] = FOREIGN, [0xfd] = FOREIGN,
	[0xfe] = FOREIGN,	   [0xff] = FOREIGN,
};

static void
add_run(struct render *r, const char *words, size_t length)
{
	buf_add(&r->html, words, length);
	buf_add(&r->plain, words, length);
}

/* Adds words to both texts in one pass. */
static void
add_words(struct render *r, struct text words)
{
	unsigned char met = 0;
	size_t start = 0;

	for (size_t i = 0; i < words.len; i++) {
		unsigned char kind = kinds[(unsigned char)words.s[i]];

		met |= kind;
		if (!(kind & (ESCAPED | FOREIGN)))
			continue;
		add_run(r, words.s + start, i - start);
		start = i + 1;
		if (kind & FOREIGN)
			continue;
		html_escaped(&r->html, text_slice(words, i, start));
		buf_char(&r->plain, words.s[i]);
	}
	add_run(r, words.s + start, words.len - start);
	r->leaf.may_quote = r->leaf.may_quote || (met & QUOTING);
}

void
render_words(struct render *r, struct text words)
{
	while (words.len > 0) {
		size_t run = words.len;

		if (r->passage_count > 0)
			run = passage_run(r, run);
		add_words(r, text_slice(words, 0, run));
		words = text_from(words, run);
	}
}

void
render_tag(struct render *r, const char *tag)
{
	passage_close(r);
	add(r, tag);
}

/* `<m7>`: the mark itself is in no passage's words but stands in its place. */
static void
render_mark(struct render *r, struct text html)
{
	uint64_t index;

	if (html.len < 4 || html.s[1] != 'm')
		return;
	if (!text_to_number(text_slice(html, 2, html.len - 1), UINT32_MAX,
			    &index))
		return;
	if (r->passage_count > 0)
		passage_run(r, 1);
	hole_open(&r->html, HOLE_MARK, (uint32_t)index);
	hole_close(&r->html);
	buf_char(&r->plain, BYTE_MARK);
}

/* ---- Inline nodes ---- */

static void
text_enter(struct render *r, cmark_node *node)
{
	struct text words = text_of(cmark_node_get_literal(node));
	struct text shown = text_from(words, r->skip);

	if (r->reader)
		fact_check_left_over(r, shown);
	if (!smart_render(r, node, words))
		render_words(r, shown);
	r->skip = 0;
}

static void
softbreak_enter(struct render *r, cmark_node *node)
{
	(void)node;
	if (r->passage_count > 0)
		passage_run(r, 1);
	buf_char(&r->html, '\n');
	buf_char(&r->plain, ' ');
}

static void
linebreak_enter(struct render *r, cmark_node *node)
{
	(void)node;
	render_tag(r, "<br />\n");
	buf_char(&r->plain, ' ');
}

static void
code_enter(struct render *r, cmark_node *node)
{
	size_t start = r->plain.len;

	render_tag(r, "<code>");
	render_words(r, text_of(cmark_node_get_literal(node)));
	render_tag(r, "</code>");
	if (r->reader)
		fact_code(r, start);
}

static void
html_inline_enter(struct render *r, cmark_node *node)
{
	struct text html = text_of(cmark_node_get_literal(node));

	if (!r->reader)
		buf_text(&r->html, html);
	else if (r->reader->in->is_record)
		render_mark(r, html);
	else
		raw_inline(r, html);
}

static void
emph_enter(struct render *r, cmark_node *node)
{
	(void)node;
	render_tag(r, "<em>");
}

static void
emph_leave(struct render *r, cmark_node *node)
{
	(void)node;
	render_tag(r, "</em>");
}

static void
strong_enter(struct render *r, cmark_node *node)
{
	(void)node;
	render_tag(r, "<strong>");
}

static void
strong_leave(struct render *r, cmark_node *node)
{
	(void)node;
	render_tag(r, "</strong>");
}

static void
add_title(struct render *r, cmark_node *node)
{
	struct text title = text_of(cmark_node_get_title(node));

	if (title.len == 0)
		return;
	add(r, "\" title=\"");
	html_escaped(&r->html, title);
}

static void
link_enter(struct render *r, cmark_node *node)
{
	size_t index;

	passage_close(r);
	if (r->reader) {
		index = fact_link(r, node);
		hole_open(&r->html, HOLE_LINK, (uint32_t)index);
		return;
	}
	add(r, "<a href=\"");
	html_href(&r->html, text_of(cmark_node_get_url(node)));
	add_title(r, node);
	add(r, "\">");
}

static void
link_leave(struct render *r, cmark_node *node)
{
	if (!r->reader) {
		add(r, "</a>");
		return;
	}
	passage_close(r);
	fact_link_end(r, node);
	hole_close(&r->html);
}

static void
image_enter(struct render *r, cmark_node *node)
{
	passage_close(r);
	if (r->reader) {
		size_t index = fact_image(r, node);

		hole_open(&r->html, HOLE_IMAGE, (uint32_t)index);
		hole_close(&r->html);
		return;
	}
	add(r, "<img src=\"");
	html_href(&r->html, text_of(cmark_node_get_url(node)));
	add(r, "\" alt=\"");
	buf_reset(&r->scratch);
	words_with_images(node, &r->scratch, true);
	html_escaped(&r->html, buf_as_text(&r->scratch));
	add_title(r, node);
	add(r, "\" />");
}

static void
custom_enter(struct render *r, cmark_node *node)
{
	const struct inline_node *data = cmark_node_get_user_data(node);

	if (data->kind == INLINE_NOTE)
		note_reference(r, data);
	else
		render_tag(r, "<del>");
}

static void
custom_leave(struct render *r, cmark_node *node)
{
	const struct inline_node *data = cmark_node_get_user_data(node);

	if (data->kind == INLINE_STRIKE)
		render_tag(r, "</del>");
}

/* ---- Blocks ---- */

static void
quote_enter(struct render *r, cmark_node *node)
{
	html_line(&r->html);
	if (r->reader && callout_enter(r, node))
		return;
	if (r->reader)
		attribution_enter(r, node);
	add(r, "<blockquote>\n");
}

static void
quote_leave(struct render *r, cmark_node *node)
{
	html_line(&r->html);
	if (r->reader && callout_leave(r, node))
		return;
	add(r, "</blockquote>\n");
	if (r->reader)
		attribution_leave(r, node);
}

static void
list_enter(struct render *r, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	if (r->reader)
		events_list_enter(r, node);
	html_line(&r->html);
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		add(r, "<ul>\n");
	else if (start == 1)
		add(r, "<ol>\n");
	else
		buf_format(&r->html, "<ol start=\"%d\">\n", start);
}

static void
list_leave(struct render *r, cmark_node *node)
{
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		add(r, "</ul>\n");
	else
		add(r, "</ol>\n");
	if (r->reader)
		events_list_leave(r, node);
}

static void
item_enter(struct render *r, cmark_node *node)
{
	html_line(&r->html);
	add(r, "<li");
	if (r->reader)
		events_item_enter(r, node);
	if (r->reader && task_begins(r, node))
		add(r, " class=\"task\"");
	add(r, ">");
}

static void
item_leave(struct render *r, cmark_node *node)
{
	if (r->reader)
		events_item_leave(r, node);
	add(r, "</li>\n");
}

static void
add_heading_tag(struct render *r, const char *tag, int level)
{
	add(r, tag);
	buf_char(&r->html, (char)('0' + level));
}

static void
heading_enter(struct render *r, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	html_line(&r->html);
	if (r->reader) {
		struct text id = fact_heading_id(r, node);

		add_heading_tag(r, "<h", level);
		add(r, " id=\"");
		html_escaped(&r->html, id);
		add(r, "\"");
		attributes_html_classes(r, cmark_node_get_user_data(node));
		add(r, ">");
		leaf_begin(r, node);
		r->leaf.id = id;
	} else {
		add_heading_tag(r, "<h", level);
		add(r, ">");
	}
}

static void
heading_leave(struct render *r, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	passage_close(r);
	if (r->reader) {
		leaf_end(r);
		fact_heading(r, node);
	}
	add_heading_tag(r, "</h", level);
	add(r, ">\n");
	buf_char(&r->plain, '\n');
}

/* Whether a paragraph stands in an item of a tight list: it has no <p>. */
static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;

	return list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       cmark_node_get_list_tight(list);
}

/* A table or a figure; nothing further is rendered of the paragraph. */
static bool
paragraph_is_special(struct render *r, cmark_node *node)
{
	if (table_of(node))
		table_render(r, node);
	else if (!r->dated && figure_is(node))
		figure_render(r, node);
	else
		return false;
	r->is_closed = true;
	return true;
}

static void
paragraph_enter(struct render *r, cmark_node *node)
{
	if (r->reader && paragraph_is_special(r, node))
		return;
	if (!is_tight(node)) {
		html_line(&r->html);
		add(r, "<p>");
	}
	if (!r->reader)
		return;
	events_date(r);
	leaf_begin(r, node);
	task_enter(r, node);
}

static void
paragraph_leave(struct render *r, cmark_node *node)
{
	if (r->is_closed)
		return;
	passage_close(r);
	if (r->reader) {
		task_leave(r, node);
		leaf_end(r);
		fact_paragraph(r, node);
	}
	if (!is_tight(node))
		add(r, "</p>\n");
	buf_char(&r->plain, '\n');
}

static void
code_block_enter(struct render *r, cmark_node *node)
{
	const struct attributes *attributes =
		r->reader ? cmark_node_get_user_data(node) : NULL;
	struct text info = text_of(cmark_node_get_fence_info(node));
	size_t word = 0;

	while (word < info.len && !ascii_is_space(info.s[word]) &&
	       !(attributes && info.s[word] == '{'))
		word++;
	html_line(&r->html);
	add(r, "<pre");
	attributes_html(r, attributes);
	add(r, "><code");
	if (word > 0) {
		add(r, " class=\"language-");
		html_escaped(&r->html, text_slice(info, 0, word));
		add(r, "\"");
	}
	add(r, ">");
	add_words(r, text_of(cmark_node_get_literal(node)));
	add(r, "</code></pre>\n");
}

static void
html_block_enter(struct render *r, cmark_node *node)
{
	struct text html = text_of(cmark_node_get_literal(node));

	html_line(&r->html);
	if (r->reader)
		raw_block(r, node, html);
	else
		buf_text(&r->html, html);
	html_line(&r->html);
}

static void
break_enter(struct render *r, cmark_node *node)
{
	(void)node;
	html_line(&r->html);
	add(r, "<hr />\n");
}

/* ---- The walk ---- */

struct action {
	void (*enter)(struct render *r, cmark_node *node);
	void (*leave)(struct render *r, cmark_node *node);
};

static const struct action actions[] = {
	[CMARK_NODE_BLOCK_QUOTE] = {quote_enter, quote_leave},
	[CMARK_NODE_LIST] = {list_enter, list_leave},
	[CMARK_NODE_ITEM] = {item_enter, item_leave},
	[CMARK_NODE_CODE_BLOCK] = {code_block_enter, NULL},
	[CMARK_NODE_HTML_BLOCK] = {html_block_enter, NULL},
	[CMARK_NODE_PARAGRAPH] = {paragraph_enter, paragraph_leave},
	[CMARK_NODE_HEADING] = {heading_enter, heading_leave},
	[CMARK_NODE_THEMATIC_BREAK] = {break_enter, NULL},
	[CMARK_NODE_TEXT] = {text_enter, NULL},
	[CMARK_NODE_SOFTBREAK] = {softbreak_enter, NULL},
	[CMARK_NODE_LINEBREAK] = {linebreak_enter, NULL},
	[CMARK_NODE_CODE] = {code_enter, NULL},
	[CMARK_NODE_HTML_INLINE] = {html_inline_enter, NULL},
	[CMARK_NODE_EMPH] = {emph_enter, emph_leave},
	[CMARK_NODE_STRONG] = {strong_enter, strong_leave},
	[CMARK_NODE_LINK] = {link_enter, link_leave},
	[CMARK_NODE_IMAGE] = {image_enter, NULL},
	[CMARK_NODE_CUSTOM_INLINE] = {custom_enter, custom_leave},
};

/* Begins a node; the value is its first child, unless that has no tags. */
static cmark_node *
enter(struct render *r, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type < ARRAY_COUNT(actions) && actions[type].enter)
		actions[type].enter(r, node);
	if (type == CMARK_NODE_IMAGE || r->is_closed)
		return NULL;
	return cmark_node_first_child(node);
}

/* Ends a node and those around it that end with it; what comes next. */
static cmark_node *
leave(struct render *r, cmark_node *node, cmark_node *top)
{
	for (;;) {
		cmark_node_type type = cmark_node_get_type(node);

		if (type < ARRAY_COUNT(actions) && actions[type].leave)
			actions[type].leave(r, node);
		r->is_closed = false;
		if (node == top)
			return NULL;
		if (cmark_node_next(node))
			return cmark_node_next(node);
		node = cmark_node_parent(node);
	}
}

void
render_node(struct render *r, cmark_node *top)
{
	cmark_node *node = top;

	while (node) {
		cmark_node *inside = enter(r, node);

		node = inside ? inside : leave(r, node, top);
	}
}

void
render_leaf(struct render *r, cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);

	leaf_begin(r, node);
	for (; child; child = cmark_node_next(child))
		render_node(r, child);
	passage_close(r);
	leaf_end(r);
}

void
render_begin(struct render *r, struct reader *reader,
	     const struct source *source)
{
	*r = (struct render){
		.reader = reader,
		.source = source,
		.html = BUF_INIT,
		.plain = BUF_INIT,
		.scratch = BUF_INIT,
	};
}

void
render_end(struct render *r)
{
	buf_free(&r->html);
	buf_free(&r->plain);
	buf_free(&r->scratch);
}

void
render_take(struct render *r, struct rich *rich)
{
	rich->html = arena_text(r->reader->arena, buf_as_text(&r->html));
	rich->plain = arena_text(r->reader->arena, buf_as_text(&r->plain));
	buf_reset(&r->html);
	buf_reset(&r->plain);
}

void
render_take_words(struct render *r, struct rich *rich, size_t from)
{
	rich_keep(rich, r->reader, buf_as_text(&r->html),
		  buf_as_text(&r->plain), from);
	buf_reset(&r->html);
	buf_reset(&r->plain);
}

void
render_as_cmark(cmark_node *root, struct buf *html)
{
	struct render r;

	render_begin(&r, NULL, NULL);
	render_node(&r, root);
	buf_text(html, buf_as_text(&r.html));
	render_end(&r);
}
