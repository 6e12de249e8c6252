#include <yaml.h>

#include "base/limits.h"
#include "base/mem.h"
#include "source/source.h"
#include "source/yaml_places.h"

struct reader {
	yaml_parser_t parser;
	struct yaml_cursor cursor;
	struct arena *arena;
	struct arena scratch; /* where lists and mappings grow */
	struct diag *diag;
	size_t keys; /* keys and items so far */
};

/* ---- Events, each with its place. ---- */

static void
tell_feature(struct reader *reader, const struct place *place, char sign,
	     const char *name)
{
	diag_error(reader->diag, S006, place,
		   "`%c` begins %s, which is not read here", sign, name);
	diag_hint(reader->diag,
		  "a text that begins with `%c` needs quotes around it", sign);
}

static bool
has_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.tag;
	default:
		return false;
	}
}

static bool
has_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor;
	default:
		return false;
	}
}

/* Whether an escape such as \0 made a control that no text should have. */
static bool
has_control(const yaml_event_t *event)
{
	if (event->type != YAML_SCALAR_EVENT)
		return false;
	for (size_t i = 0; i < event->data.scalar.length; i++) {
		unsigned char c = event->data.scalar.value[i];

		if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f)
			return true;
	}
	return false;
}

/* Moves the cursor to the event; false when the event is not read here. */
static bool
accept(struct reader *reader, const yaml_event_t *event)
{
	struct place place;

	yaml_cursor_to(&reader->cursor, event->start_mark);
	place = yaml_cursor_place(&reader->cursor);
	if (event->type == YAML_ALIAS_EVENT)
		tell_feature(reader, &place, '*', "an alias");
	else if (has_anchor(event))
		tell_feature(reader, &place, '&', "an anchor");
	else if (has_tag(event))
		tell_feature(reader, &place, '!', "a tag");
	else if (has_control(event))
		diag_error(reader->diag, S002, &place,
			   "an escape in this text makes a control character");
	else
		return true;
	return false;
}

/* The next event; the caller deletes it. False after one error. */
static bool
next_event(struct reader *reader, yaml_event_t *event)
{
	if (!yaml_parser_parse(&reader->parser, event)) {
		yaml_tell_error(&reader->parser, reader->cursor.yaml,
				&reader->cursor.start, reader->diag);
		return false;
	}
	if (accept(reader, event))
		return true;
	yaml_event_delete(event);
	return false;
}

/* As next_event, for an event that is known to hold nothing to free. */
static bool
skip_event(struct reader *reader, yaml_event_type_t *type)
{
	yaml_event_t event;

	if (!next_event(reader, &event))
		return false;
	*type = event.type;
	yaml_event_delete(&event);
	return true;
}

/*
 * libyaml checks a directive against all before it, so their number would be
 * squared: they are refused before libyaml sees them.
 */
static bool
refuse_directive(struct reader *reader)
{
	struct yaml_cursor ahead = reader->cursor;
	struct place place;

	if (!yaml_cursor_at_directive(&ahead))
		return false;
	place = yaml_cursor_place(&ahead);
	diag_error(reader->diag, S006, &place,
		   "`%%` begins a directive, which is not read here");
	return true;
}

/* ---- Values. ---- */

static struct value *read_value(struct reader *reader, yaml_event_t *event,
				size_t depth);

/* What the event marks on its first line, in bytes. */
static size_t
measure(struct reader *reader, const yaml_event_t *event)
{
	const struct yaml_cursor *cursor = &reader->cursor;
	size_t start = cursor->offset;
	size_t line = cursor->lines;

	yaml_cursor_to(&reader->cursor, event->end_mark);
	if (cursor->offset == start)
		return 1;
	if (cursor->lines == line)
		return cursor->offset - start;
	return text_find_char(cursor->yaml, '\n', start) - start;
}

static struct value *
new_value(struct reader *reader, enum value_kind kind)
{
	struct value *value = arena_new(reader->arena, struct value);

	value->kind = kind;
	value->place = yaml_cursor_place(&reader->cursor);
	return value;
}

static struct text
scalar_text(struct reader *reader, const yaml_event_t *event)
{
	struct text text = {(const char *)event->data.scalar.value,
			    event->data.scalar.length};

	return arena_text(reader->arena, text);
}

static struct value *
read_scalar(struct reader *reader, yaml_event_t *event)
{
	struct value *value = new_value(reader, VALUE_SCALAR);

	value->text = scalar_text(reader, event);
	value->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	value->place.length = measure(reader, event);
	return value;
}

/* One key or item more; false when that is too many. */
static bool
count_key(struct reader *reader)
{
	struct place place = yaml_cursor_place(&reader->cursor);

	if (++reader->keys <= LIMIT_YAML_KEYS)
		return true;
	diag_error(reader->diag, S005, &place,
		   "this YAML has more than %d keys and items",
		   LIMIT_YAML_KEYS);
	return false;
}

static struct value *
read_list(struct reader *reader, size_t depth)
{
	struct value *list = new_value(reader, VALUE_LIST);
	yaml_event_t event;

	while (next_event(reader, &event)) {
		struct value *item;

		if (event.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&event);
			list_keep(reader->arena, &list->items);
			return list;
		}
		item = read_value(reader, &event, depth);
		if (!item || !count_key(reader))
			return NULL;
		list_add(&reader->scratch, &list->items, item);
	}
	return NULL;
}

static const struct entry *
find_entry(const struct value *map, struct text key)
{
	for (size_t i = 0; i < map->entries.count; i++) {
		if (text_equal(map->entries.items[i].key, key))
			return &map->entries.items[i];
	}
	return NULL;
}

/* Adds the entry unless its key is there already. */
static void
add_entry(struct reader *reader, struct value *map, struct entry entry)
{
	const struct entry *first = find_entry(map, entry.key);

	if (!first) {
		list_add(&reader->scratch, &map->entries, entry);
		return;
	}
	diag_error(reader->diag, S008, &entry.place,
		   "`%.*s` stands here a second time", TEXT_ARG(entry.key));
	diag_note(reader->diag, "first at %.*s:%zu:%zu",
		  TEXT_ARG(first->place.path), first->place.line,
		  first->place.column);
}

/* Takes the event of a key; false when it cannot be one. */
static bool
read_key(struct reader *reader, yaml_event_t *event, struct entry *entry)
{
	bool is_text = event->type == YAML_SCALAR_EVENT;
	bool is_merge = false;

	entry->place = yaml_cursor_place(&reader->cursor);
	if (is_text) {
		entry->key = scalar_text(reader, event);
		entry->place.length = measure(reader, event);
		is_merge = text_equal(entry->key, TEXT("<<")) &&
			   event->data.scalar.plain_implicit;
	}
	yaml_event_delete(event);
	if (!is_text)
		diag_error(reader->diag, S006, &entry->place,
			   "a key must be a text, not a list or a mapping");
	if (is_merge)
		diag_error(reader->diag, S006, &entry->place,
			   "the merge key `<<` is not read here");
	return is_text && !is_merge;
}

static bool
read_entry(struct reader *reader, struct value *map, yaml_event_t *key,
	   size_t depth)
{
	struct entry entry = {0};
	yaml_event_t event;

	if (!read_key(reader, key, &entry) || !count_key(reader) ||
	    !next_event(reader, &event))
		return false;
	entry.value = read_value(reader, &event, depth);
	if (entry.value)
		add_entry(reader, map, entry);
	return entry.value;
}

static struct value *
read_map(struct reader *reader, size_t depth)
{
	struct value *map = new_value(reader, VALUE_MAP);
	yaml_event_t event;

	while (next_event(reader, &event)) {
		if (event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			list_keep(reader->arena, &map->entries);
			return map;
		}
		if (!read_entry(reader, map, &event, depth))
			return NULL;
	}
	return NULL;
}

/* Takes the event; `depth` lists and mappings are around it. */
static struct value *
read_value(struct reader *reader, yaml_event_t *event, size_t depth)
{
	bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
	struct place place = yaml_cursor_place(&reader->cursor);

	if (event->type == YAML_SCALAR_EVENT) {
		struct value *value = read_scalar(reader, event);

		yaml_event_delete(event);
		return value;
	}
	yaml_event_delete(event);
	if (depth >= LIMIT_YAML_DEPTH) {
		diag_error(reader->diag, S004, &place,
			   "lists and mappings are nested deeper than %d",
			   LIMIT_YAML_DEPTH);
		return NULL;
	}
	return is_list ? read_list(reader, depth + 1)
		       : read_map(reader, depth + 1);
}

/* ---- The document. ---- */

static bool
has_glued_colon(struct text t)
{
	size_t colon = text_find_char(t, ':', 0);

	return colon != TEXT_NOT_FOUND && colon > 0;
}

/* The value when it is a mapping; nothing at all is an empty one. */
static struct value *
as_map(struct reader *reader, struct value *value)
{
	if (value_is_empty(value))
		value->kind = VALUE_MAP;
	if (value->kind == VALUE_MAP)
		return value;
	diag_error(reader->diag, S002, &value->place,
		   "`key: value` lines were expected, not a %s",
		   value->kind == VALUE_LIST ? "list" : "text");
	if (has_glued_colon(value->text))
		diag_hint(reader->diag, "a space must follow the colon");
	return NULL;
}

/* Checks that nothing but comments follows the document. */
static bool
read_end(struct reader *reader)
{
	yaml_event_t event;
	struct place place;
	yaml_event_type_t type;

	if (!next_event(reader, &event)) /* the document's end */
		return false;
	yaml_cursor_to(&reader->cursor, event.end_mark);
	yaml_event_delete(&event);
	if (refuse_directive(reader) || !skip_event(reader, &type))
		return false;
	if (type == YAML_STREAM_END_EVENT)
		return true;
	place = yaml_cursor_place(&reader->cursor);
	diag_error(reader->diag, S006, &place,
		   "a second YAML document begins here: one is read");
	return false;
}

static struct value *
read_document(struct reader *reader)
{
	yaml_event_type_t type;
	yaml_event_t event;
	struct value *value;

	if (refuse_directive(reader) || !skip_event(reader, &type) ||
	    !skip_event(reader, &type))
		return NULL;
	if (type == YAML_STREAM_END_EVENT)
		return new_value(reader, VALUE_MAP);
	if (!next_event(reader, &event))
		return NULL;
	value = read_value(reader, &event, 0);
	if (!value || !read_end(reader))
		return NULL;
	return value;
}

/* Reads a whole text; a mapping is wanted, or anything. */
static struct value *
read_text(struct text yaml, const struct place *place, struct arena *arena,
	  bool wants_map, struct diag *diag)
{
	struct reader reader = {
		.cursor = yaml_cursor_at_start(yaml, place),
		.arena = arena,
		.diag = diag,
	};
	struct value *value;

	if (!yaml_parser_initialize(&reader.parser))
		mem_exhausted();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader.parser, (const unsigned char *)(yaml.s ? yaml.s : ""),
		yaml.len);
	value = read_document(&reader);
	if (value && wants_map)
		value = as_map(&reader, value);
	yaml_parser_delete(&reader.parser);
	arena_free(&reader.scratch);
	return value;
}

struct value *
yaml_read(struct text yaml, const struct place *place, struct arena *arena,
	  struct diag *diag)
{
	return read_text(yaml, place, arena, true, diag);
}

struct value *
yaml_read_any(struct text yaml, const struct place *place, struct arena *arena,
	      struct diag *diag)
{
	return read_text(yaml, place, arena, false, diag);
}
