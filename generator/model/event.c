/*
 * Events: dated items of lists, records and articles, and the responses and
 * corrections that have a day.
 */
#include "base/date_words.h"
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

const struct value *
event_front(const struct work *work, const struct page *page)
{
	return front_left(work_reading(work, page));
}

/* ---- Items ---- */

static const char *const bases[] = {"recording", "document", "dialogue",
				    "inference"};

static void
check_basis(struct work *work, const struct event_fact *fact)
{
	for (size_t i = 0; i < ARRAY_COUNT(bases); i++)
		if (text_equal(fact->basis, text_of(bases[i])))
			return;
	diag_error(work->diag, S010, &fact->basis_place,
		   "\"%.*s\" is no basis of a date", TEXT_ARG(fact->basis));
	diag_hint(work->diag,
		  "it is recording, document, dialogue or inference");
}

/* Why its date is believed: the item says, or the document for all. */
static struct text
item_basis(struct work *work, const struct page *page,
	   const struct event_fact *fact)
{
	if (fact->basis.len > 0)
		check_basis(work, fact);
	if (fact->basis.len > 0 || fact->date.len == 0)
		return fact->basis;
	return value_text(event_front(work, page), "basis");
}

/* A date that is none is told, and the event is there for others. */
static struct edtf *
item_date(struct work *work, const struct event_fact *fact)
{
	struct buf edtf = BUF_INIT;
	struct edtf *date;

	if (fact->date.len == 0)
		return NULL;
	date = edtf_parse(fact->date, &fact->date_place, work->arena,
			  work->diag);
	if (!date && date_words_read(fact->date, &edtf) && edtf.len > 0)
		diag_note(work->diag, "an item that begins with a date in "
				      "bold is an event; if it is to be none, "
				      "let it begin with another word");
	buf_free(&edtf);
	return date;
}

static void
event_from_fact(struct work *work, struct page *page,
		const struct event_fact *fact)
{
	struct edtf *date = item_date(work, fact);
	struct event *event = event_add(work, page, "item", date);

	event->fact = fact;
	event->id = fact->id;
	event->content = (struct content){&fact->content, page, NULL};
	event->basis = item_basis(work, page, fact);
	event->plain = text_trim(fact->content.plain);
	event->place = fact->place;
	list_add(work->arena, &page_tie(work, page)->events, event);
}

/* ---- Documents ---- */

/* What was said once is no second event for being translated. */
static bool
is_event(const struct work *work, const struct page *page)
{
	const struct value *front;

	if (page->kind != PAGE_ARTICLE && !page->record)
		return false;
	front = event_front(work, page);
	if (page->withdrawn || value_false(front, "event"))
		return false;
	if (page->record && page->record->translation_of)
		return value_true(front, "event");
	return page->record || page->date || front_given(front, "after") ||
	       front_given(front, "before");
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
	page->event = event;
	event->title = page->title;
	event->plain = page->title;
	event->record = page->record;
	event->place = (struct place){page->source_path, 1, 1, 0};
	if (page->record && page->date)
		event->basis = page->record->date_basis;
}

/* ---- Responses and corrections ---- */

/* Where the words are a record of the site, that record is the event. */
static void
event_from_response(struct work *work, struct response *response)
{
	struct record *record = response->record;
	struct event *event;

	if (!response->date || !response->by || response->statement_record)
		return;
	event = event_add(work, record->page, "response", response->date);
	event->response = response;
	event->place = response->place;
	event->plain = arena_format(
		work->arena, "%.*s %.*s: %.*s", TEXT_ARG(response->by->name),
		TEXT_ARG(response->stance), TEXT_ARG(record->title));
}

static void
event_from_correction(struct work *work, struct correction *correction)
{
	struct event *event;

	if (correction->page->withdrawn)
		return; /* what was withdrawn is nowhere else */
	event = event_add(work, correction->page, "correction",
			  correction->date);
	event->correction = correction;
	event->plain = correction->text;
	event->place = correction->place;
}

static void
document_events(struct work *work, size_t number)
{
	const struct reading *reading = &work->readings[number];
	struct page *page = &work->pages[number];

	if (reading->withheld)
		return;
	event_from_page(work, page);
	list_each (struct event_fact, fact, &reading->markdown->events)
		event_from_fact(work, page, fact);
}

void
events_make(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++)
		document_events(work, i);
	list_each (struct record *, record, &work->site->records) {
		list_each (struct response *, response, &(*record)->responses)
			event_from_response(work, *response);
	}
	list_each (struct correction *, correction, &work->site->corrections)
		event_from_correction(work, *correction);
	events_name(work);
}
