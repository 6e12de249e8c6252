#include "theme/load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/path.h"
#include "theme/embedded.h"
#include "theme/stray.h"

/* The themes in the program, the default first. */
static const char *const embedded_names[] = {"broadsheet", "ledger"};

/* A theme being read. */
struct loading {
	struct theme *theme;
	struct text root; /* "themes/x/" */
	size_t level;
	int site_dir;
	bool is_embedded; /* it is in the program */
	struct arena *arena;
	struct diag *diag;
};

static const char *const lua_folders[] = {
	"layouts/", "parts/", "hooks/", "filters/", "blocks/", "strings/",
};

static bool
is_lua(struct text path)
{
	if (!text_equal(path_extension(path), TEXT("lua")))
		return false;
	if (text_equal(path, TEXT("theme.lua")))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(lua_folders); i++)
		if (text_starts(path, text_of(lua_folders[i])))
			return true;
	return false;
}

static bool
is_asset(struct text path)
{
	return text_starts(path, TEXT("assets/"));
}

struct theme_asset *
load_find_asset(const struct theme *theme, struct text path)
{
	list_each (struct theme_asset, asset, &theme->assets)
		if (text_equal(asset->path, path))
			return asset;
	return NULL;
}

static void
add_asset(struct loading *loading, struct text path, struct text bytes)
{
	struct theme_asset *lower = load_find_asset(loading->theme, path);
	struct theme_asset asset = {
		.path = path,
		.bytes = bytes,
		.shown = arena_join(loading->arena, loading->root, path),
		.level = loading->level,
	};

	if (!lower)
		list_add(loading->arena, &loading->theme->assets, asset);
	else if (lower->over == 0)
		lower->over = loading->level;
}

/* Some editors put a byte order mark before what they save. */
static struct text
without_mark(struct text bytes)
{
	return text_starts(bytes, TEXT("\xef\xbb\xbf")) ? text_from(bytes, 3)
							: bytes;
}

static void
add_file(struct loading *loading, struct text path, struct text bytes)
{
	struct theme *theme = loading->theme;

	if (is_asset(path)) {
		add_asset(loading, path, bytes);
	} else {
		struct theme_file file = {
			path, arena_join(loading->arena, loading->root, path),
			without_mark(bytes), loading->level,
			loading->is_embedded};

		list_add(loading->arena, &theme->files, file);
	}
}

/* Adds the files of the embedded theme `name`; false when there is none. */
static bool
add_embedded(struct loading *loading, struct text name)
{
	struct text folder = arena_join(loading->arena, name, TEXT("/"));
	bool is_there = false;

	loading->is_embedded = true;
	for (size_t i = 0; i < embedded_count; i++) {
		const struct embedded_file *file = &embedded_files[i];
		struct text path = text_of(file->path);

		if (!text_starts(path, folder))
			continue;
		path = text_from(path, folder.len);
		is_there = true;
		if (is_lua(path) || is_asset(path))
			add_file(loading, path,
				 (struct text){(const char *)file->bytes,
					       file->size});
	}
	return is_there;
}

static int
read_file(struct loading *loading, struct text path)
{
	size_t most = is_asset(path) ? LIMIT_DOCUMENT : LIMIT_THEME_FILE;
	struct text shown = arena_join(loading->arena, loading->root, path);
	struct text bytes;

	if (!is_lua(path) && !is_asset(path)) {
		if (text_equal(path_extension(path), TEXT("lua")))
			stray_tell(path, shown, loading->diag);
		return 0;
	}
	if (file_read(loading->site_dir, shown.s, most, loading->arena, &bytes,
		      loading->diag) != 0)
		return -1;
	add_file(loading, path, bytes);
	return 0;
}

static int read_folder(struct loading *loading, int dir, struct text folder,
		       size_t depth);

static int
read_entry(struct loading *loading, int dir, struct text path, size_t depth)
{
	struct place place = {
		.path = arena_join(loading->arena, loading->root, path)};
	struct text name = path_name(path);
	struct stat status;
	int below;

	if (fstatat(dir, name.s, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		diag_errno(loading->diag, F001, place.path.s, "cannot look at");
		return -1;
	}
	if (S_ISREG(status.st_mode))
		return read_file(loading, path);
	if (!S_ISDIR(status.st_mode)) {
		diag_error(loading->diag, T001, &place,
			   "a theme holds plain files and folders, this is "
			   "neither");
		diag_hint(loading->diag, "symbolic links are not followed");
		return -1;
	}
	below = openat(dir, name.s,
		       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (below < 0) {
		diag_errno(loading->diag, F001, place.path.s, "cannot open");
		return -1;
	}
	return read_folder(loading, below,
			   arena_join(loading->arena, path, TEXT("/")),
			   depth + 1);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_wanted(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return entry->d_name[0] != '.' && entry->d_name[length - 1] != '~';
}

/* Reads what is in `folder` ("" or "parts/"); closes `dir`. */
static int
read_folder(struct loading *loading, int dir, struct text folder, size_t depth)
{
	struct dirent **entries = NULL;
	int count = scandirat(dir, ".", &entries, is_wanted, by_name);
	int rc = 0;

	if (count < 0 || depth > LIMIT_TREE_DEPTH) {
		struct text shown =
			arena_join(loading->arena, loading->root, folder);

		diag_errno(loading->diag, F001, shown.s, "cannot list");
		rc = -1;
	}
	for (int i = 0; i < count; i++) {
		struct text path = arena_join(loading->arena, folder,
					      text_of(entries[i]->d_name));

		if (rc == 0 || depth <= LIMIT_TREE_DEPTH)
			rc |= read_entry(loading, dir, path, depth);
		free(entries[i]);
	}
	free(entries);
	close(dir);
	return rc;
}

/* Opens themes/NAME; -1 with errno. */
static int
open_theme(int site_dir, struct text name)
{
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int themes = openat(site_dir, "themes", flags);
	int dir;

	if (themes < 0)
		return -1;
	dir = openat(themes, name.s, flags);
	close(themes);
	return dir;
}

static bool
is_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_is_alnum(name.s[i]) && name.s[i] != '-' &&
		    name.s[i] != '_')
			return false;
	return name.len > 0;
}

/* The theme that is nearest of those in the program and in themes/, or an
 * empty text. */
static struct text
nearest_theme(struct loading *loading, struct text name)
{
	struct nearest near = nearest_begin(name, 2);
	struct text nearest = {0};
	struct dirent **entries = NULL;
	int count = scandirat(loading->site_dir, "themes", &entries, is_wanted,
			      by_name);

	for (size_t i = 0; i < ARRAY_COUNT(embedded_names); i++)
		if (nearest_is(&near, text_of(embedded_names[i])))
			nearest = text_of(embedded_names[i]);
	for (int i = 0; i < count; i++) {
		if (nearest_is(&near, text_of(entries[i]->d_name)))
			nearest = arena_text(loading->arena,
					     text_of(entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	return nearest;
}

/* What may be meant by a name that no theme has. */
static void
hint_name(struct loading *loading, const struct theme_level *at)
{
	struct text nearest = nearest_theme(loading, at->name);

	if (nearest.len > 0)
		diag_hint(loading->diag, "did you mean %.*s?",
			  TEXT_ARG(nearest));
	else if (at->level > 0)
		diag_hint(loading->diag,
			  "make the folder themes/%.*s/ in the site, or say "
			  "parent = \"%s\"",
			  TEXT_ARG(at->name), embedded_names[0]);
	else
		diag_hint(loading->diag,
			  "make the folder themes/%.*s/ in the site, or say "
			  "`theme: %s` in content/site.yaml",
			  TEXT_ARG(at->name), embedded_names[0]);
}

/* Tells why there is no folder for the theme. */
static int
tell_missing(struct loading *loading, const struct theme_level *at, int reason)
{
	struct place place = {.path = loading->root};

	if (reason == ELOOP || reason == ENOTDIR)
		diag_error(loading->diag, T001, &place,
			   "a theme is a folder, this is none");
	else
		diag_error(loading->diag, T001, &at->place,
			   "there is no theme \"%.*s\"", TEXT_ARG(at->name));
	hint_name(loading, at);
	return -1;
}

int
load_theme(struct theme *theme, int site_dir, const struct theme_level *at,
	   struct arena *arena, struct diag *diag)
{
	struct text name = at->name;
	struct text named = arena_text(arena, name);
	struct loading loading = {
		.theme = theme,
		.root = arena_format(arena, "themes/%.*s/", TEXT_ARG(name)),
		.level = at->level,
		.site_dir = site_dir,
		.arena = arena,
		.diag = diag,
	};
	int dir, reason;

	if (!is_name(name)) {
		diag_error(diag, T001, &at->place,
			   "\"%.*s\" cannot be the name of a theme",
			   TEXT_ARG(name));
		diag_hint(diag, "a name is letters, digits, - and _");
		return -1;
	}
	dir = open_theme(site_dir, named);
	if (dir >= 0)
		return read_folder(&loading, dir, TEXT(""), 1);
	reason = errno;
	if (reason == ENOENT && add_embedded(&loading, name)) {
		theme->is_embedded = theme->is_embedded || at->level == 0;
		return 0;
	}
	return tell_missing(&loading, at, reason);
}

static int
by_path(const void *a, const void *b)
{
	const struct theme_file *left = a, *right = b;
	int order = text_compare(left->path, right->path);

	if (order != 0)
		return order;
	return (left->level > right->level) - (left->level < right->level);
}

static int
by_asset_path(const void *a, const void *b)
{
	return text_compare(((const struct theme_asset *)a)->path,
			    ((const struct theme_asset *)b)->path);
}

void
load_finish(struct theme *theme)
{
	if (theme->files.count > 0)
		qsort(theme->files.items, theme->files.count,
		      sizeof(*theme->files.items), by_path);
	if (theme->assets.count > 0)
		qsort(theme->assets.items, theme->assets.count,
		      sizeof(*theme->assets.items), by_asset_path);
}

const struct theme_file *
theme_find(const struct theme *theme, struct text path, size_t level)
{
	size_t low = 0, high = theme->files.count;
	struct theme_file wanted = {.path = path, .level = level};

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_path(&theme->files.items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == theme->files.count ||
	    !text_equal(theme->files.items[low].path, path))
		return NULL;
	return &theme->files.items[low];
}

const struct theme_file *
theme_nearest(const struct theme *theme, struct text path, size_t level)
{
	const struct theme_file *nearest = NULL;
	struct nearest near = nearest_begin(path, 2);

	list_each (struct theme_file, file, &theme->files)
		if (file->level >= level && nearest_is(&near, file->path))
			nearest = file;
	return nearest;
}
