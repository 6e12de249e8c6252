/*
 * What Lua's operators say of a thing that has none: Lua itself would call it
 * a userdata.
 */
#ifndef THEME_OPERATORS_H
#define THEME_OPERATORS_H

#include "theme/vm.h"

/* Adds them to the metatable on top of the stack. */
void operators_add(lua_State *L);

#endif
