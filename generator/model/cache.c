#include "model/cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"

/* Longer than a tick of any clock of a file system in use. */
#define TICK_NS (50 * 1000 * 1000)

struct model_cache {
	struct arena arena; /* of the index; what it names lives elsewhere */
	struct index by_path;
	struct cached **items;
	size_t count;
	struct stat config;  /* of site.yaml */
	struct buf defaults; /* path and status of each _defaults.yaml */
	uint64_t wanted;     /* a sum of what the theme renders itself */
};

struct model_lease {
	struct cached **items;
	size_t count;
};

struct model_cache *
model_cache_open(void)
{
	struct model_cache *cache = mem_alloc(sizeof(*cache));

	*cache = (struct model_cache){.defaults = BUF_INIT};
	return cache;
}

static void
clear(struct model_cache *cache)
{
	for (size_t i = 0; i < cache->count; i++)
		cache_drop(cache->items[i]);
	free(cache->items);
	cache->items = NULL;
	cache->count = 0;
	cache->by_path = (struct index){0};
	arena_reset(&cache->arena);
}

void
model_cache_close(struct model_cache *cache)
{
	if (cache == NULL)
		return;
	clear(cache);
	arena_free(&cache->arena);
	buf_free(&cache->defaults);
	free(cache);
}

/* ---- Leases ---- */

struct model_lease *
model_cache_lease(const struct model_cache *cache)
{
	struct model_lease *lease = mem_alloc(sizeof(*lease));

	lease->count = cache->count;
	lease->items = mem_alloc((cache->count + 1) * sizeof(*lease->items));
	for (size_t i = 0; i < cache->count; i++) {
		lease->items[i] = cache->items[i];
		lease->items[i]->users++;
	}
	return lease;
}

void
model_lease_end(struct model_lease *lease)
{
	if (lease == NULL)
		return;
	for (size_t i = 0; i < lease->count; i++)
		cache_drop(lease->items[i]);
	free(lease->items);
	free(lease);
}

/* ---- One reading ---- */

static bool
is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool
is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_dev == b->st_dev &&
	       a->st_size == b->st_size && a->st_mode == b->st_mode &&
	       is_same_time(a->st_mtim, b->st_mtim) &&
	       is_same_time(a->st_ctim, b->st_ctim);
}

static bool
is_settled(const struct stat *status)
{
	struct timespec now;
	int64_t age;

	clock_gettime(CLOCK_REALTIME, &now);
	age = (now.tv_sec - status->st_ctim.tv_sec) * 1000000000LL +
	      (now.tv_nsec - status->st_ctim.tv_nsec);
	return age > TICK_NS;
}

bool
cache_is_fresh(const struct cached *cached, int site_dir)
{
	struct stat now;

	return cached->is_settled &&
	       fstatat(site_dir, cached->file_path, &now,
		       AT_SYMLINK_NOFOLLOW) == 0 &&
	       is_same_file(&cached->seen, &now);
}

struct cached *
cache_new(int site_dir, struct text path)
{
	struct cached *cached = mem_alloc(sizeof(*cached));
	struct text whole;

	*cached = (struct cached){.users = 1};
	whole = arena_join(&cached->arena, TEXT("content/"), path);
	cached->file_path = whole.s;
	cached->reading.document.path = text_from(whole, strlen("content/"));
	/* Before it is read: a change in between is then seen next time. */
	if (fstatat(site_dir, cached->file_path, &cached->seen,
		    AT_SYMLINK_NOFOLLOW) == 0)
		cached->is_settled = is_settled(&cached->seen);
	return cached;
}

void
cache_drop(struct cached *cached)
{
	if (--cached->users > 0)
		return;
	diag_free(&cached->diag);
	arena_free(&cached->arena);
	free(cached);
}

/* ---- All of them ---- */

/* Adds what tells one state of a file from another; false: not for sure. */
static bool
add_status(struct buf *buf, int site_dir, struct text path)
{
	struct stat status = {0};
	struct arena scratch = {0};
	struct text file = arena_join(&scratch, TEXT("content/"), path);
	bool is_there =
		fstatat(site_dir, file.s, &status, AT_SYMLINK_NOFOLLOW) == 0;

	buf_format(buf, "%.*s %ju %jd %jd.%09ld %jd.%09ld\n", TEXT_ARG(path),
		   (uintmax_t)status.st_ino, (intmax_t)status.st_size,
		   (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
		   (intmax_t)status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
	arena_free(&scratch);
	return is_there && is_settled(&status);
}

/* Whether all defaults are for sure as they were last time. */
static bool
has_same_defaults(struct model_cache *cache, int site_dir,
		  const struct tree_paths *defaults)
{
	struct buf now = BUF_INIT;
	bool is_same = true;

	list_each (const struct text, path, defaults)
		is_same &= add_status(&now, site_dir, *path);
	is_same &= text_equal(buf_as_text(&now), buf_as_text(&cache->defaults));
	buf_free(&cache->defaults);
	cache->defaults = now;
	return is_same;
}

static uint64_t
wanted_sum(const struct wanted_nodes *wanted)
{
	uint64_t sum = 0;

	if (!wanted)
		return sum;
	list_each (const struct text, block, &wanted->blocks)
		sum = sum * 31 + text_hash(*block);
	return sum * 31 + wanted->hooked;
}

void
cache_begin(struct model_cache *cache, const struct model_options *options,
	    const struct tree_paths *defaults)
{
	uint64_t wanted = wanted_sum(options->wanted);
	struct stat config = {0};
	bool is_same = has_same_defaults(cache, options->site_dir, defaults);

	if (!is_same || wanted != cache->wanted ||
	    fstatat(options->site_dir, "content/site.yaml", &config, 0) != 0 ||
	    !is_same_file(&config, &cache->config) || !is_settled(&config))
		clear(cache);
	cache->config = config;
	cache->wanted = wanted;
}

struct cached *
cache_find(const struct model_cache *cache, struct text path)
{
	uint32_t number = index_find(&cache->by_path, path);

	return number == INDEX_NONE ? NULL : cache->items[number];
}

void
cache_keep(struct model_cache *cache, struct cached **all, size_t count)
{
	struct cached **items = mem_alloc((count + 1) * sizeof(*items));

	/* First, so that what stays is not freed in between. */
	for (size_t i = 0; i < count; i++) {
		items[i] = all[i];
		items[i]->users++;
	}
	clear(cache);
	cache->items = items;
	cache->count = count;
	for (size_t i = 0; i < count; i++)
		index_add(&cache->arena, &cache->by_path,
			  items[i]->reading.document.path, (uint32_t)i);
}
