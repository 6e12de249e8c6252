#include "source/value.h"

#include "base/integrity.h"

const struct value *
value_get(const struct value *map, const char *key)
{
	size_t len;

	if (!map || map->kind != VALUE_MAP || map->entries.count == 0)
		return NULL;
	len = strlen(key);
	list_each (const struct entry, entry, &map->entries) {
		if (entry->key.len == len && entry->key.s[0] == key[0] &&
		    memcmp(entry->key.s, key, len) == 0)
			return entry->value;
	}
	return NULL;
}

struct text
value_text(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);

	if (!value || value->kind != VALUE_SCALAR)
		return TEXT("");
	return value->text;
}

static bool
is_any_of(struct text t, const char *const *words)
{
	for (; *words; words++) {
		if (text_equal(t, text_of(*words)))
			return true;
	}
	return false;
}

enum value_truth
value_truth(const struct value *value)
{
	static const char *const yes[] = {"true", "True", "TRUE", "yes", "Yes",
					  "YES",  "on",	  "On",	  "ON",	 NULL};
	static const char *const no[] = {"false", "False", "FALSE", "no",
					 "No",	  "NO",	   "off",   "Off",
					 "OFF",	  NULL};

	if (value->kind != VALUE_SCALAR || value->quoted)
		return TRUTH_NONE;
	if (is_any_of(value->text, yes))
		return TRUTH_YES;
	return is_any_of(value->text, no) ? TRUTH_NO : TRUTH_NONE;
}

bool
value_true(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);

	return value && value_truth(value) == TRUTH_YES;
}

bool
value_false(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);

	return value && value_truth(value) == TRUTH_NO;
}

bool
value_is_empty(const struct value *value)
{
	return value->kind == VALUE_SCALAR && !value->quoted &&
	       text_is_empty(value->text);
}

size_t
value_count(const struct value *list)
{
	if (!list)
		return 0;
	if (list->kind == VALUE_LIST)
		return list->items.count;
	return list->kind == VALUE_SCALAR && !value_is_empty(list) ? 1 : 0;
}

const struct value *
value_item(const struct value *list, size_t number)
{
	return list->kind == VALUE_LIST ? list->items.items[number] : list;
}

void
value_check_integrity(const struct value *value, struct diag *diag)
{
	if (value->kind == VALUE_SCALAR)
		integrity_check_name(value->text, "this value", &value->place,
				     diag);
	list_each (struct value *const, item, &value->items)
		value_check_integrity(*item, diag);
	list_each (const struct entry, entry, &value->entries) {
		integrity_check_name(entry->key, "this key", &entry->place,
				     diag);
		value_check_integrity(entry->value, diag);
	}
}

struct place
place_copy(struct arena *arena, const struct place *place)
{
	struct place copy = *place;

	copy.path = arena_text(arena, place->path);
	return copy;
}

struct value *
value_copy(struct arena *arena, const struct value *value)
{
	struct value *copy = arena_new(arena, struct value);

	copy->kind = value->kind;
	copy->quoted = value->quoted;
	copy->place = place_copy(arena, &value->place);
	copy->text = arena_text(arena, value->text);
	list_each (struct value *, item, &value->items)
		list_add(arena, &copy->items, value_copy(arena, *item));
	list_each (const struct entry, entry, &value->entries) {
		struct entry one = {
			.key = arena_text(arena, entry->key),
			.place = place_copy(arena, &entry->place),
			.value = value_copy(arena, entry->value),
		};

		list_add(arena, &copy->entries, one);
	}
	return copy;
}
