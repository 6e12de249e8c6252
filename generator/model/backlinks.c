/*
 * The other end of everything: who is linked, quoted, spoken about where.
 *
 * Lists get each thing once. A list that belongs to the far end, such as
 * person.mentioned_in, is filled page after page, so its last item says
 * whether the page is in it; for lists of the page itself there are stamps.
 */
#include "model/work.h"

/* A document that links to another. */
struct backlink {
	uint32_t from;
	uint32_t to;
};

struct backlinks {
	struct work *work;
	struct LIST_OF(struct backlink) list;
};

static void
page_add_person(struct work *work, struct page *page, struct person *person)
{
	uint32_t *stamp = &work->seen.people[person - work->people];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &page_tie(work, page)->people, person);
}

static void
page_add_source(struct work *work, struct page *page, struct source *source)
{
	uint32_t *stamp = &work->seen.sources[source - work->sources];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &page_tie(work, page)->sources, source);
}

static void
page_add_chain(struct work *work, struct page *page,
	       const struct record *record)
{
	list_each (struct source *, source, &record->chain)
		page_add_source(work, page, *source);
}

static void
page_add_record(struct work *work, struct page *page, struct record *record)
{
	uint32_t *stamp = &work->seen.records[record - work->records];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &page_tie(work, page)->records, record);
	page_add_chain(work, page, record);
}

static void
add_page_once(struct work *work, struct page_list *list, struct page *page)
{
	if (list->count == 0 || *list_last(list) != page)
		list_add(work->arena, list, page);
}

/* ---- Links ---- */

static void
quotation_link(struct work *work, struct page *page,
	       struct quotation *quotation)
{
	struct record *record = quotation->record;

	page_add_record(work, page, record);
	add_page_once(work, &record->quoted_in, page);
	for (size_t i = quotation->first->number; i <= quotation->last->number;
	     i++) {
		struct turn *turn = record->turns.items[i - 1];

		list_add(work->arena, &turn_tie(work, turn)->quoted_by,
			 quotation);
	}
	if (!quotation->speaker)
		return;
	page_add_person(work, page, quotation->speaker);
	list_add(work->arena, &quotation->speaker->quotations, quotation);
}

/* Pages that we made come behind the documents, and are asked themselves. */
static bool
may_have_entry(const struct work *work, uint32_t document)
{
	return document == INDEX_NONE || work->linked[document].has_entry;
}

/* A page's document, or INDEX_NONE. */
static uint32_t
document_of(const struct work *work, const struct page *page)
{
	uintptr_t start = (uintptr_t)work->pages;
	size_t number = ((uintptr_t)page - start) / sizeof(*page);

	return number < work->document_count ? (uint32_t)number : INDEX_NONE;
}

/* Lists of documents are made when it is known how long they are. */
static void
add_linking(struct backlinks *back, struct page *from, struct page *to,
	    uint32_t document)
{
	struct work *work = back->work;
	struct linked *linked;

	if (document == INDEX_NONE) {
		add_page_once(work, &to->linked_from, from);
		return;
	}
	linked = &work->linked[document];
	if (linked->from == work->seen.now)
		return;
	linked->from = work->seen.now;
	linked->count++;
	list_add(&work->scratch, &back->list,
		 ((struct backlink){document_of(work, from), document}));
}

static void
ordinary_link(struct backlinks *back, struct page *page, struct link *link)
{
	struct work *work = back->work;
	struct page *to = link->page;
	uint32_t document = document_of(work, to);

	if (to != page)
		add_linking(back, page, to, document);
	if (link->ties->turn)
		list_add(work->arena,
			 &turn_tie(work, link->ties->turn)->linked_from, link);
	if (!may_have_entry(work, document))
		return;
	if (to->record && to->record != page->record)
		page_add_record(work, page, to->record);
	if (to->source && to != page)
		page_add_source(work, page, to->source);
	if (to->person && to != page) {
		page_add_person(work, page, to->person);
		add_page_once(work, &to->person->mentioned_in, page);
	}
}

/* The lists have room for just as many. */
static void
linked_from_make(struct backlinks *back)
{
	struct work *work = back->work;

	for (size_t i = 0; i < work->document_count; i++) {
		if (work->linked[i].count > 0)
			list_reserve(work->arena, &work->pages[i].linked_from,
				     work->linked[i].count);
	}
	list_each (const struct backlink, link, &back->list)
		list_add(work->arena, &work->pages[link->to].linked_from,
			 &work->pages[link->from]);
}

static void
page_back(struct backlinks *back, struct page *page)
{
	struct work *work = back->work;

	work->seen.now++;
	if (page->record) {
		page_add_chain(work, page, page->record);
		list_each (struct person *, person, &page->record->participants)
			page_add_person(work, page, *person);
	}
	list_each (struct link, link, &page->links) {
		if (link->ties->quotation)
			quotation_link(work, page, link->ties->quotation);
		else if (link->page)
			ordinary_link(back, page, link);
	}
}

/* ---- Quotations ---- */

static bool
is_about(const struct response *response, const struct quotation *quotation)
{
	return !response->first ||
	       (response->first->number <= quotation->last->number &&
		response->last->number >= quotation->first->number);
}

static void
quotation_back(struct work *work, struct quotation *quotation)
{
	list_each (struct response *, response, &quotation->record->responses) {
		if (!is_about(*response, quotation))
			continue;
		list_add(work->arena, &quotation->responses, *response);
		quotation->is_contested |= (*response)->contests;
	}
}

static void
quotation_page_back(struct work *work, struct page *page)
{
	struct quotation *quotation = page->quotation;

	work->seen.now++;
	page_add_record(work, page, quotation->record);
	if (quotation->speaker)
		page_add_person(work, page, quotation->speaker);
	list_add(work->arena, &page_tie(work, page)->quotations, quotation);
	quotation_back(work, quotation);
}

/* ---- Records ---- */

static void
turn_links(struct work *work, struct turn *turn)
{
	const struct item_extras *extras = turn->item.fact->extras;
	const struct links *links = &turn->item.record->page->links;

	for (size_t i = 0; i < extras->link_count; i++) {
		const struct link *link = &links->items[extras->first_link + i];
		struct turn_list *about;

		if (!link->page || !link->page->person)
			continue;
		about = &link->page->person->spoken_about;
		if (about->count == 0 || *list_last(about) != turn)
			list_add(work->arena, about, turn);
	}
}

/*
 * Where the record is not sure who speaks, nobody is said to have spoken; and
 * what was said once is not said again by its translation.
 */
static struct person *
speaker_of(const struct turn *turn)
{
	if (turn->item.fact->uncertain || turn->item.record->translation_of)
		return NULL;
	return turn->speaker;
}

/* Millions are said on a large site: the lists have room for just as many. */
static void
said_reserve(struct work *work)
{
	struct site *site = work->site;

	list_each (struct record *, record, &site->records) {
		list_each (struct turn *, turn, &(*record)->turns) {
			struct person *speaker = speaker_of(*turn);

			if (speaker)
				speaker->said.capacity +=
					(*turn)->passages.count;
		}
	}
	list_each (struct person *, person, &site->people)
		list_reserve(work->arena, &(*person)->said,
			     (*person)->said.capacity);
}

static void
turn_speaker(struct work *work, struct turn *turn)
{
	struct person *speaker = speaker_of(turn);

	if (!speaker)
		return;
	list_each (struct passage, passage, &turn->passages)
		list_add(work->arena, &speaker->said, passage);
	if (turn->has_indirect)
		list_add(work->arena, &speaker->reported, turn);
}

static void
record_back(struct work *work, struct record *record)
{
	list_each (struct turn *, turn, &record->turns) {
		turn_links(work, *turn);
		turn_speaker(work, *turn);
	}
	list_each (struct person *, person, &record->participants) {
		if (!record->translation_of)
			list_add(work->arena, &(*person)->records, record);
	}
	if (record->source)
		list_add(work->arena, &record->source->records, record);
}

/* ---- Events ---- */

static void
event_add_person(struct work *work, struct event *event, struct person *person)
{
	uint32_t *stamp = &work->seen.people[person - work->people];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &event->people, person);
	list_add(work->arena, &person->events, event);
}

static void
event_add_source(struct work *work, struct event *event, struct source *source)
{
	uint32_t *stamp = &work->seen.sources[source - work->sources];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &event->sources, source);
	list_add(work->arena, &source->events, event);
}

static void
event_add_record(struct work *work, struct event *event, struct record *record)
{
	uint32_t *stamp = &work->seen.records[record - work->records];

	if (*stamp == work->seen.now)
		return;
	*stamp = work->seen.now;
	list_add(work->arena, &event->records, record);
	if (event->record != record)
		list_add(work->arena, &record->events, event);
	list_each (struct source *, source, &record->chain)
		event_add_source(work, event, *source);
}

static void
event_add_turn(struct work *work, struct event *event, struct turn *turn)
{
	struct event_list *events = &turn_tie(work, turn)->events;

	if (events->count == 0 || *list_last(events) != event)
		list_add(work->arena, events, event);
}

/* The turns that a link leads to, or that the words of a quotation are in. */
static void
event_add_turns(struct work *work, struct event *event, const struct link *link)
{
	const struct quotation *quotation = link->ties->quotation;
	const struct turn_list *turns;

	if (!quotation) {
		if (link->ties->turn)
			event_add_turn(work, event, link->ties->turn);
		return;
	}
	turns = &quotation->record->turns;
	for (size_t i = quotation->first->number; i <= quotation->last->number;
	     i++)
		event_add_turn(work, event, turns->items[i - 1]);
}

static void
event_link(struct work *work, struct event *event, const struct link *link)
{
	if (!link->page)
		return;
	event_add_turns(work, event, link);
	if (link->page->person)
		event_add_person(work, event, link->page->person);
	if (link->page->record)
		event_add_record(work, event, link->page->record);
	if (link->page->source)
		event_add_source(work, event, link->page->source);
}

static void
event_response(struct work *work, struct event *event)
{
	const struct response *response = event->response;

	event_add_person(work, event, response->by);
	event_add_record(work, event, response->record);
	if (response->source)
		event_add_source(work, event, response->source);
}

static void
event_back(struct work *work, struct event *event)
{
	const struct links *links = &event->page->links;

	work->seen.now++;
	if (event->record) {
		event_add_record(work, event, event->record);
		list_each (struct person *, person,
			   &event->record->participants)
			event_add_person(work, event, *person);
	}
	if (event->response)
		event_response(work, event);
	if (event->correction && event->page->record)
		event_add_record(work, event, event->page->record);
	if (!event->fact)
		return;
	for (size_t i = 0; i < event->fact->link_count; i++)
		event_link(work, event,
			   &links->items[event->fact->first_link + i]);
}

void
backlinks_make(struct work *work)
{
	struct site *site = work->site;
	struct backlinks back = {.work = work};
	size_t links = 0;

	list_each (struct page *, page, &site->pages)
		links += (*page)->links.count;
	back.list.items =
		arena_unset_array(&work->scratch, struct backlink, links);
	back.list.capacity = (uint32_t)links;
	list_each (struct page *, page, &site->pages) {
		if ((*page)->quotation)
			quotation_page_back(work, *page);
		else
			page_back(&back, *page);
	}
	linked_from_make(&back);
	said_reserve(work);
	list_each (struct record *, record, &site->records)
		record_back(work, *record);
	list_each (struct event *, event, &site->events)
		event_back(work, *event);
}
