/*
 * Links and images of documents, resolved to pages, turns and files.
 */
#include "base/origin.h"
#include "base/path.h"
#include "model/work.h"

const struct link_ties link_no_ties = {.extras = &link_no_extras};

struct link_ties *
link_tie(struct work *work, struct link *link)
{
	struct link_ties *ties;

	if (link->ties == &link_no_ties) {
		ties = arena_new(work->arena, struct link_ties);
		*ties = link_no_ties;
		link->ties = ties;
	}
	return (struct link_ties *)(uintptr_t)link->ties;
}

/* The destination and the words, each with a NUL behind. */
static const char *
link_texts(const struct link_fact *fact, struct arena *arena)
{
	size_t words = fact->destination.len + 1;
	char *texts = arena_bytes(arena, words + fact->words.len + 1);

	memcpy(texts, fact->destination.s, words);
	memcpy(texts + words, fact->words.s, fact->words.len);
	texts[words + fact->words.len] = '\0';
	return texts;
}

static const struct link_ties *
ties_of_fact(const struct link_fact *fact, struct arena *arena)
{
	struct link_ties *ties;

	if (fact->extras == &link_no_extras)
		return &link_no_ties;
	ties = arena_new(arena, struct link_ties);
	ties->extras = fact->extras;
	return ties;
}

struct link
link_made(const struct link_fact *fact, const struct page *from,
	  struct arena *arena)
{
	return (struct link){
		.from = from,
		.ties = ties_of_fact(fact, arena),
		.texts = link_texts(fact, arena),
		.words_length = (uint32_t)fact->words.len,
		.place = fact->place,
		.brackets = fact->brackets,
		.form = fact->form,
		.nested = fact->nested,
		.half_quoted = fact->half_quoted,
		.target = LINK_BROKEN,
	};
}

struct text
link_url(const struct link *link)
{
	return link->target == LINK_TO_URL ? text_trim(link_destination(link))
					   : TEXT("");
}

struct place
link_place(const struct link *link)
{
	return place_in(link->place, link->from->source_path);
}

struct place
link_words_place(const struct link *link)
{
	struct place place = link_place(link);

	place.length = link->brackets;
	return place;
}

/*
 * Finds the anchor in the page a link leads to. A range of turns leads to its
 * first; quotation.c reads the range once more.
 */
static void
anchor_resolve(struct work *work, struct link *link, struct text anchor)
{
	struct page *page = link->page;
	struct link_ties *ties;
	struct turn *last;
	struct place place;

	if (anchor.len == 0)
		return;
	if (page->withdrawn) {
		withdrawal_tell_anchor(work, link, anchor);
		return;
	}
	ties = link_tie(work, link);
	ties->anchor = anchor;
	if (page->record &&
	    turn_range(work, page->record, anchor, &ties->turn, &last)) {
		ties->anchor = ties->turn->item.id;
		return;
	}
	if (anchor_exists(work, page, anchor))
		return;
	place = link_place(link);
	anchor_tell_missing(work, page, anchor, &place);
}

/* For a page that may be made by us. */
static void
link_leave(struct work *work, struct link *link, struct text path,
	   struct text anchor)
{
	list_add(work->arena, &work->folder_links,
		 ((struct link_left){link, arena_text(work->arena, path),
				     anchor}));
}

static void
link_to_document(struct work *work, struct link *link, uint32_t number,
		 const struct destination *to)
{
	struct place place = link_place(link);

	if (work->readings[number].withheld) {
		destination_tell_draft(work, &work->readings[number], &place);
		return;
	}
	if (link->form == LINK_IMAGE) {
		diag_error(work->diag, L003, &place,
			   "a document cannot be shown as an image");
		return;
	}
	link->target = LINK_TO_PAGE;
	link->page = &work->pages[number];
	if (to->anchor.len > 0)
		list_add(work->arena, &work->anchor_links,
			 ((struct link_left){.link = link,
					     .anchor = to->anchor}));
}

static void
link_to_asset(struct work *work, struct link *link, uint32_t number,
	      const struct destination *to)
{
	struct link_ties *ties = link_tie(work, link);

	link->target = LINK_TO_ASSET;
	ties->asset = work->site->assets.items[number];
	ties->anchor = to->anchor; /* "#t=41" of a recording, "#page=3" … */
}

static void
link_to_file(struct work *work, struct link *link, const struct destination *to,
	     struct text from)
{
	uint32_t document = index_find(&work->documents, to->path);
	struct place place;
	uint32_t asset;

	if (document != INDEX_NONE) {
		link_to_document(work, link, document, to);
		return;
	}
	asset = index_find(&work->assets, to->path);
	place = link_place(link);
	if (asset != INDEX_NONE)
		link_to_asset(work, link, asset, to);
	else if (to->path.len == 0 || text_ends(to->path, TEXT("/")))
		link_leave(work, link, to->path, to->anchor);
	else
		destination_tell_missing(work, to->path, from, &place);
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
	struct text url = text_trim(link_destination(link));
	struct text path, anchor = destination_anchor(work, url);

	if (!link_form_quotes(link->form) || base.len == 0 ||
	    !text_starts(url, base))
		return false;
	path = text_from(url, base.len);
	path = text_slice(path, 0, text_find_char(path, '#', 0));
	link_leave(work, link, path, anchor);
	return true;
}

static void
link_to_url(struct work *work, struct link *link)
{
	struct place place = link_place(link);

	if (is_quoted_here(work, link))
		return;
	if (link->form == LINK_IMAGE &&
	    !is_allowed(work, link_destination(link))) {
		diag_error(work->diag, L004, &place,
			   "an image from another host: readers would be "
			   "seen there");
		diag_hint(work->diag, "put the file beside this document");
		return;
	}
	link->target = LINK_TO_URL;
}

/* ---- As soon as its document is read ---- */

/* The page of a link that leads to a document and no further, or NULL. */
static struct page *
page_begun(const struct work *work, const struct link_fact *fact,
	   const struct destination *to)
{
	uint32_t document;

	if (fact->form == LINK_IMAGE || to->kind != TO_FILE ||
	    to->anchor.len > 0)
		return NULL;
	document = index_find(&work->documents, to->path);
	return document != INDEX_NONE ? &work->pages[document] : NULL;
}

/*
 * Makes a link, resolved where it is nothing but an address, or leads to a
 * document and no further: then its page says where. What else there may be is
 * not known yet.
 */
static struct link
link_begin(struct work *work, const struct page *from,
	   const struct link_fact *fact, const struct destination *to)
{
	struct page *page = page_begun(work, fact, to);
	struct link_fact kept = *fact;
	struct link link;

	if (page)
		kept.destination = TEXT("");
	link = link_made(&kept, from, work->arena);
	link.page = page;
	if (page)
		link.target = LINK_TO_PAGE;
	else if (to->kind == TO_URL && fact->form == LINK_PLAIN)
		link.target = LINK_TO_URL;
	return link;
}

/* Where the links of a page lead; of all, before the first is looked up. */
static struct destination *
destinations_read(struct work *work, const struct markdown *markdown,
		  const struct document *document)
{
	struct destination *all = arena_unset_array(
		&work->scratch, struct destination, markdown->links.count);
	struct destination *next = all;

	list_each (const struct link_fact, fact, &markdown->links) {
		struct place place = place_in(fact->place, document->file_path);

		*next = destination_read(work, fact->destination,
					 document->path, &place);
		if (next->kind == TO_FILE)
			index_fetch(&work->documents, next->path);
		next++;
	}
	return all;
}

/* What steps that follow would have to look for in all links of all pages. */
static void
note_link(struct reading *reading, const struct link *link)
{
	reading->may_quote |= link_form_quotes(link->form) ||
			      link->half_quoted ||
			      link->ties->extras->quotation_id.len > 0;
	reading->shows_files |= link->form == LINK_IMAGE;
	reading->has_links_left |= link->target == LINK_BROKEN;
}

/* A mistake is told by whoever looks at the link again. */
void
links_begin(struct work *work, size_t document)
{
	struct page *page = &work->pages[document];
	struct reading *reading = &work->readings[document];
	const struct markdown *markdown = reading->markdown;
	struct diag untold = {0};
	struct diag *told = work->diag;
	struct destination *to;

	work->diag = &untold;
	to = destinations_read(work, markdown, &reading->document);
	work->diag = told;
	list_reserve(work->arena, &page->links, markdown->links.count);
	list_each (const struct link_fact, fact, &markdown->links) {
		list_add(work->arena, &page->links,
			 link_begin(work, page, fact, to++));
		note_link(reading, list_last(&page->links));
	}
	arena_reset(&work->scratch);
	diag_free(&untold);
}

/* ---- When all are read ---- */

static void
link_resolve(struct work *work, struct link *link, struct text path)
{
	struct place place = link_place(link);
	struct destination to =
		destination_read(work, link_destination(link), path, &place);

	if (link->form == LINK_IMAGE)
		picture_check(work, link);
	if (to.kind == TO_URL)
		link_to_url(work, link);
	else if (to.kind == TO_FILE)
		link_to_file(work, link, &to, path);
}

/* Of a link that was resolved at once: its document may be withheld. */
static void
link_withhold(struct work *work, struct link *link)
{
	const struct reading *reading =
		&work->readings[link->page - work->pages];
	struct place place = link_place(link);

	if (!reading->withheld)
		return;
	destination_tell_draft(work, reading, &place);
	link->target = LINK_BROKEN;
	link->page = NULL;
}

/* Where anything is withheld any link may lead to it. */
static void
page_links(struct work *work, size_t document)
{
	struct links *links = &work->pages[document].links;
	const struct reading *reading = &work->readings[document];
	bool may_be_withheld = work->site->withheld.count > 0;

	if (reading->withheld || (!reading->has_links_left && !may_be_withheld))
		return;
	list_each (struct link, link, links) {
		if (link->target == LINK_BROKEN)
			link_resolve(work, link, reading->document.path);
		else if (may_be_withheld && link->target == LINK_TO_PAGE)
			link_withhold(work, link);
	}
	arena_reset(&work->scratch);
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
	struct text nearest = index_nearest(page_paths(work), wanted->path);
	struct place place = link_place(wanted->link);

	diag_error(work->diag, L001, &place, "there is no page %.*s",
		   TEXT_ARG(wanted->path));
	if (nearest.len > 0)
		diag_hint(work->diag, "did you mean %.*s?", TEXT_ARG(nearest));
}

/* Quotations are compared with documents: what is at an address may be ours. */
static void
tell_not_compared(struct work *work, const struct link *link)
{
	struct text anchor = link->ties->anchor;
	struct place place = link_place(link);
	struct buf relative = BUF_INIT;

	path_relative(&relative,
		      text_from(link->from->source_path, strlen("content/")),
		      text_from(link->page->source_path, strlen("content/")));
	diag_error(work->diag, Q009, &place,
		   "this quotation leads to the page of a record, and is not "
		   "compared with it");
	diag_hint(work->diag, "link to its file: %s%s%.*s", relative.s,
		  anchor.len > 0 ? "#" : "", TEXT_ARG(anchor));
	buf_free(&relative);
}

static void
folder_link_resolve(struct work *work, const struct link_left *wanted)
{
	uint32_t number = index_find(page_paths(work), wanted->path);
	struct link *link = wanted->link;

	if (number == INDEX_NONE) {
		tell_no_folder(work, wanted);
		return;
	}
	link->target = LINK_TO_PAGE;
	link->page = work->site->pages.items[number];
	anchor_resolve(work, link, wanted->anchor);
	if (link_form_quotes(link->form) && link->page->record)
		tell_not_compared(work, link);
}

/*
 * Links to "people/" or "quotes/x/": pages that may be made by us, all of
 * which are there by now.
 */
void
folder_links_resolve(struct work *work)
{
	list_each (struct link_left, wanted, &work->folder_links)
		folder_link_resolve(work, wanted);
}
