/*
 * The attributes that elements of a page may have.
 */
#ifndef THEME_ATTRIBUTE_NAMES_H
#define THEME_ATTRIBUTE_NAMES_H

#include "base/text.h"

/* Whether an element of HTML, SVG or MathML has it, or it is data-…. */
bool attribute_name_is_known(struct text name);

/* All of them but data-…, by name; NULL from the end on. */
const char *attribute_name_at(size_t i);

/* The name nearest to `name`, or NULL. */
const char *attribute_name_nearest(struct text name);

#endif
