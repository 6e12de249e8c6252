/*
 * The kinds of things in documents, as hooks and filters name them: one table
 * for what they may ask for, editors' definitions and the manual.
 */
#ifndef THEME_KINDS_H
#define THEME_KINDS_H

#include "base/text.h"
#include "theme/fields.h"

struct kind {
	const char *name;
	enum type_id type;   /* of what a hook is called with */
	bool is_hooked;	     /* hooks/NAME.lua renders it */
	bool has_inner;	     /* and is given what stands in it */
	bool is_found;	     /* filters find it: node:find(NAME) */
	const char *members; /* of nodes: what it has beside what all have */
	const char *help;
};

/* By name. */
extern const struct kind kinds[];
extern const size_t kind_count;

/* NULL when there is none of the name. */
const struct kind *kind_find(struct text name);

#endif
