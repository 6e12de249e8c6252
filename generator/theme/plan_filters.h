/*
 * The filters that theme.lua lists, in the order they run:
 *
 *     filters = { "numbers", "dashes" }
 *
 * are filters/numbers.lua and filters/dashes.lua; a parent's run first.
 */
#ifndef THEME_PLAN_FILTERS_H
#define THEME_PLAN_FILTERS_H

#include "theme/load.h"
#include "theme/plan_table.h"
#include "theme/wire.h"

/* The worker's side: writes those of theme.lua to vm->out. */
void plan_filters_write(const struct plan_table *table);

/* The parent's. Returns 0, or -1 when they make no sense. */
MUST_CHECK
int plan_filters_read(struct wire *wire, struct arena *arena,
		      struct filter_names *names);

/* Puts the filters of a parent, whose theme.lua is `file`, before those that
 * are there. */
void plan_filters_add(struct theme *theme, const struct filter_names *names,
		      const struct theme_file *file, struct arena *arena);

/* Finds the files (T010). Returns 0, or -1 when anything was told. */
MUST_CHECK
int plan_filters_find(struct theme *theme, struct arena *arena,
		      struct diag *diag);

#endif
