/*
 * Holds a folder against the SHA256SUMS in it.
 *
 * The list comes from wherever the folder comes from, so no file is opened by
 * a name of it: what lies in the folder is listed first, without following a
 * link, and the two lists are compared.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/list.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "publish/publish.h"

/* A file that lies there. */
struct found {
	struct text path;
	const char *odd; /* what it is instead of a file, or NULL */
	bool is_listed;
	bool is_read;
	uint8_t sum[SHA256_BYTES];
};

/* A line of the list. */
struct listed {
	struct text path;
	uint8_t sum[SHA256_BYTES];
	size_t line;
};

struct verifying {
	const char *folder;
	int dir;
	struct arena arena;
	struct LIST_OF(struct found) found;   /* by path */
	struct LIST_OF(struct listed) listed; /* by path, then line */
	struct diag *diag;
};

/* A file of the folder as the user would name it. */
static struct place
place_of(struct verifying *v, struct text path, size_t line)
{
	const char *slash = text_ends(text_of(v->folder), TEXT("/")) ? "" : "/";

	return (struct place){
		.path = arena_format(&v->arena, "%s%s%.*s", v->folder, slash,
				     TEXT_ARG(path)),
		.line = line,
	};
}

/* ---- The list ---- */

static void
tell_broken(struct verifying *v, size_t line, const char *why)
{
	struct place place = place_of(v, TEXT(SUMS_NAME), line);

	diag_error(v->diag, P015, &place, "%s", why);
}

/* Undoes what sha256sum writes for a backslash and the ends of lines. */
static bool
unescape(struct arena *arena, struct text said, struct text *path)
{
	char *out = arena_bytes(arena, said.len);
	size_t length = 0;

	for (size_t i = 0; i < said.len; i++) {
		char c = said.s[i];

		if (c == '\\') {
			c = ++i < said.len ? said.s[i] : '\0';
			if (c == 'n' || c == 'r')
				c = c == 'n' ? '\n' : '\r';
			else if (c != '\\')
				return false;
		}
		out[length++] = c;
	}
	*path = (struct text){out, length};
	return true;
}

/* "SUM  PATH", "SUM *PATH", and with a backslash before it an escaped one. */
static bool
read_line(struct arena *arena, struct text line, struct listed *listed)
{
	bool is_escaped = text_starts(line, TEXT("\\"));
	struct text mode;

	if (is_escaped)
		line = text_from(line, 1);
	mode = text_slice(line, SHA256_HEX - 1, SHA256_HEX + 1);
	if (!sha256_parse(text_slice(line, 0, SHA256_HEX - 1), listed->sum) ||
	    !(text_equal(mode, TEXT("  ")) || text_equal(mode, TEXT(" *"))))
		return false;
	listed->path = text_from(line, SHA256_HEX + 1);
	return !is_escaped || unescape(arena, listed->path, &listed->path);
}

/* Whether it names a file of the folder, and does so in one way. */
static bool
is_fair_path(struct text path)
{
	struct text part;

	if (path.len == 0 || text_starts(path, TEXT("/")) ||
	    text_ends(path, TEXT("/")))
		return false;
	while (text_split(&path, '/', &part)) {
		if (part.len == 0 || text_equal(part, TEXT(".")) ||
		    text_equal(part, TEXT("..")))
			return false;
	}
	return true;
}

static void
read_lines(struct verifying *v, struct text rest)
{
	struct listed listed = {.line = 0};
	struct text line;

	while (text_line(&rest, &line)) {
		listed.line++;
		if (!read_line(&v->arena, line, &listed))
			tell_broken(v, listed.line,
				    "this line is not a sum of 64 digits, two "
				    "blanks and a path");
		else if (!is_fair_path(listed.path))
			tell_broken(v, listed.line,
				    "this path does not lead to a file of the "
				    "folder");
		else
			list_add(&v->arena, &v->listed, listed);
	}
	if (listed.line == 0)
		tell_broken(v, 1, "this list is empty");
}

static int
listed_by_path(const void *left, const void *right)
{
	const struct listed *a = left, *b = right;
	int order = text_compare(a->path, b->path);

	if (order != 0)
		return order;
	return a->line < b->line ? -1 : a->line > b->line;
}

static int
read_list(struct verifying *v)
{
	struct text bytes;

	if (faccessat(v->dir, SUMS_NAME, F_OK, 0) != 0) {
		diag_error(v->diag, P015, NULL,
			   "there is no " SUMS_NAME " in %s", v->folder);
		diag_hint(v->diag,
			  "name the folder that the site's first page is in; "
			  "what an old version has published has no list");
		return -1;
	}
	if (file_read(v->dir, SUMS_NAME, (size_t)LIMIT_FILES * LIMIT_PATH,
		      &v->arena, &bytes, v->diag) != 0)
		return -1;
	read_lines(v, bytes);
	if (v->listed.count > 1)
		qsort(v->listed.items, v->listed.count,
		      sizeof(*v->listed.items), listed_by_path);
	return 0;
}

/* ---- What lies there ---- */

/*
 * What is in the folder for another reason than that it was published: a
 * repository, the state of a build, the list, and what signs it.
 */
static bool
is_passed_over(struct text path)
{
	static const char *const names[] = {
		".git",
		".dossier",
		SUMS_NAME,
		SUMS_NAME ".asc",
		SUMS_NAME ".gpg",
		SUMS_NAME ".sig",
		SUMS_NAME ".minisig",
	};

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (text_equal(path, text_of(names[i])))
			return true;
	return false;
}

static const char *
odd_words(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	return S_ISLNK(mode) ? "a symbolic link" : "no ordinary file";
}

static int walk(struct verifying *v, int dir, struct text folder, int depth);

static int
walk_folder(struct verifying *v, int parent, struct text path, int depth)
{
	struct text name = path_name(path);
	int dir = openat(parent, name.s,
			 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct place place = place_of(v, path, 0);

	if (dir < 0) {
		diag_errno(v->diag, F001, place.path.s, "cannot open");
		return -1;
	}
	if (depth == LIMIT_OUTPUT_DEPTH) {
		diag_error(v->diag, F006, &place,
			   "folders are nested deeper than %d",
			   LIMIT_OUTPUT_DEPTH);
		close(dir);
		return -1;
	}
	return walk(v, dir, arena_join(&v->arena, path, TEXT("/")), depth + 1);
}

static int
add_entry(struct verifying *v, int dir, struct text path, int depth)
{
	struct found found = {.path = path};
	struct stat status;

	if (fstatat(dir, path_name(path).s, &status, AT_SYMLINK_NOFOLLOW) !=
	    0) {
		diag_errno(v->diag, F001, place_of(v, path, 0).path.s,
			   "cannot look at");
		return -1;
	}
	if (S_ISDIR(status.st_mode))
		return walk_folder(v, dir, path, depth);
	found.odd = odd_words(status.st_mode);
	list_add(&v->arena, &v->found, found);
	return 0;
}

/* Takes `dir`. */
static int
walk(struct verifying *v, int dir, struct text folder, int depth)
{
	DIR *list = fdopendir(dir);
	struct dirent *entry;
	int rc = 0;

	if (list == NULL) {
		close(dir);
		diag_errno(v->diag, F002, place_of(v, folder, 0).path.s,
			   "cannot read");
		return -1;
	}
	while ((entry = readdir(list)) != NULL) {
		struct text name = text_of(entry->d_name);
		struct text path;

		if (text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
			continue;
		path = arena_join(&v->arena, folder, name);
		if (!is_passed_over(path))
			rc |= add_entry(v, dir, path, depth);
	}
	closedir(list);
	return rc;
}

static int
found_by_path(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	return text_compare(a->path, b->path);
}

static int
list_files(struct verifying *v)
{
	int dir = openat(v->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc;

	if (dir < 0) {
		diag_errno(v->diag, F001, v->folder, "cannot open");
		return -1;
	}
	rc = walk(v, dir, TEXT(""), 0);
	if (v->found.count > 1)
		qsort(v->found.items, v->found.count, sizeof(*v->found.items),
		      found_by_path);
	return rc;
}

/* ---- Comparing ---- */

/* The file of that path, or NULL; `at` is where the last one was. */
static struct found *
find_found(struct verifying *v, struct text path, size_t *at)
{
	struct found *items = v->found.items;

	while (*at < v->found.count && text_compare(items[*at].path, path) < 0)
		++*at;
	return *at < v->found.count && text_equal(items[*at].path, path)
		       ? &items[*at]
		       : NULL;
}

static void
mark_listed(struct verifying *v)
{
	size_t at = 0;

	list_each (struct listed, listed, &v->listed) {
		struct found *found = find_found(v, listed->path, &at);

		if (found)
			found->is_listed = true;
	}
}

static void
sum_one(void *context, size_t item, size_t thread)
{
	struct verifying *v = context;
	struct found *found = &v->found.items[item];
	struct diag unsaid = {0}; /* a file of its own is told when compared */

	(void)thread;
	if (found->is_listed && !found->odd)
		found->is_read = sha256_of_file(v->dir, found->path.s,
						found->sum, &unsaid) == 0;
	diag_free(&unsaid);
}

static void
tell_changed(struct verifying *v, const struct listed *listed,
	     const struct found *found)
{
	struct place place = place_of(v, found->path, 0);
	char is[SHA256_HEX], was[SHA256_HEX];

	sha256_digits(found->sum, is);
	sha256_digits(listed->sum, was);
	diag_error(v->diag, P012, &place,
		   "%.*s is not the file that was published",
		   TEXT_ARG(found->path));
	diag_note(v->diag, "its sum is %s", is);
	diag_note(v->diag, "that of the one published %s", was);
}

static void
compare_file(struct verifying *v, const struct listed *listed,
	     struct found *found)
{
	struct place place;

	if (found->odd) {
		place = place_of(v, found->path, 0);
		diag_error(v->diag, P012, &place,
			   "%.*s is %s, not the file that was published",
			   TEXT_ARG(found->path), found->odd);
		return;
	}
	/* Once more, for the reason. */
	if (!found->is_read &&
	    sha256_of_file(v->dir, found->path.s, found->sum, v->diag) != 0)
		return;
	if (memcmp(found->sum, listed->sum, SHA256_BYTES) != 0)
		tell_changed(v, listed, found);
}

static void
tell_missing(struct verifying *v, const struct listed *listed)
{
	struct place place = place_of(v, listed->path, 0);

	diag_error(v->diag, P013, &place,
		   "%.*s was published, and is not there",
		   TEXT_ARG(listed->path));
}

static void
tell_extra(struct verifying *v, const struct found *found)
{
	struct place place = place_of(v, found->path, 0);

	diag_error(v->diag, P014, &place,
		   "%.*s is there, and was not published",
		   TEXT_ARG(found->path));
}

/* Whether the line before says something of the same file. */
static bool
is_repeated(struct verifying *v, const struct listed *listed)
{
	if (listed == v->listed.items ||
	    !text_equal(listed[-1].path, listed->path))
		return false;
	tell_broken(v, listed->line, "this file is listed twice");
	return true;
}

static void
compare_lists(struct verifying *v)
{
	size_t at = 0;

	list_each (struct listed, listed, &v->listed) {
		struct found *found = find_found(v, listed->path, &at);

		if (is_repeated(v, listed))
			continue;
		if (found)
			compare_file(v, listed, found);
		else
			tell_missing(v, listed);
	}
	list_each (struct found, found, &v->found)
		if (!found->is_listed)
			tell_extra(v, found);
}

int
publish_verify(const char *folder, size_t jobs, size_t *files,
	       struct diag *diag)
{
	struct verifying v = {.folder = folder, .diag = diag};
	size_t errors = diag->errors;

	*files = 0;
	v.dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (v.dir < 0) {
		diag_errno(diag, F001, folder, "cannot open the folder");
		return -1;
	}
	if (read_list(&v) == 0 && list_files(&v) == 0) {
		mark_listed(&v);
		pool_run(jobs, v.found.count, sum_one, &v);
		compare_lists(&v);
	}
	*files = v.listed.count;
	close(v.dir);
	arena_free(&v.arena);
	return diag->errors == errors ? 0 : -1;
}
