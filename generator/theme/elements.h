/*
 * The elements a page may have.
 */
#ifndef THEME_ELEMENTS_H
#define THEME_ELEMENTS_H

#include "base/text.h"

enum element_kind {
	ELEMENT_PLAIN,
	ELEMENT_VOID, /* has no end and nothing in it */
	ELEMENT_EMPTY /* what is in it is no HTML: a theme puts nothing there */
};

struct element {
	const char *name;
	enum element_kind kind;
};

/* All of them by name; NULL from the end on. */
const struct element *element_at(size_t i);

/* NULL when there is none of the name. */
const struct element *element_find(struct text name);

/* Whether it was in a standard once and is in none any more. */
bool element_is_obsolete(struct text name);

/* The name nearest to `name`, or NULL. */
const char *element_nearest(struct text name);

#endif
