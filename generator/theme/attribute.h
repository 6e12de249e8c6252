/*
 * Attributes of HTML elements: their names, and values that cannot hurt.
 */
#ifndef THEME_ATTRIBUTE_H
#define THEME_ATTRIBUTE_H

#include "theme/vm.h"

enum attribute_kind {
	ATTRIBUTE_PLAIN,
	ATTRIBUTE_URL,
	ATTRIBUTE_URLS,	   /* srcset: URLs with a width each, between commas */
	ATTRIBUTE_WATCHED, /* its words can do what others are refused for */
	ATTRIBUTE_PAINT,   /* CSS of SVG: it may lead to a place in the page */
	ATTRIBUTE_SWITCH,  /* it is there or not, whatever its value is */
	ATTRIBUTE_TRUTH,   /* "true" or "false": true is no empty value */
	ATTRIBUTE_STATUS   /* responses, see status.h */
};

struct attribute {
	struct text name;
	enum attribute_kind kind;
	int rank; /* id is written first, then class, then the rest */
};

/*
 * Writes the attributes of the table at `index` (its string keys) to the
 * state's scratch, in order: id, class, then by name. `element` is their
 * element's name. A Lua error for a name or a value that is refused.
 */
struct list_keys attributes_write(lua_State *L, int index, struct text element);

/* Writes one, whose value is at `index`; nil and false write none. */
void attribute_write(lua_State *L, int index, struct text element,
		     const struct attribute *attribute);

#endif
