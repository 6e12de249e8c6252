/*
 * The formats of data files. For data.c.
 */
#ifndef SOURCE_DATA_H
#define SOURCE_DATA_H

#include "source/source.h"

/* A data file that was read. */
struct data_file {
	struct text text;
	struct text path; /* from the site's folder */
	struct arena *arena;
	struct diag *diag;
};

/* Each returns what the file holds, or NULL after one error (S004, S030). */
struct value *data_read_json(const struct data_file *file);
struct value *data_read_csv(const struct data_file *file);

#endif
