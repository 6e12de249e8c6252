/*
 * Finds a number by the address of an interned Lua string.
 *
 * Lua keeps one copy of each short string, so that a name's address is the
 * name as long as something holds the string: vm_hold does, for the life
 * of the state. Finding one costs no hashing of bytes.
 */
#ifndef THEME_NAMES_H
#define THEME_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAME_NONE UINT32_MAX

struct name_slot {
	const char *name; /* NULL: free */
	uint32_t of;	  /* whose name it is, when several share one */
	uint32_t value;
};

struct names {
	struct name_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

/* `name` is an address that is held. */
void names_add(struct names *names, const char *name, uint32_t of,
	       uint32_t value);

void names_free(struct names *names);

static inline size_t
names_hash(const char *name, uint32_t of)
{
	return ((uintptr_t)name >> 4) * 31 + of * (size_t)2654435761u;
}

static inline uint32_t
names_find(const struct names *names, const char *name, uint32_t of)
{
	size_t mask = names->capacity - 1;

	if (names->capacity == 0)
		return NAME_NONE;
	for (size_t i = names_hash(name, of) & mask;; i = (i + 1) & mask) {
		const struct name_slot *slot = &names->slots[i];

		if (!slot->name)
			return NAME_NONE;
		if (slot->name == name && slot->of == of)
			return slot->value;
	}
}

#endif
