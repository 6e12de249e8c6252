/*
 * The content of documents: HTML with holes, filled for the page being made.
 *
 * Links and images get their addresses, marks and said words their spans;
 * quotations and the dates of events are a theme's hooks to dress, else C's.
 */
#ifndef THEME_CONTENT_H
#define THEME_CONTENT_H

#include "theme/vm.h"

/* Writes `content` to the state's `out`. May run hooks and raise errors. */
void content_write(lua_State *L, const struct content *content);

/* Finds the theme's hooks. */
void content_open(struct vm *vm);

#endif
