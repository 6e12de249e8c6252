#include "markdown/inner.h"

/* ---- Holes ---- */

/* A new line, unless one has just begun, whatever holes begin or end there. */
static bool
is_line_start(const struct render *r)
{
	return r->html.len == 0 || r->html.len == r->line_start ||
	       r->html.s[r->html.len - 1] == '\n';
}

void
render_line(struct render *r)
{
	if (!is_line_start(r))
		buf_char(&r->html, '\n');
}

struct rendered
render_here(const struct render *r)
{
	return (struct rendered){r->html.len, r->line_start, r->steps.bytes.len,
				 r->steps.html, r->steps.plain};
}

void
render_back(struct render *r, const struct rendered *to)
{
	html_cut(&r->html, to->html);
	r->line_start = to->line_start;
	html_cut(&r->steps.bytes, to->steps);
	r->steps.html = to->steps_html;
	r->steps.plain = to->steps_plain;
}

static void
put_hole(struct render *r, enum hole_kind kind, uint32_t index)
{
	bool is_fresh = is_line_start(r);

	passage_close(r);
	hole_open(&r->html, kind, index);
	if (is_fresh)
		r->line_start = r->html.len;
}

void
node_close(struct render *r)
{
	bool is_fresh = is_line_start(r);

	passage_close(r);
	hole_close(&r->html);
	if (is_fresh)
		r->line_start = r->html.len;
}

/* ---- Nodes ---- */

/* Where the node stands: of an inline one only where its leaf does. */
static struct place
place_of(struct render *r, cmark_node *node)
{
	while (node && cmark_node_get_start_line(node) <= 0)
		node = cmark_node_parent(node);
	while (node && cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE)
		node = cmark_node_parent(node);
	if (!node)
		return (struct place){.path = r->reader->in->path};
	return source_block_place(r->source, node, 1);
}

struct node_fact *
node_open(struct render *r, enum node_kind kind, cmark_node *node)
{
	struct markdown *out = r->reader->out;
	struct node_fact *fact = list_push(r->reader->scratch, &out->nodes);

	*fact = (struct node_fact){
		.kind = kind,
		.number = ++r->node_counts[kind],
		.place = place_of(r, node),
	};
	put_hole(r, HOLE_NODE, (uint32_t)(out->nodes.count - 1));
	return fact;
}

void
node_open_inside(struct render *r)
{
	put_hole(r, HOLE_INSIDE, 0);
}

/* ---- Blocks ---- */

bool
block_is(const struct render *r, struct text info_word)
{
	if (!r->reader)
		return false;
	list_each (const struct text, name, &r->reader->in->wanted.blocks)
		if (text_equal(*name, info_word))
			return true;
	return false;
}

static bool
is_name(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '-' && t.s[i] != '_')
			return false;
	return t.len > 0 && ascii_is_alpha(t.s[0]);
}

/* Takes a value, in quotation marks if it has blanks; false: it has no end. */
static bool
take_value(struct text *rest, struct text *value)
{
	size_t end = 0;

	if (rest->len > 0 && (rest->s[0] == '"' || rest->s[0] == '\'')) {
		end = text_find_char(*rest, rest->s[0], 1);
		if (end == TEXT_NOT_FOUND)
			return false;
		*value = text_slice(*rest, 1, end);
		*rest = text_from(*rest, end + 1);
		return rest->len == 0 || ascii_is_space(rest->s[0]);
	}
	while (end < rest->len && !ascii_is_space(rest->s[end]))
		end++;
	*value = text_slice(*rest, 0, end);
	*rest = text_from(*rest, end);
	return true;
}

/* `name=value` or `name`, which is then "true". */
static bool
take_option(struct text *rest, struct node_option *option)
{
	size_t end = 0;

	while (end < rest->len && !ascii_is_space(rest->s[end]) &&
	       rest->s[end] != '=')
		end++;
	option->name = text_slice(*rest, 0, end);
	option->value = TEXT("true");
	if (!is_name(option->name))
		return false;
	*rest = text_from(*rest, end);
	if (rest->len == 0 || rest->s[0] != '=')
		return true;
	*rest = text_from(*rest, 1);
	return take_value(rest, &option->value);
}

static void
tell_option(struct render *r, cmark_node *block, struct text at)
{
	struct text info = text_of(cmark_node_get_fence_info(block));
	size_t start = source_block_start(r->source, block);
	size_t found = text_find(r->source->text, info, start);
	size_t offset = (size_t)(at.s - info.s);
	struct place place = source_place(
		r->source, found == TEXT_NOT_FOUND ? start : found + offset,
		at.len);

	diag_error(r->reader->diag, M011, &place,
		   "this is no option of a block: %.*s", TEXT_ARG(at));
	diag_hint(r->reader->diag, "options are name=value, name=\"several "
				   "words\" or a name alone");
}

void
block_options(struct render *r, cmark_node *block, struct node_fact *fact)
{
	struct text rest = text_of(cmark_node_get_fence_info(block));
	struct arena *arena = r->reader->arena;
	size_t brace = text_find_char(rest, '{', 0);

	if (cmark_node_get_user_data(block) && brace != TEXT_NOT_FOUND)
		rest = text_slice(rest, 0, brace);
	rest = text_from(rest, fact->name.len);
	for (rest = text_trim(rest); rest.len > 0; rest = text_trim(rest)) {
		struct text start = rest;
		struct node_option option;

		if (!take_option(&rest, &option)) {
			tell_option(r, block, start);
			return;
		}
		option.name = arena_text(arena, option.name);
		option.value = arena_text(arena, option.value);
		list_add(arena, &fact->options, option);
	}
}

/* ---- Names ---- */

const char *
node_kind_name(enum node_kind kind)
{
	static const char *const names[KIND_KINDS] = {
		[KIND_HEADING] = "heading",
		[KIND_PARAGRAPH] = "paragraph",
		[KIND_EMPHASIS] = "emphasis",
		[KIND_STRONG] = "strong",
		[KIND_STRIKETHROUGH] = "strikethrough",
		[KIND_CODE] = "code",
		[KIND_CODE_BLOCK] = "code_block",
		[KIND_BLOCK] = "block",
		[KIND_BLOCK_QUOTE] = "block_quote",
		[KIND_CALLOUT] = "callout",
		[KIND_LIST] = "list",
		[KIND_LIST_ITEM] = "list_item",
		[KIND_TASK] = "task",
		[KIND_EVENT] = "event",
		[KIND_TABLE] = "table",
		[KIND_FOOTNOTE] = "footnote",
		[KIND_FOOTNOTES] = "footnotes",
		[KIND_FIGURE] = "figure",
		[KIND_RULE] = "rule",
		[KIND_RAW] = "raw",
	};

	return names[kind];
}
