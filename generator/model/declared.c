/*
 * Keys that site.yaml declares, as themes see them.
 */
#include "model/work.h"

static struct value *
scalar_made(struct arena *arena, const struct value *said, struct text text)
{
	struct value *made = arena_new(arena, struct value);

	*made = (struct value){.place = said->place, .text = text};
	return made;
}

/* A scalar in quotes is what it says, without them what it looks like. */
static struct value *
quoted(struct arena *arena, const struct value *said)
{
	struct value *made = scalar_made(arena, said, said->text);

	made->quoted = true;
	return made;
}

static struct value *
list_of_texts(struct arena *arena, const struct value *said)
{
	struct value *list = arena_new(arena, struct value);

	*list = (struct value){.kind = VALUE_LIST, .place = said->place};
	for (size_t i = 0; i < value_count(said); i++)
		list_add(arena, &list->items,
			 quoted(arena, value_item(said, i)));
	return list;
}

static struct value *
typed(struct work *work, const struct document *document,
      const struct field *field)
{
	const struct value *said = value_get(document->front, field->name);

	switch (field->type) {
	case FIELD_BOOL:
		return scalar_made(work->arena, said,
				   value_true(document->front, field->name)
					   ? TEXT("true")
					   : TEXT("false"));
	case FIELD_TEXTS:
		return list_of_texts(work->arena, said);
	case FIELD_NUMBER:
	case FIELD_ANY:
		return (struct value *)said;
	case FIELD_DATE:
		front_date(work, document->front, field->name);
		return quoted(work->arena, said);
	default:
		return quoted(work->arena, said);
	}
}

const struct value *
declared_fields(struct work *work, const struct document *document)
{
	const struct field *field = work->config->declared[document->kind];
	struct value *map = NULL;

	for (; field->name; field++) {
		const struct value *said =
			value_get(document->front, field->name);
		struct entry entry = {.key = text_of(field->name)};

		if (!said || value_is_empty(said))
			continue;
		if (!map) {
			map = arena_new(work->arena, struct value);
			map->kind = VALUE_MAP;
			map->place = document->front->place;
		}
		entry.place = said->place;
		entry.value = typed(work, document, field);
		list_add(work->arena, &map->entries, entry);
	}
	return map;
}
