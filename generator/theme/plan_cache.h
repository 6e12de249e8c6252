/*
 * What the theme.lua of each level said last. It requires nothing and knows
 * nothing, so it need not run again while it is the same, byte for byte.
 */
#ifndef THEME_PLAN_CACHE_H
#define THEME_PLAN_CACHE_H

#include "theme/load.h"

/* What a worker said of a plan; the bytes are borrowed. */
struct plan_said {
	struct text bytes;
	bool is_confined;
};

/*
 * Finds what `file` said when it was the same; false when nobody knows. It is
 * the cache's, until the next plan_cache_keep. A cache that is NULL knows
 * nothing and keeps nothing.
 */
bool plan_cache_find(const struct theme_cache *cache,
		     const struct theme_file *file, struct plan_said *said);

void plan_cache_keep(struct theme_cache *cache, const struct theme_file *file,
		     struct plan_said said);

#endif
