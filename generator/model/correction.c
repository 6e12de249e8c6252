/*
 * Corrections: what readers are told was changed after publication.
 */
#include <stdlib.h>

#include "model/work.h"

/* Newest first; on one day by page, then as the author lists them. */
static int
by_news(const void *left, const void *right)
{
	const struct correction *a = *(struct correction *const *)left;
	const struct correction *b = *(struct correction *const *)right;
	int order = edtf_compare(b->date, a->date);

	if (order == 0)
		order = text_compare(a->page->path, b->page->path);
	if (order == 0)
		order = (a->place.line > b->place.line) -
			(a->place.line < b->place.line);
	if (order == 0)
		order = (a->place.column > b->place.column) -
			(a->place.column < b->place.column);
	return order;
}

static void
corrections_sort(const struct correction_list *corrections)
{
	if (corrections->count > 1)
		qsort(corrections->items, corrections->count,
		      sizeof(*corrections->items), by_news);
}

static void
correction_read(struct work *work, struct page *page, const struct value *front)
{
	struct correction *correction;
	struct edtf *date = front_date(work, front, "date");

	if (!date)
		return; /* told */
	correction = arena_new(work->arena, struct correction);
	correction->page = page;
	correction->date = date;
	correction->kind = value_text(front, "kind");
	correction->text = value_text(front, "text");
	correction->about = value_text(front, "about");
	correction->place = front->place;
	list_add(work->arena, &page_tie(work, page)->corrections, correction);
	list_add(work->arena, &work->site->corrections, correction);
}

static void
page_corrections(struct work *work, struct page *page,
		 const struct reading *reading)
{
	const struct value *list =
		value_get(front_left(reading), "corrections");

	for (size_t i = 0; i < value_count(list); i++) {
		const struct value *item = value_item(list, i);

		if (item->kind == VALUE_MAP)
			correction_read(work, page, item);
	}
	corrections_sort(&page->ties->corrections);
}

void
corrections_make(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++) {
		if (!work->readings[i].withheld)
			page_corrections(work, &work->pages[i],
					 &work->readings[i]);
	}
	corrections_sort(&work->site->corrections);
}

/* ---- What they are about ---- */

static struct quotation *
quotation_find(const struct quotation_list *quotations, struct text id)
{
	list_each (struct quotation *, quotation, quotations) {
		if (text_equal((*quotation)->id, id))
			return *quotation;
	}
	return NULL;
}

static struct event *
event_find(const struct page *page, struct text id)
{
	list_each (struct event *, event, &page->ties->events) {
		if (text_equal((*event)->id, id))
			return *event;
	}
	return NULL;
}

/* Whether an old URL of a quotation's page says that it was there. */
static bool
was_quotation(struct work *work, struct text id)
{
	struct text path =
		arena_format(work->arena, "quotes/%.*s/", TEXT_ARG(id));

	list_each (struct redirect *, redirect, &work->site->redirects) {
		if (text_equal((*redirect)->path, path))
			return true;
	}
	return false;
}

static bool
about_find(struct work *work, struct correction *correction)
{
	struct page *page = correction->page;
	struct text id = correction->about;

	if (page->record) {
		correction->turn = turn_find(work, page->record, id);
		correction->quotation =
			quotation_find(&page->record->quotations, id);
	}
	if (!correction->quotation)
		correction->quotation =
			quotation_find(&page->ties->quotations, id);
	correction->event = event_find(page, id);
	return correction->turn || correction->quotation || correction->event ||
	       anchor_exists(work, page, id) || was_quotation(work, id);
}

static void
correction_resolve(struct work *work, struct correction *correction)
{
	struct page *page = correction->page;

	if (correction->about.len == 0 || page->withdrawn ||
	    about_find(work, correction))
		return;
	if (work_reading(work, page)->failed)
		return;
	diag_error(work->diag, V011, &correction->place,
		   "there is no turn, quotation or event \"%.*s\" here",
		   TEXT_ARG(correction->about));
	diag_hint(work->diag,
		  "`about` is an id of this document; leave it out where what "
		  "was corrected is gone");
}

void
corrections_resolve(struct work *work)
{
	list_each (struct correction *, correction, &work->site->corrections)
		correction_resolve(work, *correction);
}
