/*
 * Lists on several pages.
 */
#include "base/path.h"
#include "model/work.h"

#define ENTRIES_MOST 100000

/* Of quotations there may be so many that no browser shows them on one page. */
#define QUOTATIONS_ON_PAGE 500

/* How many entries a page has; `otherwise` when nothing is said. */
static size_t
read_paginate(struct work *work, const struct value *front, size_t otherwise)
{
	const struct value *value = front_given(front, "paginate");
	uint64_t count = 0;

	if (!value)
		return otherwise;
	if (!text_to_number(value->text, ENTRIES_MOST, &count))
		diag_error(work->diag, S009, &value->place,
			   "`paginate` must be a whole number from 0 (all on "
			   "one page) to %d",
			   ENTRIES_MOST);
	return (size_t)count;
}

static bool
is_list(const struct page *page)
{
	return page->kind == PAGE_SECTION || page->kind == PAGE_TAXONOMY ||
	       page->kind == PAGE_QUOTES;
}

static const struct value *
front_of(const struct work *work, const struct page *page)
{
	const struct reading *reading = work_reading(work, page);

	return reading ? front_left(reading) : NULL;
}

/* A list is of a folder, so only its index.md can be one. */
static void
check_kind(struct work *work, const struct document *document)
{
	struct text path = document->path;
	const struct value *kind;

	if (document->kind != DOCUMENT_SECTION ||
	    (text_equal(path_name(path), TEXT("index.md")) &&
	     path_folder(path).len > 0))
		return;
	kind = value_get(document->front, "kind");
	diag_error(work->diag, S029, kind ? &kind->place : NULL,
		   "only the index.md of a folder can be a section");
}

static void
check_front(struct work *work, const struct page *page)
{
	const struct value *value =
		front_given(front_of(work, page), "paginate");

	if (!value || is_list(page))
		return;
	diag_error(work->diag, S029, &value->place,
		   "`paginate` is for lists, and this is %s %s",
		   page->kind == PAGE_ARTICLE ? "an" : "a",
		   page_kind_name(page->kind));
	diag_hint(work->diag, "the list of a folder is its index.md with "
			      "`kind: section`");
}

/* The pages of all quotations, by where they stand. */
static struct page_list
quotation_pages(struct work *work)
{
	const struct quotation_list *all = &work->site->quotations;
	struct page_list pages = {0};

	list_reserve(work->arena, &pages, all->count);
	list_each (struct quotation *, quotation, all)
		list_add(work->arena, &pages, (*quotation)->page);
	return pages;
}

static struct page_list
entries_of(struct work *work, const struct page *page)
{
	if (page->kind == PAGE_QUOTES)
		return quotation_pages(work);
	return page->kind == PAGE_TERM ? page->extras->term->pages
				       : page->extras->children;
}

/* The entries of page `number`; the list is not copied. */
static struct page_list
entries_on(const struct page_list *all, size_t number, size_t most)
{
	size_t start = (number - 1) * most;
	size_t count = all->count - start < most ? all->count - start : most;

	return (struct page_list){
		.items = all->items + start,
		.count = (uint32_t)count,
	};
}

/* Page `number` of the list that begins on `first`. */
static struct page *
further_page(struct work *work, const struct page *first, size_t number)
{
	struct text path = arena_format(work->arena, "%.*spage/%zu/",
					TEXT_ARG(first->path), number);
	struct page *page =
		page_made(work, first->kind, first->id, path, first->title);
	struct page_extras *extras;

	page->layout = first->layout;
	page->language = first->language;
	page->noindex = first->noindex;
	page->params = first->params;
	extras = page_extend(work, page);
	extras->taxonomy = first->extras->taxonomy;
	extras->term = first->extras->term;
	return page;
}

static void
give_pager(struct work *work, const struct page_list *pages, size_t total)
{
	for (size_t i = 0; i < pages->count; i++) {
		struct pager *pager = arena_new(work->arena, struct pager);

		*pager = (struct pager){
			.number = i + 1, .pages = *pages, .total = total};
		if (i > 0)
			pager->previous = pages->items[i - 1];
		if (i + 1 < pages->count)
			pager->next = pages->items[i + 1];
		page_extend(work, pages->items[i])->pager = pager;
	}
}

static void
paginate(struct work *work, struct page *page, size_t most)
{
	struct page_list all = entries_of(work, page);
	struct page_list pages = {0};

	page_extend(work, page)->listed = all;
	if (most == 0 || all.count <= most)
		return;
	list_add(work->arena, &pages, page);
	for (size_t done = most; done < all.count; done += most) {
		struct page *further =
			further_page(work, page, pages.count + 1);

		further->parent = page;
		list_add(work->arena, &pages, further);
	}
	for (size_t i = 0; i < pages.count; i++)
		page_extend(work, pages.items[i])->listed =
			entries_on(&all, i + 1, most);
	give_pager(work, &pages, all.count);
}

/*
 * The list of all terms is short and stays whole: what its index.md says is
 * for the lists of its terms.
 */
static size_t
most_on(struct work *work, const struct page *page, size_t otherwise)
{
	if (page->kind == PAGE_TAXONOMY)
		return 0;
	if (page->kind == PAGE_TERM)
		page = page->extras->taxonomy->page;
	if (page->kind == PAGE_QUOTES)
		otherwise = QUOTATIONS_ON_PAGE;
	return read_paginate(work, front_of(work, page), otherwise);
}

void
pagers_make(struct work *work)
{
	struct site *site = work->site;
	size_t most = read_paginate(work, work->config->front, 0);
	size_t count = site->pages.count; /* without those made here */

	for (size_t i = 0; i < work->document_count; i++) {
		check_kind(work, &work->readings[i].document);
		check_front(work, &work->pages[i]);
	}
	for (size_t i = 0; i < count; i++) {
		struct page *page = site->pages.items[i];

		if (is_list(page) || page->kind == PAGE_TERM)
			paginate(work, page, most_on(work, page, most));
	}
	if (site->pages.count > count)
		pages_sort(&site->pages);
}
