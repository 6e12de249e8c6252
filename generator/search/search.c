#include "search/search.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/pool.h"
#include "search/chunks.h"
#include "search/head.h"
#include "search/lists.h"
#include "search/stamp.h"

/* Bytes of text below which a thread more is not worth it. */
#define LEAST_STRETCH 200000

#define MOST_HITS 32000000

/* Bytes of text for each word that is found, at least. */
#define WORD_BYTES 4

/* Units in stretches of about the same length, each read by one thread. */
struct making {
	const struct site *site;
	struct units units;
	size_t *ends; /* of each stretch, where a chunk ends too */
	uint64_t *stamps;
	struct terms *stretches;
	size_t count;
	size_t jobs;
	size_t most_hits;
	bool is_large; /* words are counted first, then read some at a time */
	struct text sum;
	struct text folder; /* with all files but the head in it */
	struct files_door door;
};

static size_t
stretch_start(const struct making *making, size_t number)
{
	return number > 0 ? making->ends[number - 1] : 0;
}

static void
divide(struct making *making, struct arena *arena)
{
	const struct units *units = &making->units;
	const struct unit *list = units->list.items;
	size_t all = 0, sum = 0, stretch = 0;

	list_each (struct unit, unit, &units->list)
		all += unit->length;
	making->is_large = all / WORD_BYTES > making->most_hits;
	making->count = all / LEAST_STRETCH + 1;
	if (making->count > making->jobs)
		making->count = making->jobs > 0 ? making->jobs : 1;
	making->ends = arena_array(arena, size_t, making->count);
	making->stamps = arena_array(arena, uint64_t, making->count);
	making->stretches = arena_array(arena, struct terms, making->count);
	for (size_t i = 0; i < units->list.count; i++) {
		if (sum > all / making->count * (stretch + 1) &&
		    stretch + 1 < making->count &&
		    list[i].chunk > list[i - 1].chunk)
			making->ends[stretch++] = i;
		sum += list[i].length;
	}
	for (; stretch < making->count; stretch++)
		making->ends[stretch] = units->list.count;
}

/* ---- The sum of all ---- */

static void
stamp_stretch(void *context, size_t number, size_t thread)
{
	struct making *making = context;

	(void)thread;
	for (size_t i = stretch_start(making, number); i < making->ends[number];
	     i++)
		making->stamps[number] +=
			stamp_of(&making->units.list.items[i]);
}

static void
name_folder(struct making *making, struct arena *arena)
{
	uint64_t sum = INDEX_FORM;

	pool_run(making->jobs, making->count, stamp_stretch, making);
	for (size_t i = 0; i < making->count; i++)
		sum += making->stamps[i];
	making->sum = arena_format(arena, "%012" PRIx64, sum & 0xffffffffffff);
	making->folder = arena_format(arena, "%.*s%.*s/",
				      TEXT_ARG(making->site->search->path),
				      TEXT_ARG(making->sum));
}

/* ---- Reading ---- */

/* What takes the text of a unit; no chunks: they are made already. */
struct takers {
	struct terms *terms;
	struct chunks *chunks;
	struct arena arena; /* of a unit */
};

static void
take_text(void *context, const struct unit_text *text)
{
	const struct takers *takers = context;

	terms_add_text(takers->terms, text);
	if (takers->chunks)
		chunks_add_text(takers->chunks, text);
}

static void
read_unit(struct takers *takers, const struct unit *unit)
{
	terms_begin_unit(takers->terms, unit);
	if (takers->chunks)
		chunks_begin_unit(takers->chunks, unit);
	unit_each_text(unit, &takers->arena, take_text, takers);
	if (takers->chunks)
		chunks_end_unit(takers->chunks);
	terms_end_unit(takers->terms);
	arena_reset(&takers->arena);
}

/* Makes the chunks of a stretch as it goes. */
static void
read_stretch(void *context, size_t number, size_t thread)
{
	struct making *making = context;
	struct terms *terms = &making->stretches[number];
	struct files files = {.door = &making->door, .folder = making->folder};
	struct chunks chunks = chunks_open(making->site, &files);
	struct takers takers = {terms, &chunks, {0}};

	(void)thread;
	terms_begin(terms, making->is_large);
	for (size_t i = stretch_start(making, number);
	     i < making->ends[number] && files.rc == 0; i++)
		read_unit(&takers, &making->units.list.items[i]);
	terms_end(terms);
	terms_sort(terms);
	chunks_close(&chunks);
	files_close(&files);
	arena_free(&takers.arena);
}

static void
read_marked(void *context, size_t number, size_t thread)
{
	struct making *making = context;
	struct terms *terms = &making->stretches[number];
	struct takers takers = {terms, NULL, {0}};

	(void)thread;
	terms_begin(terms, false);
	for (size_t i = stretch_start(making, number); i < making->ends[number];
	     i++)
		read_unit(&takers, &making->units.list.items[i]);
	terms_end(terms);
	arena_free(&takers.arena);
}

static void
read_again(void *context)
{
	struct making *making = context;

	pool_run(making->jobs, making->count, read_marked, making);
}

/* ---- Writing ---- */

static void
write_lists(struct making *making, struct arena *arena)
{
	struct files inner = {.door = &making->door, .folder = making->folder};
	struct files beside = {.door = &making->door,
			       .folder = making->site->search->path};
	struct lists lists = {
		.stretches = making->stretches,
		.count = making->count,
		.units = &making->units,
		.read = making->is_large ? read_again : NULL,
		.context = making,
		.most_hits = making->most_hits,
		.arena = arena,
	};

	lists_make(&lists, &inner);
	head_make_groups(&lists, &inner);
	files_close(&inner);
	head_make(&lists, making->sum, &beside);
	files_close(&beside);
}

static void
make(struct making *making, struct arena *arena)
{
	units_make(making->site, arena, &making->units);
	chunks_number(&making->units);
	divide(making, arena);
	name_folder(making, arena);
	pool_run(making->jobs, making->count, read_stretch, making);
	if (making->door.rc == 0)
		write_lists(making, arena);
	for (size_t i = 0; i < making->count; i++)
		terms_free(&making->stretches[i]);
}

int
search_make(const struct site *site, size_t jobs, const struct search_files *to,
	    struct diag *diag)
{
	struct making making = {
		.site = site,
		.jobs = jobs,
		.most_hits = to->most_hits > 0 ? to->most_hits : MOST_HITS,
		.door = {.to = to, .lock = POOL_LOCK_INIT, .diag = diag},
	};
	struct arena arena = {0};

	if (!site->search)
		return 0;
	make(&making, &arena);
	arena_free(&arena);
	mem_trim(); /* before workers are forked, which would have it, too */
	return making.door.rc;
}
