/*
 * The attributes of finished HTML or XML, whoever wrote it: the builder, a
 * document, h.raw. A plain walk over tags, not a parser: what our builder
 * writes is well formed, and of what h.raw lets through a browser's reading
 * is followed as far as finding addresses goes (HTML, "Tokenization").
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/buf.h"

struct scan_attribute {
	struct text element;
	struct text name;
	struct text value; /* as written, with character references */
};

#define SCAN_STARTS 128

struct scan {
	struct text rest;
	struct text element; /* whose attributes come next; empty: none */
	bool is_html;	     /* script and style hold no tags */
	bool is_svg;	     /* style holds CSS; to be set after scan_begin */
	bool is_closed;	     /* the tag ends in "/>" */
	const char *starts[SCAN_STARTS]; /* where tags may begin */
	size_t count;
	size_t next;	      /* of them */
	const char *searched; /* for them, up to here */
};

/* Begins at the first of `text`, which is borrowed. */
struct scan scan_begin(struct text text, bool is_html);

/*
 * The next attribute that has a value; false at the end. The CSS inside a
 * <style> of HTML or SVG comes as an attribute without a name.
 */
bool scan_next(struct scan *scan, struct scan_attribute *found);

/* Writes `value` with its character references read: the five of XML, and
 * numbers. Others stay as they are. */
void scan_add_value(struct buf *out, struct text value);

#endif
