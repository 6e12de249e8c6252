#include "markdown/inner.h"

/* What ids and classes are made of: no white space, nothing of HTML's. */
static size_t
name_length(struct text t, size_t at)
{
	size_t end = at;

	while (end < t.len && (unsigned char)t.s[end] > ' ' &&
	       (unsigned char)t.s[end] < 0xf8 &&
	       !strchr("{}\"'<>=&#.`", t.s[end]))
		end++;
	return end - at;
}

static size_t
skip_spaces(struct text t, size_t at)
{
	while (at < t.len && t.s[at] == ' ')
		at++;
	return at;
}

static void
add_class(struct buf *classes, struct text name)
{
	if (classes->len > 0)
		buf_char(classes, ' ');
	buf_text(classes, name);
}

size_t
attributes_read(struct text t, struct attributes *found, struct buf *classes)
{
	size_t at = 1;

	*found = (struct attributes){0};
	buf_reset(classes);
	if (t.len < 4 || t.s[0] != '{')
		return 0;
	for (at = skip_spaces(t, at); at < t.len && t.s[at] != '}';
	     at = skip_spaces(t, at)) {
		size_t length = name_length(t, at + 1);
		struct text name = text_slice(t, at + 1, at + 1 + length);

		if (length == 0 || (t.s[at] != '#' && t.s[at] != '.') ||
		    (t.s[at] == '#' && found->id.len > 0))
			return 0;
		if (t.s[at] == '#')
			found->id = name;
		else
			add_class(classes, name);
		at += 1 + length;
	}
	found->classes = buf_as_text(classes);
	found->source = text_slice(t, 0, at + 1);
	if (at >= t.len || (found->id.len == 0 && classes->len == 0))
		return 0;
	return at + 1;
}

/* Where the attributes stand between `start` and `end` of the source. */
static struct place
place_of(struct render *r, const struct attributes *found, size_t start,
	 size_t end)
{
	size_t at = text_find(text_slice(r->source->text, 0, end),
			      found->source, start);

	if (at == TEXT_NOT_FOUND)
		return source_place(r->source, start, 1);
	return source_place(r->source, at, found->source.len);
}

/* Keeps what was read as the node's; `leaf` is the block it stands in. */
static void
keep(struct render *r, cmark_node *node, const struct attributes *found,
     cmark_node *leaf)
{
	struct arena *arena = r->reader->arena;
	struct attributes *kept =
		arena_new(r->reader->scratch, struct attributes);

	*kept = (struct attributes){
		.id = arena_text(arena, found->id),
		.classes = arena_text(arena, found->classes),
	};
	cmark_node_set_user_data(node, kept);
	if (kept->id.len == 0)
		return;
	fact_anchor(r, kept->id,
		    place_of(r, found, source_block_start(r->source, leaf),
			     source_block_end(r->source, leaf)));
	if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
		return;
	list_add(r->reader->scratch, &r->reader->out->anchors, kept->id);
}

/* `## Words {#id}` */
static void
take_heading(struct render *r, cmark_node *heading)
{
	cmark_node *last = cmark_node_last_child(heading);
	struct attributes found;
	struct text words;
	size_t at;

	if (!last || cmark_node_get_type(last) != CMARK_NODE_TEXT)
		return;
	words = text_of(cmark_node_get_literal(last));
	at = text_find_last_char(words, '{');
	if (at == TEXT_NOT_FOUND || (at > 0 && words.s[at - 1] != ' ') ||
	    attributes_read(text_from(words, at), &found, &r->scratch) !=
		    words.len - at)
		return;
	keep(r, heading, &found, heading);
	words = text_slice(words, 0, at);
	while (words.len > 0 && words.s[words.len - 1] == ' ')
		words.len--;
	tree_set_text(r->reader->scratch, last, words);
}

/* `![words](image.jpg){.wide}` */
static void
take_image(struct render *r, cmark_node *image, cmark_node *leaf)
{
	cmark_node *next = cmark_node_next(image);
	struct attributes found;
	struct text words;
	size_t length;

	if (!leaf || !next || cmark_node_get_type(next) != CMARK_NODE_TEXT)
		return;
	words = text_of(cmark_node_get_literal(next));
	length = attributes_read(words, &found, &r->scratch);
	if (length == 0)
		return;
	keep(r, image, &found, leaf);
	if (length == words.len)
		cmark_node_unlink(next);
	else
		tree_set_text(r->reader->scratch, next,
			      text_from(words, length));
}

/* A fence with `js {.wide}` behind it. */
static void
take_fence(struct render *r, cmark_node *block)
{
	struct text info = text_of(cmark_node_get_fence_info(block));
	size_t at = text_find_char(info, '{', 0);
	struct attributes found;

	if (at != TEXT_NOT_FOUND &&
	    attributes_read(text_from(info, at), &found, &r->scratch) > 0)
		keep(r, block, &found, block);
}

void
attributes_take(struct render *r, cmark_node *root)
{
	cmark_node *leaf = NULL;
	cmark_node *next;

	for (cmark_node *node = root; node; node = next) {
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_PARAGRAPH && table_of(node)) {
			next = tree_behind(node, root);
			continue;
		}
		if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH)
			leaf = node;
		if (type == CMARK_NODE_HEADING)
			take_heading(r, node);
		else if (type == CMARK_NODE_IMAGE)
			take_image(r, node, leaf);
		else if (type == CMARK_NODE_CODE_BLOCK)
			take_fence(r, node);
		next = tree_next(node, root);
	}
}

void
attributes_html_classes(struct render *r, const struct attributes *attributes)
{
	if (!attributes || attributes->classes.len == 0)
		return;
	buf_literal(&r->html, " class=\"");
	html_escaped(&r->html, attributes->classes);
	buf_char(&r->html, '"');
}

void
attributes_html(struct render *r, const struct attributes *attributes)
{
	if (attributes && attributes->id.len > 0) {
		buf_literal(&r->html, " id=\"");
		html_escaped(&r->html, attributes->id);
		buf_char(&r->html, '"');
	}
	attributes_html_classes(r, attributes);
}
