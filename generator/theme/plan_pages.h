/*
 * The pages that theme.lua adds:
 *
 *     pages = {
 *       { path = "glossary/", layout = "glossary", title = "Glossary" },
 *       { path = "terms/{name}/", layout = "term", title = "{name}",
 *         each = "params.terms" },
 *       { path = "data/", layout = "data", title = "Data", when = "data",
 *         needs = "records" },
 *     }
 */
#ifndef THEME_PLAN_PAGES_H
#define THEME_PLAN_PAGES_H

#include "theme/load.h"
#include "theme/plan_table.h"
#include "theme/wire.h"

/* The worker's side: writes the pages of theme.lua to vm->out. */
void plan_pages_write(const struct plan_table *table);

/* The parent's; titles are in `language` if they can. Returns 0, or -1 when
 * they make no sense. */
MUST_CHECK
int plan_pages_read(struct wire *wire, struct text language,
		    struct arena *arena, struct added_pages *pages);

/*
 * Adds pages of a theme, or of a parent of those that are there, to `all`: a
 * page whose path is there already is not added. `file` is its theme.lua.
 */
void plan_pages_add(struct added_pages *all, const struct added_pages *more,
		    const struct theme_file *file, struct arena *arena);

/*
 * Drops pages without a layout and those whose `when` is a parameter that is
 * false, so parameters have their values; tells of layouts and parameters the
 * theme does not have (T010). Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int plan_pages_check(struct theme *theme, struct arena *arena,
		     struct diag *diag);

#endif
