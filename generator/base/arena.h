/*
 * Memory that is given back all at once.
 *
 * Everything taken from an arena lives until arena_reset or arena_free; there
 * is no way to free one piece. An arena belongs to one thread. A zeroed
 * struct is an empty arena. No function here returns NULL: when memory runs
 * out the program says so and ends with exit code 3 (see base/mem.h).
 *
 * Built with ARENA_MALLOC each piece is a malloc of its own, so that ASan
 * sees every overrun.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stdarg.h>

#include "base/attr.h"
#include "base/text.h"

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
	char *at;		    /* next free byte of the newest block */
	char *end;
	size_t used; /* bytes handed out since the last reset */
};

/* Where there is no room left; for arena_take only. */
char *arena_take_new(struct arena *arena, size_t size, size_t align);

/* For the functions below: the next bytes, as they are. */
static inline char *
arena_take(struct arena *arena, size_t size, size_t align)
{
#ifdef ARENA_MALLOC
	return arena_take_new(arena, size, align);
#else
	size_t gap = -(uintptr_t)arena->at & (align - 1);
	size_t left = (size_t)(arena->end - arena->at);
	char *piece;

	if (!arena->at || gap > left || size > left - gap)
		return arena_take_new(arena, size, align);
	arena->used += size;
	piece = arena->at + gap;
	arena->at = piece + size;
	return piece;
#endif
}

/* Zeroed memory, aligned for any type. `size` may be 0. */
static inline void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_take(arena, size, alignof(max_align_t)), 0, size);
}

/* As arena_alloc without the zeros and the alignment: for bytes of text. */
static inline char *
arena_bytes(struct arena *arena, size_t size)
{
	return arena_take(arena, size, 1);
}

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, type, count)                                        \
	((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* arena_alloc of `count` times `size`, checked for overflow. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* As arena_array without the zeros: for what is written whole later on, by
 * whoever is the first to need it in a cache. */
#define arena_unset_array(arena, type, count)                                  \
	((type *)arena_take_array((arena), (count), sizeof(type)))

void *arena_take_array(struct arena *arena, size_t count, size_t size);

/*
 * A larger piece with the bytes of `old` at its start; grows in place when
 * `old` was the last piece taken. The new bytes are zero.
 */
void *arena_grow(struct arena *arena, void *old, size_t old_size,
		 size_t new_size);

/* For arena_grow_bytes only: there is an old piece. */
void *arena_move(struct arena *arena, void *old, size_t old_size,
		 size_t new_size);

/* The same without the zeros. */
static inline void *
arena_grow_bytes(struct arena *arena, void *old, size_t old_size,
		 size_t new_size)
{
	if (!old)
		return arena_take(arena, new_size, alignof(max_align_t));
	return arena_move(arena, old, old_size, new_size);
}

/* A copy in the arena; the copy is followed by a NUL that is not counted. */
struct text arena_text(struct arena *arena, struct text t);

/* `a` and `b` after each other, with the same NUL behind. */
struct text arena_join(struct arena *arena, struct text a, struct text b);

struct text arena_format(struct arena *arena, const char *format, ...)
	PRINTF_LIKE(2, 3);
struct text arena_format_list(struct arena *arena, const char *format,
			      va_list list) PRINTF_LIKE(2, 0);

/* Moves everything of `from` to `into`: it lives as long. `from` is empty. */
void arena_adopt(struct arena *into, struct arena *from);

/* Forgets everything, keeps one block for the next use. */
void arena_reset(struct arena *arena);

/* Gives everything back; the arena is then empty and usable. */
void arena_free(struct arena *arena);

#endif
