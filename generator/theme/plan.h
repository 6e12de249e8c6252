/*
 * What theme.lua says: plain data, from a confined worker, checked.
 *
 * theme.lua returns { name = "…", api = 1, parent = "…", parameters = { name
 * = { type = "text", default = …, help = "…", css = "--name", scheme = "dark" }
 * } }; types are those of theme/parameters.h. A parameter without a type gives
 * the parent's of that name another default.
 */
#ifndef THEME_PLAN_H
#define THEME_PLAN_H

#include "theme/load.h"

/*
 * Runs `file`, the theme.lua of a level of `theme`, in a worker of its own.
 * `plan->is_confined` is set to whether it could be confined, also on failure.
 *
 * Returns 0 and what it says, in the arena; or -1 after one error (T002 …
 * T005, T007, T008, T010, F009).
 */
MUST_CHECK
int plan_run(const struct theme *theme, const struct theme_file *file,
	     struct arena *arena, struct plan *plan, struct diag *diag);

#endif
