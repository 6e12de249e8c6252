/*
 * Links and images of documents, resolved to pages, turns and files.
 */
#include "base/origin.h"
#include "base/path.h"
#include "model/work.h"

/*
 * Finds the anchor in the page a link leads to. A range of turns leads to its
 * first; quotation.c reads the range once more.
 */
static void
anchor_resolve(struct work *work, struct link *link, struct text anchor)
{
	struct page *page = link->page;
	struct turn *last;

	if (anchor.len == 0)
		return;
	if (page->withdrawn) {
		withdrawal_tell_anchor(work, link, anchor);
		return;
	}
	link->anchor = anchor;
	if (page->record &&
	    turn_range(work, page->record, anchor, &link->turn, &last)) {
		link->anchor = link->turn->item.id;
		return;
	}
	if (!anchor_exists(work, page, anchor))
		anchor_tell_missing(work, page, anchor, &link->fact->place);
}

static void
link_to_document(struct work *work, struct link *link, uint32_t number,
		 const struct destination *to)
{
	const struct reading *reading = &work->readings[number];
	const struct place *place = &link->fact->place;

	if (reading->withheld) {
		destination_tell_draft(work, reading, place);
		return;
	}
	if (link->fact->form == LINK_IMAGE) {
		diag_error(work->diag, L003, place,
			   "a document cannot be shown as an image");
		return;
	}
	link->target = LINK_TO_PAGE;
	link->page = &work->pages[number];
	if (to->anchor.len > 0)
		list_add(work->arena, &work->anchor_links,
			 ((struct link_left){link, to->path, to->anchor}));
}

static void
link_to_asset(struct work *work, struct link *link, uint32_t number,
	      const struct destination *to)
{
	link->target = LINK_TO_ASSET;
	link->asset = work->site->assets.items[number];
	link->anchor = to->anchor; /* "#t=41" of a recording, "#page=3" … */
}

static void
link_to_file(struct work *work, struct link *link, const struct destination *to,
	     struct text from)
{
	uint32_t document = index_find(&work->documents, to->path);
	uint32_t asset;

	if (document != INDEX_NONE) {
		link_to_document(work, link, document, to);
		return;
	}
	asset = index_find(&work->assets, to->path);
	if (asset != INDEX_NONE)
		link_to_asset(work, link, asset, to);
	else if (to->path.len == 0 || text_ends(to->path, TEXT("/")))
		list_add(work->arena, &work->folder_links,
			 ((struct link_left){link, to->path, to->anchor}));
	else
		destination_tell_missing(work, to->path, from,
					 &link->fact->place);
}

/* Whether site.yaml lets pages load something from the host of `url`. */
static bool
is_allowed(struct work *work, struct text url)
{
	struct buf origin = BUF_INIT;
	bool is_one = origin_of(url, &origin) &&
		      origin_is_allowed(buf_as_text(&origin), TEXT(""),
					&work->site->allow_origins);

	buf_free(&origin);
	return is_one;
}

/* An address below base_url, of words in quotation marks, is looked at. */
static bool
is_quoted_here(struct work *work, struct link *link)
{
	struct text base = work->site->base_url;
	struct text url = text_trim(link->fact->destination);
	struct text path, anchor = destination_anchor(work, url);

	if (!link_form_quotes(link->fact->form) || base.len == 0 ||
	    !text_starts(url, base))
		return false;
	path = text_from(url, base.len);
	path = text_slice(path, 0, text_find_char(path, '#', 0));
	list_add(work->arena, &work->folder_links,
		 ((struct link_left){link, path, anchor}));
	return true;
}

static void
link_to_url(struct work *work, struct link *link)
{
	if (is_quoted_here(work, link))
		return;
	if (link->fact->form == LINK_IMAGE &&
	    !is_allowed(work, link->fact->destination)) {
		diag_error(work->diag, L004, &link->fact->place,
			   "an image from another host: readers would be "
			   "seen there");
		diag_hint(work->diag, "put the file beside this document");
		return;
	}
	link->target = LINK_TO_URL;
	link->url = text_trim(link->fact->destination);
}

static void
link_resolve(struct work *work, struct link *link, struct text path)
{
	const struct link_fact *fact = link->fact;
	struct destination to =
		destination_read(work, fact->destination, path, &fact->place);

	if (fact->form == LINK_IMAGE)
		picture_check(work, fact);
	if (to.kind == TO_URL)
		link_to_url(work, link);
	else if (to.kind == TO_FILE)
		link_to_file(work, link, &to, path);
}

static void
page_links(struct work *work, size_t document)
{
	struct page *page = &work->pages[document];
	const struct reading *reading = &work->readings[document];
	const struct markdown *markdown = reading->markdown;
	size_t count = markdown->links.count;
	struct link *links;

	if (reading->withheld)
		return;
	links = arena_array(work->arena, struct link, count);
	list_reserve(work->arena, &page->links, count);
	for (size_t i = 0; i < count; i++) {
		struct link *link = &links[i];

		link->fact = &markdown->links.items[i];
		link->from = page;
		link->target = LINK_BROKEN;
		list_add(work->arena, &page->links, link);
		link_resolve(work, link, reading->document.path);
	}
}

void
links_left_add(struct work *work, const struct work *from)
{
	list_each (const struct link_left, left, &from->anchor_links)
		list_add(work->arena, &work->anchor_links, *left);
	list_each (const struct link_left, left, &from->folder_links)
		list_add(work->arena, &work->folder_links, *left);
}

/* Anchors of a page are put together when the first link asks for one, which
 * is for one thread to do. */
void
links_resolve(struct work *work)
{
	work_each(work, page_links);
	list_each (const struct link_left, left, &work->anchor_links)
		anchor_resolve(work, left->link, left->anchor);
}

/* ---- Folders ---- */

static void
tell_no_folder(struct work *work, const struct link_left *wanted)
{
	struct text nearest = index_nearest(&work->page_paths, wanted->path);

	diag_error(work->diag, L001, &wanted->link->fact->place,
		   "there is no page %.*s", TEXT_ARG(wanted->path));
	if (nearest.len > 0)
		diag_hint(work->diag, "did you mean %.*s?", TEXT_ARG(nearest));
}

/* Quotations are compared with documents: what is at an address may be ours. */
static void
tell_not_compared(struct work *work, const struct link *link)
{
	struct buf relative = BUF_INIT;

	path_relative(&relative,
		      text_from(link->from->source_path, strlen("content/")),
		      text_from(link->page->source_path, strlen("content/")));
	diag_error(work->diag, Q009, &link->fact->place,
		   "this quotation leads to the page of a record, and is not "
		   "compared with it");
	diag_hint(work->diag, "link to its file: %s%s%.*s", relative.s,
		  link->anchor.len > 0 ? "#" : "", TEXT_ARG(link->anchor));
	buf_free(&relative);
}

static void
folder_link_resolve(struct work *work, const struct link_left *wanted)
{
	uint32_t number = index_find(&work->page_paths, wanted->path);
	struct link *link = wanted->link;

	if (number == INDEX_NONE) {
		tell_no_folder(work, wanted);
		return;
	}
	link->target = LINK_TO_PAGE;
	link->page = work->site->pages.items[number];
	anchor_resolve(work, link, wanted->anchor);
	if (link_form_quotes(link->fact->form) && link->page->record)
		tell_not_compared(work, link);
}

/*
 * Links to "people/" or "quotes/x/": pages that may be made by us, all of
 * which are there by now.
 */
void
folder_links_resolve(struct work *work)
{
	const struct page_list *pages = &work->site->pages;

	for (size_t i = 0; i < pages->count; i++)
		index_add(work->arena, &work->page_paths, pages->items[i]->path,
			  (uint32_t)i);
	list_each (struct link_left, wanted, &work->folder_links)
		folder_link_resolve(work, wanted);
}
