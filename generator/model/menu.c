#include "model/work.h"

static struct page *
find_page(struct work *work, const struct menu_item *item, struct text path)
{
	uint32_t number = index_find(&work->documents, path);

	if (number == INDEX_NONE) {
		number = index_find(&work->page_paths, path);
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

static void
entry_add(struct work *work, const struct menu_item *item)
{
	struct menu_entry *entry = arena_new(work->arena, struct menu_entry);
	struct destination to = destination_read(
		work, item->link, TEXT("site.yaml"), &item->place);

	entry->title = item->title;
	entry->url = TEXT("");
	if (to.kind == TO_REFUSED)
		destination_tell_refused(work, item->link, &item->place);
	else if (to.kind == TO_URL)
		entry->url = item->link;
	else if (to.kind == TO_FILE)
		entry->page = find_page(work, item, to.path);
	list_add(work->arena, &work->site->menu, entry);
}

/* Links of the menu are written as from a document at the top of content/. */
void
menu_make(struct work *work)
{
	for (size_t i = 0; i < work->config->menu.count; i++)
		entry_add(work, &work->config->menu.items[i]);
}
