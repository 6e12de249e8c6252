#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/carrier.h"
#include "publish/clean.h"
#include "publish/markup.h"
#include "publish/sheet.h"

/* The longest beginning by which a picture is known. */
#define SIGN 16

struct copying {
	const struct site *site;
	struct publication *publication;
	const struct asset *asset;
	struct arena *arena; /* of this file */
	struct file_at from;
	struct diag *diag;
};

static void
hint_checked(const struct copying *c)
{
	diag_hint(c->diag,
		  "take it out with another program, or, if all of it may be "
		  "known, say `checked: [%.*s]` in content/site.yaml",
		  TEXT_ARG(c->asset->source_path));
}

static int
tell_carrier(const struct copying *c, struct text carried)
{
	struct place place = {.path = text_of(c->from.path)};

	diag_error(c->diag, P006, &place, "this file would publish %.*s",
		   TEXT_ARG(carried));
	hint_checked(c);
	return -1;
}

static int
copy(const struct copying *c)
{
	return publish_copy(c->publication, c->asset->path, c->from.dir,
			    c->from.path, c->diag);
}

/* ---- Pictures ---- */

static int
tell_broken(const struct copying *c, const char *fault)
{
	struct place place = {.path = text_of(c->from.path)};

	diag_error(c->diag, P007, &place,
		   "what this picture says besides what it shows cannot be "
		   "taken out: %s",
		   fault);
	diag_hint(c->diag,
		  "save it anew with an image program, or, if all of it may "
		  "be known, say `checked: [%.*s]` in content/site.yaml",
		  TEXT_ARG(c->asset->source_path));
	return -1;
}

static int
publish_cleaned(const struct copying *c, struct text in, struct text cleaned)
{
	if (text_equal(in, cleaned))
		return copy(c);
	if (c->asset->is_evidence)
		return tell_carrier(
			c, TEXT("more than its picture, and it is evidence, "
				"whose sum is that of the file as it is"));
	return publish_file(c->publication, c->asset->path, cleaned,
			    text_of(c->from.path), c->diag);
}

static int
add_cleaned(const struct copying *c, struct text in, clean_picture *clean)
{
	struct buf cleaned = BUF_INIT;
	const char *fault = clean(in, &cleaned);
	int rc = -1;

	if (fault)
		tell_broken(c, fault);
	else
		rc = publish_cleaned(c, in, buf_as_text(&cleaned));
	buf_free(&cleaned);
	return rc;
}

static int
add_picture(const struct copying *c, clean_picture *clean)
{
	struct text in;

	if (file_read(c->from.dir, c->from.path, LIMIT_PICTURE, c->arena, &in,
		      c->diag) != 0)
		return -1;
	return add_cleaned(c, in, clean);
}

/* ---- Style sheets ---- */

static int
add_sheet(const struct copying *c)
{
	size_t errors = c->diag->errors;
	struct text css;

	if (file_read(c->from.dir, c->from.path, LIMIT_DOCUMENT, c->arena, &css,
		      c->diag) != 0)
		return -1;
	sheet_check(c->site, text_of(c->from.path), css, c->diag);
	return c->diag->errors == errors ? copy(c) : -1;
}

/* ---- HTML, SVG and other XML ---- */

static int
add_markup(const struct copying *c, struct text carried)
{
	bool is_svg =
		text_equal_fold(path_extension(c->asset->path), TEXT("svg"));
	size_t errors = c->diag->errors;
	struct text bytes;

	if (file_read(c->from.dir, c->from.path, LIMIT_DOCUMENT, c->arena,
		      &bytes, c->diag) != 0)
		return -1;
	markup_check(c->site, text_of(c->from.path), bytes, c->diag);
	if (c->diag->errors != errors)
		return -1;
	if (is_svg && !c->asset->is_checked)
		return add_cleaned(c, bytes, clean_svg);
	return carried.len > 0 ? tell_carrier(c, carried) : copy(c);
}

/* ---- Any file ---- */

/* Opens it to look at; what cannot be is told when it is copied. */
static bool
open_file(const struct copying *c, struct carrier_file *file)
{
	struct stat status;

	file->file = openat(c->from.dir, c->from.path,
			    O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (file->file < 0)
		return false;
	if (fstat(file->file, &status) == 0 && S_ISREG(status.st_mode)) {
		file->size = (uint64_t)status.st_size;
		return true;
	}
	close(file->file);
	return false;
}

static clean_picture *
look(const struct copying *c, struct text *carried)
{
	struct carrier_file file;
	clean_picture *clean;
	char sign[SIGN];
	ssize_t count;

	if (!open_file(c, &file))
		return NULL;
	count = pread(file.file, sign, sizeof(sign), 0);
	clean = clean_for((struct text){sign, count > 0 ? (size_t)count : 0});
	if (!clean)
		*carried = carrier_find(&file, c->arena);
	close(file.file);
	return clean;
}

static int
add_asset(const struct copying *c)
{
	struct text carried = {0};
	clean_picture *clean = c->asset->is_checked ? NULL : look(c, &carried);

	if (clean)
		return add_picture(c, clean);
	if (text_equal_fold(path_extension(c->asset->path), TEXT("css")))
		return add_sheet(c);
	if (markup_of(c->asset->path) != MARKUP_NONE)
		return add_markup(c, carried);
	return carried.len > 0 ? tell_carrier(c, carried) : copy(c);
}

int
publish_assets(struct publication *publication, const struct site *site,
	       int site_dir, struct diag *diag)
{
	int rc = 0;

	list_each (struct asset *, asset, &site->assets) {
		struct arena arena = {0};
		struct text from = arena_join(&arena, TEXT("content/"),
					      (*asset)->source_path);
		struct copying copying = {
			.site = site,
			.publication = publication,
			.asset = *asset,
			.arena = &arena,
			.from = {site_dir, from.s},
			.diag = diag,
		};

		rc |= add_asset(&copying);
		arena_free(&arena);
		if (diag->machine_failed)
			return -1;
	}
	return rc;
}
