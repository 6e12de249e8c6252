/*
 * Whether the orders that authors state can be: no circles, and nothing that
 * the dates contradict.
 *
 * A date contradicts an order when the one that is to come later ends before
 * the other can have begun. A date with a qualifier (`?` `~` `%`) is no firm
 * ground and contradicts nothing. Orders hold through events without a date:
 * what comes after something undated comes after all that is before that.
 */
#include "model/work.h"

/* "#port"; of what is a document, its file. */
static struct text
name_of(struct work *work, const struct event *event)
{
	if (!event->fact)
		return event->page->source_path;
	return arena_format(work->arena, "#%.*s", TEXT_ARG(event->id));
}

static void
note_edge(struct work *work, const struct event_edge *edge)
{
	diag_note(work->diag, "%.*s:%zu:%zu: %.*s comes before %.*s",
		  TEXT_ARG(edge->place.path), edge->place.line,
		  edge->place.column, TEXT_ARG(name_of(work, edge->first)),
		  TEXT_ARG(name_of(work, edge->then)));
}

/* ---- Circles ---- */

enum colour { UNSEEN, OPEN, DONE };

/* An event on the way, and which of its edges is walked next. */
struct step {
	size_t event;
	size_t edge;
};

struct walk {
	struct work *work;
	const struct event_graph *graph;
	enum colour *colours;
	struct LIST_OF(struct step) way;
};

/* `closing` leads back to an event of the way. */
static void
tell_circle(struct walk *walk, const struct event_edge *closing)
{
	struct work *work = walk->work;
	size_t i = walk->way.count - 1;

	diag_error(work->diag, D006, &closing->place,
		   closing->first == closing->then
			   ? "%.*s cannot come before itself"
			   : "%.*s comes before itself, in a circle",
		   TEXT_ARG(name_of(work, closing->then)));
	if (closing->first == closing->then)
		return;
	while (walk->way.items[i].event != closing->then->number)
		i--;
	for (; i + 1 < walk->way.count; i++)
		note_edge(work, walk->graph->next[walk->way.items[i].edge - 1]);
	note_edge(work, closing);
	diag_hint(work->diag, "one of these orders has to go");
}

static void
enter(struct walk *walk, struct arena *scratch, size_t event)
{
	walk->colours[event] = OPEN;
	list_add(scratch, &walk->way,
		 ((struct step){event, walk->graph->starts[event]}));
}

/* Takes one step from the end of the way. */
static void
go_on(struct walk *walk, struct arena *scratch)
{
	struct step *last = list_last(&walk->way);
	const struct event_edge *edge;

	if (last->edge == walk->graph->starts[last->event + 1]) {
		walk->colours[last->event] = DONE;
		walk->way.count--;
		return;
	}
	edge = walk->graph->next[last->edge++];
	if (walk->colours[edge->then->number] == OPEN)
		tell_circle(walk, edge);
	else if (walk->colours[edge->then->number] == UNSEEN)
		enter(walk, scratch, edge->then->number);
}

static void
check_circles(struct work *work, const struct event_graph *graph,
	      struct arena *scratch)
{
	struct walk walk = {.work = work, .graph = graph};

	walk.colours = arena_array(scratch, enum colour, graph->count);
	for (size_t i = 0; i < graph->count; i++) {
		if (walk.colours[i] != UNSEEN)
			continue;
		enter(&walk, scratch, i);
		while (walk.way.count > 0)
			go_on(&walk, scratch);
	}
}

/* ---- Contradictions ---- */

/* An event that begins no earlier than a day, since another does. */
struct floor {
	const struct event *origin; /* whose day it is; NULL: none is known */
	const struct event_edge *edge; /* that brought it; NULL: its own */
};

static bool
is_qualified(const struct edtf_point *point)
{
	return (point->uncertain | point->approximate) != 0;
}

/* Whether what a date says is said without a qualifier. */
static bool
is_firm(const struct edtf *date)
{
	list_each (struct edtf_range, range, &date->ranges) {
		if (is_qualified(&range->start) || is_qualified(&range->finish))
			return false;
	}
	return true;
}

static bool
has_floor(const struct event *event)
{
	return event->date && event->date->has_earliest && is_firm(event->date);
}

static void
tell_contradiction(struct work *work, const struct event *event,
		   const struct floor *floor)
{
	const struct event *origin = floor->origin;

	diag_error(work->diag, D005, &floor->edge->place,
		   "%.*s (%.*s) cannot come after %.*s (%.*s)",
		   TEXT_ARG(name_of(work, event)),
		   TEXT_ARG(event->date->source),
		   TEXT_ARG(name_of(work, origin)),
		   TEXT_ARG(origin->date->source));
	diag_note(work->diag, "%.*s:%zu:%zu: %.*s is dated %.*s",
		  TEXT_ARG(event->place.path), event->place.line,
		  event->place.column, TEXT_ARG(name_of(work, event)),
		  TEXT_ARG(event->date->source));
	diag_note(work->diag, "%.*s:%zu:%zu: %.*s is dated %.*s",
		  TEXT_ARG(origin->place.path), origin->place.line,
		  origin->place.column, TEXT_ARG(name_of(work, origin)),
		  TEXT_ARG(origin->date->source));
	diag_hint(work->diag, "a date or an order is wrong");
}

static bool
contradicts(const struct event *event, const struct floor *floor)
{
	return floor->edge && event->date && event->date->has_latest &&
	       is_firm(event->date) &&
	       event->date->latest < floor->origin->date->earliest;
}

/* The later one of what came before and of its own date. */
static void
settle(struct work *work, const struct event *event, struct floor *floor)
{
	bool is_wrong = floor->origin && contradicts(event, floor);

	if (is_wrong)
		tell_contradiction(work, event, floor);
	if (has_floor(event) &&
	    (is_wrong || !floor->origin ||
	     floor->origin->date->earliest < event->date->earliest))
		*floor = (struct floor){event, NULL};
	else if (is_wrong)
		*floor = (struct floor){NULL, NULL};
}

static void
check_dates(struct work *work, const struct event_graph *graph,
	    struct arena *scratch)
{
	struct floor *floors = arena_array(scratch, struct floor, graph->count);

	for (size_t i = 0; i < graph->sorted; i++) {
		size_t number = graph->order[i];
		struct floor *floor = &floors[number];

		settle(work, work->site->events.items[number], floor);
		for (size_t e = graph->starts[number];
		     floor->origin && e < graph->starts[number + 1]; e++) {
			const struct event_edge *edge = graph->next[e];
			struct floor *next = &floors[edge->then->number];

			if (!next->origin ||
			    next->origin->date->earliest <
				    floor->origin->date->earliest)
				*next = (struct floor){floor->origin, edge};
		}
	}
}

void
events_check(struct work *work)
{
	struct arena scratch = {0};
	struct event_graph graph;

	event_graph_make(work, &scratch, &graph);
	if (graph.sorted < graph.count)
		check_circles(work, &graph, &scratch);
	check_dates(work, &graph, &scratch);
	arena_free(&scratch);
}
