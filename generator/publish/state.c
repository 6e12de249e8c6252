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
#include "base/mem.h"
#include "publish/publication.h"

#define FIRST_LINE "dossier manifest 2"

/* Paths and nothing else. */
#define OLD_FIRST_LINE "dossier manifest 1"

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

/* A line is "- PATH" or "STAMP SUM PATH". False when it is neither. */
static bool
read_line(struct publication *publication, struct text line, struct text *path)
{
	size_t space = text_find_char(line, ' ', 0);
	struct text rest = text_from(line, space + 1);
	struct known_sum known;

	if (space == TEXT_NOT_FOUND)
		return false;
	*path = rest;
	if (text_equal(text_slice(line, 0, space), TEXT("-")))
		return true;
	if (rest.len <= SHA256_HEX || rest.s[SHA256_HEX - 1] != ' ' ||
	    !sha256_parse(text_slice(rest, 0, SHA256_HEX - 1), known.bytes))
		return false;
	*path = text_from(rest, SHA256_HEX);
	index_add(&publication->arena, &publication->known_index,
		  text_slice(line, 0, space),
		  (uint32_t)publication->known.count);
	list_add(&publication->arena, &publication->known, known);
	return true;
}

static int
compare_paths(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

bool
state_is_ours(const struct publication *publication, struct text path)
{
	return publication->ours.count > 0 &&
	       bsearch(&path, publication->ours.items, publication->ours.count,
		       sizeof(path), compare_paths);
}

int
state_read(struct publication *publication, struct diag *diag)
{
	struct text rest, line, path;
	bool is_old, is_sorted = true;

	if (publication->state_dir < 0 ||
	    faccessat(publication->state_dir, "manifest", F_OK, 0) != 0)
		return 0;
	if (file_read(publication->state_dir, "manifest",
		      (size_t)LIMIT_FILES * LIMIT_PATH, &publication->arena,
		      &rest, diag) != 0)
		return -1;
	if (!text_line(&rest, &line))
		return broken_manifest(publication, diag);
	is_old = text_equal(line, TEXT(OLD_FIRST_LINE));
	if (!is_old && !text_equal(line, TEXT(FIRST_LINE)))
		return broken_manifest(publication, diag);
	while (text_line(&rest, &line)) {
		path = line;
		if (!is_old && !read_line(publication, line, &path))
			return broken_manifest(publication, diag);
		is_sorted &=
			publication->ours.count == 0 ||
			text_compare(*list_last(&publication->ours), path) < 0;
		list_add(&publication->arena, &publication->ours, path);
	}
	/* As we wrote it, it is; somebody may have edited it. */
	if (!is_sorted)
		qsort(publication->ours.items, publication->ours.count,
		      sizeof(struct text), compare_paths);
	return 0;
}

int
state_open(struct publication *publication, struct diag *diag)
{
	if (open_output(publication, diag) != 0)
		return -1;
	return open_state(publication, diag);
}

static int
by_path(const void *a, const void *b)
{
	const struct publish_entry *left = *(struct publish_entry *const *)a;
	const struct publish_entry *right = *(struct publish_entry *const *)b;

	return text_compare(left->path, right->path);
}

void
state_sort(struct publication *publication)
{
	size_t count = publication->entries.count;
	struct publish_entry **sorted = mem_alloc(count * sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &publication->entries.items[i];
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), by_path);
	free(publication->sorted);
	publication->sorted = sorted;
}

static void
write_line(struct buf *buf, const struct publish_entry *entry)
{
	char stamp[STAMP_DIGITS];
	char hex[SHA256_HEX];

	if (entry->stamp != 0) {
		sums_digits(entry->stamp, stamp);
		sha256_digits(entry->sum, hex);
		buf_add(buf, stamp, STAMP_DIGITS - 1);
		buf_char(buf, ' ');
		buf_add(buf, hex, SHA256_HEX - 1);
		buf_char(buf, ' ');
	} else {
		buf_literal(buf, "- ");
	}
	buf_text(buf, entry->path);
	buf_char(buf, '\n');
}

int
state_save(struct publication *publication, struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int rc;

	buf_literal(&buf, FIRST_LINE "\n");
	for (size_t i = 0; i < publication->entries.count; i++)
		write_line(&buf, publication->sorted[i]);
	rc = file_write(publication->state_dir, "manifest.new",
			buf_as_text(&buf), diag);
	buf_free(&buf);
	return rc;
}
