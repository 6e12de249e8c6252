/*
 * Events: dated items of lists, and what has a date of its own.
 */
#include "model/work.h"

static struct event *
event_add(struct work *work, struct page *page, const char *kind,
	  struct edtf *date)
{
	struct event *event = arena_new(work->arena, struct event);

	event->date = date;
	event->kind = text_of(kind);
	event->page = page;
	list_add(work->arena, &work->site->events, event);
	return event;
}

static const struct value *
page_front(const struct work *work, const struct page *page)
{
	return work_reading(work, page)->document.front;
}

/* Why the dates in a document are believed, said once for all of them. */
static struct text
page_basis(const struct work *work, const struct page *page)
{
	return value_text(page_front(work, page), "basis");
}

static void
event_from_fact(struct work *work, struct page *page,
		const struct event_fact *fact)
{
	struct edtf *date = edtf_parse(fact->date, &fact->date_place,
				       work->arena, work->diag);
	struct event *event;

	if (!date)
		return;
	event = event_add(work, page, "item", date);
	event->fact = fact;
	event->id = fact->id;
	event->content = (struct content){fact->content, page, NULL};
	event->basis = page_basis(work, page);
	event->plain = text_trim(fact->content.plain);
	event->place = fact->place;
	list_add(work->arena, &page->events, event);
}

/* What was said once is no second event for being translated. */
static bool
is_event(const struct work *work, const struct page *page)
{
	const struct value *front = page_front(work, page);

	if (!page->date || value_false(front, "event"))
		return false;
	if (page->record && page->record->translation_of)
		return value_true(front, "event");
	return page->kind == PAGE_ARTICLE || page->record;
}

static void
event_from_page(struct work *work, struct page *page)
{
	bool is_article = page->kind == PAGE_ARTICLE;
	struct event *event;

	if (!is_event(work, page))
		return;
	event = event_add(work, page, is_article ? "article" : "record",
			  page->date);
	event->title = page->title;
	event->plain = page->title;
	event->record = page->record;
	event->place = (struct place){page->source_path, 1, 1, 0};
	if (page->record)
		event->basis = page->record->date_basis;
}

/* ---- Ids: one each on the timeline, where all stand together. ---- */

static bool
is_heading_id(struct work *work, const struct event *event, struct text id)
{
	struct reading *reading = work_reading(work, event->page);

	return index_find(reading_anchors(work, reading), id) != INDEX_NONE;
}

static void
id_take(struct work *work, struct event *event)
{
	struct text given = event->id;

	event->id = unique_id(work->arena, &work->event_ids, given);
	if (text_equal(event->id, given))
		return;
	diag_error(work->diag, D004, &event->place,
		   "\"%.*s\" is the id of something else already",
		   TEXT_ARG(given));
	diag_hint(work->diag,
		  "events stand together on the timeline: an id is for one");
}

/* The date as it begins: of an interval its start, if that is said. */
static struct text
date_start(struct text source)
{
	size_t slash = text_find_char(source, '/', 0);

	return slash > 0 ? text_slice(source, 0, slash) : source;
}

/* "1931-03-04-three-days-in-port" */
static void
id_make(struct work *work, struct event *event)
{
	struct arena *arena = work->arena;
	struct text words = event->fact ? event->plain : event->page->id;
	struct text date =
		id_of_words(arena, TEXT(""), date_start(event->date->source));
	struct text base = id_of_words(arena, date, words);

	do {
		event->id = unique_id(arena, &work->event_ids, base);
	} while (is_heading_id(work, event, event->id));
}

static void
ids_make(struct work *work)
{
	const struct event_list *events = &work->site->events;

	list_each (struct event *, event, events) {
		if ((*event)->id.len > 0)
			id_take(work, *event);
	}
	list_each (struct event *, event, events) {
		if ((*event)->id.len == 0)
			id_make(work, *event);
	}
	list_each (struct event *, item, events) {
		struct event *event = *item;
		struct reading *reading = work_reading(work, event->page);

		if (event->fact)
			index_add(work->arena, reading_anchors(work, reading),
				  event->id, 0);
	}
}

void
events_make(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++) {
		const struct reading *reading = &work->readings[i];
		struct page *page = &work->pages[i];

		if (reading->withheld)
			continue;
		event_from_page(work, page);
		list_each (struct event_fact, fact, &reading->markdown->events)
			event_from_fact(work, page, fact);
	}
	ids_make(work);
}
