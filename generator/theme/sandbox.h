/*
 * The functions a theme has, built up from nothing.
 *
 * There is no io, os, debug, package, load, dofile, string.dump, string.pack,
 * collectgarbage or coroutine.close, and no __gc or __close. Library tables
 * and globals are read-only. Whatever C does for a theme counts as steps in
 * proportion to what it looks at, so that one call cannot take for ever.
 */
#ifndef THEME_SANDBOX_H
#define THEME_SANDBOX_H

#include "theme/vm.h"

/*
 * Fills a state with the base library, coroutine, math, string, table and
 * utf8, read-only, and makes them the globals of every chunk. `require` is
 * what the theme gets under that name.
 */
void sandbox_open(struct vm *vm, lua_CFunction require);

/*
 * Pushes what tostring says of the value at `index`: no addresses. A string
 * or number as it is; __tostring is obeyed.
 */
struct text sandbox_to_text(lua_State *L, int index);

/*
 * Puts a read-only table in the place of the one on top of the stack: an
 * empty one that shows it and whose metatable is hidden. `what` is for the
 * error of who would change it.
 */
void sandbox_freeze(lua_State *L, const char *what);

/*
 * Pushes what the read-only table at `index` shows, for C to read; false, and
 * nothing is pushed, when it is none.
 */
bool sandbox_push_frozen(lua_State *L, int index);

/*
 * Lets the table on top of the stack refuse to be asked for a name it has
 * not, and say which is nearest: `lacks` is "the text module has no".
 */
void sandbox_refuse_missing(lua_State *L, const char *lacks);

/*
 * Both for a table of plain data, and the former for all tables in it. Refuses
 * (a Lua error) what is no plain data, and tables in tables beyond any need.
 */
void sandbox_freeze_data(lua_State *L, const char *what, const char *lacks);

/* ---- Parts of it; each leaves its table on the stack. ---- */

void sandbox_open_strings(lua_State *L);
void sandbox_open_tables(lua_State *L);
void sandbox_open_coroutines(lua_State *L);

/*
 * Sets `name` of the table on top of the stack to Lua's own function of that
 * name in the table at `library`, called through a charge for the length of
 * its first argument.
 */
void sandbox_take_charged(lua_State *L, int library, const char *name);

/* As it is, for functions that take constant time. */
void sandbox_take(lua_State *L, int library, const char *name);

/* After a failed pcall or resume where `stand` held: goes on failing when a
 * limit is reached, and charges for the catch. */
void sandbox_rethrow(lua_State *L, const struct stand *stand);

/* Pushes iterator, state and start of an ordered walk over a table. */
int sandbox_pairs(lua_State *L);

/* The same of a table at 2 for those who see it as the value at 1. */
int sandbox_walk(lua_State *L);
int sandbox_next(lua_State *L);

#endif
