/*
 * content/data/: tables and lists that themes show.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/path.h"
#include "source/data.h"
#include "source/text_file.h"

#define FOLDER "content/data"

struct names LIST_OF(struct text);

/* ---- Which files there are ---- */

/* Hidden, or what an editor leaves. */
static bool
is_litter(struct text name)
{
	return name.s[0] == '.' || name.s[0] == '#' ||
	       text_ends(name, TEXT("~")) || text_ends(name, TEXT(".bak"));
}

static int
compare_names(const void *left, const void *right)
{
	return text_compare(*(const struct text *)left,
			    *(const struct text *)right);
}

static void
list_names(DIR *stream, struct arena *arena, struct names *names)
{
	struct dirent *entry;

	while ((entry = readdir(stream))) {
		struct text name = text_of(entry->d_name);

		if (!is_litter(name))
			list_add(arena, names, arena_text(arena, name));
	}
	if (names->count > 1)
		qsort(names->items, names->count, sizeof(*names->items),
		      compare_names);
}

/* Nothing where there is no such folder. */
static void
find_names(int site_dir, struct arena *arena, struct names *names,
	   struct diag *diag)
{
	int dir = openat(site_dir, FOLDER,
			 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *stream = dir < 0 ? NULL : fdopendir(dir);

	if (stream) {
		list_names(stream, arena, names);
		closedir(stream);
		return;
	}
	if (errno != ENOENT && errno != ENOTDIR)
		diag_errno(diag, F001, FOLDER, "cannot open");
	if (dir >= 0)
		close(dir);
}

/* ---- One file ---- */

static struct value *
read_yaml(const struct data_file *file)
{
	struct place place = {.path = file->path, .line = 1, .column = 1};

	return yaml_read_any(file->text, &place, file->arena, file->diag);
}

static const struct {
	const char *extension;
	struct value *(*read)(const struct data_file *file);
} formats[] = {
	{"csv", data_read_csv},
	{"json", data_read_json},
	{"yaml", read_yaml},
};

static struct value *
read_file(int site_dir, struct data_file *file)
{
	struct text extension = path_extension(file->path);
	struct text_file on_disk = {site_dir, file->path, LIMIT_DATA};
	struct place place = {.path = file->path};

	for (size_t i = 0; i < ARRAY_COUNT(formats); i++) {
		if (!text_equal(extension, text_of(formats[i].extension)))
			continue;
		if (text_file_read(&on_disk, file->arena, &file->text,
				   file->diag) != 0)
			return NULL;
		return formats[i].read(file);
	}
	diag_error(file->diag, S030, &place,
		   "a data file must be name.yaml, name.json or name.csv");
	return NULL;
}

static void
add(struct value *all, const struct data_file *file, struct value *value)
{
	struct text name = path_stem(file->path);
	struct place place = {.path = file->path, .line = 1, .column = 1};
	struct entry entry = {arena_text(file->arena, name), place, value};
	const struct value *other = value_get(all, entry.key.s);

	if (!other) {
		list_add(file->arena, &all->entries, entry);
		return;
	}
	diag_error(file->diag, S030, &place, "%.*s has the name “%.*s” already",
		   TEXT_ARG(other->place.path), TEXT_ARG(name));
}

const struct value *
data_read(int site_dir, struct arena *arena, struct diag *diag)
{
	struct value *all = arena_new(arena, struct value);
	struct names names = {0};

	all->kind = VALUE_MAP;
	find_names(site_dir, arena, &names, diag);
	list_each (const struct text, name, &names) {
		struct data_file file = {
			.path = arena_join(arena, TEXT(FOLDER "/"), *name),
			.arena = arena,
			.diag = diag,
		};
		struct value *value = read_file(site_dir, &file);

		if (value)
			add(all, &file, value);
	}
	return all;
}
