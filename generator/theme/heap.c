#include "theme/heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"

#define CHUNK_SIZE (256 * KIB)

struct heap_piece {
	struct heap_piece *next;
};

struct heap_chunk {
	struct heap_chunk *next;
	size_t padding; /* pieces are aligned to HEAP_STEP */
};

#ifdef ARENA_MALLOC

/* Each piece a malloc of its own, so that ASan sees every misuse. */
static void *
move(struct heap *heap, void *old, size_t old_size, size_t size)
{
	(void)heap, (void)old_size;
	if (size == 0) {
		free(old);
		return NULL;
	}
	return mem_grow(old, size);
}

#else

static size_t
class_of(size_t size)
{
	return (size - 1) / HEAP_STEP;
}

static void *
small_from_chunk(struct heap *heap, size_t size)
{
	char *piece;

	if ((size_t)(heap->end - heap->at) < size) {
		struct heap_chunk *chunk = mem_alloc(CHUNK_SIZE);

		heap->held += CHUNK_SIZE;
		chunk->next = heap->chunks;
		heap->chunks = chunk;
		heap->at = (char *)(chunk + 1);
		heap->end = (char *)chunk + CHUNK_SIZE;
	}
	piece = heap->at;
	heap->at += size;
	return piece;
}

static void *
take(struct heap *heap, size_t size)
{
	size_t class;
	struct heap_piece *piece;

	if (size > HEAP_SMALL)
		return mem_alloc(size);
	class = class_of(size);
	piece = heap->free[class];
	if (!piece)
		return small_from_chunk(heap, (class + 1) * HEAP_STEP);
	heap->free[class] = piece->next;
	return piece;
}

static void
give(struct heap *heap, void *old, size_t size)
{
	struct heap_piece *piece = old;

	if (!old)
		return;
	if (size > HEAP_SMALL) {
		free(old);
		return;
	}
	piece->next = heap->free[class_of(size)];
	heap->free[class_of(size)] = piece;
}

static void *
move(struct heap *heap, void *old, size_t old_size, size_t size)
{
	void *piece;

	if (size == 0) {
		give(heap, old, old_size);
		return NULL;
	}
	if (!old)
		return take(heap, size);
	if (old_size > HEAP_SMALL && size > HEAP_SMALL)
		return mem_grow(old, size);
	if (old_size <= HEAP_SMALL && size <= HEAP_SMALL &&
	    class_of(old_size) == class_of(size))
		return old;
	piece = take(heap, size);
	memcpy(piece, old, old_size < size ? old_size : size);
	give(heap, old, old_size);
	return piece;
}

#endif

/* Takes account of `more` bytes; the piece has `size` then. */
static void
count_more(struct heap *heap, size_t more, size_t size)
{
	if (more > heap->hard - heap->used)
		heap->exhausted(heap);
	heap->used += more;
	if (size > HEAP_SMALL)
		heap->taken += more;
	if ((heap->used > heap->soft || heap->used > heap->most ||
	     heap->taken > HEAP_TAKEN) &&
	    !heap->is_over) {
		heap->is_over = true;
		heap->over(heap);
	}
}

void *
heap_allocate(void *context, void *old, size_t old_size, size_t size)
{
	struct heap *heap = context;

	if (!old)
		old_size = 0; /* Lua says there what the piece is for */
	if (size > old_size)
		count_more(heap, size - old_size, size);
	else
		heap->used -= old_size - size;
	return move(heap, old, old_size, size);
}

void
heap_free(struct heap *heap)
{
	while (heap->chunks) {
		struct heap_chunk *next = heap->chunks->next;

		free(heap->chunks);
		heap->chunks = next;
	}
}
