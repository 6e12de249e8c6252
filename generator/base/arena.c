#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"

struct arena_block {
	struct arena_block *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

/*
 * Blocks double from the first size to the last, which is a huge page; larger
 * pieces stand alone, and so do those that do not fit and are large enough that
 * the room left in a block would be a loss. Small ones never do, or an arena of
 * nothing else would have no blocks that grow.
 */
#define BLOCK_FIRST (4 * KIB)
#define SMALL (BLOCK_FIRST / 4)
#define BLOCK_LAST (MEM_HUGE - sizeof(struct arena_block))

static struct arena_block *
block_new(size_t size, struct arena_block *next)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		mem_exhausted();
	block = mem_alloc(sizeof(*block) + size);
	block->next = next;
	block->size = size;
	return block;
}

static void
blocks_free(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
}

#ifdef ARENA_MALLOC

char *
arena_take_new(struct arena *arena, size_t size, size_t align)
{
	(void)align; /* malloc aligns for any type */
	arena->blocks = block_new(size, arena->blocks);
	arena->used += size;
	return arena->blocks->bytes;
}

static bool
grows_in_place(struct arena *arena, const char *old, size_t old_size,
	       size_t new_size)
{
	(void)arena, (void)old, (void)old_size, (void)new_size;
	return false;
}

void
arena_reset(struct arena *arena)
{
	arena_free(arena);
}

#else

/* A block for `size` bytes alone; the newest block stays the one in use. */
static char *
take_alone(struct arena *arena, size_t size)
{
	struct arena_block *block;

	if (!arena->blocks) {
		arena->blocks = block = block_new(size, NULL);
		arena->at = arena->end = block->bytes + size;
	} else {
		block = block_new(size, arena->blocks->next);
		arena->blocks->next = block;
	}
	return block->bytes;
}

char *
arena_take_new(struct arena *arena, size_t size, size_t align)
{
	size_t room = arena->blocks ? arena->blocks->size * 2 : BLOCK_FIRST;

	(void)align; /* a block is aligned for any type */
	arena->used += size;
	if (room < BLOCK_FIRST)
		room = BLOCK_FIRST;
	if (room > BLOCK_LAST)
		room = BLOCK_LAST;
	if (size > SMALL && size > room / 16)
		return take_alone(arena, size);
	arena->blocks = block_new(room, arena->blocks);
	arena->at = arena->blocks->bytes + size;
	arena->end = arena->blocks->bytes + room;
	return arena->blocks->bytes;
}

/* Grows `old` to `new_size` where it is, if it is the last piece taken. */
static bool
grows_in_place(struct arena *arena, const char *old, size_t old_size,
	       size_t new_size)
{
	size_t more = new_size - old_size;

	if (old + old_size != arena->at ||
	    more > (size_t)(arena->end - arena->at))
		return false;
	arena->at += more;
	arena->used += more;
	return true;
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *kept = arena->blocks;

	if (!kept)
		return;
	blocks_free(kept->next);
	kept->next = NULL;
	arena->at = kept->bytes;
	arena->end = kept->bytes + kept->size;
	arena->used = 0;
}

#endif

void *
arena_take_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		mem_exhausted();
	return arena_take(arena, bytes, alignof(max_align_t));
}

void *
arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	return memset(arena_take_array(arena, count, size), 0, count * size);
}

void *
arena_move(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	if (new_size <= old_size ||
	    grows_in_place(arena, old, old_size, new_size))
		return old;
	return memcpy(arena_take(arena, new_size, alignof(max_align_t)), old,
		      old_size);
}

void *
arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	char *piece = arena_grow_bytes(arena, old, old_size, new_size);

	if (new_size > old_size)
		memset(piece + old_size, 0, new_size - old_size);
	return piece;
}

struct text
arena_text(struct arena *arena, struct text t)
{
	return arena_join(arena, t, (struct text){0});
}

struct text
arena_join(struct arena *arena, struct text a, struct text b)
{
	char *piece = arena_bytes(arena, a.len + b.len + 1);

	if (a.len > 0)
		memcpy(piece, a.s, a.len);
	if (b.len > 0)
		memcpy(piece + a.len, b.s, b.len);
	piece[a.len + b.len] = '\0';
	return (struct text){piece, a.len + b.len};
}

struct text
arena_format_list(struct arena *arena, const char *format, va_list list)
{
	va_list again;
	char *piece;
	int length;

	va_copy(again, list);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0) /* only for results over INT_MAX */
		mem_exhausted();
	piece = arena_bytes(arena, (size_t)length + 1);
	vsnprintf(piece, (size_t)length + 1, format, list);
	return (struct text){piece, (size_t)length};
}

struct text
arena_format(struct arena *arena, const char *format, ...)
{
	struct text made;
	va_list list;

	va_start(list, format);
	made = arena_format_list(arena, format, list);
	va_end(list);
	return made;
}

static void
swap(struct arena *a, struct arena *b)
{
	struct arena kept = *a;

	*a = *b;
	*b = kept;
}

/* The block with the most room left is the one in use. */
void
arena_adopt(struct arena *into, struct arena *from)
{
	struct arena_block *last;

	if (!into->blocks || into->end - into->at < from->end - from->at)
		swap(into, from);
	last = from->blocks;
	if (last) {
		while (last->next)
			last = last->next;
		last->next = into->blocks->next;
		into->blocks->next = from->blocks;
		into->used += from->used;
	}
	*from = (struct arena){0};
}

void
arena_free(struct arena *arena)
{
	blocks_free(arena->blocks);
	*arena = (struct arena){0};
}
