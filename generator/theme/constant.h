/*
 * Pieces of HTML that are the same in every page, made once for a state.
 */
#ifndef THEME_CONSTANT_H
#define THEME_CONSTANT_H

#include "theme/vm.h"

/*
 * h.constant(name, make): what make() returns, which is called for the first
 * page only. A Lua error when what it makes could differ from page to page:
 * its upvalues are modules of the program, `strings` and the site, and it
 * neither requires, prints nor writes an address.
 */
int constant_make(lua_State *L);

#endif
