/*
 * Finds a number by a text: ids, paths, aliases.
 *
 * Open addressing; keys are borrowed and must outlive the index, memory is
 * the arena's. Reading a finished index from several threads is safe.
 */
#ifndef BASE_INDEX_H
#define BASE_INDEX_H

#include "base/arena.h"

#define INDEX_NONE UINT32_MAX

struct index_slot {
	struct text key;
	uint32_t hash;
	uint32_t value; /* INDEX_NONE: the slot is free */
};

struct index {
	struct index_slot *slots;
	uint32_t count;
	uint32_t capacity; /* a power of two, or 0 */
};

/* Makes room in an empty index for `most` keys, so that it never moves. */
void index_reserve(struct arena *arena, struct index *index, size_t most);

/* Keeps the first value of a key: returns it, or `value` when it was new. */
uint32_t index_add(struct arena *arena, struct index *index, struct text key,
		   uint32_t value);

/* The value of `key`, or INDEX_NONE. */
uint32_t index_find(const struct index *index, struct text key);

/* Has what an index_find of `key` looks at first on its way from memory: a
 * large index is in no cache. For several keys before the first is wanted. */
void index_fetch(const struct index *index, struct text key);

/*
 * The key nearest to `key` within two edits (one for keys of two or three
 * bytes, else every word would do), or an empty text.
 */
struct text index_nearest(const struct index *index, struct text key);

#endif
