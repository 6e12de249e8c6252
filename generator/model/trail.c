/*
 * Where a page stands: what is above it, and before and behind it.
 */
#include "model/work.h"

/* The ancestors of what stands in `page`; made once. */
static const struct page_list *
trail_below(struct work *work, struct page *page)
{
	struct page *above = page->parent ? page->parent : work->site->home;
	struct page_list *trail = &page_extend(work, page)->trail;

	if (trail->count > 0)
		return trail;
	if (page != above)
		page->ancestors = *trail_below(work, above);
	list_reserve(work->arena, trail, page->ancestors.count + 1);
	list_each (struct page *, ancestor, &page->ancestors)
		list_add(work->arena, trail, *ancestor);
	list_add(work->arena, trail, page);
	return trail;
}

static bool
is_leaf(const struct page *page)
{
	return page->source_path.len > 0 && page->kind != PAGE_SECTION &&
	       page->extras->children.count == 0;
}

/* Children stand newest first, then what is undated: `i` counts as one reads
 * them. */
static struct page *
child(const struct page_list *children, size_t dated, size_t i)
{
	return children->items[i < dated ? dated - 1 - i : i];
}

static void
neighbours_make(const struct page_list *children)
{
	struct page *before = NULL;
	size_t dated = 0;

	while (dated < children->count && children->items[dated]->date)
		dated++;
	for (size_t i = 0; i < children->count; i++) {
		struct page *page = child(children, dated, i);

		if (!is_leaf(page))
			continue;
		page->previous = before;
		if (before)
			before->next = page;
		before = page;
	}
}

void
trails_make(struct work *work)
{
	struct site *site = work->site;

	list_each (struct page *, item, &site->pages) {
		struct page *page = *item;
		struct page *above = page->parent ? page->parent : site->home;

		if (page != above)
			page->ancestors = *trail_below(work, above);
		if (page != site->home)
			neighbours_make(&page->extras->children);
	}
}
