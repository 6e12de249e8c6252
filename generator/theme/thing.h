/*
 * What Lua sees of C's things of a page: model objects and nodes.
 *
 * Both are light userdata that point into the page's arena, to something
 * that begins with a struct thing. A theme cannot make a light userdata, and
 * none outlives its page. One object stands for one thing of the model, so
 * that == and table keys work.
 */
#ifndef THEME_THING_H
#define THEME_THING_H

#include "theme/fields.h"
#include "theme/vm.h"

enum thing_kind {
	THING_OBJECT,
	THING_NODE,
	THING_PATH, /* a file of the output as the value of a URL attribute */
	THING_SLOT  /* a place in a template: see template.h */
};

struct thing {
	enum thing_kind kind;
};

/* How `of` is to be read. */
enum shape {
	SHAPE_ONE,	/* a struct of the type */
	SHAPE_POINTERS, /* a list of pointers to it */
	SHAPE_STRUCTS,	/* a list of it */
	SHAPE_TEXTS	/* a list of struct text */
};

struct object {
	struct thing thing;
	enum type_id type;
	enum shape shape;
	uint32_t number; /* in the order of the page's first look at it */
	const void *of;
};

struct path_thing {
	struct thing thing;
	struct text path;		   /* from the root */
	struct text fragment;		   /* behind # ; may be empty */
	const struct theme_asset *asset;   /* of the theme, or NULL */
	const struct quotation *deep_link; /* or NULL; instead of a path */
};

/* Pushes the one object for `of`, or nil for NULL. */
void thing_push(lua_State *L, enum type_id type, enum shape shape,
		const void *of);

/* The thing at `index`, or NULL when it is none. */
static inline const struct thing *
thing_at(lua_State *L, int index)
{
	return lua_islightuserdata(L, index)
		       ? (const struct thing *)lua_touserdata(L, index)
		       : NULL;
}

/* The object at `index`, or NULL when it is none. */
const struct object *thing_object(lua_State *L, int index);

bool thing_is_list(lua_State *L, int index);

/* Of a list (its shape is not SHAPE_ONE): how many, and item `i` from 0. */
size_t thing_count(const struct object *list);
void thing_push_item(lua_State *L, const struct object *list, size_t i);

/* The value of params that `object` stands for, or NULL. */
const struct value *thing_value(const struct object *object);

/* "page", "list", "string": what a message calls the value at `index`. */
const char *thing_name(lua_State *L, int index);

/* "a page", "an event", "nil": the same as a sentence has it; and of a name.
 * In the page's arena. */
const char *thing_named(lua_State *L, int index);
const char *thing_with_article(lua_State *L, const char *name);

#endif
