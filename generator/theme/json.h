/*
 * `require "json"`: data for programs, with keys in order.
 */
#ifndef THEME_JSON_H
#define THEME_JSON_H

#include "theme/node.h"

/*
 * The value at `index` as JSON, in the arena: a table with keys 1 … n is an
 * array, any other an object, its keys sorted. < is written \u003c, so that
 * the result may stand in a page. A Lua error for what JSON has no word for.
 */
struct text json_encode(lua_State *L, int index);

/* Pushes the module. */
void json_open(lua_State *L);

#endif
