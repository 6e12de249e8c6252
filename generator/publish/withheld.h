/*
 * Words that must not be published, in whatever way they are written.
 *
 * content/withheld.txt has one a line; lines that begin with # are notes. They
 * are searched for in every byte that is published, in either case, in every
 * normal form, as HTML, URLs and JSON write them, across tags and folded
 * lines, within words, and with any signs or none but blanks between words. The
 * search rather finds too much.
 */
#ifndef PUBLISH_WITHHELD_H
#define PUBLISH_WITHHELD_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"

struct withheld_term {
	struct text form; /* as withheld_form writes it */
	size_t line;	  /* of withheld.txt */
};

struct withheld {
	struct LIST_OF(struct withheld_term) terms;
};

/* A file that is going to be published. */
struct withheld_file {
	struct text path;
	struct text origin;
	struct text bytes;
};

/*
 * Reads withheld.txt of the site; without one there are no terms. They are in
 * the arena. Returns 0, or -1 with errors: what file_read tells, S013, and
 * P009 for a term that is too short to be searched for.
 */
MUST_CHECK
int withheld_read(int site_dir, struct arena *arena, struct withheld *withheld,
		  struct diag *diag);

/*
 * Looks through bytes and path of the file. A term in it is an error (P008)
 * that gives its line of withheld.txt and never its words.
 */
void withheld_check(const struct withheld *withheld,
		    const struct withheld_file *file, struct diag *diag);

/*
 * As withheld_check for the bytes of the file `file->origin` below `dir`,
 * whatever its size. Returns 0, or -1 when it cannot be read (F001, F002).
 */
MUST_CHECK
int withheld_check_file(const struct withheld *withheld,
			const struct withheld_file *file, int dir,
			struct diag *diag);

#endif
