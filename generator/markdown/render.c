#include "base/limits.h"
#include "markdown/inner.h"

/*
 * A walk over cmark's tree with an action at the beginning and at the end of
 * each node, by type. Without `reader` it writes what cmark's own renderer
 * (html.c of cmark 0.30.2) writes; with it, documents: links, images and
 * quoted blocks as holes, headings with ids, no raw HTML, and facts.
 */

#define add(r, literal) buf_literal(&(r)->html, literal)

/* ---- Words, and the passages in them ---- */

static void
passage_open(struct render *r)
{
	if (r->passage_is_open)
		return;
	hole_open(&r->html, HOLE_SAID, (uint32_t)r->next_passage);
	r->passage_is_open = true;
}

void
passage_close(struct render *r)
{
	if (!r->passage_is_open)
		return;
	hole_close(&r->html);
	r->passage_is_open = false;
}

/* Passages do not cross tags. */
#define add_tag(r, literal) (passage_close(r), add(r, literal))

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

void
render_words(struct render *r, const char *words)
{
	while (r->passage_count > 0 && *words)
		words += words_write(r, words, passage_run(r, SIZE_MAX));
	words_write(r, words, SIZE_MAX);
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
	const char *words = cmark_node_get_literal(node);

	r->may_mark_up = false;
	if (r->smart_next == r->smart.count || !smart_render(r, node, words))
		render_words(r, words + r->skip);
	if (r->reader && r->may_mark_up)
		fact_check_left_over(r, text_of(words + r->skip));
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
	add_tag(r, "<br />\n");
	buf_char(&r->plain, ' ');
}

static void
code_enter(struct render *r, cmark_node *node)
{
	size_t start = r->plain.len;
	const char *words = cmark_node_get_literal(node);

	if (node_is_hooked(r, KIND_CODE))
		node_open(r, KIND_CODE, node)->text =
			arena_text(r->reader->arena, text_of(words));
	add_tag(r, "<code>");
	node_inside(r, KIND_CODE);
	render_words(r, words);
	node_end(r, KIND_CODE);
	add_tag(r, "</code>");
	node_end(r, KIND_CODE);
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
	node_begin(r, KIND_EMPHASIS, node);
	add_tag(r, "<em>");
	node_inside(r, KIND_EMPHASIS);
}

static void
emph_leave(struct render *r, cmark_node *node)
{
	(void)node;
	node_end(r, KIND_EMPHASIS);
	add_tag(r, "</em>");
	node_end(r, KIND_EMPHASIS);
}

static void
strong_enter(struct render *r, cmark_node *node)
{
	node_begin(r, KIND_STRONG, node);
	add_tag(r, "<strong>");
	node_inside(r, KIND_STRONG);
}

static void
strong_leave(struct render *r, cmark_node *node)
{
	(void)node;
	node_end(r, KIND_STRONG);
	add_tag(r, "</strong>");
	node_end(r, KIND_STRONG);
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

	if (data->kind == INLINE_NOTE) {
		note_reference(r, data);
		return;
	}
	node_begin(r, KIND_STRIKETHROUGH, node);
	add_tag(r, "<del>");
	node_inside(r, KIND_STRIKETHROUGH);
}

static void
custom_leave(struct render *r, cmark_node *node)
{
	const struct inline_node *data = cmark_node_get_user_data(node);

	if (data->kind != INLINE_STRIKE)
		return;
	node_end(r, KIND_STRIKETHROUGH);
	add_tag(r, "</del>");
	node_end(r, KIND_STRIKETHROUGH);
}

/* ---- Blocks ---- */

static void
quote_enter(struct render *r, cmark_node *node)
{
	render_line(r);
	if (r->reader && callout_enter(r, node))
		return;
	if (r->reader)
		attribution_enter(r, node);
	if (!cmark_node_get_user_data(node))
		node_begin(r, KIND_BLOCK_QUOTE, node);
	add(r, "<blockquote>\n");
	if (!cmark_node_get_user_data(node))
		node_inside(r, KIND_BLOCK_QUOTE);
}

static void
quote_leave(struct render *r, cmark_node *node)
{
	render_line(r);
	if (r->reader && callout_leave(r, node))
		return;
	if (!cmark_node_get_user_data(node))
		node_end(r, KIND_BLOCK_QUOTE);
	add(r, "</blockquote>\n");
	if (!cmark_node_get_user_data(node))
		node_end(r, KIND_BLOCK_QUOTE);
	else if (r->reader)
		attribution_leave(r, node);
}

/* Begins the hole of a list. */
static void
list_begin(struct render *r, cmark_node *node)
{
	struct node_fact *fact;

	if (!node_is_hooked(r, KIND_LIST))
		return;
	fact = node_open(r, KIND_LIST, node);
	fact->is_tight = cmark_node_get_list_tight(node);
	fact->is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	fact->start = cmark_node_get_list_start(node);
}

static void
list_enter(struct render *r, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	if (r->reader)
		events_list_enter(r, node);
	render_line(r);
	list_begin(r, node);
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		add(r, "<ul>\n");
	else if (start == 1)
		add(r, "<ol>\n");
	else
		buf_format(&r->html, "<ol start=\"%d\">\n", start);
	node_inside(r, KIND_LIST);
}

static void
list_leave(struct render *r, cmark_node *node)
{
	node_end(r, KIND_LIST);
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		add(r, "</ul>\n");
	else
		add(r, "</ol>\n");
	node_end(r, KIND_LIST);
	if (r->reader)
		events_list_leave(r, node);
}

/* Begins the hole of an item, whose kind is not known to it yet. */
static enum node_kind
item_begin(struct render *r, cmark_node *item)
{
	enum node_kind kind = KIND_LIST_ITEM;
	struct node_fact *fact;

	if (r->hooked == 0)
		return kind;
	if (events_item_is(r, item))
		kind = KIND_EVENT;
	else if (task_is(item))
		kind = KIND_TASK;
	if (!node_is_hooked(r, kind))
		return kind;
	fact = node_open(r, kind, item);
	fact->is_done = kind == KIND_TASK && task_is_done(item);
	fact->event = (uint32_t)r->reader->out->events.count;
	return kind;
}

static void
item_enter(struct render *r, cmark_node *node)
{
	enum node_kind kind;

	render_line(r);
	kind = item_begin(r, node);
	add(r, "<li");
	if (r->reader)
		events_item_enter(r, node);
	if (r->reader && task_begins(r, node))
		add(r, " class=\"task\"");
	add(r, ">");
	node_inside(r, kind);
	if (r->reader)
		events_item_begin(r, node);
}

/* The kind of an item that ends; it is asked for only where one is hooked. */
static enum node_kind
item_kind(const struct render *r, cmark_node *item)
{
	if (r->hooked == 0)
		return KIND_LIST_ITEM;
	if (events_item_begun(item))
		return KIND_EVENT;
	return task_is(item) ? KIND_TASK : KIND_LIST_ITEM;
}

static void
item_leave(struct render *r, cmark_node *node)
{
	enum node_kind kind = item_kind(r, node);

	if (r->reader)
		events_item_leave(r, node);
	node_end(r, kind);
	add(r, "</li>\n");
	node_end(r, kind);
}

static void
add_heading_tag(struct render *r, struct text tag, int level)
{
	buf_text(&r->html, tag);
	buf_char(&r->html, (char)('0' + level));
}

static void
add_classes(struct node_fact *fact, const struct attributes *attributes)
{
	if (!attributes)
		return;
	fact->classes = attributes->classes;
	if (fact->id.len == 0)
		fact->id = attributes->id;
}

static void
heading_begin(struct render *r, cmark_node *node, struct text id)
{
	struct node_fact *fact;

	if (!node_is_hooked(r, KIND_HEADING))
		return;
	fact = node_open(r, KIND_HEADING, node);
	fact->level = cmark_node_get_heading_level(node);
	fact->id = id;
	add_classes(fact, cmark_node_get_user_data(node));
}

static void
heading_enter(struct render *r, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	render_line(r);
	if (r->reader) {
		struct text id = fact_heading_id(r, node);

		heading_begin(r, node, id);
		add_heading_tag(r, TEXT("<h"), level);
		add(r, " id=\"");
		html_escaped(&r->html, id);
		add(r, "\"");
		attributes_html_classes(r, cmark_node_get_user_data(node));
		add(r, ">");
		node_inside(r, KIND_HEADING);
		leaf_begin(r, node);
		r->leaf.id = id;
	} else {
		add_heading_tag(r, TEXT("<h"), level);
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
	node_end(r, KIND_HEADING);
	add_heading_tag(r, TEXT("</h"), level);
	add(r, ">\n");
	node_end(r, KIND_HEADING);
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
	r->is_bare = is_tight(node);
	if (!r->is_bare) {
		render_line(r);
		node_begin(r, KIND_PARAGRAPH, node);
		add(r, "<p>");
		node_inside(r, KIND_PARAGRAPH);
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
	if (!r->is_bare) {
		node_end(r, KIND_PARAGRAPH);
		add(r, "</p>\n");
		node_end(r, KIND_PARAGRAPH);
	}
	buf_char(&r->plain, '\n');
}

/* The first word of a fence. */
static struct text
info_word(cmark_node *node, const struct attributes *attributes)
{
	struct text info = text_of(cmark_node_get_fence_info(node));
	size_t word = 0;

	while (word < info.len && !ascii_is_space(info.s[word]) &&
	       !(attributes && info.s[word] == '{'))
		word++;
	return text_slice(info, 0, word);
}

static void
code_block_open(struct render *r, cmark_node *node, enum node_kind kind)
{
	const struct attributes *attributes = cmark_node_get_user_data(node);
	struct text text = text_of(cmark_node_get_literal(node));
	struct text word = info_word(node, attributes);
	struct node_fact *fact = node_open(r, kind, node);

	fact->name = arena_text(r->reader->arena, word);
	fact->text = arena_text(r->reader->arena, text);
	add_classes(fact, attributes);
	if (kind == KIND_BLOCK)
		block_options(r, node, fact);
}

/* It may be wider than the page: the keyboard scrolls it, too. */
static void
code_block_add(struct render *r, cmark_node *node,
	       const struct attributes *attributes)
{
	struct text word = info_word(node, attributes);

	add(r, "<pre");
	attributes_html(r, attributes);
	if (r->reader)
		add(r, " tabindex=\"0\"");
	add(r, "><code");
	if (word.len > 0) {
		add(r, " class=\"language-");
		html_escaped(&r->html, word);
		add(r, "\"");
	}
	add(r, ">");
}

static void
code_block_enter(struct render *r, cmark_node *node)
{
	const struct attributes *attributes =
		r->reader ? cmark_node_get_user_data(node) : NULL;
	enum node_kind kind = block_is(r, info_word(node, attributes))
				      ? KIND_BLOCK
				      : KIND_CODE_BLOCK;

	render_line(r);
	if (node_is_hooked(r, kind))
		code_block_open(r, node, kind);
	code_block_add(r, node, attributes);
	node_inside(r, kind);
	words_write(r, cmark_node_get_literal(node), SIZE_MAX);
	node_end(r, kind);
	add(r, "</code></pre>\n");
	node_end(r, kind);
}

static void
html_block_enter(struct render *r, cmark_node *node)
{
	struct text html = text_of(cmark_node_get_literal(node));

	render_line(r);
	if (r->reader)
		raw_block(r, node, html);
	else
		buf_text(&r->html, html);
	render_line(r);
}

static void
break_enter(struct render *r, cmark_node *node)
{
	render_line(r);
	node_begin(r, KIND_RULE, node);
	add(r, "<hr />\n");
	node_end(r, KIND_RULE);
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

static const struct action *
action_of(cmark_node *node)
{
	static const struct action none = {NULL, NULL};
	cmark_node_type type = cmark_node_get_type(node);

	return type < ARRAY_COUNT(actions) ? &actions[type] : &none;
}

static void
leave(struct render *r, cmark_node *node, const struct action *action)
{
	if (action->leave)
		action->leave(r, node);
	r->is_closed = false;
}

/*
 * Begins a node; the value is the first one in it that is to be rendered. There
 * is nothing in what only begins, or what describes an image.
 */
static cmark_node *
enter(struct render *r, cmark_node *node, const struct action *action)
{
	if (action->enter)
		action->enter(r, node);
	if ((action->enter && !action->leave) || r->is_closed)
		return NULL;
	return cmark_node_first_child(node);
}

/* Ends those around `node` that end with it; what comes next. */
static cmark_node *
next_behind(struct render *r, cmark_node *node, cmark_node *top)
{
	while (node != top) {
		cmark_node *next = cmark_node_next(node);

		if (next)
			return next;
		node = cmark_node_parent(node);
		leave(r, node, action_of(node));
	}
	return NULL;
}

void
render_node(struct render *r, cmark_node *top)
{
	cmark_node *node = top;

	while (node) {
		const struct action *action = action_of(node);
		cmark_node *inside = enter(r, node, action);

		if (!inside)
			leave(r, node, action);
		node = inside ? inside : next_behind(r, node, top);
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

/* A document may have needed more: that is given back. */
#define MOST_KEPT (1 * MIB)

/* The buffers are lent by the reader, who has none when there is no reader. */
static struct buf
lend(struct buf *buf)
{
	struct buf lent = *buf;

	*buf = (struct buf)BUF_INIT;
	buf_reset(&lent);
	return lent;
}

static void
give_back(struct buf *lent, struct buf *owner)
{
	buf_reset_within(lent, MOST_KEPT);
	*owner = *lent;
}

void
render_begin(struct render *r, struct reader *reader,
	     const struct source *source)
{
	struct markdown_scratch none = {0};
	struct markdown_scratch *buffers = reader ? reader->buffers : &none;

	*r = (struct render){
		.reader = reader,
		.source = source,
		.hooked = reader ? reader->in->wanted.hooked : 0,
		.html = lend(&buffers->html),
		.plain = lend(&buffers->plain),
		.steps.bytes = lend(&buffers->steps),
		.scratch = lend(&buffers->words),
	};
}

void
render_end(struct render *r)
{
	struct markdown_scratch none = {0};
	struct markdown_scratch *buffers =
		r->reader ? r->reader->buffers : &none;

	give_back(&r->html, &buffers->html);
	give_back(&r->plain, &buffers->plain);
	give_back(&r->steps.bytes, &buffers->steps);
	give_back(&r->scratch, &buffers->words);
	markdown_scratch_free(&none);
}

static void
forget(struct render *r)
{
	buf_reset(&r->html);
	buf_reset(&r->plain);
	steps_reset(&r->steps);
	r->line_start = 0;
}

void
render_take(struct render *r, struct rich *rich)
{
	rich->html = html_kept(r->reader->arena, buf_as_text(&r->html));
	rich->plain = arena_text(r->reader->arena, buf_as_text(&r->plain));
	forget(r);
}

void
render_take_document(struct render *r, struct rich *rich)
{
	struct text html = buf_as_text(&r->html);

	*rich = (struct rich){&html, buf_as_text(&r->plain)};
	rich_pack(rich, r->reader->arena, steps_end(&r->steps, rich->plain));
	forget(r);
}

void
render_take_words(struct render *r, struct rich *rich)
{
	rich_keep(rich, r->reader->arena, buf_as_text(&r->html),
		  buf_as_text(&r->plain));
	forget(r);
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
