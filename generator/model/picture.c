/*
 * Pictures among the assets, so that a page keeps their place before they are
 * loaded, and the words for those who do not see them.
 */
#include "base/picture.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/work.h"

/* Sizes mostly stand in the first bytes, behind a preview of the camera in
 * some more; then all is looked through. */
static const size_t heads[] = {4 * KIB, 64 * KIB};

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

/* Whether the size is known, or never will be, from the first bytes. */
static bool
measure_head(int file, struct arena *arena, struct picture_size *size)
{
	for (size_t i = 0; i < ARRAY_COUNT(heads); i++) {
		char *head = arena_bytes(arena, heads[i]);
		ssize_t count = pread(file, head, heads[i], 0);
		struct text bytes = {head, count > 0 ? (size_t)count : 0};

		if (picture_measure(bytes, size) != PICTURE_MORE)
			return true;
		if (bytes.len < heads[i])
			return false;
	}
	return false;
}

/* What cannot be read is told by whoever publishes it. */
static void
measure(struct work *work, struct asset *asset)
{
	struct arena arena = {0};
	struct text path =
		arena_join(&arena, TEXT("content/"), asset->source_path);
	int dir = work->options->site_dir;
	int file = openat(dir, path.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct picture_size size = {0};
	struct diag unsaid = {0};
	struct text bytes;

	if (file >= 0 && !measure_head(file, &arena, &size) &&
	    file_read(dir, path.s, LIMIT_PICTURE, &arena, &bytes, &unsaid) == 0)
		picture_measure(bytes, &size);
	if (file >= 0)
		close(file);
	asset->width = size.width;
	asset->height = size.height;
	diag_free(&unsaid);
	arena_free(&arena);
}

void
pictures_measure(struct work *work)
{
	list_each (struct asset *, asset, &work->site->assets)
		if (is_picture((*asset)->path))
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
picture_check(struct work *work, const struct link *image)
{
	struct place place = link_place(image);

	if (text_trim(link_words(image)).len > 0 ||
	    is_decorative(image->ties->extras->classes))
		return;
	diag_warning(work->diag, L009, &place,
		     "this image is not described for those who do not see it");
	diag_hint(work->diag, "say what it shows: ![A quay at night](…); an "
			      "ornament is ![](…){.decorative}");
}
