/*
 * Files of the index: scripts that call `dossierSearch(name, data)`.
 */
#ifndef SEARCH_FILES_H
#define SEARCH_FILES_H

#include "base/buf.h"
#include "search/search.h"

/* Begins the file `name`; data follows. */
void files_begin(struct buf *file, const char *name);

/* Ends it and hands it over; the buffer is then empty. */
MUST_CHECK
int files_end(struct buf *file, const char *name,
	      const struct search_files *files, struct diag *diag);

/* Text inside of a string of JavaScript, and with the quotes around it. */
void files_add_escaped(struct buf *buf, struct text t);
void files_add_string(struct buf *buf, struct text t);

#endif
