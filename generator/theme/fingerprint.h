/*
 * The names under which a theme's assets are published: "assets/a.css" with
 * the beginning of its sum in it, so that a browser may keep it for good and
 * never shows an old one.
 */
#ifndef THEME_FINGERPRINT_H
#define THEME_FINGERPRINT_H

#include "theme/load.h"

/*
 * Gives each asset its `published` path and its `integrity`. Addresses in
 * style sheets are checked and rewritten to those: T017 when one leads to no
 * asset or sheets import each other in a circle, L008 when it leads to a host
 * that is not in `allowed`. An asset whose name stands in a script of the theme
 * keeps it, since what scripts do with names is not known.
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int fingerprint_assets(struct theme *theme, const struct origin_list *allowed,
		       struct arena *arena, struct diag *diag);

#endif
