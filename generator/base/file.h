/*
 * Files: read whole, written whole or not at all.
 *
 * Each function reports what went wrong with the path and the system's
 * reason, as error F001 … F0xx in `diag`. Every write is checked up to the
 * close.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * Reads the regular file `path` below the folder `dir` (an open descriptor,
 * or AT_FDCWD) into the arena, with a NUL behind that is not counted.
 *
 * Returns 0, or -1 with one error: cannot be opened or read, no regular file,
 * larger than `most` bytes (F003).
 */
MUST_CHECK
int file_read(int dir, const char *path, size_t most, struct arena *arena,
	      struct text *bytes, struct diag *diag);

/*
 * Creates or truncates `path` below `dir` and writes `bytes`; checks the
 * close. A new file has mode 0666 less the umask.
 *
 * Returns 0, or -1 with one error; then no part of the file is left.
 */
MUST_CHECK
int file_write(int dir, const char *path, struct text bytes, struct diag *diag);

/* As file_write; first makes the folders of `path` that are not there. */
MUST_CHECK
int file_write_deep(int dir, const char *path, struct text bytes,
		    struct diag *diag);

/* Whether `path` holds exactly `bytes`: 1 yes, 0 no or not there. */
int file_holds(int dir, const char *path, struct text bytes);

/* A path below an open folder, or AT_FDCWD. */
struct file_at {
	int dir;
	const char *path;
};

/*
 * Creates or truncates `to` with the bytes of the regular file `from`,
 * whatever its size: nothing of it is held in memory. Otherwise as file_write.
 */
MUST_CHECK
int file_copy(const struct file_at *from, const struct file_at *to,
	      struct diag *diag);

/*
 * Whether `a` and `b` are regular files with the same bytes: 1 yes, 0 no or
 * one is not there.
 */
int file_same(const struct file_at *a, const struct file_at *b);

/* Makes a folder and all above it below `dir`. Fine when it is there. */
MUST_CHECK
int file_make_folders(int dir, const char *path, struct diag *diag);

#endif
