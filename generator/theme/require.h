/*
 * Modules: the theme's files and the library.
 *
 * A theme's file is compiled once for a state and run afresh for each page
 * that requires it: what it keeps in its locals does not outlive the page.
 */
#ifndef THEME_REQUIRE_H
#define THEME_REQUIRE_H

#include "theme/vm.h"

/* The global `require`. */
int require_function(lua_State *L);

/* Puts the library in its place. */
void require_open(struct vm *vm);

/* Pushes what `file` returns for this page; runs it at first. A Lua error
 * when it is no Lua (T002), fails, or requires itself. */
void require_file(lua_State *L, const struct theme_file *file);

#endif
