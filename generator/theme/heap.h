/*
 * The memory of one Lua state: small pieces from free lists, counted, capped.
 *
 * Lua answers a refused allocation with a collection in the middle of
 * whatever it was doing, which is the least proven path through it. So the
 * heap never refuses: over `soft`, and when much was taken, it says so in
 * `is_over`, and the state looks at its next chance and may stop the page; over
 * `hard` it calls `exhausted`, which must not return.
 */
#ifndef THEME_HEAP_H
#define THEME_HEAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"

/* Pieces up to HEAP_SMALL bytes come in classes HEAP_STEP bytes apart. */
#define HEAP_STEP 16
#define HEAP_SMALL 512
#define HEAP_CLASSES (HEAP_SMALL / HEAP_STEP)

/* Bytes of large pieces after which the state is to look, though they may be
 * garbage by then. */
#define HEAP_TAKEN (16 * MIB)

struct heap_piece;
struct heap_chunk;

struct heap {
	size_t used; /* bytes in use by Lua */
	size_t held; /* of those for small pieces, which are not given back */
	size_t soft; /* over which the state is to look */
	size_t most;
	size_t hard;
	size_t taken; /* of large pieces, since the state looked */
	bool is_over; /* the state is to look */
	void (*over)(struct heap *heap); /* called when is_over is set */
	void (*exhausted)(struct heap *heap);
	struct heap_piece *free[HEAP_CLASSES];
	struct heap_chunk *chunks;
	char *at; /* of the newest chunk */
	char *end;
};

/* A lua_Alloc; `heap` is a struct heap. */
void *heap_allocate(void *heap, void *old, size_t old_size, size_t size);

/* Gives back what small pieces came from; Lua must be closed before. */
void heap_free(struct heap *heap);

#endif
