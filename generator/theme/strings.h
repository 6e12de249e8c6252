/*
 * The words of a theme: strings/LANGUAGE.lua of every level.
 */
#ifndef THEME_STRINGS_H
#define THEME_STRINGS_H

#include "theme/vm.h"

/*
 * Pushes the words for a language, read-only: those of `en`, over them those
 * of the language ("de", then "de-AT"), a child's over its parent's, all over
 * the program's phrases; over those of the site's language what site.yaml has
 * below `strings` (T024). They are put together once for a state. Runs files
 * of the theme.
 */
void strings_push(lua_State *L, struct text language);

/* strings_push for vm->push_strings, in whose place modules call it that
 * must not know how files are run. */
void strings_open(struct vm *vm);

#endif
