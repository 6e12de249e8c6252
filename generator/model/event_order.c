/*
 * The orders that authors state: `{after=#sale}` behind the date of an item,
 * `after:` in the front matter of a record or article. They say what came
 * before what, and give nothing a date.
 */
#include "model/work.h"

/* What is being related, and what the names lead to. */
struct relating {
	struct work *work;
	struct index ids;   /* of events → site->events */
	struct index pages; /* path of a page → its own event */
};

/* A stated order: `event` comes before or after what `target` names. */
struct statement {
	struct event *event;
	struct text target;
	struct place place;
	bool is_before;
};

/* The event that a record or an article is. */
static bool
is_of_page(const struct event *event)
{
	return !event->fact && !event->response && !event->correction;
}

/* ---- What a name leads to ---- */

static struct event *
find(const struct relating *relating, const struct index *index,
     struct text key)
{
	uint32_t number = index_find(index, key);

	return number == INDEX_NONE
		       ? NULL
		       : relating->work->site->events.items[number];
}

static void
tell_no_event(struct relating *relating, const struct statement *statement,
	      const struct page *page, struct text id)
{
	struct diag *diag = relating->work->diag;
	const struct event *other = find(relating, &relating->ids, id);
	struct text nearest;

	if (id.len == 0) {
		diag_error(diag, D008, &statement->place,
			   "%.*s is no event of its own",
			   TEXT_ARG(page->source_path));
		diag_hint(diag, "name one of its events: #id");
		return;
	}
	diag_error(diag, D008, &statement->place, "%.*s has no event \"%.*s\"",
		   TEXT_ARG(page->source_path), TEXT_ARG(id));
	nearest = index_nearest(&relating->ids, id);
	if (other)
		diag_hint(diag, "that event is in %.*s",
			  TEXT_ARG(other->page->source_path));
	else if (nearest.len > 0)
		diag_hint(diag, "did you mean #%.*s?", TEXT_ARG(nearest));
}

/* The event `id` of a page, or the one the page is. The timeline has all. */
static struct event *
event_of_page(struct relating *relating, const struct statement *statement,
	      const struct page *page, struct text id)
{
	struct event *event =
		id.len > 0 ? find(relating, &relating->ids, id)
			   : find(relating, &relating->pages, page->path);

	if (event && (event->page == page || page->kind == PAGE_TIMELINE))
		return event;
	if (!work_reading(relating->work, page)->failed)
		tell_no_event(relating, statement, page, id);
	return NULL;
}

static struct event *
event_of_file(struct relating *relating, const struct statement *statement,
	      const struct destination *to)
{
	struct work *work = relating->work;
	uint32_t number = index_find(&work->documents, to->path);
	struct reading *from = work_reading(work, statement->event->page);

	if (number == INDEX_NONE)
		destination_tell_missing(work, to->path, from->document.path,
					 &statement->place);
	else if (work->readings[number].withheld)
		destination_tell_draft(work, &work->readings[number],
				       &statement->place);
	else
		return event_of_page(relating, statement, &work->pages[number],
				     to->anchor);
	return NULL;
}

/* `after=sale` is good enough for `after=#sale`. */
static bool
is_id(struct text target)
{
	for (size_t i = 0; i < target.len; i++)
		if (strchr("#/.:", target.s[i]))
			return false;
	return target.len > 0;
}

static struct event *
event_named(struct relating *relating, const struct statement *statement)
{
	struct work *work = relating->work;
	const struct page *page = statement->event->page;
	struct destination to;

	if (is_id(statement->target))
		return event_of_page(relating, statement, page,
				     statement->target);
	to = destination_read(work, statement->target,
			      work_reading(work, page)->document.path,
			      &statement->place);

	if (to.kind == TO_NOTHING)
		return NULL;
	if (to.is_here)
		return event_of_page(relating, statement, page, to.anchor);
	if (to.kind == TO_FILE)
		return event_of_file(relating, statement, &to);
	diag_error(work->diag, D008, &statement->place,
		   "an order is of events of this site");
	return NULL;
}

/* ---- What is stated ---- */

static void
relate(struct relating *relating, const struct statement *statement)
{
	struct arena *arena = relating->work->arena;
	struct event *event = statement->event;
	struct event *other = event_named(relating, statement);

	if (!other)
		return;
	list_add(arena, statement->is_before ? &event->before : &event->after,
		 other);
	*list_push(arena, &relating->work->event_edges) = (struct event_edge){
		.first = statement->is_before ? event : other,
		.then = statement->is_before ? other : event,
		.place = statement->place,
	};
}

/* `after: #sale` is a key with a comment and no value. */
static void
tell_empty(struct work *work, const struct value *value, const char *key)
{
	diag_error(work->diag, D008, &value->place,
		   "`%s` is empty: in YAML a # behind a space begins a comment",
		   key);
	diag_hint(work->diag, "put it in quotation marks: %s: \"#sale\"", key);
}

static void
relate_key(struct relating *relating, struct event *event, const char *key,
	   bool is_before)
{
	const struct value *list =
		value_get(event_front(relating->work, event->page), key);

	if (list && value_is_empty(list))
		tell_empty(relating->work, list, key);
	for (size_t i = 0; i < value_count(list); i++) {
		const struct value *value = value_item(list, i);
		struct statement statement = {event, value->text, value->place,
					      is_before};

		if (!value_is_empty(value))
			relate(relating, &statement);
	}
}

static void
relate_event(struct relating *relating, struct event *event)
{
	if (is_of_page(event)) {
		relate_key(relating, event, "after", false);
		relate_key(relating, event, "before", true);
	}
	if (!event->fact)
		return;
	list_each (struct order_fact, order, &event->fact->orders) {
		struct statement statement = {event, order->target,
					      order->place, order->is_before};

		relate(relating, &statement);
	}
}

void
events_relate(struct work *work)
{
	struct relating relating = {.work = work};
	const struct event_list *events = &work->site->events;
	struct arena scratch = {0};

	for (size_t i = 0; i < events->count; i++) {
		struct event *event = events->items[i];

		event->number = i;
		index_add(&scratch, &relating.ids, event->id, (uint32_t)i);
		if (is_of_page(event))
			index_add(&scratch, &relating.pages, event->page->path,
				  (uint32_t)i);
	}
	list_each (struct event *, event, events)
		relate_event(&relating, *event);
	arena_free(&scratch);
}

/* ---- The graph ---- */

/* The edges by the event they begin at (a counting sort). */
static void
gather(const struct event_edges *edges, struct arena *arena,
       struct event_graph *graph)
{
	size_t *starts = arena_array(arena, size_t, graph->count + 2);

	graph->next =
		arena_array(arena, const struct event_edge *, edges->count);
	list_each (struct event_edge, edge, edges)
		starts[edge->first->number + 2]++;
	for (size_t i = 0; i < graph->count; i++)
		starts[i + 2] += starts[i + 1];
	list_each (struct event_edge, edge, edges)
		graph->next[starts[edge->first->number + 1]++] = edge;
	graph->starts = starts;
}

/* Each event when all before it are there. */
static void
sort(const struct event_edges *edges, struct arena *arena,
     struct event_graph *graph)
{
	size_t *waits = arena_array(arena, size_t, graph->count);
	size_t done = 0;

	graph->order = arena_array(arena, size_t, graph->count);
	list_each (struct event_edge, edge, edges)
		waits[edge->then->number]++;
	for (size_t i = 0; i < graph->count; i++)
		if (waits[i] == 0)
			graph->order[graph->sorted++] = i;
	for (; done < graph->sorted; done++) {
		size_t i = graph->order[done];

		for (size_t e = graph->starts[i]; e < graph->starts[i + 1]; e++)
			if (--waits[graph->next[e]->then->number] == 0)
				graph->order[graph->sorted++] =
					graph->next[e]->then->number;
	}
}

void
event_graph_make(const struct work *work, struct arena *arena,
		 struct event_graph *graph)
{
	*graph = (struct event_graph){.count = work->site->events.count};
	gather(&work->event_edges, arena, graph);
	sort(&work->event_edges, arena, graph);
}
