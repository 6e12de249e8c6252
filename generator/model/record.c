#include "model/work.h"

static void
record_texts(struct record *record, const struct value *front)
{
	record->title = record->page->title;
	record->language = record->page->language;
	record->date = record->page->date;
	record->date_basis = value_text(front, "basis");
	record->date_note = value_text(front, "date_note");
	record->medium = value_text(front, "medium");
	record->held = value_text(front, "held");
	record->fidelity = front_text(front, "fidelity", TEXT("verbatim"));
	record->order = front_text(front, "order", TEXT("spoken"));
	record->is_reported = text_equal(record->fidelity, TEXT("reported"));
	record->authenticity = value_text(front, "authenticity");
	record->obtained = value_text(front, "obtained");
	record->original_language = value_text(front, "original_language");
}

static void
record_participants(struct work *work, struct record *record,
		    struct reading *reading)
{
	const struct value *ids =
		value_get(reading->document.front, "participants");

	for (size_t i = 0; i < value_count(ids); i++) {
		struct person *person = front_person(work, value_item(ids, i));

		if (person)
			list_add(work->arena, &record->participants, person);
		else
			reading->failed = true;
	}
}

/* What the record says of its chain itself goes before what its source says. */
static void
record_chain(struct work *work, struct record *record,
	     const struct value *front)
{
	const struct value *further = value_get(front, "reported_from");
	const struct value *id = value_get(front, "source");

	if (id && !value_is_empty(id))
		record->source = front_source(work, id);
	if (record->source)
		list_add(work->arena, &record->chain, record->source);
	for (size_t i = 0; i < value_count(further); i++) {
		struct source *source =
			front_source(work, value_item(further, i));

		if (source)
			list_add(work->arena, &record->chain, source);
	}
	if (value_count(further) > 0 || !record->source)
		return;
	list_each (struct source *, source, &record->source->chain)
		list_add(work->arena, &record->chain, *source);
}

void
records_fill(struct work *work)
{
	for (size_t i = 0; i < work->record_count; i++) {
		struct record *record = &work->records[i];
		struct reading *reading = work_reading(work, record->page);

		record_texts(record, reading->document.front);
		if (reading->withheld)
			continue;
		record_participants(work, record, reading);
		record_chain(work, record, reading->document.front);
	}
}
