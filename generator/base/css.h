/*
 * The addresses in a style sheet (CSS Syntax Module Level 3): of @import,
 * url(), src() and image-set(). Only as much of CSS is read as finding them
 * takes; whatever the bytes are, the walk ends.
 */
#ifndef BASE_CSS_H
#define BASE_CSS_H

#include "base/buf.h"

struct css_scan {
	struct text css;
	size_t at;
	size_t depth;	/* of parentheses */
	size_t images;	/* depth inside an image-set(); 0: in none */
	bool is_import; /* behind @import, its string is an address */
	bool is_name;	/* behind @namespace, no address is loaded */
};

/* The bytes between `start` and `end` are the address, without quotes. */
struct css_url {
	size_t start;
	size_t end;
	bool is_import;
};

/* Begins at the first byte of `css`, which is borrowed. */
struct css_scan css_begin(struct text css);

/* The next address; false at the end. */
bool css_next(struct css_scan *scan, struct css_url *url);

/* Writes an address as it is meant: with its escapes read. */
void css_add_value(struct buf *out, struct text raw);

#endif
