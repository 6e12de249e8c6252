#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/integrity.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "source/source.h"

/* A folder of content/ itself, which a thread lists with all that is in it. */
struct branch {
	const char *name;
	struct text path;
	struct tree tree;
	struct diag diag;
};

struct branches LIST_OF(struct branch);

struct walk {
	struct arena *arena;
	struct tree *tree;
	struct diag *diag;
	struct branches *branches; /* that were come by; NULL: below one */
	bool is_full;		   /* LIMIT_FILES was reached: stop */
};

/* A folder that is open. */
struct folder {
	int dir;
	struct text path; /* below content/, with a slash behind; or empty */
	size_t depth;
};

/* The path from the site's folder, with a NUL behind: for diagnostics. */
static struct text
file_path(struct walk *walk, struct text path)
{
	return arena_join(walk->arena, TEXT("content/"), path);
}

/* ---- What is left out. ---- */

/* Keys, and files in which programs keep passwords. */
static bool
is_secret(struct text name)
{
	static const char *const names[] = {
		"id_rsa",  "id_dsa", "id_ecdsa",	 "id_ed25519",
		".env",	   ".envrc", ".netrc",		 ".htpasswd",
		".pgpass", ".npmrc", ".git-credentials",
	};
	static const char *const endings[] = {".pem", ".key", ".p12", ".pfx",
					      ".ppk", ".jks", ".kdbx"};

	if (text_starts(name, TEXT(".env.")))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (text_equal_fold(name, text_of(names[i])))
			return true;
	for (size_t i = 0; i < ARRAY_COUNT(endings); i++)
		if (name.len > strlen(endings[i]) &&
		    text_equal_fold(
			    text_from(name, name.len - strlen(endings[i])),
			    text_of(endings[i])))
			return true;
	return false;
}

/* What an editor leaves beside the file one works on. */
static bool
is_copy(struct text name)
{
	static const char *const endings[] = {"~", ".bak", ".orig", ".swp",
					      ".swo"};

	if (name.s[0] == '#' && text_ends(name, TEXT("#")))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(endings); i++) {
		if (text_ends(name, text_of(endings[i])))
			return true;
	}
	return false;
}

/* Why nothing of that name is published; NULL: it may be. */
static const char *
why_left_out(struct text name)
{
	if (is_secret(name))
		return "it looks like a key or a password";
	if (is_copy(name))
		return "an editor's copy";
	return name.s[0] == '.' ? "it is hidden" : NULL;
}

/* What the generator reads itself: it is no part of what is published. */
static bool
is_own_file(const struct folder *folder, struct text name)
{
	static const char *const names[] = {"site.yaml", "seal.json",
					    "withheld.txt"};

	for (size_t i = 0; folder->depth == 0 && i < ARRAY_COUNT(names); i++) {
		if (text_equal(name, text_of(names[i])))
			return true;
	}
	return false;
}

static bool
is_own_folder(const struct folder *folder, struct text name)
{
	return folder->depth == 0 && (text_equal(name, TEXT("data")) ||
				      text_equal(name, TEXT("_archetypes")));
}

/* ---- Names that cannot be published. ---- */

static bool
is_printable(struct text name)
{
	if (utf8_check(name) != name.len)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if ((unsigned char)name.s[i] < ' ' || name.s[i] == 0x7f)
			return false;
	}
	return true;
}

/* The name with every byte that is not plain ASCII as \xHH. */
static struct text
escape_name(struct arena *arena, struct text name)
{
	struct buf buf = BUF_INIT;
	struct text escaped;

	for (size_t i = 0; i < name.len; i++) {
		if (name.s[i] >= ' ' && name.s[i] < 0x7f)
			buf_char(&buf, name.s[i]);
		else
			buf_format(&buf, "\\x%02X", (unsigned char)name.s[i]);
	}
	escaped = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return escaped;
}

/* Markdown under a name that would be published as it is, drafts and all. */
static bool
is_misnamed_markdown(struct text name)
{
	static const char *const extensions[] = {"md", "markdown", "mdown",
						 "mkd", "mdwn"};
	struct text extension = path_extension(name);

	if (text_equal(extension, TEXT("md")))
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(extensions); i++) {
		if (text_equal_fold(extension, text_of(extensions[i])))
			return true;
	}
	return false;
}

static bool
is_ascii(struct text name)
{
	return utf8_skip_ascii(name, 0) == name.len;
}

static bool
check_name(struct walk *walk, const struct folder *folder, struct text name)
{
	struct place place = {.line = 0};
	bool is_long = folder->path.len + name.len > LIMIT_PATH;

	if (!is_long && is_printable(name) && is_ascii(name))
		return true; /* as mostly, and nothing more can be wrong */
	place.path = file_path(walk, folder->path);
	if (!is_printable(name))
		diag_error(walk->diag, F007, &place,
			   "the name “%.*s” in %.*s is not UTF-8 or has "
			   "control characters",
			   TEXT_ARG(escape_name(walk->arena, name)),
			   TEXT_ARG(place.path));
	else if (is_long)
		diag_error(walk->diag, F007, &place,
			   "the path of “%.*s” is longer than %d bytes",
			   TEXT_ARG(name), LIMIT_PATH);
	else {
		place.path = path_join(walk->arena, place.path, name);
		integrity_check_name(name, "this name", &place, walk->diag);
		return true;
	}
	return false;
}

/* ---- The walk. ---- */

/* Whether there may be one more file; that there may not is told once. */
static bool
has_room(struct walk *walk)
{
	if (walk->tree->files.count < LIMIT_FILES)
		return true;
	if (!walk->is_full)
		diag_error(walk->diag, F008, NULL,
			   "there are more than %d files in content/",
			   LIMIT_FILES);
	walk->is_full = true;
	return false;
}

static void
add_file(struct walk *walk, struct text path)
{
	struct tree_file file = {
		.path = path,
		.is_document = text_equal(path_extension(path), TEXT("md")),
	};

	if (!has_room(walk))
		return;
	if (text_equal(path_name(path), TEXT("_defaults.yaml"))) {
		list_add(walk->arena, &walk->tree->defaults, path);
		return;
	}
	if (is_misnamed_markdown(path)) {
		struct place place = {.path = file_path(walk, path)};

		diag_error(walk->diag, F007, &place,
			   "the name of a Markdown file must end in `.md`");
		return;
	}
	list_add(walk->arena, &walk->tree->files, file);
}

static void walk_folder(struct walk *walk, const struct folder *folder);

/* Opens the folder `name` of `parent`; `path` ends with a slash. */
static void
enter(struct walk *walk, const struct folder *parent, const char *name,
      struct text path)
{
	struct folder folder = {.path = path, .depth = parent->depth + 1};
	struct text whole = file_path(walk, path);
	struct place place = {.path = whole};

	if (folder.depth > LIMIT_TREE_DEPTH) {
		diag_error(walk->diag, F006, &place,
			   "folders are nested deeper than %d",
			   LIMIT_TREE_DEPTH);
		return;
	}
	folder.dir = openat(parent->dir, name,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder.dir < 0)
		diag_errno(walk->diag, F001, whole.s, "cannot open");
	else
		walk_folder(walk, &folder);
}

/* One of content/ itself is put aside, and may be one of many. */
static void
enter_or_leave(struct walk *walk, const struct folder *parent, const char *name)
{
	struct text path = arena_format(walk->arena, "%.*s%s/",
					TEXT_ARG(parent->path), name);
	struct branch branch = {.path = path};

	if (!walk->branches) {
		enter(walk, parent, name, path);
		return;
	}
	branch.name = arena_text(walk->arena, text_of(name)).s;
	list_add(walk->arena, walk->branches, branch);
}

static void
tell_other(struct walk *walk, struct text path, unsigned char type)
{
	struct place place = {.path = file_path(walk, path)};

	diag_warning(walk->diag, F005, &place,
		     type == DT_LNK
			     ? "a symbolic link is not followed: left out"
			     : "this is neither a file nor a folder: left out");
}

/* Not every file system tells the type with the name. */
static unsigned char
type_of(const struct folder *folder, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	if (fstatat(folder->dir, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) !=
	    0)
		return DT_UNKNOWN;
	return (unsigned char)IFTODT(status.st_mode);
}

/* Told by `dossier list withheld`; a secret should not even lie here. */
static void
leave_out(struct walk *walk, const struct folder *folder, struct text name,
	  const char *why)
{
	struct left_out left = {
		.path = arena_join(walk->arena, folder->path,
				   escape_name(walk->arena, name)),
		.why = text_of(why),
	};
	struct place place = {.path = file_path(walk, left.path)};

	if (text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
		return;
	list_add(walk->arena, &walk->tree->left_out, left);
	if (!is_secret(name))
		return;
	diag_warning(
		walk->diag, F011, &place,
		"this looks like a key or a password: it is not published");
	diag_hint(walk->diag, "keep it out of content/, and out of what is "
			      "shared with it");
}

static void
walk_entry(struct walk *walk, const struct folder *folder,
	   const struct dirent *entry)
{
	struct text name = text_of(entry->d_name);
	const char *why = why_left_out(name);
	unsigned char type;

	if (why) {
		leave_out(walk, folder, name, why);
		return;
	}
	type = type_of(folder, entry);
	if (type == DT_DIR ? is_own_folder(folder, name)
			   : is_own_file(folder, name))
		return;
	if (!check_name(walk, folder, name))
		return;
	if (type == DT_DIR)
		enter_or_leave(walk, folder, entry->d_name);
	else if (type == DT_REG)
		add_file(walk, arena_join(walk->arena, folder->path, name));
	else
		tell_other(walk, arena_join(walk->arena, folder->path, name),
			   type);
}

/* Lists what is in the folder and closes it. */
static void
walk_folder(struct walk *walk, const struct folder *folder)
{
	DIR *stream = fdopendir(folder->dir);
	struct text path = file_path(walk, folder->path);
	struct dirent *entry;

	if (!stream) {
		diag_errno(walk->diag, F001, path.s, "cannot open");
		close(folder->dir);
		return;
	}
	errno = 0;
	while (!walk->is_full && (entry = readdir(stream))) {
		walk_entry(walk, folder, entry);
		errno = 0;
	}
	if (!walk->is_full && errno != 0)
		diag_errno(walk->diag, F002, path.s, "cannot list");
	closedir(stream);
}

/* ---- Its branches. ---- */

/* For fewer a thread costs more than it helps. */
#define LEAST_BRANCHES 8

struct climbing {
	struct branches branches;
	struct folder top;
	struct arena *arenas; /* one a thread */
};

static int
compare_paths(const void *a, const void *b)
{
	const struct tree_file *left = a;
	const struct tree_file *right = b;

	return text_compare(left->path, right->path);
}

static void
sort_files(struct tree_files *files)
{
	if (files->count > 1)
		qsort(files->items, files->count, sizeof(*files->items),
		      compare_paths);
}

static void
walk_branch(void *context, size_t item, size_t thread)
{
	const struct climbing *climbing = context;
	struct branch *branch = &climbing->branches.items[item];
	struct walk walk = {
		.arena = &climbing->arenas[thread],
		.tree = &branch->tree,
		.diag = &branch->diag,
	};

	enter(&walk, &climbing->top, branch->name, branch->path);
	sort_files(&branch->tree.files);
}

/* Adds what a branch has besides files. */
static void
add_branch(struct walk *walk, struct branch *branch)
{
	if (!walk->is_full)
		diag_merge(walk->diag, &branch->diag);
	diag_free(&branch->diag);
	list_each (struct text, path, &branch->tree.defaults)
		list_add(walk->arena, &walk->tree->defaults, *path);
	list_each (struct left_out, left, &branch->tree.left_out)
		list_add(walk->arena, &walk->tree->left_out, *left);
}

/* A tree that is too large is told once. */
static void
add_listed(struct walk *walk, const struct tree_file *file)
{
	if (has_room(walk))
		list_add(walk->arena, &walk->tree->files, *file);
}

/*
 * Joins the files of content/ itself, in order, with those of branches in
 * order: what is in one of these stands together.
 */
static void
join_files(struct walk *walk, const struct branches *branches)
{
	const struct tree_files own = walk->tree->files;
	size_t count = own.count, next = 0;

	list_each (const struct branch, branch, branches)
		count += branch->tree.files.count;
	walk->tree->files = (struct tree_files){0};
	list_reserve(walk->arena, &walk->tree->files, count);
	list_each (const struct branch, branch, branches) {
		while (next < own.count &&
		       text_compare(own.items[next].path, branch->path) < 0)
			add_listed(walk, &own.items[next++]);
		list_each (const struct tree_file, file, &branch->tree.files)
			add_listed(walk, file);
	}
	while (next < own.count)
		add_listed(walk, &own.items[next++]);
}

static int
compare_branches(const void *a, const void *b)
{
	const struct branch *left = a;
	const struct branch *right = b;

	return text_compare(left->path, right->path);
}

static void
walk_branches(struct walk *walk, struct climbing *climbing, size_t threads)
{
	struct branches *branches = &climbing->branches;
	size_t most = branches->count / LEAST_BRANCHES + 1;

	if (threads > most)
		threads = most;
	if (branches->count > 1)
		qsort(branches->items, branches->count,
		      sizeof(*branches->items), compare_branches);
	climbing->arenas = arena_array(walk->arena, struct arena, threads);
	pool_run(threads, branches->count, walk_branch, climbing);
	for (size_t i = 0; i < threads; i++)
		arena_adopt(walk->arena, &climbing->arenas[i]);
	list_each (struct branch, branch, branches)
		add_branch(walk, branch);
	sort_files(&walk->tree->files);
	join_files(walk, branches);
}

/* A folder comes before what is in it. */
static int
compare_folders(const void *a, const void *b)
{
	return text_compare(path_folder(*(const struct text *)a),
			    path_folder(*(const struct text *)b));
}

static int
compare_left_out(const void *a, const void *b)
{
	return text_compare(((const struct left_out *)a)->path,
			    ((const struct left_out *)b)->path);
}

static void
sort_others(struct tree *tree)
{
	if (tree->defaults.count > 1)
		qsort(tree->defaults.items, tree->defaults.count,
		      sizeof(*tree->defaults.items), compare_folders);
	if (tree->left_out.count > 1)
		qsort(tree->left_out.items, tree->left_out.count,
		      sizeof(*tree->left_out.items), compare_left_out);
}

/* The folder content/, or -1 with one error. */
static int
open_content(int site_dir, struct diag *diag)
{
	int dir =
		openat(site_dir, "content", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir < 0)
		diag_errno(diag, F001, "content", "cannot open");
	return dir;
}

int
tree_read(int site_dir, size_t threads, struct arena *arena, struct tree *tree,
	  struct diag *diag)
{
	struct climbing climbing = {.top = {.path = TEXT("")}};
	struct walk walk = {
		.arena = arena,
		.tree = tree,
		.diag = diag,
		.branches = &climbing.branches,
	};
	struct folder listed = climbing.top;
	size_t errors = diag->errors;

	*tree = (struct tree){0};
	climbing.top.dir = open_content(site_dir, diag);
	if (climbing.top.dir < 0)
		return -1;
	listed.dir = open_content(site_dir, diag);
	if (listed.dir >= 0)
		walk_folder(&walk, &listed);
	walk_branches(&walk, &climbing, threads);
	close(climbing.top.dir);
	sort_others(tree);
	return diag->errors == errors ? 0 : -1;
}
