#include <stdalign.h>

#include "base/mem.h"
#include "markdown/inner.h"

/*
 * cmark asks for memory through three functions that are given no data of the
 * caller's, so the arena they take from is found in this thread-local. It is
 * set only while cmark_arena.c calls cmark.
 */
static _Thread_local struct arena *tree_memory;

/* cmark's realloc does not say how large a piece was: that stands before it. */
struct piece {
	size_t size;
	alignas(max_align_t) char bytes[];
};

static struct piece *
piece_of(void *bytes)
{
	return (struct piece *)((char *)bytes - sizeof(struct piece));
}

static void *
tree_calloc(size_t count, size_t size)
{
	struct piece *piece;
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) ||
	    bytes > SIZE_MAX - sizeof(*piece))
		mem_exhausted();
	piece = arena_alloc(tree_memory, sizeof(*piece) + bytes);
	piece->size = bytes;
	return piece->bytes;
}

/* All words are in memory from here, none in what tree_calloc gives. */
static void *
tree_realloc(void *old, size_t size)
{
	struct piece *piece = old ? piece_of(old) : NULL;
	size_t had = piece ? sizeof(*piece) + piece->size : 0;

	if (size > SIZE_MAX - sizeof(*piece) - TREE_SPARE)
		mem_exhausted();
	size += TREE_SPARE;
	piece = arena_grow_bytes(tree_memory, piece, had,
				 sizeof(*piece) + size);
	piece->size = size;
	return piece->bytes;
}

static void
tree_free(void *bytes)
{
	(void)bytes; /* goes with the arena */
}

/* Never written to, but cmark does not take a const one. */
static cmark_mem allocator = {tree_calloc, tree_realloc, tree_free};

cmark_node *
tree_parse(struct arena *memory, struct text text, bool smart)
{
	int options = smart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT;
	cmark_parser *parser;
	cmark_node *root;

	tree_memory = memory;
	parser = cmark_parser_new_with_mem(options, &allocator);
	cmark_parser_feed(parser, text.s ? text.s : "", text.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	tree_memory = NULL;
	return root;
}

cmark_node *
tree_node(struct arena *memory, cmark_node_type type)
{
	cmark_node *node;

	tree_memory = memory;
	node = cmark_node_new_with_mem(type, &allocator);
	tree_memory = NULL;
	return node;
}

static cmark_node *
node_with(struct arena *memory, cmark_node_type type,
	  int (*set)(cmark_node *, const char *), struct text t)
{
	cmark_node *node;

	t = arena_text(memory, t);
	tree_memory = memory;
	node = cmark_node_new_with_mem(type, &allocator);
	set(node, t.s);
	tree_memory = NULL;
	return node;
}

cmark_node *
tree_text(struct arena *memory, struct text words)
{
	return node_with(memory, CMARK_NODE_TEXT, cmark_node_set_literal,
			 words);
}

cmark_node *
tree_link(struct arena *memory, struct text url)
{
	return node_with(memory, CMARK_NODE_LINK, cmark_node_set_url, url);
}

void
tree_set_text(struct arena *memory, cmark_node *node, struct text words)
{
	words = arena_text(memory, words);
	tree_memory = memory;
	cmark_node_set_literal(node, words.s);
	tree_memory = NULL;
}

cmark_node *
tree_behind(cmark_node *node, cmark_node *top)
{
	while (node != top && !cmark_node_next(node))
		node = cmark_node_parent(node);
	return node == top ? NULL : cmark_node_next(node);
}

cmark_node *
tree_next(cmark_node *node, cmark_node *top)
{
	cmark_node *inside = cmark_node_first_child(node);

	return inside ? inside : tree_behind(node, top);
}
