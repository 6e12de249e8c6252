/*
 * `require "html"`: the builder of pages.
 */
#ifndef THEME_HTML_H
#define THEME_HTML_H

#include "theme/node.h"

/* Pushes the module: a function an element, and the helpers. */
void html_open(lua_State *L);

/*
 * Pushes an empty read-only table whose missing fields `make` makes once, for
 * the life of the state, from the table on top of the stack (which it takes).
 */
void html_push_maker(lua_State *L, lua_CFunction make);

#endif
