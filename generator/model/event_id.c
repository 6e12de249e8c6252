/*
 * Ids of events: one each on the timeline, where all stand together.
 */
#include "base/utf8.h"
#include "model/work.h"

static bool
is_heading_id(struct work *work, const struct event *event, struct text id)
{
	struct reading *reading = work_reading(work, event->page);

	return index_find(reading_anchors(work, reading), id) != INDEX_NONE;
}

/* Where the event is that has the id, if it is one. */
static void
note_holder(struct work *work, const struct event *event, struct text id)
{
	list_each (struct event *, other, &work->site->events) {
		const struct place *place = &(*other)->place;

		if (*other == event || !text_equal((*other)->id, id))
			continue;
		diag_note(work->diag, "%.*s:%zu:%zu: it is the id of this",
			  TEXT_ARG(place->path), place->line, place->column);
		return;
	}
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
	note_holder(work, event, given);
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

/* "1931-03-04-three-days-in-port": of an item, what it says. */
static struct text
item_id(struct arena *arena, const struct event *event)
{
	struct text date = TEXT("undated");

	if (event->date)
		date = id_of_words(arena, TEXT(""),
				   date_start(event->date->source));
	return id_of_words(arena, date, event->plain);
}

#define LONGEST_ID 200

/*
 * "transcripts-call", "response-bo-marsh-call", "correction-articles-ledger":
 * what has a place of its own is called by that. Its date and title may
 * change; the id stays.
 */
static struct text
place_id(struct arena *arena, const struct event *event)
{
	struct text path = event->page->path;
	struct text words = path;

	if (event->response)
		words = arena_format(arena, "response %.*s %.*s",
				     TEXT_ARG(event->response->by->id),
				     TEXT_ARG(event->response->record->id));
	else if (event->correction)
		words = arena_format(arena, "correction %.*s", TEXT_ARG(path));
	return utf8_slug(arena, words, LONGEST_ID);
}

/* What was published with the id that its words give keeps it. */
static void
id_keep(struct work *work, struct event *event)
{
	struct text id;

	if (!event->fact || !work->seal)
		return;
	id = item_id(work->arena, event);
	if (seal_has_event(work, event, id) &&
	    index_find(&work->event_ids.ids, id) == INDEX_NONE)
		event->id = unique_id(work->arena, &work->event_ids, id);
}

static void
id_make(struct work *work, struct event *event)
{
	struct arena *arena = work->arena;
	struct text base =
		event->fact ? item_id(arena, event) : place_id(arena, event);

	do {
		event->id = unique_id(arena, &work->event_ids, base);
	} while (is_heading_id(work, event, event->id));
}

/* Links within its document lead to it. */
static void
id_is_anchor(struct work *work, struct event *event)
{
	struct reading *reading = work_reading(work, event->page);

	if (!event->fact)
		return;
	index_add(work->arena, reading_anchors(work, reading), event->id, 0);
}

/* Does `name` to each event that has an id already, or to each without. */
static void
each_event(struct work *work, bool has_id,
	   void (*name)(struct work *work, struct event *event))
{
	list_each (struct event *, event, &work->site->events) {
		if (((*event)->id.len > 0) == has_id)
			name(work, *event);
	}
}

void
events_name(struct work *work)
{
	each_event(work, true, id_take);
	each_event(work, false, id_keep);
	seal_keep_event_ids(work);
	each_event(work, false, id_make);
	each_event(work, true, id_is_anchor);
}
