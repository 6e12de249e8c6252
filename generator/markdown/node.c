#include "markdown/inner.h"

/*
 * Nodes whose tags a theme writes: a hole about what is inside of them, and a
 * fact that says what they are. What stands in a hole is as it would be
 * without it, so hooks nest.
 */

static bool
is_hooked(const struct render *r, enum node_kind kind)
{
	return r->reader && (r->reader->in->hooked & NODE_BIT(kind)) != 0;
}

static void
set_attributes(struct node_fact *fact, cmark_node *node)
{
	const struct attributes *given = cmark_node_get_user_data(node);

	if (!given)
		return;
	fact->id = given->id;
	fact->classes = given->classes;
}

static void
set_code(struct render *r, struct node_fact *fact, cmark_node *node)
{
	struct arena *arena = r->reader->arena;

	fact->info =
		arena_text(arena, text_of(cmark_node_get_fence_info(node)));
	fact->text = arena_text(arena, text_of(cmark_node_get_literal(node)));
	set_attributes(fact, node);
}

struct node_fact *
node_open(struct render *r, enum node_kind kind, cmark_node *node)
{
	struct markdown *out;
	struct node_fact *fact;

	if (!is_hooked(r, kind))
		return NULL;
	out = r->reader->out;
	hole_open(&r->html, HOLE_NODE, (uint32_t)out->nodes.count);
	fact = list_push(r->reader->arena, &out->nodes);
	*fact = (struct node_fact){
		.kind = kind,
		.start = -1,
		.place = source_place(r->source,
				      source_block_start(r->source, node), 1),
	};
	if (kind == NODE_CODE_BLOCK)
		set_code(r, fact, node);
	else if (kind == NODE_HEADING)
		set_attributes(fact, node);
	return fact;
}

bool
node_close(struct render *r, enum node_kind kind)
{
	if (!is_hooked(r, kind))
		return false;
	hole_close(&r->html);
	return true;
}
