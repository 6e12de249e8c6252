/*
 * What is remembered from build to build: which files are ours.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "publish/publication.h"

#define FIRST_LINE "dossier manifest 1"

static int
open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* The output's descriptor; -1 stands for an output that is not there yet. */
static int
open_output(struct publication *publication, struct diag *diag)
{
	publication->output_dir = open_folder(publication->output_path);
	if (publication->output_dir >= 0 || errno == ENOENT)
		return 0;
	diag_errno(diag, F001, publication->output_path,
		   "cannot open the output folder");
	return -1;
}

static int
take_lock(struct publication *publication, struct diag *diag)
{
	int lock = openat(publication->state_dir, "lock",
			  O_RDWR | O_CREAT | O_CLOEXEC, 0666);

	publication->lock = lock;
	if (lock < 0) {
		diag_errno(diag, F004, publication->state_path.s,
			   "cannot lock the output");
		return -1;
	}
	if (flock(lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	diag_error(diag, P003, NULL, "another build is publishing to %s",
		   publication->output_path);
	diag_hint(diag, "wait until it has ended");
	return -1;
}

static int
open_state(struct publication *publication, struct diag *diag)
{
	const char *path = publication->state_path.s;

	if (!publication->dry_run &&
	    file_make_folders(AT_FDCWD, path, diag) != 0)
		return -1;
	publication->state_dir = open_folder(path);
	if (publication->state_dir >= 0)
		return publication->dry_run ? 0 : take_lock(publication, diag);
	if (publication->dry_run && errno == ENOENT)
		return 0;
	diag_errno(diag, F001, path, "cannot open the folder of the build");
	return -1;
}

static int
broken_manifest(struct publication *publication, struct diag *diag)
{
	diag_error(diag, F002, NULL, "%.*smanifest is not one of ours",
		   TEXT_ARG(publication->state_path));
	diag_hint(diag, "remove that folder, and empty the output by hand");
	return -1;
}

static int
read_manifest(struct publication *publication, struct diag *diag)
{
	struct text rest, line;

	if (publication->state_dir < 0 ||
	    faccessat(publication->state_dir, "manifest", F_OK, 0) != 0)
		return 0;
	if (file_read(publication->state_dir, "manifest",
		      (size_t)LIMIT_FILES * LIMIT_PATH, &publication->arena,
		      &rest, diag) != 0)
		return -1;
	if (!text_line(&rest, &line) || !text_equal(line, TEXT(FIRST_LINE)))
		return broken_manifest(publication, diag);
	while (text_line(&rest, &line)) {
		index_add(&publication->arena, &publication->ours_index, line,
			  (uint32_t)publication->ours.count);
		list_add(&publication->arena, &publication->ours, line);
	}
	return 0;
}

int
state_open(struct publication *publication, struct diag *diag)
{
	if (open_output(publication, diag) != 0)
		return -1;
	if (open_state(publication, diag) != 0)
		return -1;
	return read_manifest(publication, diag);
}

static int
compare_paths(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

int
state_save(struct publication *publication, struct diag *diag)
{
	struct buf buf = BUF_INIT;
	size_t count = publication->entries.count;
	struct text *paths =
		arena_array(&publication->arena, struct text, count);
	int rc;

	for (size_t i = 0; i < count; i++)
		paths[i] = publication->entries.items[i].path;
	if (count > 0)
		qsort(paths, count, sizeof(*paths), compare_paths);
	buf_literal(&buf, FIRST_LINE "\n");
	for (size_t i = 0; i < count; i++) {
		buf_text(&buf, paths[i]);
		buf_char(&buf, '\n');
	}
	rc = file_write(publication->state_dir, "manifest.new",
			buf_as_text(&buf), diag);
	buf_free(&buf);
	return rc;
}
