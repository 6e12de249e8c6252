/*
 * Pages that no document makes: the lists of folders, and what follows from
 * the whole site.
 */
#include "base/path.h"
#include "model/work.h"

static const struct {
	const char *folder;
	const char *id;
	const char *title;
} sections[] = {
	{"articles/", "articles", "Articles"},
	{"people/", "people", "People"},
	{"sources/", "sources", "Sources"},
	{"statements/", "statements", "Statements"},
	{"transcripts/", "transcripts", "Transcripts"},
};

/* Whether anything below `folder` is published. */
static bool
folder_has_pages(const struct work *work, struct text folder)
{
	for (size_t i = 0; i < work->document_count; i++) {
		if (!work->readings[i].withheld &&
		    text_starts(work->readings[i].document.path, folder))
			return true;
	}
	return false;
}

static void
section_make(struct work *work, size_t number)
{
	struct text folder = text_of(sections[number].folder);
	struct page *page;

	if (index_find(&work->folders, folder) != INDEX_NONE ||
	    !folder_has_pages(work, folder))
		return;
	page = page_made(work, PAGE_SECTION, text_of(sections[number].id),
			 folder, text_of(sections[number].title));
	index_add(work->arena, &work->folders, folder,
		  (uint32_t)work->folder_pages.count);
	list_add(work->arena, &work->folder_pages, page);
}

/* The page of the nearest folder that has one; NULL is home. */
static struct page *
find_parent(const struct work *work, struct text folder)
{
	for (; folder.len > 0; folder = folder_above(folder)) {
		uint32_t number = index_find(&work->folders, folder);

		if (number != INDEX_NONE)
			return work->folder_pages.items[number];
	}
	return NULL;
}

void
sections_make(struct work *work)
{
	for (size_t i = 0; i < ARRAY_COUNT(sections); i++)
		section_make(work, i);
	if (!work->site->home)
		work->site->home = page_made(work, PAGE_HOME, TEXT("home"),
					     TEXT(""), work->site->title);
	for (size_t i = 0; i < work->document_count; i++) {
		struct text path = work->readings[i].document.path;

		work->pages[i].parent = find_parent(work, folder_of(path));
	}
}

static bool
has_not_found_page(const struct site *site)
{
	list_each (struct page *, page, &site->pages) {
		if ((*page)->kind == PAGE_NOT_FOUND)
			return true;
	}
	return false;
}

#define TITLE_MOST 80

/* The words in one line, cut at a space when they are many. */
static struct text
quotation_title(struct arena *arena, struct text words)
{
	struct text line = text_slice(words, 0, text_find_char(words, '\n', 0));
	struct text cut = text_slice(line, 0, TITLE_MOST);
	size_t space = text_find_last_char(cut, ' ');

	if (text_ends(words, TEXT(",")) && words.len <= TITLE_MOST)
		words.len--; /* it belongs to the quoting sentence */
	if (words.len <= cut.len)
		return arena_format(arena, "“%.*s”", TEXT_ARG(words));
	if (cut.len == line.len)
		space = line.len;
	/* Without a space the whole line is better than half a letter. */
	return arena_format(arena, "“%.*s …”",
			    TEXT_ARG(text_slice(line, 0, space)));
}

static void
quotation_page_make(struct work *work, struct quotation *quotation)
{
	struct arena *arena = work->arena;
	struct page *page = page_made(
		work, PAGE_QUOTATION, quotation->id,
		arena_format(arena, "quotes/%.*s/", TEXT_ARG(quotation->id)),
		quotation_title(arena, quotation->words));

	page->parent = work->site->quotes;
	page->quotation = quotation;
	page->record = quotation->record;
	page->date = quotation->record->date;
	page->language = quotation->record->language;
	page->excerpt = quotation->words;
	quotation->page = page;
}

/* Whether readers are to be told of anything that is not as it was. */
static bool
has_changes(const struct site *site)
{
	if (site->corrections.count > 0)
		return true;
	list_each (struct page *, page, &site->pages) {
		if ((*page)->withdrawn)
			return true;
	}
	return false;
}

/* A site that quotes, dates or corrects nothing has no list of it. */
void
overviews_make(struct work *work)
{
	struct site *site = work->site;

	if (!site->quotes && site->quotations.count > 0)
		site->quotes = page_made(work, PAGE_QUOTES, TEXT("quotes"),
					 TEXT("quotes/"), TEXT("Quotations"));
	if (!site->timeline && site->events.count > 0)
		site->timeline =
			page_made(work, PAGE_TIMELINE, TEXT("timeline"),
				  TEXT("timeline/"), TEXT("Timeline"));
	if (!site->corrections_page && has_changes(site))
		site->corrections_page =
			page_made(work, PAGE_CORRECTIONS, TEXT("corrections"),
				  TEXT("corrections/"), TEXT("Corrections"));
	list_each (struct quotation *, quotation, &site->quotations)
		quotation_page_make(work, *quotation);
	if (!has_not_found_page(site))
		page_made(work, PAGE_NOT_FOUND, TEXT("404"), TEXT("404.html"),
			  TEXT("Page not found"));
}
