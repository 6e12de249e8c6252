#include "base/list.h"

#include "base/mem.h"

#define FIRST_ITEMS 4

void *
list_grow(struct arena *arena, void *items, uint32_t *capacity, size_t size)
{
	size_t wanted = *capacity > 0 ? (size_t)*capacity * 2 : FIRST_ITEMS;

	if (wanted > UINT32_MAX || wanted > SIZE_MAX / size)
		mem_exhausted();
	items = arena_grow(arena, items, *capacity * size, wanted * size);
	*capacity = (uint32_t)wanted;
	return items;
}

void *
list_copy(struct arena *arena, const void *items, size_t count, size_t capacity,
	  size_t size)
{
	void *copy;

	if (capacity == 0)
		return NULL;
	copy = arena_alloc_array(arena, capacity, size);
	if (count > 0)
		memcpy(copy, items, count * size);
	return copy;
}
