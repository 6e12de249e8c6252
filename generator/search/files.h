/*
 * Files of the index: scripts that call `dossierSearch(name, data)`.
 *
 * Several threads make them and one at a time hands them on: each has some
 * ready before it asks for its turn, so that none waits long.
 */
#ifndef SEARCH_FILES_H
#define SEARCH_FILES_H

#include "base/buf.h"
#include "base/pool.h"
#include "search/search.h"

/* Where all threads hand them on. None is once one could not be. */
struct files_door {
	const struct search_files *to;
	struct pool_lock lock;
	struct diag *diag;
	int rc;
};

#define FILES_READY 64

/* The files of one thread. */
struct files {
	struct files_door *door;
	struct text folder;
	int rc;		  /* of the door when it was last seen */
	struct buf bytes; /* one behind the other, each behind its path; the
			     last one is in the making */
	size_t count;	  /* that are ready */
	struct {
		size_t path; /* where it begins, */
		size_t file; /* and where the file does */
	} starts[FILES_READY + 1];
};

/* Begins the file `name`; its data is then added to files->bytes. */
void files_begin(struct files *files, const char *name);

/* Ends it: it is handed on, now or later. */
void files_end(struct files *files);

/* Hands on what is ready, and gives the memory back. */
void files_close(struct files *files);

/* Text inside of a string of JavaScript, and with the quotes around it. */
void files_add_escaped(struct buf *buf, struct text t);
void files_add_string(struct buf *buf, struct text t);

void files_add_number(struct buf *buf, uint64_t number);

#endif
