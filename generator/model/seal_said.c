/*
 * The seal against what was said: anchors and their words, quotations.
 */
#include "base/pool.h"
#include "model/seal.h"

/* ---- Sums of turns ---- */

/* Of each record that has sealed words, those of its turns. */
struct sums {
	struct work *work;
	char (**turns)[SEAL_SUM]; /* by record number; NULL: not wanted */
	struct arena *arenas;	  /* one a thread */
};

static void
record_sums(void *context, size_t number, size_t thread)
{
	const struct sums *sums = context;
	struct work *work = sums->work;
	const struct turn_list *turns = &work->records[number].turns;
	struct arena *scratch = &sums->arenas[thread];

	for (size_t i = 0; sums->turns[number] && i < turns->count; i++) {
		seal_turn_sum(turns->items[i], scratch, sums->turns[number][i]);
		arena_reset(scratch);
	}
}

static void
sums_make(struct sums *sums, struct work *work)
{
	size_t jobs = work->options->jobs > 0 ? work->options->jobs : 1;
	const struct seal *seal = work->seal;

	sums->work = work;
	sums->turns = arena_alloc_array(work->arena, work->record_count,
					sizeof(*sums->turns));
	sums->arenas = arena_array(work->arena, struct arena, jobs);
	list_each (struct sealed_page, sealed, &seal->pages) {
		const struct record *record =
			sealed->page ? sealed->page->record : NULL;

		if (record)
			sums->turns[record - work->records] = arena_alloc_array(
				work->arena, record->turns.count, SEAL_SUM);
	}
	pool_run(jobs, work->record_count, record_sums, sums);
	for (size_t i = 0; i < jobs; i++)
		arena_free(&sums->arenas[i]);
}

static struct text
sum_of(const struct sums *sums, const struct turn *turn)
{
	size_t record = (size_t)(turn->item.record - sums->work->records);

	return text_of(sums->turns[record][turn->number - 1]);
}

/* Where sealed words are now, in the same record. */
static const struct turn *
find_words(const struct sums *sums, const struct record *record,
	   const struct sealed_anchor *sealed)
{
	list_each (struct turn *, turn, &record->turns) {
		if (text_equal(sum_of(sums, *turn), sealed->words))
			return *turn;
	}
	return NULL;
}

/* ---- Anchors ---- */

static struct text
speaker_was(const struct work *work, const struct sealed_anchor *sealed)
{
	const struct page *page = seal_page_now(work->seal, sealed->by);

	if (page && page->person)
		return page->person->name;
	return sealed->by.len > 0 ? sealed->by : sealed->voice;
}

static bool
is_same_speaker(const struct work *work, const struct turn *turn,
		const struct sealed_anchor *sealed)
{
	if (turn->speaker)
		return turn->speaker->page ==
		       seal_page_now(work->seal, sealed->by);
	return sealed->by.len == 0 &&
	       text_equal(*turn->item.fact->label, sealed->voice);
}

/* What to add, so that a published anchor leads somewhere again. */
static void
hint_anchor(struct work *work, const struct turn *now,
	    const struct sealed_anchor *sealed)
{
	if (now)
		diag_hint(work->diag,
			  "these words are in line %zu now: add moved: "
			  "{%.*s: %.*s}",
			  (size_t)now->item.fact->line, TEXT_ARG(sealed->id),
			  TEXT_ARG(now->item.id));
	else if (sealed->words.len > 0)
		diag_hint(work->diag,
			  "add moved: {%.*s: …} with the turn that takes its "
			  "place",
			  TEXT_ARG(sealed->id));
	else
		diag_hint(work->diag,
			  "add {#%.*s} behind the heading that takes its place",
			  TEXT_ARG(sealed->id));
}

static void
tell_anchor_gone(struct work *work, const struct sums *sums,
		 const struct sealed_anchor *sealed)
{
	const struct page *page = work->seal->pages.items[sealed->page].page;
	struct place place = seal_document_place(page);
	const struct turn *now = NULL;

	if (page->record && sealed->words.len > 0)
		now = find_words(sums, page->record, sealed);
	if (page->source_path.len == 0)
		place = (struct place){TEXT(SEAL_PATH), sealed->line, 1, 0};
	seal_tell(work, V002, &place,
		  "%.*s#%.*s was published and leads nowhere any more",
		  TEXT_ARG(page->path), TEXT_ARG(sealed->id));
	hint_anchor(work, now, sealed);
}

static void
hint_words(struct work *work, const struct sums *sums, const struct turn *turn,
	   const struct sealed_anchor *sealed)
{
	const struct turn *now = find_words(sums, turn->item.record, sealed);

	if (!now || now == turn) {
		seal_hint_correction(work, turn->item.record->page);
		return;
	}
	diag_hint(work->diag,
		  "what was #%.*s is in line %zu now: add {#%.*s} behind its "
		  "label, and give this turn an id of its own",
		  TEXT_ARG(sealed->id), (size_t)now->item.fact->line,
		  TEXT_ARG(sealed->id));
}

/* False when the turn is what it was, or the change is said. */
static bool
turn_check(struct work *work, const struct sums *sums, const struct turn *turn,
	   const struct sealed_anchor *sealed)
{
	bool has_words = text_equal(sum_of(sums, turn), sealed->words);
	bool has_speaker = is_same_speaker(work, turn, sealed);
	struct place place = place_of_item(&turn->item);

	if ((has_words && has_speaker) ||
	    seal_is_covered(&work->seal->pages.items[sealed->page]))
		return false;
	if (has_words)
		seal_tell(work, V003, &place,
			  "#%.*s was said by %.*s when this was published",
			  TEXT_ARG(sealed->id),
			  TEXT_ARG(speaker_was(work, sealed)));
	else
		seal_tell(work, V003, &place,
			  "#%.*s had other words when this was published",
			  TEXT_ARG(sealed->id));
	hint_words(work, sums, turn, sealed);
	return true;
}

/* Whether an error was told. */
static bool
anchor_check(struct work *work, const struct sums *sums,
	     const struct sealed_anchor *sealed)
{
	const struct page *page = work->seal->pages.items[sealed->page].page;
	const struct turn *turn = NULL;

	if (page->record)
		turn = turn_find(work, page->record, sealed->id);
	if (turn && sealed->words.len > 0)
		return turn_check(work, sums, turn, sealed);
	if (turn ||
	    (sealed->words.len == 0 && anchor_exists(work, page, sealed->id)))
		return false;
	tell_anchor_gone(work, sums, sealed);
	return true;
}

/* A turn put in between moves all behind it: a few messages are enough. */
#define TOLD_MOST 3

void
seal_check_anchors(struct work *work)
{
	struct sums sums = {0};
	size_t page = 0;
	size_t told = 0;

	sums_make(&sums, work);
	list_each (struct sealed_anchor, sealed, &work->seal->anchors) {
		if (sealed->page != page)
			told = 0;
		page = sealed->page;
		if (told == TOLD_MOST ||
		    !seal_is_open(&work->seal->pages.items[page]) ||
		    !anchor_check(work, &sums, sealed))
			continue;
		if (++told == TOLD_MOST)
			diag_note(work->diag,
				  "further anchors of this document are held "
				  "against the seal when these are right");
	}
}

/* ---- Quotations ---- */

/* Its record, as it was sealed, has a correction or was withdrawn. */
static bool
record_is_covered(const struct seal *seal,
		  const struct sealed_quotation *sealed)
{
	uint32_t record = index_find(&seal->page_numbers, sealed->record);

	return record != INDEX_NONE &&
	       seal_is_covered(&seal->pages.items[record]);
}

/* Exact and typography are one: see match.h. */
static bool
is_same_tier(struct text was, struct text is)
{
	if (text_equal(was, TEXT("typography")))
		was = TEXT("exact");
	if (text_equal(is, TEXT("typography")))
		is = TEXT("exact");
	return text_equal(was, is);
}

static void
tell_quotation_gone(struct work *work, const struct sealed_quotation *sealed)
{
	const struct page *page = work->seal->pages.items[sealed->page].page;
	struct place place = seal_document_place(page);

	seal_tell(work, V004, &place,
		  "the quotation %.*s was published here and is gone",
		  TEXT_ARG(sealed->id));
	seal_hint_correction(work, page);
}

static bool
has_sealed_words(const struct sealed_quotation *sealed)
{
	struct arena scratch = {0};
	char sum[SEAL_SUM];
	bool has_words =
		text_equal(seal_sum(sealed->quotation->words, &scratch, sum),
			   sealed->words);

	arena_free(&scratch);
	return has_words;
}

static void
tell_tier(struct work *work, const struct sealed_quotation *sealed)
{
	const struct quotation *now = sealed->quotation;

	seal_tell(work, V004, &now->place,
		  "the quotation %.*s was checked as “%.*s” when this "
		  "was published, and is “%.*s” now",
		  TEXT_ARG(sealed->id), TEXT_ARG(sealed->tier),
		  TEXT_ARG(now->tier));
}

static void
quotation_compare(struct work *work, const struct sealed_quotation *sealed)
{
	const struct quotation *now = sealed->quotation;

	if (!has_sealed_words(sealed))
		seal_tell(work, V004, &now->place,
			  "the quotation %.*s was published with other words",
			  TEXT_ARG(sealed->id));
	else if (seal_page_now(work->seal, sealed->record) != now->record->page)
		seal_tell(work, V004, &now->place,
			  "the quotation %.*s was from %.*s when this was "
			  "published",
			  TEXT_ARG(sealed->id), TEXT_ARG(sealed->record));
	else if (!is_same_tier(sealed->tier, now->tier))
		tell_tier(work, sealed);
	else
		return;
	seal_hint_correction(work, now->from);
}

void
seal_check_quotations(struct work *work)
{
	const struct seal *seal = work->seal;

	list_each (struct sealed_quotation, sealed, &seal->quotations) {
		const struct sealed_page *page =
			&seal->pages.items[sealed->page];

		if (!page->page || seal_is_covered(page) ||
		    record_is_covered(seal, sealed))
			continue;
		if (sealed->quotation)
			quotation_compare(work, sealed);
		else
			tell_quotation_gone(work, sealed);
	}
}
