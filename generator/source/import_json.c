/*
 * Transcripts as podcast feeds have them: podcastindex.org, namespace 1.0,
 * transcripts/transcripts.md, "JSON". {"version": …, "segments":
 * [{"speaker": …, "startTime": 0.5, "endTime": 0.75, "body": …}, …]}
 *
 * Programs that recognise speech write the same with other names: {"language":
 * …, "segments": [{"start": 0.5, "end": 0.75, "text": …}, …]}. Our own
 * record.json is the first form with the facts of its record beside it.
 */
#include "source/import_json_walk.h"
#include "source/import_timeline.h"

#define LATEST_SECONDS 3599999.0 /* 999:59:59 */

/* ---- Segments ---- */

struct reading {
	struct importer *importer;
	struct index unknown; /* keys that were told */
};

struct member {
	const char *key;
	struct text key_at; /* in the file */
	const json_t *value;
	struct text value_at;
};

static void
tell_type(struct reading *reading, const struct member *member,
	  enum diag_code code, const char *wanted)
{
	struct place place = import_place(reading->importer, member->value_at);

	diag_warning(reading->importer->diag, code, &place,
		     "`%s` is not %s and is left out", member->key, wanted);
}

static void
tell_unknown(struct reading *reading, struct text key)
{
	struct importer *importer = reading->importer;
	uint32_t number = (uint32_t)reading->unknown.count;
	struct place place;

	if (index_add(importer->arena, &reading->unknown, key, number) !=
	    number)
		return;
	place = import_place(importer, key);
	diag_warning(importer->diag, I002, &place,
		     "%.*s has no place in a record and is left out",
		     TEXT_ARG(key));
}

static struct text
string_of(struct reading *reading, const struct member *member)
{
	struct text t = {json_string_value(member->value),
			 json_string_length(member->value)};

	if (json_is_string(member->value))
		return arena_text(reading->importer->arena, t);
	if (!json_is_null(member->value))
		tell_type(reading, member, I002, "a text");
	return (struct text){0};
}

static int64_t
time_of(struct reading *reading, const struct member *member)
{
	double seconds = json_number_value(member->value);

	if (json_is_null(member->value))
		return IMPORT_NO_TIME;
	if (json_is_number(member->value) && seconds >= 0 &&
	    seconds <= LATEST_SECONDS)
		return (int64_t)(seconds * 1000 + 0.5);
	tell_type(reading, member, I004,
		  "a number of seconds from 0 to 3599999");
	return IMPORT_NO_TIME;
}

/* Speech recognition counts its segments: that names nothing. */
static struct text
id_of(struct reading *reading, const struct member *member)
{
	if (json_is_integer(member->value))
		return (struct text){0};
	return string_of(reading, member);
}

/* As podcasts call it, or as programs that recognise speech do. */
static bool
is_key(const struct member *member, const char *podcasts, const char *speech)
{
	return strcmp(member->key, podcasts) == 0 ||
	       strcmp(member->key, speech) == 0;
}

static void
take_member(struct reading *reading, const struct member *member,
	    struct import_cue *cue)
{
	if (is_key(member, "startTime", "start"))
		cue->start_ms = time_of(reading, member);
	else if (is_key(member, "endTime", "end"))
		cue->end_ms = time_of(reading, member);
	else if (is_key(member, "speaker", "speaker"))
		cue->speaker = string_of(reading, member);
	else if (is_key(member, "body", "text"))
		cue->words = string_of(reading, member);
	else if (is_key(member, "id", "id"))
		cue->id = id_of(reading, member);
	else
		tell_unknown(reading, member->key_at);
}

static void
take_segment(struct reading *reading, json_t *segment, struct text at)
{
	struct importer *importer = reading->importer;
	struct import_walk walk = import_walk_into(importer->text, at);
	void *it = json_object_iter(segment);
	struct import_cue cue = {
		.start_ms = IMPORT_NO_TIME, .end_ms = IMPORT_NO_TIME, .at = at};

	importer->result->cues++;
	if (!json_is_object(segment)) {
		import_skip(importer, at, "a segment that is no object");
		return;
	}
	for (; it && import_walk_next(&walk, true);
	     it = json_object_iter_next(segment, it))
		take_member(reading,
			    &(struct member){json_object_iter_key(it), walk.key,
					     json_object_iter_value(it),
					     walk.value},
			    &cue);
	import_cue_add(importer, &cue);
}

static void
take_segments(struct reading *reading, json_t *segments, struct text at)
{
	struct import_walk walk = import_walk_into(reading->importer->text, at);

	for (size_t i = 0; import_walk_next(&walk, false); i++)
		take_segment(reading, json_array_get(segments, i), walk.value);
}

/* ---- The file ---- */

static int
tell_format(struct importer *importer, const char *message)
{
	struct place place = import_place(importer, importer->text);

	place.length = 1;
	diag_error(importer->diag, I001, &place, "%s", message);
	diag_hint(importer->diag,
		  "it should be {\"segments\": [{\"speaker\": …, "
		  "\"startTime\": …, \"body\": …}, …]}");
	return -1;
}

static struct text
text_member(struct importer *importer, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	struct text t = {json_string_value(value), json_string_length(value)};

	return json_is_string(value) ? arena_text(importer->arena, t)
				     : (struct text){0};
}

/* Of an object with a title and a language: the file itself, or its record. */
static void
take_facts(struct importer *importer, const json_t *object)
{
	struct text title = text_trim(text_member(importer, object, "title"));
	struct text language = text_member(importer, object, "language");

	if (!text_is_empty(title))
		importer->result->title = title;
	if (import_is_language(language))
		importer->result->language = language;
}

/* A member of the file that is not its segments. */
static void
take_fact(struct reading *reading, const char *key, const json_t *value,
	  struct text at)
{
	struct importer *importer = reading->importer;
	struct place place = import_place(importer, at);

	if (strcmp(key, "version") == 0 ||
	    (strcmp(key, "title") == 0 && importer->result->title.len > 0) ||
	    (strcmp(key, "language") == 0 &&
	     importer->result->language.len > 0))
		return;
	if (strcmp(key, "record") != 0 || !json_is_object(value)) {
		tell_unknown(reading, at);
		return;
	}
	take_facts(importer, value);
	diag_warning(importer->diag, I002, &place,
		     "of the record only title and language are taken over: "
		     "sources, responses and what is held are left out");
}

/* A record that only reports has no segments, as nobody speaks in it. */
static int
tell_no_segments(struct importer *importer, const json_t *root)
{
	const json_t *record = json_object_get(root, "record");

	if (text_equal(text_member(importer, record, "fidelity"),
		       TEXT("reported")))
		return tell_format(importer,
				   "this record is a report without "
				   "`segments`: what it tells in its own words "
				   "was said by nobody");
	return tell_format(importer, "this is no transcript: it has no list "
				     "`segments`");
}

static int
read_root(struct importer *importer, json_t *root)
{
	struct reading reading = {.importer = importer};
	json_t *segments = json_object_get(root, "segments");
	struct text text = importer->text;
	struct import_walk walk = import_walk_root(text);

	if (!json_is_object(root))
		return tell_format(importer,
				   "this is no transcript: it is no object");
	if (!json_is_array(segments))
		return tell_no_segments(importer, root);
	take_facts(importer, root);
	for (void *it = json_object_iter(root);
	     it && import_walk_next(&walk, true);
	     it = json_object_iter_next(root, it)) {
		if (json_object_iter_value(it) == segments)
			take_segments(&reading, segments, walk.value);
		else
			take_fact(&reading, json_object_iter_key(it),
				  json_object_iter_value(it), walk.key);
	}
	return 0;
}

int
import_json(struct importer *importer)
{
	json_t *root = import_json_load(importer);
	int rc;

	if (!root)
		return -1;
	if (import_timeline_is(root))
		rc = import_timeline_json(importer, root);
	else
		rc = read_root(importer, root);
	json_decref(root);
	return rc;
}
