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
#include "theme/vm.h"
#include "theme/wire.h"

/* The worker's side: writes those of the table at `index` to vm->out. */
void plan_filters_write(lua_State *L, int index);

/* The parent's. Returns 0, or -1 when they make no sense. */
MUST_CHECK
int plan_filters_read(struct wire *wire, struct arena *arena,
		      struct filter_names *names);

/* Puts the filters of a parent before those that are there. */
void plan_filters_add(struct theme *theme, const struct filter_names *names,
		      struct arena *arena);

/* Finds the files (T010). Returns 0, or -1 when anything was told. */
MUST_CHECK
int plan_filters_find(struct theme *theme, struct text origin,
		      struct arena *arena, struct diag *diag);

#endif
