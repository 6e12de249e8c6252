/*
 * Where theme.lua says something. It is plain data, `return { … }`, and Lua
 * keeps no lines of data: they are looked for in the source.
 */
#ifndef THEME_PLAN_PLACE_H
#define THEME_PLAN_PLACE_H

#include "theme/vm.h"

/* A key of a table: a name, or the number of an item. */
struct plan_key {
	const char *name; /* or NULL */
	size_t number;	  /* from 1 */
};

/* The way to something: keys up to one that is neither name nor number. */
#define PLAN_KEYS 3
struct plan_at {
	struct plan_key keys[PLAN_KEYS + 1];
};

/* PLAN_AT({.name = "parameters"}, {.name = "accent"}, {.name = "default"}),
 * PLAN_AT({.name = "pages"}, {.number = 2}) */
#define PLAN_AT(...) ((struct plan_at){.keys = {__VA_ARGS__}})

/*
 * The line of the table in `lua`, a file's bytes, at which the key stands, or
 * of the last one on the way that is there; 0: there is no such table.
 */
size_t plan_line(struct text lua, const struct plan_at *at);

/* The same as a place in the theme's file that is shown so. */
struct place plan_place(const struct theme *theme, struct text shown,
			const struct plan_at *at);

/* A Lua error at that line of the theme.lua that is read. */
NORETURN void plan_refuse(lua_State *L, const struct plan_at *at,
			  const char *format, ...);

#endif
