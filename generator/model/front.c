#include "base/path.h"
#include "model/work.h"

struct text
front_text(const struct value *front, const char *key, struct text otherwise)
{
	struct text said = value_text(front, key);

	return said.len > 0 ? said : otherwise;
}

const struct value *
front_given(const struct value *front, const char *key)
{
	const struct value *value = value_get(front, key);

	return value && value->kind == VALUE_SCALAR && !value_is_empty(value)
		       ? value
		       : NULL;
}

struct edtf *
front_date(struct work *work, const struct value *front, const char *key)
{
	const struct value *value = front_given(front, key);
	struct place place;

	if (!value)
		return NULL;
	place = value->place;
	if (value->quoted)
		place.column++; /* the date begins behind the mark */
	return edtf_parse(value->text, &place, work->arena, work->diag);
}

/* "ada-quill" of "../people/ada-quill.md", which is no id but a path. */
static struct text
id_in_path(struct text path)
{
	return text_ends(path, TEXT(".md")) ? path_stem(path) : path_name(path);
}

/* Tells that no document of `folder` has an id, with the nearest there is. */
static void
tell_unknown(struct work *work, const struct value *id,
	     const struct index *known, const char *noun, const char *folder)
{
	struct text nearest = index_nearest(known, id_in_path(id->text));

	diag_error(work->diag, S016, &id->place, "no %s has the id \"%.*s\"",
		   noun, TEXT_ARG(id->text));
	if (text_find_char(id->text, ',', 0) != TEXT_NOT_FOUND)
		diag_hint(work->diag, "several stand in brackets: [%.*s]",
			  TEXT_ARG(id->text));
	else if (nearest.len > 0)
		diag_hint(work->diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(nearest));
	else
		diag_hint(work->diag,
			  "the id is the name of a file: "
			  "content/%s/%.*s.md is not there",
			  folder, TEXT_ARG(id->text));
}

static void
tell_draft(struct work *work, const struct value *id, const struct page *page)
{
	diag_error(work->diag, S016, &id->place,
		   "\"%.*s\" is withheld (%.*s): %.*s is not published",
		   TEXT_ARG(id->text), TEXT_ARG(page->withheld),
		   TEXT_ARG(page->source_path));
}

struct person *
front_person(struct work *work, const struct value *id)
{
	uint32_t number;
	struct person *person;

	if (id->kind != VALUE_SCALAR)
		return NULL; /* told by schema_check */
	number = index_find(&work->person_ids, id->text);
	if (number == INDEX_NONE) {
		if (!withdrawal_tell_id(work, id, "people"))
			tell_unknown(work, id, &work->person_ids, "person",
				     "people");
		return NULL;
	}
	person = &work->people[number];
	if (!work_reading(work, person->page)->withheld)
		return person;
	tell_draft(work, id, person->page);
	return NULL;
}

struct source *
front_source(struct work *work, const struct value *id)
{
	uint32_t number;
	struct source *source;

	if (id->kind != VALUE_SCALAR)
		return NULL;
	number = index_find(&work->source_ids, id->text);
	if (number == INDEX_NONE) {
		if (!withdrawal_tell_id(work, id, "sources"))
			tell_unknown(work, id, &work->source_ids, "source",
				     "sources");
		return NULL;
	}
	source = &work->sources[number];
	if (!work_reading(work, source->page)->withheld)
		return source;
	tell_draft(work, id, source->page);
	return NULL;
}

struct record *
front_record(struct work *work, const struct value *id)
{
	uint32_t number = index_find(&work->record_ids, id->text);
	struct record *record;

	if (number == INDEX_NONE) {
		if (!withdrawal_tell_id(work, id, "transcripts") &&
		    !withdrawal_tell_id(work, id, "statements"))
			tell_unknown(work, id, &work->record_ids, "record",
				     "transcripts");
		return NULL;
	}
	record = &work->records[number];
	if (!work_reading(work, record->page)->withheld)
		return record;
	tell_draft(work, id, record->page);
	return NULL;
}
