/*
 * Which of many names was meant: the first of those with the fewest edits
 * (text_distance).
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stdbool.h>

#include "base/text.h"

struct nearest {
	struct text wanted; /* borrowed */
	size_t best;	    /* a name is nearer with fewer edits */
};

/* For names of at most `most` edits. */
struct nearest nearest_begin(struct text wanted, size_t most);

/* Whether the name is nearer than all that were asked for before it. */
bool nearest_is(struct nearest *nearest, struct text name);

#endif
