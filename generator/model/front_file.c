/*
 * Files that front matter names: a recording, a picture.
 */
#include "base/path.h"
#include "model/work.h"

bool
front_file_suits(struct text path, const struct front_file_wanted *wanted)
{
	struct text extension = path_extension(path);

	for (size_t i = 0; i < ARRAY_COUNT(wanted->extensions); i++) {
		const char *one = wanted->extensions[i];

		if (one && text_equal_fold(extension, text_of(one)))
			return true;
	}
	return false;
}

static struct asset *
file_find(struct work *work, const struct page *page, const struct value *value,
	  struct text path)
{
	uint32_t number = index_find(&work->assets, path);

	if (number == INDEX_NONE) {
		destination_tell_missing(
			work, path, work_reading(work, page)->document.path,
			&value->place);
		return NULL;
	}
	return work->site->assets.items[number];
}

struct asset *
front_file(struct work *work, const struct page *page,
	   const struct value *value, const struct front_file_wanted *wanted)
{
	struct destination to = destination_read(
		work, value->text, work_reading(work, page)->document.path,
		&value->place);

	if (to.kind == TO_REFUSED) {
		destination_tell_refused(work, value->text, &value->place);
	} else if (to.kind == TO_URL) {
		diag_error(work->diag, L004, &value->place,
			   "%s on another host: readers would be seen there",
			   wanted->what);
		diag_hint(work->diag, "put the file beside this document");
	} else if (to.kind == TO_FILE && front_file_suits(to.path, wanted)) {
		return file_find(work, page, value, to.path);
	} else if (to.kind == TO_FILE) {
		diag_error(work->diag, wanted->code, &value->place,
			   "%s content/%.*s", wanted->refused,
			   TEXT_ARG(to.path));
		diag_hint(work->diag, "%s", wanted->hint);
	}
	return NULL;
}
