/*
 * Many <meta> elements at once: every page has a dozen of them.
 */
#ifndef THEME_METAS_H
#define THEME_METAS_H

#include "theme/node.h"

/*
 * h.metas("property", { "og:type", "article", "og:title", page.title, … }): a
 * <meta> for each pair, whose name stands in `property` or `name`. A value that
 * is false leaves its element out.
 */
int metas_make(lua_State *L);

/* Adds one for the value on top of the stack. */
void metas_write(struct builder *builder, struct text attribute,
		 struct text name);

#endif
