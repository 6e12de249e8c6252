/*
 * What lists of the model, and the lists made from them, can do:
 * list:map(f), list:filter(f), list:find(f), list:sort(key), list:group(key),
 * list:take(n). A list they return is a new table that has these methods too.
 */
#ifndef THEME_LISTS_H
#define THEME_LISTS_H

#include "theme/vm.h"

void lists_open(lua_State *L);

/* Whether the table at `index` has no metatable but that of such a list. */
bool lists_is_plain(lua_State *L, int index);

#endif
