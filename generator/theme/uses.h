/*
 * What is asked of a theme and not there, and what is there and never asked
 * for: mistakes that would show nowhere.
 */
#ifndef THEME_USES_H
#define THEME_USES_H

#include "theme/load.h"

/*
 * Holds the layouts that documents and theme.lua name against those there are
 * (T020, at the document), and tells of filters, parts and layouts of the
 * site's own themes whose names nothing leads to (warnings, T021). A part is
 * used where any file of a theme has its name in a text, "parts.card"; where
 * one puts such names together, all are.
 *
 * Returns 0, or -1 after errors.
 */
MUST_CHECK
int uses_check(const struct theme *theme, const struct site *site,
	       struct diag *diag);

#endif
