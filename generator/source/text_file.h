/*
 * Reads a text file and sees to it that it is one. For document.c and
 * config.c.
 */
#ifndef SOURCE_TEXT_FILE_H
#define SOURCE_TEXT_FILE_H

#include "base/arena.h"
#include "base/diag.h"

struct text_file {
	int site_dir;	  /* the site's folder, open */
	struct text path; /* below it, with a NUL behind */
	size_t most;	  /* bytes it may have */
};

/*
 * Reads the file into the arena: well-formed UTF-8 without NUL bytes (S013),
 * without a byte order mark, each line ended by LF.
 *
 * Returns 0, or -1 with one error: S013, or what file_read tells.
 */
MUST_CHECK
int text_file_read(const struct text_file *file, struct arena *arena,
		   struct text *text, struct diag *diag);

#endif
