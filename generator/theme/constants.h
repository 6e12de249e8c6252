/*
 * Pieces of HTML that a state has made once for all pages: see constant.h.
 */
#ifndef THEME_CONSTANTS_H
#define THEME_CONSTANTS_H

#include "base/list.h"

#define CONSTANT_REACH 8

/* Where the function that makes one is written, and what it can reach. */
struct constant_origin {
	const char *source; /* of a chunk, which stays compiled */
	int line;
	struct text name;
	const void *reach[CONSTANT_REACH];
};

struct constant {
	struct constant_origin origin;
	struct text html;
};

struct constants {
	struct arena arena;
	struct LIST_OF(struct constant) list;
};

#endif
