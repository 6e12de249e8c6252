/*
 * People, sources and records: each has a document, and an id by which front
 * matter refers to it.
 */
#include "model/work.h"

static void
entries_allocate(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++) {
		enum page_kind kind = work->pages[i].kind;

		work->person_count += kind == PAGE_PERSON;
		work->source_count += kind == PAGE_SOURCE;
		work->record_count +=
			kind == PAGE_TRANSCRIPT || kind == PAGE_STATEMENT;
	}
	work->people =
		arena_array(work->arena, struct person, work->person_count);
	work->sources =
		arena_array(work->arena, struct source, work->source_count);
	work->records =
		arena_array(work->arena, struct record, work->record_count);
	work->turn_ids =
		arena_array(work->arena, struct index, work->record_count);
	work->person_count = work->source_count = work->record_count = 0;
	work->linked =
		arena_array(work->arena, struct linked, work->document_count);
	work->seen.people =
		arena_array(work->arena, uint32_t, work->document_count);
	work->seen.sources =
		arena_array(work->arena, uint32_t, work->document_count);
	work->seen.records =
		arena_array(work->arena, uint32_t, work->document_count);
}

static void
tell_twice(struct work *work, const struct page *page, const struct page *first,
	   const char *noun)
{
	struct place place = {page->source_path, 1, 1, 0};

	diag_error(work->diag, S015, &place, "a second %s has the id \"%.*s\"",
		   noun, TEXT_ARG(page->id));
	diag_hint(work->diag, "the first is %.*s; rename one of the two",
		  TEXT_ARG(first->source_path));
}

static void
person_enter(struct work *work, struct page *page)
{
	uint32_t number = (uint32_t)work->person_count++;
	struct person *person = &work->people[number];
	uint32_t first =
		index_add(work->arena, &work->person_ids, page->id, number);

	person->page = page;
	person->id = page->id;
	page->person = person;
	if (first != number)
		tell_twice(work, page, work->people[first].page, "person");
}

static void
source_enter(struct work *work, struct page *page)
{
	uint32_t number = (uint32_t)work->source_count++;
	struct source *source = &work->sources[number];
	uint32_t first =
		index_add(work->arena, &work->source_ids, page->id, number);

	source->page = page;
	source->id = page->id;
	page->source = source;
	if (first != number)
		tell_twice(work, page, work->sources[first].page, "source");
}

static void
record_enter(struct work *work, struct page *page)
{
	uint32_t number = (uint32_t)work->record_count++;
	struct record *record = &work->records[number];
	uint32_t first =
		index_add(work->arena, &work->record_ids, page->id, number);

	record->page = page;
	record->id = page->id;
	record->is_statement = page->kind == PAGE_STATEMENT;
	page->record = record;
	if (first != number)
		tell_twice(work, page, work->records[first].page, "record");
}

/* Enters what a page is about; drafts too, so that a reference to one is told
 * as what it is. */
static void
entry_make(struct work *work, struct page *page)
{
	struct site *site = work->site;
	bool is_shown = !work_reading(work, page)->withheld;
	struct linked *linked = &work->linked[page - work->pages];

	if (page->kind == PAGE_PERSON) {
		person_enter(work, page);
		if (is_shown)
			list_add(work->arena, &site->people, page->person);
	} else if (page->kind == PAGE_SOURCE) {
		source_enter(work, page);
		if (is_shown)
			list_add(work->arena, &site->sources, page->source);
	} else if (page->kind == PAGE_TRANSCRIPT ||
		   page->kind == PAGE_STATEMENT) {
		record_enter(work, page);
		if (is_shown)
			list_add(work->arena, &site->records, page->record);
	}
	linked->has_entry = page->person || page->source || page->record;
}

void
entries_make(struct work *work)
{
	entries_allocate(work);
	for (size_t i = 0; i < work->document_count; i++)
		entry_make(work, &work->pages[i]);
}
