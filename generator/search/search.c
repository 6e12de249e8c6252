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

static void
read_all(struct reading *reading, const struct site *site, struct arena *arena)
{
	units_make(site, arena, &reading->units);
	chunks_number(&reading->units);
	divide(reading, arena);
	pool_run(reading->jobs, reading->count, read_stretch, reading);
}

/* ---- Writing ---- */

/* The same for any number of stretches: each unit adds to it by itself. */
static struct text
sum_of_all(const struct reading *reading, struct arena *arena)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < reading->count; i++)
		sum += reading->stretches[i].stamp;
	return arena_format(arena, "%012" PRIx64, sum & 0xffffffffffff);
}

/* Chunks that one thread makes one behind the other. */
#define RANGE_CHUNKS 256

/* Files are made by several threads and handed on one at a time; none is once
 * one could not be. */
struct writing {
	const struct site *site;
	struct reading *reading;
	const struct search_files *to;
	struct search_files inner; /* as `to`, in the folder of the index */
	struct lists lists;
	struct LIST_OF(struct chunk_range) ranges;
	struct pool_lock lock;
	struct diag *diag;
	int rc;
};

static int
take_file(void *context, struct text path, struct text bytes, struct diag *diag)
{
	struct writing *writing = context;
	int rc;

	pool_lock_take(&writing->lock);
	if (writing->rc == 0)
		writing->rc = writing->to->take(writing->to->context, path,
						bytes, diag);
	rc = writing->rc;
	pool_lock_give(&writing->lock);
	return rc;
}

/* Lists take longest, and come first. What goes wrong is in writing->rc. */
static void
write_some(void *context, size_t number, size_t thread)
{
	struct writing *writing = context;
	int rc;

	(void)thread;
	if (number == 0)
		rc = lists_make(&writing->lists, &writing->inner,
				writing->diag);
	else
		rc = chunks_make(writing->site, &writing->reading->units,
				 writing->ranges.items[number - 1],
				 &writing->inner, writing->diag);
	(void)rc;
}

static void
find_ranges(struct writing *writing, struct arena *arena)
{
	const struct units *units = &writing->reading->units;
	uint32_t first = 0; /* chunk of the last range */

	for (size_t i = 0; i < units->list.count; i++) {
		uint32_t chunk = units->list.items[i].chunk;

		if (i == 0 || chunk >= first + RANGE_CHUNKS) {
			list_add(arena, &writing->ranges,
				 ((struct chunk_range){i, i}));
			first = chunk;
		}
		list_last(&writing->ranges)->to = i + 1;
	}
}

static int
write_all(struct writing *writing, struct arena *arena)
{
	struct text folder = writing->site->search->path;
	struct text sum = sum_of_all(writing->reading, arena);
	struct search_files beside = *writing->to;

	beside.folder = folder;
	writing->inner = (struct search_files){
		.take = take_file,
		.context = writing,
		.folder = arena_format(arena, "%.*s%.*s/", TEXT_ARG(folder),
				       TEXT_ARG(sum)),
	};
	writing->lists = (struct lists){
		.stretches = writing->reading->stretches,
		.count = writing->reading->count,
		.units = &writing->reading->units,
		.read = writing->reading->is_large ? read_again : NULL,
		.context = writing->reading,
		.most_hits = writing->reading->most_hits,
		.arena = arena,
	};
	find_ranges(writing, arena);
	pool_run(writing->reading->jobs, 1 + writing->ranges.count, write_some,
		 writing);
	if (writing->rc != 0)
		return -1;
	return head_make(&writing->lists,
			 &(struct head_files){sum, &beside, &writing->inner},
			 writing->diag);
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
	struct writing writing = {
		.site = site,
		.reading = &reading,
		.to = to,
		.lock = POOL_LOCK_INIT,
		.diag = diag,
	};
	int rc;

	if (!site->search)
		return 0;
	read_all(&reading, site, &arena);
	rc = write_all(&writing, &arena);
	for (size_t i = 0; i < reading.count; i++)
		terms_free(&reading.stretches[i]);
	arena_free(&arena);
	return rc;
}
