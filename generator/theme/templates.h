/*
 * Pieces of HTML that a state makes once for all pages, with slots that each
 * page fills: see template.h.
 */
#ifndef THEME_TEMPLATES_H
#define THEME_TEMPLATES_H

#include "base/list.h"
#include "base/text.h"

struct attribute;
struct theme_file;
struct thing;

#define TEMPLATE_REACH 8
#define TEMPLATE_FIXED 16

/* Where the function that makes one is written, and what it can reach. */
struct template_origin {
	const char *source; /* of a chunk, which stays compiled */
	int line;
	struct text name;
	bool is_about; /* something of the model, which may be nil: */
	const void *of;
	int type; /* of that */
	const void *reach[TEMPLATE_REACH];
};

enum template_part_kind {
	TEMPLATE_BYTES,
	TEMPLATE_CHILD,	    /* a value as a child */
	TEMPLATE_ATTRIBUTE, /* as that of an attribute of `element` */
	TEMPLATE_META, /* as the content of a <meta> that is called `name` */
	TEMPLATE_JSON,
	TEMPLATE_WHEN, /* it decides whether the parts before `end` stand */
	TEMPLATE_END   /* of those, while the template is made */
};

struct template_part {
	enum template_part_kind kind;
	unsigned slot;		   /* the value's; 0: it is `thing` */
	const struct thing *thing; /* an address, as seen from each page */
	struct text bytes;
	struct text element;
	struct text name;
	const struct attribute *attribute;
	size_t end; /* the number of the part behind those */
};

struct template_parts LIST_OF(struct template_part);
struct template_files LIST_OF(const struct theme_file *);

struct template
{
	struct template_origin origin;
	struct template_parts parts;
	struct template_files files; /* that ran to make it */
	unsigned slots;
	/* Of one that is kept, with all that is in it: */
	struct arena arena;
	uint64_t page;	       /* the number of that which it was made for */
	struct template *next; /* of those that are kept no longer */
};

struct templates {
	struct arena arena; /* of the list */
	struct LIST_OF(struct template *) list;
	struct template *replaced;	   /* which the page may still fill */
	uint64_t page;			   /* number of the one that is made */
	const void *fixed[TEMPLATE_FIXED]; /* tables that outlive a page */
	size_t fixed_count;
};

/* One that is being made. */
struct template_making {
	struct text name;
	struct template_parts marks; /* by their number in what is written */
	struct template_files files;
	int loaded; /* what the files that run for it return is kept apart */
};

/* Another page is made: forgets what was replaced for the last one. */
void templates_begin_page(struct templates *templates);

void templates_free(struct templates *templates);

#endif
