/*
 * Compares quotations with their records: each record once, for all that is
 * quoted of it.
 */
#include "base/pool.h"
#include "model/work.h"

static struct text
speaker_name(const struct turn *turn)
{
	return turn->speaker ? turn->speaker->name : *turn->item.fact->label;
}

struct match_source *
match_source_of(const struct record *record, struct arena *arena)
{
	size_t count = record->turns.count;
	struct match_turn *turns = arena_array(arena, struct match_turn, count);
	struct match_source *source = arena_new(arena, struct match_source);

	for (size_t i = 0; i < count; i++) {
		const struct turn *turn = record->turns.items[i];
		const struct item_fact *fact = turn->item.fact;

		turns[i] = (struct match_turn){
			.plain = fact->content.plain,
			.anchor = turn->item.id,
			.speaker = speaker_name(turn),
			.place = place_of_item(&turn->item),
			.marks = fact->extras->marks.items,
			.mark_count = fact->extras->marks.count,
			.passages = fact->extras->passages.items,
			.passage_count = fact->extras->passages.count,
		};
	}
	source->path = record->page->source_path;
	source->language = record->language;
	source->is_reported = record->is_reported;
	source->turns = turns;
	source->count = count;
	return source;
}

/* All claims on one record. */
struct hearing {
	const struct record *record;
	struct LIST_OF(struct claim *) claims;
	struct diag diag;
	/* Of `diag`: the errors that a claim was not found, with the claim. */
	struct LIST_OF(struct miss) misses;
};

struct miss {
	const struct claim *claim;
	size_t diagnostic;
};

/* Memory of one thread. */
struct clerk {
	struct arena results; /* kept */
	struct arena scratch; /* for one record */
};

struct court {
	struct hearing *hearings;
	struct clerk *clerks;
};

static void
hear_claim(struct hearing *hearing, struct claim *claim,
	   struct match_record *record, struct clerk *clerk)
{
	struct diag *diag = &hearing->diag;

	if (match_find(record, &claim->query, &clerk->results, &claim->result,
		       diag) == 0)
		return;
	claim->result.tier = TIER_NONE;
	list_add(&clerk->results, &hearing->misses,
		 ((struct miss){claim, diag->list.count - 1}));
}

static void
hear(void *context, size_t number, size_t thread)
{
	struct court *court = context;
	struct hearing *hearing = &court->hearings[number];
	struct clerk *clerk = &court->clerks[thread];
	struct match_record *record = match_record_new(
		match_source_of(hearing->record, &clerk->scratch),
		&clerk->scratch);

	list_each (struct claim *, claim, &hearing->claims)
		hear_claim(hearing, *claim, record, clerk);
	arena_reset(&clerk->scratch);
}

/* ---- Whether another record has the words ---- */

struct elsewhere {
	struct arena arena;
	struct match_index *index;
	struct work *work;
};

static void
elsewhere_open(struct elsewhere *elsewhere, struct work *work)
{
	const struct record_list *records = &work->site->records;
	const struct match_source **sources = arena_array(
		&elsewhere->arena, const struct match_source *, records->count);

	for (size_t i = 0; i < records->count; i++)
		sources[i] =
			match_source_of(records->items[i], &elsewhere->arena);
	elsewhere->work = work;
	elsewhere->index =
		match_index_new(sources, records->count, &elsewhere->arena);
}

static size_t
record_number(const struct record_list *records, const struct record *record)
{
	size_t number = 0;

	while (records->items[number] != record)
		number++;
	return number;
}

static void
hint_elsewhere(struct elsewhere *elsewhere, struct hearing *hearing,
	       const struct miss *miss)
{
	const struct record_list *records = &elsewhere->work->site->records;
	struct diagnostic *told = &hearing->diag.list.items[miss->diagnostic];
	const struct record *record;
	size_t number;
	size_t turn;

	if (told->code != Q001 && told->code != Q002)
		return;
	if (!match_elsewhere(elsewhere->index, miss->claim->query.words,
			     record_number(records, hearing->record), &number,
			     &turn))
		return;
	record = records->items[number];
	told->hint = arena_format(
		&hearing->diag.arena, "%.*s has these words, in #%.*s%s%.*s",
		TEXT_ARG(record->page->source_path),
		TEXT_ARG(record->turns.items[turn]->item.id),
		told->hint.len > 0 ? "; or here: " : "", TEXT_ARG(told->hint));
}

static void
misses_explain(struct work *work, struct hearing *hearings, size_t count)
{
	struct elsewhere elsewhere = {0};

	for (size_t i = 0; i < count; i++) {
		list_each (struct miss, miss, &hearings[i].misses) {
			if (!elsewhere.index)
				elsewhere_open(&elsewhere, work);
			hint_elsewhere(&elsewhere, &hearings[i], miss);
		}
	}
	arena_free(&elsewhere.arena);
}

/* ---- All ---- */

/* One hearing for each record that is quoted, in the order it first is. */
static size_t
hearings_open(struct work *work, struct claim_list *claims,
	      struct hearing *hearings)
{
	uint32_t *numbers =
		arena_array(work->arena, uint32_t, work->record_count);
	size_t count = 0;

	list_each (struct claim, claim, claims) {
		const struct record *record = claim->quotation->record;
		uint32_t *number = &numbers[record - work->records];

		if (*number == 0) {
			hearings[count].record = record;
			*number = (uint32_t)++count;
		}
		list_add(work->arena, &hearings[*number - 1].claims, claim);
	}
	return count;
}

void
claims_verify(struct work *work, struct claim_list *claims)
{
	size_t jobs = work->options->jobs > 0 ? work->options->jobs : 1;
	struct court court = {
		.hearings = arena_array(work->arena, struct hearing,
					work->record_count),
		.clerks = arena_array(work->arena, struct clerk, jobs),
	};
	size_t count = hearings_open(work, claims, court.hearings);

	pool_run(jobs, count, hear, &court);
	misses_explain(work, court.hearings, count);
	for (size_t i = 0; i < count; i++)
		diag_merge(work->diag, &court.hearings[i].diag);
	for (size_t i = 0; i < jobs; i++) {
		arena_adopt(work->arena, &court.clerks[i].results);
		arena_free(&court.clerks[i].scratch);
	}
}
