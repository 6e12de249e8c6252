/*
 * Where files wait for the others of their build.
 *
 * Where there is no output yet they stand below stage/ under the very paths
 * they are to have: then one rename publishes all of it. Else they are
 * numbered.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/publication.h"

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Removes a folder with all that is in it, as far as that can be done. */
static void
remove_folder(int dir, const char *name)
{
	int folder = openat(dir, name,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *list = folder >= 0 ? fdopendir(folder) : NULL;
	struct dirent *entry;

	if (list == NULL)
		return;
	while ((entry = readdir(list)) != NULL)
		if (!is_dots(entry->d_name) &&
		    unlinkat(folder, entry->d_name, 0) != 0)
			remove_folder(folder, entry->d_name);
	closedir(list);
	unlinkat(dir, name, AT_REMOVEDIR);
}

int
staging_open(struct publication *publication, struct diag *diag)
{
	int state = publication->state_dir;

	remove_folder(state, "stage");
	if (file_make_folders(state, "stage", diag) != 0)
		return -1;
	publication->stage_dir =
		openat(state, "stage", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (publication->stage_dir >= 0) {
		sums_begin(publication);
		return 0;
	}
	diag_errno(diag, F001, publication->state_path.s,
		   "cannot open the folder of the build");
	return -1;
}

/* The folders of a file that waits under its own path. */
static int
make_folders(int dir, struct text path, struct diag *diag)
{
	struct text folder = path_folder(path);
	char name[LIMIT_PATH + 1];

	if (folder.len == 0)
		return 0;
	memcpy(name, folder.s, folder.len);
	name[folder.len] = '\0';
	return file_make_folders(dir, name, diag);
}

int
staging_add(const struct publication *publication, const struct staged *staged,
	    const struct content_of *content, struct diag *diag)
{
	struct file_at to = {publication->stage_dir, staged->path.s};
	char name[32];

	if (publication->is_new) {
		if ((staged->has_new_folder || content->file) &&
		    make_folders(to.dir, staged->path, diag) != 0)
			return -1;
	} else {
		snprintf(name, sizeof(name), "%" PRIu32, staged->number);
		to.path = name;
	}
	if (content->file)
		return file_copy(content->file, &to, diag);
	/* Another thread may not yet have made the folder of the first file
	 * in it. */
	return file_write_deep(to.dir, to.path, content->bytes, diag);
}

void
staging_close(struct publication *publication)
{
	if (publication->stage_dir < 0)
		return;
	close(publication->stage_dir);
	if (faccessat(publication->state_dir, "journal", F_OK, 0) == 0)
		return;
	remove_folder(publication->state_dir, "stage");
	unlinkat(publication->state_dir, "manifest.new", 0);
}
