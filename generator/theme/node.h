/*
 * Nodes: finished pieces of markup in the page's arena.
 *
 * A node is a row of parts: bytes that are ready, nodes, and content whose
 * holes are filled when it is written. It never changes, and what is in it
 * was there before it, so that a tree cannot hold itself.
 */
#ifndef THEME_NODE_H
#define THEME_NODE_H

#include "theme/thing.h"

enum part_kind { PART_BYTES, PART_NODE, PART_CONTENT };

struct node;

struct part {
	enum part_kind kind;
	union {
		struct text bytes;
		struct node *node;
		const struct content *content;
	};
};

struct node {
	struct thing thing;
	enum format format;
	uint32_t depth;
	bool is_once;	/* to be written exactly once */
	size_t hook;	/* and by this call of a hook alone */
	bool has_holes; /* of a filter's tree, and for it alone */
	uint32_t uses;
	size_t count;
	struct part parts[];
};

/*
 * A node being built. Bytes gather in the state's scratch from `mark` on and
 * become a part when something else comes. One node is built at a time and
 * nothing calls Lua meanwhile.
 */
struct builder {
	lua_State *L;
	struct vm *vm;
	enum format format;
	size_t mark;
	uint32_t depth;
};

void builder_begin(struct builder *builder, lua_State *L, enum format format);

/* Adds text, escaped. A Lua error when it is no UTF-8. */
void builder_text(struct builder *builder, struct text t);

/* Adds markup that is ready. The bytes are kept. */
void builder_bytes(struct builder *builder, struct text bytes);

/*
 * Adds the value at `index` as a child: words, a number, a node, content, a
 * date, a list of them; nil and false add nothing. A Lua error for the rest.
 */
void builder_child(struct builder *builder, int index);

/* Adds the children 1 … n of the table at `index`; those that are nil are
 * left out. */
void builder_children(struct builder *builder, int index);

/* The integer keys of a table, of whoever looks at all its keys anyway. */
struct list_keys {
	lua_Integer end; /* the largest, or 0 */
	lua_Integer count;
};

static inline void
list_keys_add(struct list_keys *keys, lua_Integer key)
{
	keys->count++;
	if (key > keys->end)
		keys->end = key;
}

/* builder_children when the keys of the table are known. */
void builder_children_of(struct builder *builder, int index,
			 struct list_keys keys);

/* Pushes the finished node. */
void builder_end(struct builder *builder);

/* Pushes a node of bytes that are ready. The bytes are kept. */
struct node *node_push(lua_State *L, enum format format, struct text bytes);

/* A node between bytes; in the arena, not pushed. */
struct node *node_between(struct vm *vm, struct text before,
			  struct node *inside, struct text after);

/* The node at `index`, or NULL when it is none. */
const struct node *node_at(lua_State *L, int index);

/* Writes a node to the state's `out`. May run hooks. */
void node_write(lua_State *L, struct node *node);

/* Writes the value on top of the stack as a child of HTML, and pops it. */
void node_write_value(lua_State *L);

/* What is in `out` from `start` on, taken from it into the arena. */
struct text node_take_output(struct vm *vm, size_t start);

/*
 * Escapes for HTML and XML: & < > ", and controls become U+FFFD. A Lua error
 * when it is no UTF-8.
 */
void node_escape(lua_State *L, struct buf *buf, struct text t);

#endif
