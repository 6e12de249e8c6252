/*
 * Ids of events that were published: other words do not change them.
 *
 * An id that nobody gave is made of the date and the first words. When the
 * words change, the one event of a page that has this date and no id yet is
 * what the one sealed event without a successor has become.
 */
#include "model/seal.h"

/* What is left on a page with a date. */
struct leftover {
	struct text id; /* sealed, and nobody's */
	size_t ids;
	struct event *event; /* without an id */
	size_t events;
};

struct leftovers {
	struct arena arena;
	struct index keys; /* page and date → list */
	struct LIST_OF(struct leftover) list;
};

static struct leftover *
leftover_of(struct leftovers *left, const struct page *page, struct text date)
{
	struct text key = arena_format(&left->arena, "%.*s %.*s",
				       TEXT_ARG(date), TEXT_ARG(page->path));
	uint32_t next = (uint32_t)left->list.count;
	uint32_t number = index_add(&left->arena, &left->keys, key, next);

	if (number == next)
		list_push(&left->arena, &left->list);
	return &left->list.items[number];
}

static void
collect_sealed(struct work *work, struct leftovers *left)
{
	list_each (struct sealed_date, sealed, &work->seal->dates) {
		const struct page *page =
			work->seal->pages.items[sealed->page].page;
		struct leftover *leftover;

		if (sealed->event.len == 0 || !page ||
		    index_find(&work->event_ids.ids, sealed->event) !=
			    INDEX_NONE)
			continue;
		leftover = leftover_of(left, page, sealed->date);
		leftover->id = sealed->event;
		leftover->ids++;
	}
}

static void
collect_events(struct work *work, struct leftovers *left)
{
	list_each (struct event *, item, &work->site->events) {
		struct event *event = *item;
		struct leftover *leftover;

		if (!event->fact || event->id.len > 0)
			continue;
		leftover = leftover_of(left, event->page, event->fact->date);
		leftover->event = event;
		leftover->events++;
	}
}

void
seal_keep_event_ids(struct work *work)
{
	struct leftovers left = {0};

	if (!work->seal)
		return;
	collect_sealed(work, &left);
	collect_events(work, &left);
	list_each (struct leftover, leftover, &left.list) {
		if (leftover->ids == 1 && leftover->events == 1)
			leftover->event->id = unique_id(
				work->arena, &work->event_ids, leftover->id);
	}
	arena_free(&left.arena);
}

bool
seal_has_event(const struct work *work, const struct event *event,
	       struct text id)
{
	uint32_t number = work->seal
				  ? index_find(&work->seal->event_numbers, id)
				  : INDEX_NONE;
	const struct sealed_date *sealed;

	if (number == INDEX_NONE)
		return false;
	sealed = &work->seal->dates.items[number];
	return work->seal->pages.items[sealed->page].page == event->page;
}
