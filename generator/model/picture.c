/*
 * Pictures among the assets, so that a page keeps their place before they are
 * loaded, and the words for those who do not see them.
 */
#include "base/picture.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/work.h"

/* Sizes mostly stand in the first of them; then all is looked through. */
#define HEAD (64 * KIB)

static bool
is_picture(struct text path)
{
	static const char *const extensions[] = {"jpg", "jpeg", "jpe", "png",
						 "gif", "webp", "svg"};
	struct text extension = path_extension(path);

	for (size_t i = 0; i < ARRAY_COUNT(extensions); i++)
		if (text_equal_fold(extension, text_of(extensions[i])))
			return true;
	return false;
}

static struct text
read_head(int dir, const char *path, struct arena *arena)
{
	int file = openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *head = arena_bytes(arena, HEAD);
	ssize_t count = file < 0 ? -1 : pread(file, head, HEAD, 0);

	if (file >= 0)
		close(file);
	return (struct text){head, count > 0 ? (size_t)count : 0};
}

/* What cannot be read is told by whoever publishes it. */
static void
measure(struct work *work, struct asset *asset)
{
	struct arena arena = {0};
	struct text path =
		arena_join(&arena, TEXT("content/"), asset->source_path);
	int dir = work->options->site_dir;
	struct text bytes = read_head(dir, path.s, &arena);
	struct picture_size size = {0};
	struct diag unsaid = {0};

	if (picture_measure(bytes, &size) == PICTURE_MORE &&
	    file_read(dir, path.s, LIMIT_PICTURE, &arena, &bytes, &unsaid) == 0)
		picture_measure(bytes, &size);
	asset->width = size.width;
	asset->height = size.height;
	diag_free(&unsaid);
	arena_free(&arena);
}

void
pictures_measure(struct work *work)
{
	list_each (struct asset *, asset, &work->site->assets)
		if ((*asset)->is_linked && is_picture((*asset)->path))
			measure(work, *asset);
}

/* Whether `.decorative` is among the classes. */
static bool
is_decorative(struct text classes)
{
	struct text name;

	while (text_split(&classes, ' ', &name))
		if (text_equal(name, TEXT("decorative")))
			return true;
	return false;
}

void
picture_check(struct work *work, const struct link_fact *image)
{
	if (text_trim(image->words).len > 0 || is_decorative(image->classes))
		return;
	diag_warning(work->diag, L009, &image->place,
		     "this image is not described for those who do not see it");
	diag_hint(work->diag, "say what it shows: ![A quay at night](…); an "
			      "ornament is ![](…){.decorative}");
}
