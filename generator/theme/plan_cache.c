#include "theme/plan_cache.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"

struct kept {
	struct arena arena;
	struct text shown;
	struct text bytes; /* of the file */
	struct plan_said said;
};

struct theme_cache {
	struct kept levels[LIMIT_THEME_LEVELS];
};

struct theme_cache *
theme_cache_open(void)
{
	struct theme_cache *cache = mem_alloc(sizeof(*cache));

	*cache = (struct theme_cache){0};
	return cache;
}

void
theme_cache_close(struct theme_cache *cache)
{
	if (cache == NULL)
		return;
	for (size_t i = 0; i < LIMIT_THEME_LEVELS; i++)
		arena_free(&cache->levels[i].arena);
	free(cache);
}

bool
plan_cache_find(const struct theme_cache *cache, const struct theme_file *file,
		struct plan_said *said)
{
	const struct kept *kept;

	if (cache == NULL)
		return false;
	kept = &cache->levels[file->level];
	*said = kept->said;
	return kept->shown.len > 0 && text_equal(kept->shown, file->shown) &&
	       text_equal(kept->bytes, file->bytes);
}

void
plan_cache_keep(struct theme_cache *cache, const struct theme_file *file,
		struct plan_said said)
{
	struct kept *kept;

	if (cache == NULL)
		return;
	kept = &cache->levels[file->level];
	arena_reset(&kept->arena);
	kept->shown = arena_text(&kept->arena, file->shown);
	kept->bytes = arena_text(&kept->arena, file->bytes);
	kept->said.bytes = arena_text(&kept->arena, said.bytes);
	kept->said.is_confined = said.is_confined;
}
