/*
 * JSON (RFC 8259) as values. jansson refuses a key that stands twice.
 */
#include <inttypes.h>
#include <jansson.h>

#include "base/limits.h"
#include "base/mem.h"
#include "source/data.h"

/* jansson's columns are characters; its position is bytes, behind the error. */
static struct place
error_place(const struct data_file *file, const json_error_t *error)
{
	size_t end = error->position > 0 ? (size_t)error->position - 1 : 0;
	struct place place = {
		.path = file->path, .line = 1, .column = 1, .length = 1};

	for (size_t i = 0; i < end && i < file->text.len; i++) {
		bool is_end = file->text.s[i] == '\n';

		place.line += is_end;
		place.column = is_end ? 1 : place.column + 1;
	}
	return place;
}

static void
tell_syntax(const struct data_file *file, const json_error_t *error)
{
	struct place place = error_place(file, error);

	if (json_error_code(error) == json_error_out_of_memory)
		mem_exhausted();
	diag_error(file->diag, S030, &place, "this is no JSON: %s",
		   error->text);
}

static struct value *
value_new(const struct data_file *file, enum value_kind kind)
{
	struct value *value = arena_new(file->arena, struct value);

	value->kind = kind;
	value->place = (struct place){
		.path = file->path, .line = 1, .column = 1, .length = 1};
	return value;
}

static struct text
number_text(const struct data_file *file, const json_t *json)
{
	if (json_is_integer(json))
		return arena_format(file->arena, "%" JSON_INTEGER_FORMAT,
				    json_integer_value(json));
	return arena_format(file->arena, "%.17g", json_real_value(json));
}

static struct value *
scalar(const struct data_file *file, const json_t *json)
{
	struct value *value = value_new(file, VALUE_SCALAR);
	struct text t = {json_string_value(json), json_string_length(json)};

	value->quoted = json_is_string(json);
	if (json_is_string(json))
		value->text = arena_text(file->arena, t);
	else if (json_is_number(json))
		value->text = number_text(file, json);
	else if (json_is_boolean(json))
		value->text = json_is_true(json) ? TEXT("true") : TEXT("false");
	else
		value->text = TEXT("");
	return value;
}

static struct value *convert(const struct data_file *file, const json_t *json,
			     size_t depth);

static struct value *
list(const struct data_file *file, const json_t *json, size_t depth)
{
	struct value *value = value_new(file, VALUE_LIST);

	for (size_t i = 0; i < json_array_size(json); i++) {
		struct value *item =
			convert(file, json_array_get(json, i), depth);

		if (!item)
			return NULL;
		list_add(file->arena, &value->items, item);
	}
	return value;
}

static struct value *
map(const struct data_file *file, json_t *json, size_t depth)
{
	struct value *value = value_new(file, VALUE_MAP);
	const char *key;
	json_t *member;

	json_object_foreach(json, key, member)
	{
		struct entry entry = {
			.key = arena_text(file->arena, text_of(key)),
			.place = value->place,
			.value = convert(file, member, depth),
		};

		if (!entry.value)
			return NULL;
		list_add(file->arena, &value->entries, entry);
	}
	return value;
}

/* NULL after one error: nested too deep. */
static struct value *
convert(const struct data_file *file, const json_t *json, size_t depth)
{
	struct place place = {.path = file->path, .line = 1, .column = 1};

	if (!json_is_array(json) && !json_is_object(json))
		return scalar(file, json);
	if (depth >= LIMIT_YAML_DEPTH) {
		diag_error(file->diag, S004, &place,
			   "lists and mappings are nested deeper than %d",
			   LIMIT_YAML_DEPTH);
		return NULL;
	}
	if (json_is_array(json))
		return list(file, json, depth + 1);
	return map(file, (json_t *)json, depth + 1);
}

struct value *
data_read_json(const struct data_file *file)
{
	json_error_t error;
	json_t *json =
		json_loadb(file->text.s, file->text.len,
			   JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	struct value *value;

	if (!json) {
		tell_syntax(file, &error);
		return NULL;
	}
	value = convert(file, json, 0);
	json_decref(json);
	return value;
}
