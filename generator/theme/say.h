/*
 * What the program can say for a theme, from Lua: dates and the phrases.
 */
#ifndef THEME_SAY_H
#define THEME_SAY_H

#include "theme/phrases.h"
#include "theme/vm.h"

/*
 * The phrases of a language: the theme's strings over the program's words.
 * May run the theme's files of strings, once for a language and a state.
 */
const struct phrases *say_phrases(lua_State *L, struct text language);

/* The language at `index`, or that of the site. */
struct text say_language(lua_State *L, int index);

/* date:words(language?), of a date or a day. */
int say_words(lua_State *L);

/* date:format(pattern, language?), likewise. */
int say_format(lua_State *L);

#endif
