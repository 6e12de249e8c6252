/*
 * Anchors: the ids within a page that links can lead to.
 */
#include "model/work.h"

/* ---- Turns ---- */

struct turn *
turn_numbered(const struct record *record, struct text anchor)
{
	uint64_t number;

	if (anchor.len < 2 || anchor.s[0] != 't' || anchor.s[1] == '0' ||
	    !text_to_number(text_from(anchor, 1), record->turns.count, &number))
		return NULL;
	return record->turns.items[number - 1];
}

struct turn *
turn_find(const struct work *work, const struct record *record,
	  struct text anchor)
{
	const struct index *ids = &work->turn_ids[record - work->records];
	uint32_t given = index_find(ids, anchor);
	struct turn *turn;

	if (given != INDEX_NONE)
		return record->turns.items[given];
	turn = turn_numbered(record, anchor);
	return turn && text_equal(turn->item.id, anchor) ? turn : NULL;
}

bool
turn_range(const struct work *work, const struct record *record,
	   struct text anchor, struct turn **first, struct turn **last)
{
	*first = *last = turn_find(work, record, anchor);
	for (size_t i = 1; !*first && i + 1 < anchor.len; i++) {
		if (anchor.s[i] != '-')
			continue;
		*first = turn_find(work, record, text_slice(anchor, 0, i));
		*last = turn_find(work, record, text_from(anchor, i + 1));
		if (!*last)
			*first = NULL;
	}
	return *first != NULL;
}

/* ---- All of a page ---- */

static void
anchors_collect(struct work *work, struct reading *reading)
{
	const struct page *page = &work->pages[reading - work->readings];

	list_each (struct heading *, heading, &page->headings)
		index_add(work->arena, &reading->anchors, (*heading)->id, 0);
	list_each (struct text, id, &reading->markdown->anchors)
		index_add(work->arena, &reading->anchors, *id, 0);
	reading->has_anchors = true;
}

struct index *
reading_anchors(struct work *work, struct reading *reading)
{
	if (!reading->has_anchors)
		anchors_collect(work, reading);
	return &reading->anchors;
}

bool
anchor_exists(struct work *work, const struct page *page, struct text anchor)
{
	struct reading *reading = work_reading(work, page);

	if (page->kind == PAGE_TIMELINE &&
	    index_find(&work->event_ids.ids, anchor) != INDEX_NONE)
		return true;
	if (!reading)
		return false;
	return reading->failed ||
	       index_find(reading_anchors(work, reading), anchor) != INDEX_NONE;
}

/* A turn with an id of its own is no longer what its number says. */
static void
hint_turns(struct work *work, const struct record *record, struct text anchor)
{
	const struct turn_list *turns = &record->turns;
	const struct turn *numbered = turn_numbered(record, anchor);

	if (numbered)
		diag_hint(work->diag, "that turn is #%.*s",
			  TEXT_ARG(numbered->item.id));
	else if (turns->count > 0)
		diag_hint(work->diag, "its turns are #%.*s … #%.*s",
			  TEXT_ARG(turns->items[0]->item.id),
			  TEXT_ARG((*list_last(turns))->item.id));
}

void
anchor_tell_missing(struct work *work, const struct page *page,
		    struct text anchor, const struct place *place)
{
	struct reading *reading = work_reading(work, page);
	struct text nearest = {0};
	struct text name = reading ? page->source_path : page->path;

	diag_error(work->diag, L002, place, "%.*s has no anchor \"%.*s\"",
		   TEXT_ARG(name), TEXT_ARG(anchor));
	if (reading)
		nearest = index_nearest(reading_anchors(work, reading), anchor);
	if (page->record && nearest.len == 0)
		nearest = index_nearest(
			&work->turn_ids[page->record - work->records], anchor);
	if (nearest.len > 0)
		diag_hint(work->diag, "did you mean #%.*s?", TEXT_ARG(nearest));
	else if (page->record)
		hint_turns(work, page->record, anchor);
}
