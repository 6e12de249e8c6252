#include "base/index.h"

#include <assert.h>

#include "base/mem.h"

#define FIRST_CAPACITY 16

/* The slot of `key`, or the free one where it belongs. */
static struct index_slot *
find_slot(const struct index *index, struct text key, uint32_t hash)
{
	size_t at = hash & (index->capacity - 1);

	while (index->slots[at].value != INDEX_NONE &&
	       (index->slots[at].hash != hash ||
		!text_equal(index->slots[at].key, key)))
		at = (at + 1) & (index->capacity - 1);
	return &index->slots[at];
}

static void
set_capacity(struct arena *arena, struct index *index, size_t capacity)
{
	if (capacity > UINT32_MAX)
		mem_exhausted();
	index->capacity = (uint32_t)capacity;
	index->slots = arena_array(arena, struct index_slot, capacity);
	for (size_t i = 0; i < capacity; i++)
		index->slots[i].value = INDEX_NONE;
}

static void
grow(struct arena *arena, struct index *index)
{
	struct index old = *index;

	set_capacity(arena, index,
		     old.capacity ? (size_t)old.capacity * 2 : FIRST_CAPACITY);
	for (size_t i = 0; i < old.capacity; i++) {
		const struct index_slot *slot = &old.slots[i];

		if (slot->value != INDEX_NONE)
			*find_slot(index, slot->key, slot->hash) = *slot;
	}
}

void
index_reserve(struct arena *arena, struct index *index, size_t most)
{
	size_t capacity = FIRST_CAPACITY;

	while (most > capacity / 4 * 3)
		capacity *= 2;
	set_capacity(arena, index, capacity);
}

uint32_t
index_add(struct arena *arena, struct index *index, struct text key,
	  uint32_t value)
{
	uint32_t hash = (uint32_t)text_hash(key);
	struct index_slot *slot;

	assert(value != INDEX_NONE);
	if (index->count >= index->capacity / 4 * 3)
		grow(arena, index);
	slot = find_slot(index, key, hash);
	if (slot->value != INDEX_NONE)
		return slot->value;
	*slot = (struct index_slot){key, hash, value};
	index->count++;
	return value;
}

uint32_t
index_find(const struct index *index, struct text key)
{
	if (index->count == 0)
		return INDEX_NONE;
	return find_slot(index, key, (uint32_t)text_hash(key))->value;
}

void
index_fetch(const struct index *index, struct text key)
{
	if (index->count > 0)
		__builtin_prefetch(
			&index->slots[text_hash(key) & (index->capacity - 1)]);
}

/* Two edits make anything of a short key: it may have fewer. */
static size_t
edits_allowed(struct text key)
{
	return key.len < 4 ? key.len / 2 : 2;
}

/* Of keys equally near the first in byte order, whatever their hashes are. */
struct text
index_nearest(const struct index *index, struct text key)
{
	size_t most = edits_allowed(key);
	struct text nearest = {0};

	for (size_t i = 0; i < index->capacity; i++) {
		const struct index_slot *slot = &index->slots[i];
		size_t edits;

		if (slot->value == INDEX_NONE)
			continue;
		edits = text_distance(slot->key, key, most);
		if (edits > most || (edits == most && nearest.len > 0 &&
				     text_compare(nearest, slot->key) <= 0))
			continue;
		most = edits;
		nearest = slot->key;
	}
	return nearest;
}
