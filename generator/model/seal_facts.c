/*
 * The seal against dates and statuses.
 */
#include "model/seal.h"

/* ---- Dates ---- */

static struct index
events_by_id(struct work *work)
{
	const struct event_list *events = &work->site->events;
	struct index ids = {0};

	for (size_t i = 0; i < events->count; i++)
		index_add(work->arena, &ids, events->items[i]->id, (uint32_t)i);
	return ids;
}

static void
page_date_check(struct work *work, const struct sealed_date *sealed)
{
	const struct page *page = work->seal->pages.items[sealed->page].page;
	struct place place = seal_document_place(page);

	if (page->date && text_equal(page->date->source, sealed->date))
		return;
	if (page->date)
		seal_tell(work, V005, &place,
			  "the date was %.*s when this was published, and is "
			  "%.*s now",
			  TEXT_ARG(sealed->date), TEXT_ARG(page->date->source));
	else
		seal_tell(work, V005, &place,
			  "the date was %.*s when this was published, and is "
			  "gone",
			  TEXT_ARG(sealed->date));
	seal_hint_correction(work, page);
}

static void
tell_event_gone(struct work *work, const struct sealed_date *sealed)
{
	const struct page *page = work->seal->pages.items[sealed->page].page;
	struct place place = seal_document_place(page);

	seal_tell(work, V002, &place,
		  "the event #%.*s was published here and is gone",
		  TEXT_ARG(sealed->event));
	diag_hint(work->diag,
		  "add {#%.*s} behind the date of what it is now; or say "
		  "under `corrections:` that it is gone",
		  TEXT_ARG(sealed->event));
}

static struct text
date_words(struct text date)
{
	return date.len > 0 ? date : TEXT("undated");
}

static void
event_check(struct work *work, const struct index *ids,
	    const struct sealed_date *sealed)
{
	uint32_t number = index_find(ids, sealed->event);
	const struct event *event;
	struct text now;

	if (number == INDEX_NONE) {
		tell_event_gone(work, sealed);
		return;
	}
	event = work->site->events.items[number];
	now = event->date ? event->date->source : TEXT("");
	if (text_equal(now, sealed->date))
		return;
	seal_tell(work, V005, &event->place,
		  "this event was dated %.*s when it was published, and is "
		  "%.*s now",
		  TEXT_ARG(date_words(sealed->date)),
		  TEXT_ARG(date_words(now)));
	seal_hint_correction(work, event->page);
}

void
seal_check_dates(struct work *work)
{
	struct index ids = events_by_id(work);

	list_each (struct sealed_date, sealed, &work->seal->dates) {
		const struct sealed_page *page =
			&work->seal->pages.items[sealed->page];

		if (!page->page || seal_is_covered(page))
			continue;
		if (sealed->event.len > 0)
			event_check(work, &ids, sealed);
		else
			page_date_check(work, sealed);
	}
}

/* ---- Statuses ---- */

/* Whether a response is about the turns that it was sealed with. */
static bool
is_about_same_turns(const struct work *work, const struct response *response,
		    const struct sealed_status *sealed)
{
	struct turn *first = NULL;
	struct turn *last = NULL;

	if (sealed->turns.len > 0 &&
	    !turn_range(work, response->record, sealed->turns, &first, &last))
		return false;
	return response->first == first && response->last == last;
}

static const struct response *
find_response(const struct work *work, const struct record *record,
	      const struct sealed_status *sealed)
{
	const struct page *by = seal_page_now(work->seal, sealed->by);

	list_each (struct response *, item, &record->responses) {
		const struct response *response = *item;

		if (response->by && response->by->page == by &&
		    text_equal(response->stance, sealed->stance) &&
		    text_equal(response->about, sealed->about) &&
		    is_about_same_turns(work, response, sealed))
			return response;
	}
	return NULL;
}

static void
authenticity_check(struct work *work, const struct record *record,
		   const struct sealed_status *sealed)
{
	struct place place = seal_document_place(record->page);

	if (text_equal(record->authenticity, sealed->stance))
		return;
	if (record->authenticity.len > 0)
		seal_tell(work, V006, &place,
			  "its authenticity was “%.*s” when this was "
			  "published, and is “%.*s” now",
			  TEXT_ARG(sealed->stance),
			  TEXT_ARG(record->authenticity));
	else
		seal_tell(work, V006, &place,
			  "its authenticity was “%.*s” when this was "
			  "published, and is not said now",
			  TEXT_ARG(sealed->stance));
	seal_hint_correction(work, record->page);
}

static void
response_check(struct work *work, const struct record *record,
	       const struct sealed_status *sealed)
{
	struct place place = seal_document_place(record->page);
	const struct page *by = seal_page_now(work->seal, sealed->by);

	if (find_response(work, record, sealed))
		return;
	seal_tell(work, V006, &place,
		  "when this was published %.*s stood to it as “%.*s”%s%.*s: "
		  "that response is gone",
		  TEXT_ARG(by ? by->title : sealed->by),
		  TEXT_ARG(sealed->stance),
		  sealed->about.len > 0 ? " about its " : "",
		  TEXT_ARG(sealed->about));
	seal_hint_correction(work, record->page);
}

void
seal_check_statuses(struct work *work)
{
	list_each (struct sealed_status, sealed, &work->seal->statuses) {
		const struct sealed_page *page =
			&work->seal->pages.items[sealed->page];
		const struct record *record =
			page->page ? page->page->record : NULL;

		if (!record || seal_is_covered(page))
			continue;
		if (sealed->by.len > 0)
			response_check(work, record, sealed);
		else
			authenticity_check(work, record, sealed);
	}
}
