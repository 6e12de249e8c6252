/*
 * JSON with the places of its values: jansson reads the values and says where
 * broken JSON is broken. It does not keep places, so those are found in the
 * text, which is known to be good JSON by then.
 */
#ifndef SOURCE_IMPORT_JSON_WALK_H
#define SOURCE_IMPORT_JSON_WALK_H

#include <jansson.h>

#include "source/import.h"

/* The file as JSON, to be given back by json_decref; NULL after one error
 * (I001). */
json_t *import_json_load(struct importer *importer);

/* Walks over the members of an object or the elements of an array. */
struct import_walk {
	struct text t; /* of the whole file */
	size_t at;     /* behind the value taken last */
	struct text key;
	struct text value;
};

/* Into an object or array of the file. */
struct import_walk import_walk_into(struct text file, struct text value);

/* Into the object or array that the file is. */
struct import_walk import_walk_root(struct text file);

/* The next member or element; behind `{`, `[` or a value. */
bool import_walk_next(struct import_walk *walk, bool has_keys);

#endif
