/*
 * The order of the timeline. It is total, and says no more than is known:
 *
 * 1. by edtf_compare, then by page, place and id;
 * 2. but never against a stated order: an event that would come too early
 *    moves to right behind the last of those it comes after;
 * 3. what is undated stands right behind the last dated event it comes after;
 *    if it comes after none, right before the first it comes before;
 * 4. what no order ties to anything dated is last, apart.
 */
#include <stdlib.h>

#include "model/work.h"

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare_dates(const struct edtf *a, const struct edtf *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL);
	return edtf_compare(a, b);
}

int
event_compare(const struct event *a, const struct event *b)
{
	int order = compare_dates(a->date, b->date);

	if (order == 0)
		order = text_compare(a->page->path, b->page->path);
	if (order == 0)
		order = compare_numbers(a->place.line, b->place.line);
	if (order == 0)
		order = compare_numbers(a->place.column, b->place.column);
	return order != 0 ? order : text_compare(a->id, b->id);
}

/* Beside which dated event one stands, and where there. */
struct rank {
	struct event *event;
	size_t beside; /* the number of that event in time; NOWHERE */
	int64_t step;  /* behind it, or before it; 0 is itself */
};

#define NOWHERE SIZE_MAX

static int
by_date(const void *left, const void *right)
{
	return event_compare(((const struct rank *)left)->event,
			     ((const struct rank *)right)->event);
}

static int
by_rank(const void *left, const void *right)
{
	const struct rank *a = left;
	const struct rank *b = right;

	if (a->beside != b->beside)
		return compare_numbers(a->beside, b->beside);
	if (a->step != b->step)
		return a->step < b->step ? -1 : 1;
	return event_compare(a->event, b->event);
}

/* Sorts the events in time and gives each its place there, by its number. */
static void
place_dated(const struct event_list *events, struct arena *scratch,
	    struct rank *ranks)
{
	struct rank *sorted = arena_array(scratch, struct rank, events->count);

	for (size_t i = 0; i < events->count; i++)
		sorted[i].event = ranks[i].event = events->items[i];
	qsort(sorted, events->count, sizeof(*sorted), by_date);
	for (size_t i = 0; i < events->count; i++)
		ranks[sorted[i].event->number].beside =
			sorted[i].event->date ? i : NOWHERE;
}

/* What comes after `before` comes at least behind it. */
static void
push(const struct rank *before, struct rank *then)
{
	if (before->beside == NOWHERE)
		return;
	if (then->beside == NOWHERE || then->beside < before->beside)
		*then = (struct rank){then->event, before->beside,
				      before->step + 1};
	else if (then->beside == before->beside && then->step <= before->step)
		then->step = before->step + 1;
}

/* What has no place yet comes right before the first that comes after it. */
static void
pull(struct rank *before, const struct rank *then)
{
	if (then->beside == NOWHERE)
		return;
	if (before->beside == NOWHERE || before->beside > then->beside)
		*before = (struct rank){before->event, then->beside,
					then->step - 1};
	else if (before->beside == then->beside && before->step >= then->step)
		before->step = then->step - 1;
}

/* What stands apart is in order among itself. */
static void
push_apart(const struct rank *before, struct rank *then)
{
	if (before->beside == NOWHERE && then->beside == NOWHERE &&
	    then->step <= before->step)
		then->step = before->step + 1;
}

static void
place_forwards(const struct event_graph *graph, struct rank *ranks,
	       void (*place)(const struct rank *before, struct rank *then))
{
	for (size_t i = 0; i < graph->sorted; i++) {
		size_t event = graph->order[i];

		for (size_t e = graph->starts[event];
		     e < graph->starts[event + 1]; e++)
			place(&ranks[event],
			      &ranks[graph->next[e]->then->number]);
	}
}

static void
place_backwards(const struct event_graph *graph, struct rank *ranks)
{
	for (size_t i = graph->sorted; i > 0; i--) {
		size_t event = graph->order[i - 1];
		struct rank own = ranks[event];

		if (own.beside != NOWHERE)
			continue;
		for (size_t e = graph->starts[event];
		     e < graph->starts[event + 1]; e++)
			pull(&own, &ranks[graph->next[e]->then->number]);
		ranks[event] = own;
	}
}

void
events_sort(struct work *work)
{
	struct event_list *events = &work->site->events;
	struct arena scratch = {0};
	struct event_graph graph;
	struct rank *ranks = arena_array(&scratch, struct rank, events->count);

	event_graph_make(work, &scratch, &graph);
	place_dated(events, &scratch, ranks);
	place_forwards(&graph, ranks, push);
	place_backwards(&graph, ranks);
	place_forwards(&graph, ranks, push_apart);
	if (events->count > 1)
		qsort(ranks, events->count, sizeof(*ranks), by_rank);
	for (size_t i = 0; i < events->count; i++) {
		events->items[i] = ranks[i].event;
		events->items[i]->number = i + 1;
		events->items[i]->is_apart = ranks[i].beside == NOWHERE;
	}
	arena_free(&scratch);
}
