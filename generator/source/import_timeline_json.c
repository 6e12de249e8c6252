/*
 * TimelineJS 3 as JSON (timeline.knightlab.com, docs/json-format.html):
 * {"title": slide, "events": [slide, …], "eras": [slide, …]}. Numbers may be
 * strings. `edtf`, `url`, `after`, `before`, `basis` and a list `left_out` of
 * slides are what our own timeline.json has besides.
 */
#include "source/import_timeline.h"

static const struct {
	const char *path; /* of the member in a slide */
	size_t offset;
} fields[] = {
	{"start_date.year", offsetof(struct import_slide, start.year)},
	{"start_date.month", offsetof(struct import_slide, start.month)},
	{"start_date.day", offsetof(struct import_slide, start.day)},
	{"start_date.hour", offsetof(struct import_slide, start.hour)},
	{"start_date.minute", offsetof(struct import_slide, start.minute)},
	{"start_date.second", offsetof(struct import_slide, start.second)},
	{"start_date.display_date", offsetof(struct import_slide, display)},
	{"end_date.year", offsetof(struct import_slide, end.year)},
	{"end_date.month", offsetof(struct import_slide, end.month)},
	{"end_date.day", offsetof(struct import_slide, end.day)},
	{"end_date.hour", offsetof(struct import_slide, end.hour)},
	{"end_date.minute", offsetof(struct import_slide, end.minute)},
	{"end_date.second", offsetof(struct import_slide, end.second)},
	{"display_date", offsetof(struct import_slide, display)},
	{"text.headline", offsetof(struct import_slide, headline)},
	{"text.text", offsetof(struct import_slide, body)},
	{"media.url", offsetof(struct import_slide, media)},
	{"media.credit", offsetof(struct import_slide, credit)},
	{"media.caption", offsetof(struct import_slide, caption)},
	{"group", offsetof(struct import_slide, group)},
	{"unique_id", offsetof(struct import_slide, id)},
	{"edtf", offsetof(struct import_slide, edtf)},
	{"after", offsetof(struct import_slide, after)},
	{"before", offsetof(struct import_slide, before)},
	{"basis", offsetof(struct import_slide, basis)},
};

/* What says nothing about the events. */
static const char *const silent[] = {"scale", "url"};

static bool
is_silent(struct text path)
{
	for (size_t i = 0; i < ARRAY_COUNT(silent); i++) {
		if (text_equal(path, text_of(silent[i])))
			return true;
	}
	return false;
}

/* A member and where it stands. */
struct member {
	struct text path;
	json_t *value;
	struct text at;
};

/* The place in the slide for a member, or NULL. */
static struct text *
find_field(struct import_slide *slide, struct text path)
{
	for (size_t i = 0; i < ARRAY_COUNT(fields); i++) {
		if (text_equal(path, text_of(fields[i].path)))
			return (struct text *)((char *)slide +
					       fields[i].offset);
	}
	return NULL;
}

/* Whether members of it are known: "start_date". */
static bool
is_object_path(struct text path)
{
	for (size_t i = 0; i < ARRAY_COUNT(fields); i++) {
		struct text known = text_of(fields[i].path);

		if (text_starts(known, path) && known.len > path.len &&
		    known.s[path.len] == '.')
			return true;
	}
	return false;
}

static struct text
text_of_value(struct importer *importer, const json_t *value)
{
	struct text t = {json_string_value(value), json_string_length(value)};

	if (json_is_string(value))
		return arena_text(importer->arena, t);
	if (json_is_integer(value))
		return arena_format(importer->arena, "%lld",
				    (long long)json_integer_value(value));
	return arena_format(importer->arena, "%.1f", json_real_value(value));
}

/* Ids in a list, with a space between. */
static struct text
text_of_list(struct importer *importer, const json_t *list)
{
	struct text joined = {0};
	size_t i;
	const json_t *value;

	json_array_foreach(list, i, value)
	{
		if (json_is_string(value))
			joined = arena_format(importer->arena, "%.*s %s",
					      TEXT_ARG(joined),
					      json_string_value(value));
	}
	return text_trim(joined);
}

/* Takes a value that can be a field. */
static bool
take_value(struct importer *importer, const json_t *value, struct text *field)
{
	if (json_is_string(value) || json_is_number(value))
		*field = text_of_value(importer, value);
	else if (json_is_array(value))
		*field = text_of_list(importer, value);
	else
		return false;
	return true;
}

static void take_members(struct importer *importer, const struct member *object,
			 struct import_slide *slide);

static void
take_member(struct importer *importer, const struct member *member,
	    struct import_slide *slide)
{
	struct text *field = find_field(slide, member->path);

	if (json_is_null(member->value) || is_silent(member->path))
		return;
	if (json_is_object(member->value) && is_object_path(member->path))
		take_members(importer, member, slide);
	else if (field && take_value(importer, member->value, field))
		return;
	else if (!json_is_string(member->value) ||
		 json_string_length(member->value) > 0)
		import_slide_skip(importer, member->path, member->at);
}

static void
take_members(struct importer *importer, const struct member *object,
	     struct import_slide *slide)
{
	struct import_walk walk = import_walk_into(importer->text, object->at);
	void *it = json_object_iter(object->value);

	for (; it && import_walk_next(&walk, true);
	     it = json_object_iter_next(object->value, it)) {
		const char *dot = object->path.len > 0 ? "." : "";
		struct member member = {
			.path = arena_format(importer->arena, "%.*s%s%s",
					     TEXT_ARG(object->path), dot,
					     json_object_iter_key(it)),
			.value = json_object_iter_value(it),
			.at = walk.value,
		};

		take_member(importer, &member, slide);
	}
}

static void
take_slide(struct importer *importer, enum import_slide_kind kind,
	   json_t *value, struct text at)
{
	struct import_slide slide = {.kind = kind, .at = at};
	struct member all = {{0}, value, at};

	if (kind != IMPORT_SLIDE_TITLE)
		importer->result->cues++;
	if (!json_is_object(value)) {
		import_skip(importer, at, "a slide that is no object");
		return;
	}
	take_members(importer, &all, &slide);
	import_slide_add(importer, &slide);
}

static void
take_slides(struct importer *importer, enum import_slide_kind kind,
	    json_t *list, struct text at)
{
	struct import_walk walk = import_walk_into(importer->text, at);

	for (size_t i = 0; import_walk_next(&walk, false); i++)
		take_slide(importer, kind, json_array_get(list, i), walk.value);
}

/* ---- Our own, in a cell of CSV ---- */

/* "text.headline" of an object. */
static const json_t *
find_member(const json_t *object, struct text path)
{
	struct text key;

	while (object && text_split(&path, '.', &key))
		object = json_object_getn(object, key.s, key.len);
	return object;
}

void
import_timeline_left_out(struct importer *importer, struct text json,
			 struct text at)
{
	json_t *list = json_loadb(json.s, json.len, 0, NULL);
	const json_t *value;
	size_t i;

	if (!json_is_array(list))
		import_skip(importer, at, "what stands in \"Left Out\"");
	json_array_foreach(list, i, value)
	{
		struct import_slide slide = {.at = at};

		for (size_t j = 0; j < ARRAY_COUNT(fields); j++) {
			const json_t *member =
				find_member(value, text_of(fields[j].path));

			if (member)
				(void)take_value(
					importer, member,
					find_field(&slide,
						   text_of(fields[j].path)));
		}
		importer->result->cues++;
		import_slide_add(importer, &slide);
	}
	json_decref(list);
}

bool
import_timeline_is(const json_t *root)
{
	return json_is_array(json_object_get(root, "events")) &&
	       !json_object_get(root, "segments");
}

int
import_timeline_json(struct importer *importer, json_t *root)
{
	struct import_walk walk = import_walk_root(importer->text);
	void *it = json_object_iter(root);

	importer->result->is_timeline = true;
	for (; it && import_walk_next(&walk, true);
	     it = json_object_iter_next(root, it)) {
		struct text key = text_of(json_object_iter_key(it));
		json_t *value = json_object_iter_value(it);

		if (text_equal(key, TEXT("title")) && json_is_object(value))
			take_slide(importer, IMPORT_SLIDE_TITLE, value,
				   walk.value);
		else if (text_equal(key, TEXT("events")) ||
			 (text_equal(key, TEXT("left_out")) &&
			  json_is_array(value)))
			take_slides(importer, IMPORT_SLIDE_EVENT, value,
				    walk.value);
		else if (text_equal(key, TEXT("eras")) && json_is_array(value))
			take_slides(importer, IMPORT_SLIDE_ERA, value,
				    walk.value);
		else if (!is_silent(key) && !json_is_null(value))
			import_slide_skip(importer, key, walk.key);
	}
	return 0;
}
