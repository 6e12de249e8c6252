/*
 * The attributes of finished HTML or XML, whoever wrote it: the builder, a
 * document, h.raw. A plain walk over tags, not a parser: what our builder
 * writes is well formed, and of what h.raw lets through a browser's reading
 * is followed as far as finding addresses goes (HTML, "Tokenization").
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/buf.h"

/* A start tag that whoever wrote it knows all about. */
struct scan_tag {
	size_t start; /* of its '<', in the text */
	size_t end;   /* behind its '>' */
	uint64_t sum; /* the writer's */
};

struct scan_attribute {
	struct text element;
	struct text name;
	struct text value; /* as written, with character references */
	/* A known tag that was passed over, and nothing else; or NULL. */
	const struct scan_tag *tag;
};

#define SCAN_STARTS 128

struct scan {
	struct text rest;
	struct text element; /* whose attributes come next; empty: none */
	bool is_html;	     /* script and style hold no tags */
	bool is_svg;	     /* style holds CSS; to be set after scan_begin */
	bool is_closed;	     /* the tag ends in "/>" */
	/* Known tags in order of place, to be set after scan_begin. They are
	 * passed over where a scan comes to their '<', and no others: some may
	 * stand in comments, scripts or values. */
	const struct scan_tag *tags;
	size_t tag_count;
	const char *text;		 /* where all begins */
	const char *starts[SCAN_STARTS]; /* where tags may begin */
	size_t count;
	size_t next;	      /* of them */
	const char *searched; /* for them, up to here */
};

/* Begins at the first of `text`, which is borrowed. */
struct scan scan_begin(struct text text, bool is_html);

/*
 * The next attribute that has a value, or known tag; false at the end. The CSS
 * inside a <style> of HTML or SVG comes as an attribute without a name.
 */
bool scan_next(struct scan *scan, struct scan_attribute *found);

/* Writes `value` with its character references read: the five of XML, and
 * numbers. Others stay as they are. */
void scan_add_value(struct buf *out, struct text value);

#endif
