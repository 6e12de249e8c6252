/*
 * Pieces of HTML that are made once for a state, and filled for each page.
 */
#ifndef THEME_TEMPLATE_H
#define THEME_TEMPLATE_H

#include "theme/vm.h"

/*
 * h.constant(name, make): what make() returns, which is called for the first
 * page only. A Lua error when what it makes could differ from page to page:
 * its upvalues are modules of the program, `strings` and the site, and it
 * prints nothing. Files that it requires run for it alone.
 *
 * h.constant(name, make, thing): of make(thing), a thing of the model: for all
 * pages that ask for the same in a row.
 */
int template_constant(lua_State *L);

/*
 * h.template(name, make, thing): a function of as many values as make has. Each
 * call gives what make returned, likewise called for the first page only, with
 * the values in their places.
 */
int template_function(lua_State *L);

/*
 * h.when(value, child): the child, if there is a value: nil, false and empty
 * text are none. Of a slot that is seen when the template is filled.
 */
int template_when(lua_State *L);

#endif
