/*
 * The pieces of a record: its turns with who speaks them, sections, notes and
 * gaps.
 */
#include "base/pool.h"
#include "base/utf8.h"
#include "model/label.h"

const struct turn_ties turn_no_ties;

struct turn_ties *
turn_tie(struct work *work, struct turn *turn)
{
	struct turn_ties *ties;

	if (turn->ties == &turn_no_ties) {
		ties = arena_new(work->arena, struct turn_ties);
		turn->ties = ties;
	}
	return (struct turn_ties *)(uintptr_t)turn->ties;
}

/* "t12" */
static struct text
numbered_id(struct arena *arena, size_t number)
{
	char digits[24];
	size_t at = sizeof(digits);

	for (; number > 0; number /= 10)
		digits[--at] = (char)('0' + number % 10);
	digits[--at] = 't';
	return arena_text(arena,
			  (struct text){digits + at, sizeof(digits) - at});
}

struct text
time_words(struct arena *arena, int64_t time_ms)
{
	int64_t seconds = time_ms / 1000;
	long long hours = seconds / 3600;
	int minutes = (int)(seconds / 60 % 60);

	if (time_ms == TIME_NONE)
		return TEXT("");
	if (hours == 0)
		return arena_format(arena, "%d:%02d", minutes,
				    (int)(seconds % 60));
	return arena_format(arena, "%lld:%02d:%02d", hours, minutes,
			    (int)(seconds % 60));
}

/* ---- Ids ---- */

static void
tell_id_twice(struct work *work, const struct turn *turn,
	      const struct turn *first)
{
	struct place place = turn->item.fact->extras->options_place;

	if (place.line == 0)
		place = place_of_item(&turn->item);
	diag_error(work->diag, R004, &place,
		   "a second turn has the id \"%.*s\"",
		   TEXT_ARG(turn->item.id));
	diag_hint(work->diag, "the first is in line %zu",
		  (size_t)first->item.fact->line);
}

/*
 * An author's id must not be another turn's, nor the number of another turn
 * that has no id of its own.
 */
static void
turn_ids_check(struct work *work, struct record *record)
{
	struct index *ids = &work->turn_ids[record - work->records];
	struct turn_list *turns = &record->turns;

	for (size_t i = 0; i < turns->count; i++) {
		struct turn *turn = turns->items[i];
		struct turn *numbered;
		uint32_t first;

		if (turn->item.fact->extras->id.len == 0)
			continue;
		first = index_add(work->arena, ids, turn->item.id, (uint32_t)i);
		numbered = turn_numbered(record, turn->item.id);
		if (first != i)
			tell_id_twice(work, turn, turns->items[first]);
		else if (numbered && numbered != turn &&
			 text_equal(numbered->item.id, turn->item.id))
			tell_id_twice(work, turn, numbered);
	}
}

static void
tell_no_such_turn(struct work *work, const struct record *record,
		  const struct item_fact *fact)
{
	const struct index *ids = &work->turn_ids[record - work->records];
	struct text nearest = index_nearest(ids, fact->extras->answers);

	diag_error(work->diag, R009, &fact->extras->options_place,
		   "there is no turn \"%.*s\" to answer",
		   TEXT_ARG(fact->extras->answers));
	if (nearest.len > 0)
		diag_hint(work->diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(nearest));
	else
		diag_hint(work->diag,
			  "turns are t1 … t%u, or have the id "
			  "given behind their label",
			  record->turns.count);
}

static void
answers_resolve(struct work *work, struct record *record)
{
	list_each (struct turn *, item, &record->turns) {
		struct turn *turn = *item;
		const struct item_fact *fact = turn->item.fact;
		struct turn *answered;

		if (fact->extras->answers.len == 0)
			continue;
		answered = turn_find(work, record, fact->extras->answers);
		if (answered)
			turn_tie(work, turn)->answers = answered;
		else
			tell_no_such_turn(work, record, fact);
	}
}

/* ---- Sections ---- */

/* The author's id, or the words as one that no turn or section has. */
static struct text
section_id(struct work *work, struct record *record, struct unique *ids,
	   const struct item_fact *fact)
{
	struct text base = fact->extras->id;
	struct text id;

	if (base.len == 0)
		base = utf8_slug(work->arena, fact->content.plain, 60);
	if (base.len == 0)
		base = TEXT("section");
	do {
		id = unique_id(work->arena, ids, base);
	} while (turn_find(work, record, id));
	return id;
}

static void
tell_section_id(struct work *work, const struct item *item)
{
	struct place place = place_of_item(item);

	diag_error(work->diag, R004, &place,
		   "\"%.*s\" is the id of something else already",
		   TEXT_ARG(item->fact->extras->id));
}

static void
section_fill(struct work *work, struct item *item, struct unique *ids)
{
	struct record *record = item->record;
	struct heading *heading = arena_new(work->arena, struct heading);

	item->id = section_id(work, record, ids, item->fact);
	if (item->fact->extras->id.len > 0 &&
	    !text_equal(item->id, item->fact->extras->id))
		tell_section_id(work, item);
	heading->level = item->fact->level;
	heading->id = item->id;
	heading->content = item_content(item);
	list_add(work->arena, &record->page->headings, heading);
}

static void
sections_fill(struct work *work, struct record *record)
{
	struct unique ids = {0};

	list_each (struct item *, item, &record->items) {
		if ((*item)->fact->kind == ITEM_SECTION)
			section_fill(work, *item, &ids);
	}
}

/* ---- Items ---- */

static void
item_fill(const struct labels *labels, struct item *item,
	  const struct item_fact *fact)
{
	struct record *record = labels->record;

	item->fact = fact;
	item->record = record;
	list_add(labels->work->arena, &record->items, item);
}

/* `whole` has room for the passage that a turn is that was said so. */
static void
turn_fill(struct labels *labels, struct turn *turn, struct passage *whole)
{
	struct arena *arena = labels->work->arena;
	struct record *record = labels->record;
	const struct item_fact *fact = turn->item.fact;
	size_t words;

	list_add(arena, &record->turns, turn);
	turn->number = (uint32_t)record->turns.count;
	turn->item.id = fact->extras->id.len > 0
				? fact->extras->id
				: numbered_id(arena, turn->number);
	turn->speaker = label_speaker(labels, fact);
	turn->end_ms = TIME_NONE;
	turn->ties = &turn_no_ties;
	words = passages_make(labels->work, turn, whole);
	record->words_said += words;
	if (turn->has_indirect)
		words = plain_count_words(fact->content.plain);
	record->page->words += words;
}

static size_t
count_turns(const struct markdown *markdown)
{
	size_t count = 0;

	list_each (struct item_fact, fact, &markdown->items)
		count += fact->kind == ITEM_TURN;
	return count;
}

static void
items_make(struct labels *labels, const struct markdown *markdown)
{
	struct record *record = labels->record;
	struct arena *arena = labels->work->arena;
	size_t count = markdown->items.count, turns = count_turns(markdown);
	struct turn *turn = arena_array(arena, struct turn, turns);
	struct item *item = arena_array(arena, struct item, count - turns);
	struct passage *whole = arena_array(arena, struct passage,
					    record->is_reported ? 0 : turns);

	list_reserve(arena, &record->items, count);
	list_reserve(arena, &record->turns, turns);
	list_each (struct item_fact, fact, &markdown->items) {
		if (fact->kind != ITEM_TURN) {
			item_fill(labels, item++, fact);
			continue;
		}
		item_fill(labels, &turn->item, fact);
		turn_fill(labels, turn++, record->is_reported ? NULL : whole++);
	}
}

static void
voices_check(struct work *work, const struct record *record)
{
	const struct turn *first;

	if (!record->is_statement || record->turns.count == 0)
		return;
	first = record->turns.items[0];
	list_each (struct turn *, item, &record->turns) {
		const struct turn *turn = *item;
		struct place place = place_of_item(&turn->item);

		if (turn->speaker == first->speaker &&
		    (turn->speaker ||
		     text_equal_fold(*turn->item.fact->label,
				     *first->item.fact->label)))
			continue;
		diag_error(work->diag, R007, &place,
			   "a statement has one voice, this is a second: "
			   "\"%.*s\" after \"%.*s\"",
			   TEXT_ARG(*turn->item.fact->label),
			   TEXT_ARG(*first->item.fact->label));
		diag_hint(work->diag, "`kind: transcript` takes several");
		return;
	}
}

static void
record_turns(struct work *work, struct record *record)
{
	const struct reading *reading = work_reading(work, record->page);
	struct labels labels = {
		.work = work,
		.record = record,
		.is_incomplete = reading->failed,
	};

	labels_collect(&labels);
	items_make(&labels, reading->markdown);
	turn_ids_check(work, record);
	moved_read(work, record);
	sections_fill(work, record);
	answers_resolve(work, record);
	if (!reading->failed)
		voices_check(work, record);
}

/* What the threads share; each record is one item of their work. */
struct readers {
	const struct work *work;
	struct arena *arenas; /* one a thread */
	struct diag *diags;   /* one a record */
};

/* All that is written to is the record's, or the thread's. */
static void
read_record(void *context, size_t number, size_t thread)
{
	const struct readers *readers = context;
	struct work own = *readers->work;

	own.arena = &readers->arenas[thread];
	own.diag = &readers->diags[number];
	record_turns(&own, own.site->records.items[number]);
}

void
turns_make(struct work *work)
{
	size_t jobs = work->options->jobs > 0 ? work->options->jobs : 1;
	size_t count = work->site->records.count;
	struct readers readers = {
		.work = work,
		.arenas = arena_array(work->arena, struct arena, jobs),
		.diags = arena_array(work->arena, struct diag, count),
	};

	pool_run(jobs, count, read_record, &readers);
	for (size_t i = 0; i < jobs; i++)
		arena_adopt(work->arena, &readers.arenas[i]);
	for (size_t i = 0; i < count; i++)
		diag_merge(work->diag, &readers.diags[i]);
}
