/*
 * A table of theme.lua as it is read: what it may have, and the line of what
 * it may not.
 */
#ifndef THEME_PLAN_TABLE_H
#define THEME_PLAN_TABLE_H

#include "theme/plan_fields.h"
#include "theme/plan_place.h"

struct plan_table {
	lua_State *L;
	int index;	   /* where it stands on the stack */
	struct plan_at at; /* the way to it, of at most two keys */
	const char *named; /* in messages: "parameter accent"; or NULL */
};

/* A Lua error about its `field`, or about itself for NULL. */
NORETURN void plan_table_refuse(const struct plan_table *table,
				const char *field, const char *format, ...);

/* Refuses keys that are none of `known`. */
void plan_table_check(const struct plan_table *table,
		      const struct plan_field *known);

/* The text that `field` is, in the page's arena; empty when it is not there. */
struct text plan_table_text(const struct plan_table *table, const char *field);

/* The number that `field` is, or `otherwise` when it is not there. */
double plan_table_number(const struct plan_table *table, const char *field,
			 double otherwise);

/*
 * Pushes the list that `field` is, or nil; `*count` items. Refuses what has
 * more than `most`, or other keys than numbers: `what` is what it wants.
 */
void plan_table_push_list(const struct plan_table *table, const char *field,
			  size_t most, const char *what, size_t *count);

#endif
