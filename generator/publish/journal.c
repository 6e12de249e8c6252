/*
 * The journal: a line a step, and a last line that says it is whole.
 *
 *   put all       stage/ becomes the output, which is not there
 *   put N PATH    stage/N becomes PATH of the output
 *   drop PATH     PATH of the output goes, with the folders it leaves empty
 *   end
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/publication.h"

#define PUT_ALL "put all"
#define LAST_LINE "end\n"

/* Pages lead to assets and feeds lead to pages: what is led to comes first. */
enum order {
	ORDER_ASSETS,
	ORDER_PAGES,
	ORDER_INDEXES,
	ORDER_SUMS, /* of all that */
	ORDERS
};

static enum order
order_of(struct text path)
{
	static const char *const indexes[] = {"xml", "json", "txt", "ics",
					      "csv"};
	struct text extension = path_extension(path);

	if (text_equal(path, TEXT(SUMS_NAME)))
		return ORDER_SUMS;
	if (text_equal(extension, TEXT("html")))
		return ORDER_PAGES;
	for (size_t i = 0; i < ARRAY_COUNT(indexes); i++)
		if (text_equal(extension, text_of(indexes[i])))
			return ORDER_INDEXES;
	return ORDER_ASSETS;
}

static void
add_puts(const struct publication *publication, enum order order,
	 struct buf *buf)
{
	for (size_t i = 0; i < publication->entries.count; i++) {
		const struct publish_entry *entry =
			&publication->entries.items[i];

		if (!entry->is_changed || order_of(entry->path) != order)
			continue;
		buf_format(buf, "put %zu ", i);
		buf_text(buf, entry->path);
		buf_char(buf, '\n');
	}
}

int
journal_write(struct publication *publication, const struct path_list *removed,
	      struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int dir = publication->state_dir;
	int rc;

	if (publication->is_new)
		buf_literal(&buf, PUT_ALL "\n");
	for (enum order order = 0; order < ORDERS && !publication->is_new;
	     order++)
		add_puts(publication, order, &buf);
	for (size_t i = 0; i < removed->count; i++) {
		buf_literal(&buf, "drop ");
		buf_text(&buf, removed->items[i]);
		buf_char(&buf, '\n');
	}
	buf_literal(&buf, LAST_LINE);
	rc = file_write(dir, "journal.new", buf_as_text(&buf), diag);
	buf_free(&buf);
	if (rc == 0 && renameat(dir, "journal.new", dir, "journal") != 0) {
		diag_errno(diag, F004, publication->state_path.s,
			   "cannot write the journal");
		rc = -1;
	}
	return rc;
}

static int
failed_put(struct publication *publication, struct text path, struct diag *diag)
{
	int reason = errno;
	struct text whole =
		arena_format(&publication->arena, "%s/%.*s",
			     publication->output_path, TEXT_ARG(path));

	errno = reason;
	diag_errno(diag, F004, whole.s, "cannot put in place");
	diag_hint(diag, "the next build completes this one");
	return -1;
}

static int
make_folder(const struct publication *publication, struct text path,
	    struct diag *diag)
{
	char folder[LIMIT_PATH + 1];

	snprintf(folder, sizeof(folder), "%.*s", TEXT_ARG(path_folder(path)));
	return file_make_folders(publication->output_dir, folder, diag);
}

static int
open_output(struct publication *publication, struct diag *diag)
{
	const char *path = publication->output_path;

	if (publication->output_dir >= 0)
		return 0;
	if (file_make_folders(AT_FDCWD, path, diag) != 0)
		return -1;
	publication->output_dir =
		open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (publication->output_dir >= 0)
		return 0;
	diag_errno(diag, F001, path, "cannot open the output folder");
	return -1;
}

/* As put, for all there is; an empty output that was opened is there no more.
 */
static int
put_all(struct publication *publication, struct diag *diag)
{
	const char *path = publication->output_path;

	if (renameat(publication->state_dir, "stage", AT_FDCWD, path) == 0 ||
	    errno == ENOENT) {
		if (publication->output_dir >= 0)
			close(publication->output_dir);
		publication->output_dir = -1;
		return open_output(publication, diag);
	}
	if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR)
		return failed_put(publication, TEXT(""), diag);
	diag_error(diag, P004, NULL,
		   "%s is in the way, and no build of this site wrote it",
		   path);
	diag_hint(diag, "move it away; the next build completes this one");
	return -1;
}

/*
 * Renames; the folder is made only when it turns out to be missing. What is
 * staged no more was put in place by the build that was interrupted.
 */
static int
put(struct publication *publication, struct text step, struct diag *diag)
{
	size_t space = text_find_char(step, ' ', 0);
	struct text path = text_from(step, space + 1);
	char from[32], to[LIMIT_PATH + 1];

	snprintf(from, sizeof(from), "stage/%.*s", (int)space, step.s);
	snprintf(to, sizeof(to), "%.*s", TEXT_ARG(path));
	if (renameat(publication->state_dir, from, publication->output_dir,
		     to) == 0)
		return 0;
	if (errno != ENOENT)
		return failed_put(publication, path, diag);
	if (make_folder(publication, path, diag) != 0)
		return -1;
	if (renameat(publication->state_dir, from, publication->output_dir,
		     to) != 0 &&
	    errno != ENOENT)
		return failed_put(publication, path, diag);
	return 0;
}

static int
drop(struct publication *publication, struct text path, struct diag *diag)
{
	struct text name = arena_text(&publication->arena, path);
	int dir = publication->output_dir;

	if (unlinkat(dir, name.s, 0) != 0 && errno != ENOENT &&
	    errno != ENOTDIR && errno != EISDIR) {
		diag_errno(diag, F004, name.s, "cannot remove");
		return -1;
	}
	for (;;) {
		struct text folder = path_folder(name);

		if (folder.len == 0)
			return 0;
		name = arena_text(&publication->arena,
				  text_slice(folder, 0, folder.len - 1));
		if (unlinkat(dir, name.s, AT_REMOVEDIR) != 0)
			return 0;
	}
}

static int
do_step(struct publication *publication, struct text line, struct diag *diag)
{
	if (text_equal(line, TEXT(PUT_ALL)))
		return put_all(publication, diag);
	if (text_starts(line, TEXT("put ")))
		return put(publication, text_from(line, 4), diag);
	if (text_starts(line, TEXT("drop ")))
		return drop(publication, text_from(line, 5), diag);
	return 0;
}

static int
finish(struct publication *publication, struct diag *diag)
{
	int dir = publication->state_dir;

	if (renameat(dir, "manifest.new", dir, "manifest") != 0 &&
	    errno != ENOENT) {
		diag_errno(diag, F004, publication->state_path.s,
			   "cannot write the manifest");
		return -1;
	}
	if (unlinkat(dir, "journal", 0) == 0)
		return 0;
	diag_errno(diag, F004, publication->state_path.s,
		   "cannot remove the journal");
	return -1;
}

int
journal_apply(struct publication *publication, bool *found, struct diag *diag)
{
	struct text rest, line;

	*found = publication->state_dir >= 0 &&
		 faccessat(publication->state_dir, "journal", F_OK, 0) == 0;
	if (!*found)
		return 0;
	if (file_read(publication->state_dir, "journal",
		      (size_t)LIMIT_FILES * LIMIT_PATH, &publication->arena,
		      &rest, diag) != 0)
		return -1;
	if (!text_starts(rest, TEXT(PUT_ALL)) &&
	    open_output(publication, diag) != 0)
		return -1;
	while (text_line(&rest, &line))
		if (do_step(publication, line, diag) != 0)
			return -1;
	return finish(publication, diag);
}
