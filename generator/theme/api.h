/*
 * The functions of the modules that themes require: one table for editors'
 * definitions and the manual. What the model has is in theme/fields.h.
 */
#ifndef THEME_API_H
#define THEME_API_H

#include "base/text.h"

struct api_function {
	const char *module; /* as required; "list": methods of lists */
	const char *name;
	const char *parameters; /* "words: string, most?: integer" */
	const char *returns;
	const char *help;
};

struct api_module {
	const char *name;
	const char *file; /* of its definitions */
	const char *help;
	/* For names that are not in the table: an element of that name. */
	const char *any;
};

extern const struct api_module api_modules[];
extern const size_t api_module_count;

/* By module, then name. */
extern const struct api_function api_functions[];
extern const size_t api_function_count;

#endif
