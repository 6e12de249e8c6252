#include "search/search.h"

#include <inttypes.h>

#include "base/pool.h"
#include "search/chunks.h"
#include "search/head.h"
#include "search/lists.h"

/* Bytes of text below which a thread more is not worth it. */
#define LEAST_STRETCH 200000

#define MOST_HITS 32000000

/* Bytes of text for each word that is found, at least. */
#define WORD_BYTES 4

/* Units in stretches of about the same length, each read by one thread. */
struct reading {
	struct units units;
	size_t *ends; /* of each stretch */
	struct terms *stretches;
	size_t count;
	size_t jobs;
	size_t most_hits;
	bool is_large; /* words are counted first, then read some at a time */
};

static size_t
stretch_start(const struct reading *reading, size_t number)
{
	return number > 0 ? reading->ends[number - 1] : 0;
}

static void
read_stretch(void *context, size_t number, size_t thread)
{
	struct reading *reading = context;
	size_t from = stretch_start(reading, number);

	(void)thread;
	(reading->is_large ? terms_count : terms_read)(
		&reading->stretches[number], &reading->units, from,
		reading->ends[number]);
	terms_sort(&reading->stretches[number]);
}

static void
read_marked(void *context, size_t number, size_t thread)
{
	struct reading *reading = context;

	(void)thread;
	terms_read(&reading->stretches[number], &reading->units,
		   stretch_start(reading, number), reading->ends[number]);
}

static void
read_again(void *context)
{
	struct reading *reading = context;

	pool_run(reading->jobs, reading->count, read_marked, reading);
}

static void
divide(struct reading *reading, struct arena *arena)
{
	const struct units *units = &reading->units;
	size_t all = 0, sum = 0, stretch = 0;

	list_each (struct unit, unit, &units->list)
		all += unit->length;
	reading->is_large = all / WORD_BYTES > reading->most_hits;
	reading->count = all / LEAST_STRETCH + 1;
	if (reading->count > reading->jobs)
		reading->count = reading->jobs > 0 ? reading->jobs : 1;
	reading->ends = arena_array(arena, size_t, reading->count);
	reading->stretches = arena_array(arena, struct terms, reading->count);
	for (size_t i = 0; i < units->list.count; i++) {
		if (sum > all / reading->count * (stretch + 1) &&
		    stretch + 1 < reading->count)
			reading->ends[stretch++] = i;
		sum += units->list.items[i].length;
	}
	for (; stretch < reading->count; stretch++)
		reading->ends[stretch] = units->list.count;
}

/* The same for any number of stretches: each unit adds to it by itself. */
static struct text
sum_of_all(const struct reading *reading, struct arena *arena)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < reading->count; i++)
		sum += reading->stretches[i].stamp;
	return arena_format(arena, "%012" PRIx64, sum & 0xffffffffffff);
}

static int
write_all(const struct site *site, struct reading *reading,
	  const struct search_files *to, struct arena *arena, struct diag *diag)
{
	struct lists lists = {
		.stretches = reading->stretches,
		.count = reading->count,
		.units = &reading->units,
		.read = reading->is_large ? read_again : NULL,
		.context = reading,
		.most_hits = reading->most_hits,
		.arena = arena,
	};
	struct search_files beside = *to, inner = *to;
	struct text sum = sum_of_all(reading, arena);

	beside.folder = site->search->path;
	inner.folder = arena_format(arena, "%.*s%.*s/", TEXT_ARG(beside.folder),
				    TEXT_ARG(sum));
	if (lists_make(&lists, &inner, diag) != 0 ||
	    chunks_make(site, &reading->units,
			(struct chunk_range){0, reading->units.list.count},
			&inner, diag) != 0)
		return -1;
	return head_make(&lists, &(struct head_files){sum, &beside, &inner},
			 diag);
}

int
search_make(const struct site *site, size_t jobs, const struct search_files *to,
	    struct diag *diag)
{
	struct reading reading = {
		.jobs = jobs,
		.most_hits = to->most_hits > 0 ? to->most_hits : MOST_HITS,
	};
	struct arena arena = {0};
	int rc;

	if (!site->search)
		return 0;
	units_make(site, &arena, &reading.units);
	chunks_number(&reading.units);
	divide(&reading, &arena);
	pool_run(jobs, reading.count, read_stretch, &reading);
	rc = write_all(site, &reading, to, &arena, diag);
	for (size_t i = 0; i < reading.count; i++)
		terms_free(&reading.stretches[i]);
	arena_free(&arena);
	return rc;
}
