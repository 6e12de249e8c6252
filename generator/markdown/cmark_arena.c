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

	if (size != 0 && count > (SIZE_MAX - sizeof(*piece)) / size)
		mem_exhausted();
	piece = arena_alloc(tree_memory, sizeof(*piece) + count * size);
	piece->size = count * size;
	return piece->bytes;
}

static void *
tree_realloc(void *old, size_t size)
{
	struct piece *piece = old ? piece_of(old) : NULL;

	if (size > SIZE_MAX - sizeof(*piece))
		mem_exhausted();
	piece = arena_grow(tree_memory, piece,
			   piece ? sizeof(*piece) + piece->size : 0,
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
