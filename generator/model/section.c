/*
 * Pages that no document makes: the lists of folders, and what follows from
 * the whole site.
 */
#include "base/path.h"
#include "model/made_title.h"
#include "model/work.h"

struct text
words_of_name(struct arena *arena, struct text name)
{
	struct buf buf = BUF_INIT;
	struct text words;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.s[i];

		if (i == 0 && c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		buf_char(&buf, c == '-' || c == '_' ? ' ' : c);
	}
	words = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return words;
}

static struct text
folder_name(struct text folder)
{
	return path_name(text_slice(folder, 0, folder.len - 1));
}

static struct text
folder_title(const struct work *work, struct text folder)
{
	struct text name =
		arena_text(work->arena, text_slice(folder, 0, folder.len - 1));
	struct text title = made_title(work->site->language, name.s);

	return title.len > 0 ? title
			     : words_of_name(work->arena, folder_name(folder));
}

/* What the whole site makes stands at these addresses. */
static bool
is_overview(const struct work *work, struct text folder)
{
	static const char *const folders[] = {"corrections/", "quotes/",
					      "timeline/"};

	for (size_t i = 0; i < ARRAY_COUNT(folders); i++) {
		if (text_equal(folder, text_of(folders[i])))
			return true;
	}
	return taxonomy_has_folder(work->site, folder);
}

/* The document that is published where the list of `folder` would be, or
 * NULL: essays.md for essays/. */
static struct page *
page_beside(const struct work *work, struct text folder)
{
	struct text path = arena_format(work->arena, "%.*s.md",
					(int)folder.len - 1, folder.s);
	uint32_t number = index_find(&work->documents, path);

	if (number == INDEX_NONE || work->readings[number].withheld)
		return NULL;
	return &work->pages[number];
}

static void
section_make(struct work *work, struct text folder)
{
	struct page *page = page_beside(work, folder);

	if (is_overview(work, folder))
		return;
	if (!page)
		page = page_made(work, PAGE_SECTION, folder_name(folder),
				 folder, folder_title(work, folder));
	index_add(work->arena, &work->folders, folder,
		  (uint32_t)work->folder_pages.count);
	list_add(work->arena, &work->folder_pages, page);
}

/* Lists for the folders around a document that have no page yet. */
static void
sections_around(struct work *work, struct text folder, struct index *seen)
{
	for (; folder.len > 0; folder = folder_above(folder)) {
		if (index_find(seen, folder) != INDEX_NONE)
			return;
		index_add(work->arena, seen, folder, 0);
		if (index_find(&work->folders, folder) == INDEX_NONE)
			section_make(work, folder);
	}
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
	struct index seen = {0};

	for (size_t i = 0; i < work->document_count; i++) {
		if (!work->readings[i].withheld)
			sections_around(
				work,
				folder_of(work->readings[i].document.path),
				&seen);
	}
	if (!work->site->home)
		work->site->home = page_made(work, PAGE_HOME, TEXT("home"),
					     TEXT(""), work->site->title);
	for (size_t i = 0; i < work->document_count; i++) {
		struct text path = work->readings[i].document.path;

		work->pages[i].parent = find_parent(work, folder_of(path));
	}
	list_each (struct page *, page, &work->folder_pages) {
		if ((*page)->source_path.len == 0)
			(*page)->parent =
				find_parent(work, folder_above((*page)->path));
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
	page->summary = quotation->words;
	page->withheld = quotation->from->withheld;
	page->noindex = page->withheld.len > 0;
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
	struct text language = site->language;

	if (!site->quotes && site->quotations.count > 0)
		site->quotes = page_made(work, PAGE_QUOTES, TEXT("quotes"),
					 TEXT("quotes/"),
					 made_title(language, "quotes"));
	if (!site->timeline && site->events.count > 0)
		site->timeline = page_made(work, PAGE_TIMELINE,
					   TEXT("timeline"), TEXT("timeline/"),
					   made_title(language, "timeline"));
	if (!site->corrections_page && has_changes(site))
		site->corrections_page =
			page_made(work, PAGE_CORRECTIONS, TEXT("corrections"),
				  TEXT("corrections/"),
				  made_title(language, "corrections"));
	list_each (struct quotation *, quotation, &site->quotations)
		quotation_page_make(work, *quotation);
	if (!has_not_found_page(site))
		page_made(work, PAGE_NOT_FOUND, TEXT("404"), TEXT("404.html"),
			  made_title(language, "404"));
}
