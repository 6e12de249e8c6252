/*
 * Many <meta> elements at once: every page has a dozen of them.
 */
#ifndef THEME_METAS_H
#define THEME_METAS_H

#include "theme/node.h"

/*
 * h.metas("property", { "og:type", "article", "og:title", page.title, … }): a
 * <meta> for each pair, whose name stands in `property` or `name`. A value that
 * is false or empty leaves its element out.
 */
int metas_make(lua_State *L);

/* Adds the value at `index`, which is that of `name`. */
void metas_write_value(struct builder *builder, int index, struct text name);

#endif
