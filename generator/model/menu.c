#include "model/work.h"

static struct page *
find_page(struct work *work, const struct menu_item *item, struct text path)
{
	uint32_t number = index_find(&work->documents, path);

	if (number == INDEX_NONE) {
		number = index_find(page_paths(work), path);
		if (number != INDEX_NONE)
			return work->site->pages.items[number];
		destination_tell_missing(work, path, TEXT("site.yaml"),
					 &item->place);
		return NULL;
	}
	if (!work->readings[number].withheld)
		return &work->pages[number];
	destination_tell_draft(work, &work->readings[number], &item->place);
	return NULL;
}

/* A page that is made has its anchors checked when it is. */
static void
check_anchor(struct work *work, const struct page *page, struct text anchor,
	     const struct place *place)
{
	if (anchor.len == 0 || !work_reading(work, page) ||
	    anchor_exists(work, page, anchor) ||
	    (page->record && turn_find(work, page->record, anchor)))
		return;
	anchor_tell_missing(work, page, anchor, place);
}

static void
entry_lead(struct work *work, const struct menu_item *item,
	   struct menu_entry *entry)
{
	struct destination to = destination_read(
		work, item->link, TEXT("site.yaml"), &item->place);

	if (to.kind == TO_REFUSED)
		destination_tell_refused(work, item->link, &item->place);
	else if (to.kind == TO_URL)
		entry->url = item->link;
	else if (to.kind == TO_FILE)
		entry->page = find_page(work, item, to.path);
	if (!entry->page)
		return;
	entry->anchor = to.anchor;
	check_anchor(work, entry->page, to.anchor, &item->place);
}

static void
entries_add(struct work *work, const struct menu_items *items,
	    struct menu_list *list)
{
	list_each (const struct menu_item, item, items) {
		struct menu_entry *entry =
			arena_new(work->arena, struct menu_entry);

		entry->title = item->title;
		entry->url = entry->anchor = TEXT("");
		if (item->link.len > 0)
			entry_lead(work, item, entry);
		entries_add(work, &item->children, &entry->children);
		list_add(work->arena, list, entry);
	}
}

/* Links of the menu are written as from a document at the top of content/. */
void
menu_make(struct work *work)
{
	entries_add(work, &work->config->menu, &work->site->menu);
}
