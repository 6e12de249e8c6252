/*
 * Translations: records whose words are a translator's. Their turns belong to
 * those of the original that have the same anchor.
 */
#include "model/work.h"

/* Turns that one message names. */
#define MOST_NAMED 5

static const struct value *
front_value(const struct work *work, const struct record *record,
	    const char *key)
{
	return front_given(work_reading(work, record->page)->document.front,
			   key);
}

/* ---- What of, and by whom ---- */

/* "ada-quil" was meant to be an id, "Ada Quill" need not be a person. */
static bool
is_meant_as_id(const struct work *work, struct text text)
{
	if (index_find(&work->person_ids, text) != INDEX_NONE)
		return true;
	return text_find_char(text, '-', 0) != TEXT_NOT_FOUND &&
	       index_nearest(&work->person_ids, text).len > 0;
}

static void
translator_read(struct work *work, struct record *record)
{
	const struct value *by = front_value(work, record, "translated_by");

	if (!by)
		return;
	record->is_translation = true;
	record->translated_by = text_trim(by->text);
	if (!is_meant_as_id(work, by->text))
		return;
	record->translator = front_person(work, by);
	if (record->translator)
		record->translated_by = record->translator->name;
}

static void
original_read(struct work *work, struct record *record)
{
	struct reference reference = {
		.value = front_value(work, record, "translation_of"),
		.from = record->page,
		.code = R011,
		.wanted = "this leads to no record: a translation is one of a "
			  "transcript or statement, such as "
			  "../transcripts/x.md",
	};
	struct text anchor;

	if (!reference.value)
		return;
	record->is_translation = true;
	record->translation_of = reference_record(work, &reference, &anchor);
	if (record->translation_of == record) {
		diag_error(work->diag, R011, &reference.value->place,
			   "a record cannot be a translation of itself");
		record->translation_of = NULL;
	}
}

/* ---- Circles ---- */

static bool
is_in_circle(const struct work *work, const struct record *record)
{
	const struct record *original = record->translation_of;

	for (size_t i = 0; original && i < work->record_count; i++) {
		if (original == record)
			return true;
		original = original->translation_of;
	}
	return false;
}

static void
circle_tell(struct work *work, const struct record *record)
{
	const struct value *value = front_value(work, record, "translation_of");

	diag_error(work->diag, R011, &value->place,
		   "%.*s is said to be a translation of this one, and this of "
		   "it: one of them is the original",
		   TEXT_ARG(record->translation_of->page->source_path));
}

/* ---- Turns ---- */

static struct text
name_of(const struct turn *turn)
{
	return turn->speaker->name;
}

static void
speakers_compare(struct work *work, const struct turn *turn)
{
	const struct turn *original = turn->ties->original;
	struct place place = place_of_item(&turn->item);

	if (!turn->speaker || !original->speaker ||
	    turn->speaker == original->speaker)
		return;
	diag_warning(work->diag, R011, &place,
		     "#%.*s is %.*s’s here and %.*s’s in %.*s",
		     TEXT_ARG(turn->item.id), TEXT_ARG(name_of(turn)),
		     TEXT_ARG(name_of(original)),
		     TEXT_ARG(original->item.record->page->source_path));
	diag_hint(work->diag,
		  "a turn translates the one with the same anchor: give both "
		  "the same {#id}");
}

static void
turn_align(struct work *work, struct turn *turn)
{
	struct record *original = turn->item.record->translation_of;
	struct turn *translated = turn_find(work, original, turn->item.id);
	struct place place = place_of_item(&turn->item);

	if (translated) {
		turn_tie(work, turn)->original = translated;
		list_add(work->arena, &turn_tie(work, translated)->translations,
			 turn);
		speakers_compare(work, turn);
		return;
	}
	diag_warning(work->diag, R011, &place,
		     "#%.*s translates nothing: %.*s has no such turn",
		     TEXT_ARG(turn->item.id),
		     TEXT_ARG(original->page->source_path));
	diag_hint(work->diag,
		  "a turn translates the one with the same anchor: give both "
		  "the same {#id}");
}

/* Whether `record` has a translation of `turn`: then it is the newest one. */
static bool
is_translated_in(const struct turn *turn, const struct record *record)
{
	return turn->ties->translations.count > 0 &&
	       (*list_last(&turn->ties->translations))->item.record == record;
}

static void
tell_untranslated(struct work *work, const struct record *record,
		  const struct buf *names, size_t count)
{
	const struct value *value = front_value(work, record, "translation_of");
	const struct page *original = record->translation_of->page;

	diag_warning(work->diag, R011, &value->place,
		     "of %.*s %zu %s not translated here: %s%s",
		     TEXT_ARG(original->source_path), count,
		     count == 1 ? "turn is" : "turns are", names->s,
		     count > MOST_NAMED ? " …" : "");
	diag_hint(work->diag,
		  "`held: excerpts` says that only parts are translated");
}

static void
untranslated_find(struct work *work, const struct record *record)
{
	struct buf names = BUF_INIT;
	size_t count = 0;

	list_each (struct turn *, turn, &record->translation_of->turns) {
		if (is_translated_in(*turn, record))
			continue;
		if (count < MOST_NAMED)
			buf_format(&names, "%s#%.*s", count > 0 ? ", " : "",
				   TEXT_ARG((*turn)->item.id));
		count++;
	}
	if (count > 0)
		tell_untranslated(work, record, &names, count);
	buf_free(&names);
}

static void
languages_compare(struct work *work, const struct record *record)
{
	const struct value *value = front_value(work, record, "translation_of");

	if (!text_equal(record->language, record->translation_of->language))
		return;
	diag_warning(work->diag, R011, &value->place,
		     "a translation in the language of its original, \"%.*s\"",
		     TEXT_ARG(record->language));
	diag_hint(work->diag, "`language:` says what each is in");
}

/* A record that could not be read whole is not held against another. */
static void
translation_align(struct work *work, struct record *record)
{
	struct record *original = record->translation_of;

	list_add(work->arena, &original->translations, record);
	languages_compare(work, record);
	if (work_reading(work, record->page)->failed ||
	    work_reading(work, original->page)->failed)
		return;
	list_each (struct turn *, turn, &record->turns)
		turn_align(work, *turn);
	if (!text_equal(record->held, TEXT("excerpts")))
		untranslated_find(work, record);
}

void
translations_make(struct work *work)
{
	const struct record_list *records = &work->site->records;

	list_each (struct record *, record, records) {
		translator_read(work, *record);
		original_read(work, *record);
	}
	list_each (struct record *, record, records) {
		if (is_in_circle(work, *record))
			circle_tell(work, *record);
		else if ((*record)->translation_of)
			translation_align(work, *record);
	}
}
