/*
 * What is told of a page that is made all the same: what a theme prints, HTML
 * that nothing checks, ids that stand twice.
 */
#ifndef THEME_SAYS_H
#define THEME_SAYS_H

#include "theme/vm.h"

/* The nearest line of the theme on the stack; an empty `shown`: none. */
void says_where(lua_State *L, struct print_line *line);

/* Adds a line to what is said of the page, its words copied; false: there are
 * enough. */
bool says_add(struct vm *vm, const struct print_line *line);

/* The same of a code, at the line that calls. */
void says_here(lua_State *L, enum diag_code code, struct text words);

/*
 * Takes the ids that stand twice out of the page's references, where the theme
 * gave them, and says so with its lines (T015). For a page that was made with
 * vm->is_watched.
 */
void says_twice(struct vm *vm);

#endif
