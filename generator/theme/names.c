#include "theme/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_CAPACITY 256

static struct name_slot *
free_slot(struct names *names, const char *name, uint32_t of)
{
	size_t mask = names->capacity - 1;
	size_t i = names_hash(name, of) & mask;

	while (names->slots[i].name)
		i = (i + 1) & mask;
	return &names->slots[i];
}

static void
grow(struct names *names)
{
	struct names old = *names;

	names->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
	names->slots = mem_alloc(names->capacity * sizeof(*names->slots));
	memset(names->slots, 0, names->capacity * sizeof(*names->slots));
	for (size_t i = 0; i < old.capacity; i++) {
		const struct name_slot *slot = &old.slots[i];

		if (slot->name)
			*free_slot(names, slot->name, slot->of) = *slot;
	}
	free(old.slots);
}

void
names_add(struct names *names, const char *name, uint32_t of, uint32_t value)
{
	if (names->count * 2 >= names->capacity)
		grow(names);
	*free_slot(names, name, of) = (struct name_slot){name, of, value};
	names->count++;
}

void
names_free(struct names *names)
{
	free(names->slots);
	*names = (struct names){0};
}
