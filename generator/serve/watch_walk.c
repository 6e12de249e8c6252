#include "serve/watch_walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/limits.h"

bool
watch_ignores(struct text name)
{
	return name.len == 0 || name.s[0] == '.' || name.s[0] == '#' ||
	       text_ends(name, TEXT("~")) || text_ends(name, TEXT(".swp")) ||
	       text_ends(name, TEXT(".swx")) || text_ends(name, TEXT(".tmp")) ||
	       text_equal(name, TEXT("4913"));
}

static void walk(struct buf *path, const struct watch_visitor *visitor,
		 size_t depth);

static void
visit(struct buf *path, int folder, const char *name,
      const struct watch_visitor *visitor, size_t depth)
{
	size_t len = path->len;
	struct stat status;

	if (watch_ignores(text_of(name)) ||
	    fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	buf_format(path, "/%s", name);
	if (visitor->entry)
		visitor->entry(visitor->context, path->s, &status);
	if (S_ISDIR(status.st_mode) && depth < LIMIT_TREE_DEPTH)
		walk(path, visitor, depth + 1);
	path->len = len;
	path->s[len] = '\0';
}

static void
walk(struct buf *path, const struct watch_visitor *visitor, size_t depth)
{
	int fd = open(path->s, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	visitor->folder(visitor->context, path->s);
	while ((entry = readdir(dir)))
		visit(path, fd, entry->d_name, visitor, depth);
	closedir(dir);
}

void
watch_walk(const char *path, const struct watch_visitor *visitor)
{
	struct buf buf = BUF_INIT;

	buf_text(&buf, text_of(path));
	walk(&buf, visitor, 0);
	buf_free(&buf);
}
