/*
 * Filters: files that walk the tree of a document and change it before it is
 * rendered, in the order that theme.lua lists them. filters/NAME.lua returns
 *
 *     function(document, page, site) … end
 */
#ifndef THEME_FILTER_H
#define THEME_FILTER_H

#include "theme/fields.h"
#include "theme/hooked.h"
#include "theme/vm.h"

/*
 * Runs the filters of the theme over the HTML with holes of a page's document.
 * The result is in the page's arena. A Lua error when a filter changes words
 * that are not its to change.
 */
struct text filter_run(lua_State *L, const struct page *page, struct text html);

/* Pushes the method `special` of a node. */
void filter_push(lua_State *L, enum special special);

/* Pushes what is in a node of a tree, or all of it, to be put elsewhere. */
void filter_push_inside(lua_State *L, const struct hooked *node);
void filter_push_whole(lua_State *L, const struct hooked *node);

#endif
