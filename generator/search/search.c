#include "search/search.h"

#include <inttypes.h>

#include "base/pool.h"
#include "search/chunks.h"
#include "search/head.h"
#include "search/lists.h"

/* Bytes of text below which a thread more is not worth it. */
#define LEAST_STRETCH 200000

/* Units in stretches of about the same length, each read by one thread. */
struct reading {
	struct units units;
	size_t *ends; /* of each stretch */
	struct terms *stretches;
	size_t count;
};

static void
read_stretch(void *context, size_t number, size_t thread)
{
	struct reading *reading = context;
	size_t from = number > 0 ? reading->ends[number - 1] : 0;

	(void)thread;
	terms_read(&reading->stretches[number], &reading->units, from,
		   reading->ends[number]);
	terms_sort(&reading->stretches[number]);
}

static void
divide(struct reading *reading, size_t jobs, struct arena *arena)
{
	const struct units *units = &reading->units;
	size_t all = 0, sum = 0, stretch = 0;

	list_each (struct unit, unit, &units->list)
		all += unit_weight(unit);
	reading->count = all / LEAST_STRETCH + 1;
	if (reading->count > jobs)
		reading->count = jobs > 0 ? jobs : 1;
	reading->ends = arena_array(arena, size_t, reading->count);
	reading->stretches = arena_array(arena, struct terms, reading->count);
	for (size_t i = 0; i < units->list.count; i++) {
		if (sum > all / reading->count * (stretch + 1) &&
		    stretch + 1 < reading->count)
			reading->ends[stretch++] = i;
		sum += unit_weight(&units->list.items[i]);
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
write_all(const struct site *site, const struct reading *reading,
	  const struct search_files *to, struct arena *arena, struct diag *diag)
{
	struct lists lists = {
		.stretches = reading->stretches,
		.count = reading->count,
		.units = &reading->units,
		.arena = arena,
	};
	struct search_files beside = *to, inner = *to;
	struct text sum = sum_of_all(reading, arena);

	beside.folder = site->search->path;
	inner.folder = arena_format(arena, "%.*s%.*s/", TEXT_ARG(beside.folder),
				    TEXT_ARG(sum));
	if (lists_make(&lists, &inner, diag) != 0 ||
	    chunks_make(site, &reading->units, &inner, diag) != 0)
		return -1;
	return head_make(&lists, &(struct head_files){sum, &beside, &inner},
			 diag);
}

int
search_make(const struct site *site, size_t jobs, const struct search_files *to,
	    struct diag *diag)
{
	struct reading reading = {0};
	struct arena arena = {0};
	int rc;

	if (!site->search)
		return 0;
	units_make(site, &arena, &reading.units);
	divide(&reading, jobs, &arena);
	pool_run(jobs, reading.count, read_stretch, &reading);
	chunks_number(&reading.units);
	rc = write_all(site, &reading, to, &arena, diag);
	for (size_t i = 0; i < reading.count; i++)
		terms_free(&reading.stretches[i]);
	arena_free(&arena);
	return rc;
}
