/*
 * Sources and what they rely on: a chain of report goes back from us towards
 * whoever was there.
 */
#include "model/work.h"

/* What one source names under reported_from, where it does. */
struct reliance {
	struct source *on;
	struct place place;
};

struct reliances LIST_OF(struct reliance);

static void
source_fill(struct work *work, struct source *source)
{
	const struct value *front =
		work_reading(work, source->page)->document.front;

	source->title = source->page->title;
	source->publisher = value_text(front, "publisher");
	source->author = value_text(front, "author");
	source->url = value_text(front, "url");
	source->medium = value_text(front, "medium");
	source->held = value_text(front, "held");
	source->note = value_text(front, "note");
	source->date_basis = value_text(front, "basis");
	source->date = source->page->date;
}

static void
reliances_read(struct work *work, const struct source *source,
	       struct reliances *reliances)
{
	const struct reading *reading = work_reading(work, source->page);
	const struct value *ids =
		value_get(reading->document.front, "reported_from");

	if (reading->withheld)
		return;
	for (size_t i = 0; i < value_count(ids); i++) {
		const struct value *id = value_item(ids, i);
		struct source *on = front_source(work, id);

		if (on)
			list_add(work->arena, reliances,
				 ((struct reliance){on, id->place}));
	}
}

/* How far the search for circles has come with a source. */
enum visit { NOT_VISITED, ON_THE_WAY, VISITED };

/* A source on the way from where the search began, and what is next of it. */
struct step {
	size_t source;
	size_t next;
};

struct search {
	struct work *work;
	const struct reliances *reliances;
	enum visit *visits;
	struct LIST_OF(struct step) way;
};

static void
tell_circle(struct search *search, const struct reliance *closing)
{
	struct work *work = search->work;
	size_t first = (size_t)(closing->on - work->sources);
	size_t from = search->way.count;
	struct buf names = BUF_INIT;

	do {
		from--;
	} while (search->way.items[from].source != first);
	for (; from < search->way.count; from++) {
		buf_text(&names,
			 work->sources[search->way.items[from].source].id);
		buf_literal(&names, " ← ");
	}
	buf_text(&names, closing->on->id);
	diag_error(work->diag, S018, &closing->place,
		   "this source relies on itself: %s", names.s);
	buf_free(&names);
}

static void
search_enter(struct search *search, size_t source)
{
	search->visits[source] = ON_THE_WAY;
	list_add(search->work->arena, &search->way, ((struct step){source, 0}));
}

/* Goes one step on from the last source on the way, or back from it. */
static void
search_step(struct search *search)
{
	struct step *step = list_last(&search->way);
	const struct reliances *reliances = &search->reliances[step->source];
	const struct reliance *reliance;
	size_t on;

	if (step->next == reliances->count) {
		search->visits[step->source] = VISITED;
		search->way.count--;
		return;
	}
	reliance = &reliances->items[step->next++];
	on = (size_t)(reliance->on - search->work->sources);
	if (search->visits[on] == ON_THE_WAY)
		tell_circle(search, reliance);
	else if (search->visits[on] == NOT_VISITED)
		search_enter(search, on);
}

static void
circles_find(struct work *work, const struct reliances *reliances)
{
	struct search search = {
		.work = work,
		.reliances = reliances,
		.visits = arena_array(work->arena, enum visit,
				      work->source_count),
	};

	for (size_t i = 0; i < work->source_count; i++) {
		if (search.visits[i] == NOT_VISITED)
			search_enter(&search, i);
		while (search.way.count > 0)
			search_step(&search);
	}
}

/* Adds to a chain what `source` relies on and is not in it yet. */
static void
chain_extend(struct work *work, struct source_list *chain,
	     const struct reliances *reliances)
{
	uint32_t *seen = work->seen.sources;

	for (size_t i = 0; i < reliances->count; i++) {
		struct source *on = reliances->items[i].on;

		if (seen[on - work->sources] == work->seen.now)
			continue;
		seen[on - work->sources] = work->seen.now;
		list_add(work->arena, chain, on);
	}
}

/* Nearest first: what is one step away, then two … */
static void
chain_make(struct work *work, const struct reliances *all,
	   struct source *source)
{
	struct source_list *chain = &source->chain;
	size_t own = (size_t)(source - work->sources);

	work->seen.now++;
	work->seen.sources[own] = work->seen.now;
	chain_extend(work, chain, &all[own]);
	for (size_t i = 0; i < chain->count; i++)
		chain_extend(work, chain,
			     &all[chain->items[i] - work->sources]);
}

void
sources_fill(struct work *work)
{
	struct reliances *reliances =
		arena_array(work->arena, struct reliances, work->source_count);

	for (size_t i = 0; i < work->source_count; i++) {
		source_fill(work, &work->sources[i]);
		reliances_read(work, &work->sources[i], &reliances[i]);
	}
	circles_find(work, reliances);
	for (size_t i = 0; i < work->source_count; i++)
		chain_make(work, reliances, &work->sources[i]);
	for (size_t i = 0; i < work->source_count; i++) {
		list_each (struct reliance, reliance, &reliances[i])
			list_add(work->arena, &reliance->on->relied_on_by,
				 &work->sources[i]);
	}
}
