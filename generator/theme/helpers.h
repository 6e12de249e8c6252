/*
 * `require "text"`: helpers for words.
 */
#ifndef THEME_HELPERS_H
#define THEME_HELPERS_H

#include "theme/vm.h"

/* Pushes the module. */
void helpers_open(lua_State *L);

#endif
