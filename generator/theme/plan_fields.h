/*
 * What theme.lua may say: one table for what is refused, editors' definitions
 * and the manual.
 */
#ifndef THEME_PLAN_FIELDS_H
#define THEME_PLAN_FIELDS_H

#include <stdbool.h>

struct plan_field {
	const char *name; /* NULL ends a table */
	const char *type; /* as editors' definitions have it */
	bool is_needed;
	const char *help;
};

/* Of theme.lua itself, of a parameter, and of a page that it adds. */
extern const struct plan_field plan_fields[];
extern const struct plan_field plan_parameter_fields[];
extern const struct plan_field plan_page_fields[];

#endif
