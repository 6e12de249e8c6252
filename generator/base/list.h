/*
 * Typed lists that grow in an arena.
 *
 * A list is any struct with the members `items`, `count` and `capacity`;
 * LIST_OF declares one. A zeroed struct is an empty list. Items live as long
 * as the arena; growing leaves the old place behind in it. There are many, of
 * which most are empty: they are kept small.
 */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"

#define LIST_OF(type)                                                          \
	{                                                                      \
		type *items;                                                   \
		uint32_t count;                                                \
		uint32_t capacity;                                             \
	}

/* Makes room for one item more and counts it; the value is its pointer. */
#define list_push(arena, list)                                                 \
	((list)->items = list_room((arena), (list)->items, (list)->count,      \
				   &(list)->capacity, sizeof(*(list)->items)), \
	 &(list)->items[(list)->count++])

#define list_add(arena, list, value) (*list_push((arena), (list)) = (value))

/* Makes room in an empty list for `most` items, so that it never moves. */
#define list_reserve(arena, list, most)                                        \
	((list)->items =                                                       \
		 list_copy((arena), NULL, 0, (most), sizeof(*(list)->items)),  \
	 (list)->capacity = (uint32_t)(most))

/* Makes room for `more` items, to be written behind the last and counted. */
#define list_make_room(arena, list, more)                                      \
	do {                                                                   \
		while ((list)->capacity - (list)->count < (more))              \
			(list)->items = list_grow((arena), (list)->items,      \
						  &(list)->capacity,           \
						  sizeof(*(list)->items));     \
	} while (0)

/* Moves the items to `arena`, where they take no more room than they need. */
#define list_keep(arena, list)                                                 \
	((list)->items = list_copy((arena), (list)->items, (list)->count,      \
				   (list)->count, sizeof(*(list)->items)),     \
	 (list)->capacity = (list)->count)

#define list_last(list) (&(list)->items[(list)->count - 1])

/*
 * For each item: list_each (struct link, link, &links) { … }. `type` may be a
 * pointer, which is why it goes through __typeof__.
 */
#define list_each(type, item, list)                                            \
	for (__typeof__(type *) item = (list)->items,                          \
				item##_end = item ? item + (list)->count       \
						  : item;                      \
	     item != item##_end; item++)

/* A copy with room for `capacity` items; NULL for none. For macros only. */
void *list_copy(struct arena *arena, const void *items, size_t count,
		size_t capacity, size_t size);

/* The items with room for more; for macros only. */
void *list_grow(struct arena *arena, void *items, uint32_t *capacity,
		size_t size);

/* The items with room for one more; for list_push only. */
static inline void *
list_room(struct arena *arena, void *items, size_t count, uint32_t *capacity,
	  size_t size)
{
	return count < *capacity ? items
				 : list_grow(arena, items, capacity, size);
}

#endif
