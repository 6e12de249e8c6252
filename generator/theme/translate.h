/*
 * text.translate: words of the theme with what is filled into them.
 */
#ifndef THEME_TRANSLATE_H
#define THEME_TRANSLATE_H

#include "theme/vm.h"

int translate(lua_State *L);

#endif
