/*
 * The picture that stands for a page where it is shared or listed: what front
 * matter says, else the first in its document.
 */
#include "model/work.h"

/* What those who show previews of pages take; of SVG they take none. */
static const struct front_file_wanted wanted = {
	.extensions = {"jpg", "jpeg", "png", "gif", "webp"},
	.code = S031,
	.refused = "previews of a page cannot show",
	.hint = "such a picture is .jpg, .png, .gif or .webp",
	.what = "a picture",
};

/* The description that the document itself gives the picture. */
static struct text
words_in_document(const struct page *page, const struct asset *asset)
{
	list_each (struct link, link, &page->links)
		if (link->ties->asset == asset && link->form == LINK_IMAGE &&
		    link->words_length > 0)
			return link_words(link);
	return TEXT("");
}

static void
image_read(struct work *work, struct page *page, const struct value *front)
{
	const struct value *value = front_given(front, "image");

	page->image_alt = value_text(front, "image_alt");
	if (!value)
		return;
	page->image = front_file(work, page, value, &wanted);
	if (page->image && page->image_alt.len == 0)
		page->image_alt = words_in_document(page, page->image);
	if (!page->image || page->image_alt.len > 0)
		return;
	diag_warning(work->diag, L009, &value->place,
		     "this image is not described for those who do not see it");
	diag_hint(work->diag, "image_alt: what it shows");
}

/* A picture that is described is no ornament. */
static void
image_take(struct page *page)
{
	list_each (struct link, link, &page->links) {
		struct asset *asset = link->ties->asset;

		if (!asset || link->form != LINK_IMAGE ||
		    link->words_length == 0 ||
		    !front_file_suits(asset->path, &wanted))
			continue;
		page->image = asset;
		page->image_alt = link_words(link);
		return;
	}
}

void
page_images_find(struct work *work)
{
	list_each (struct page *, page, &work->site->pages) {
		const struct reading *reading = work_reading(work, *page);

		(*page)->image_alt = TEXT("");
		if (!reading || (*page)->withdrawn)
			continue;
		image_read(work, *page, front_left(reading));
		if (reading->shows_files &&
		    !value_get(front_left(reading), "image"))
			image_take(*page);
	}
}
