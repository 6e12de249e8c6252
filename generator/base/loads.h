/*
 * What a browser loads of itself with a finished page, as opposed to where a
 * reader may go from it.
 */
#ifndef BASE_LOADS_H
#define BASE_LOADS_H

#include "base/text.h"

enum loads {
	LOADS_NOTHING,
	LOADS_ADDRESS,	 /* the value is one */
	LOADS_ADDRESSES, /* "a.png 1x, b.png 2x" */
	LOADS_STYLE,	 /* the value is CSS */
	LOADS_BY_REL	 /* of <link>: see loads_rel */
};

/* What the attribute of the element makes a browser load (HTML, SVG 2). */
enum loads loads_of(struct text element, struct text attribute);

/* Is given an address that is loaded, borrowed for the call. */
typedef void loads_take(void *context, struct text url);

/* Gives each address that a value, its character references resolved, makes a
 * browser load. LOADS_BY_REL and LOADS_NOTHING give none. */
void loads_each(enum loads loads, struct text value, loads_take *take,
		void *context);

/* Whether what a <link> of this `rel` leads to is loaded, or its host asked
 * for: all but what is known to be for readers and machines. */
bool loads_rel(struct text rel);

#endif
