/*
 * What may be meant by a name that is nil: Lua's own messages say no more than
 * that it is.
 */
#ifndef THEME_GUESS_H
#define THEME_GUESS_H

#include "theme/vm.h"

/*
 * Called by Lua with a message such as "attempt to call a nil value (global
 * 'tostirng')": returns it with what may be meant behind it, or as it is.
 */
int guess_meant(lua_State *L);

#endif
