#include "base/path.h"
#include "base/utf8.h"
#include "model/made_title.h"
#include "model/work.h"

static const enum page_kind kinds[DOCUMENT_KINDS] = {
	[DOCUMENT_HOME] = PAGE_HOME,
	[DOCUMENT_ARTICLE] = PAGE_ARTICLE,
	[DOCUMENT_TRANSCRIPT] = PAGE_TRANSCRIPT,
	[DOCUMENT_STATEMENT] = PAGE_STATEMENT,
	[DOCUMENT_PERSON] = PAGE_PERSON,
	[DOCUMENT_SOURCE] = PAGE_SOURCE,
	[DOCUMENT_TIMELINE] = PAGE_TIMELINE,
	[DOCUMENT_QUOTES] = PAGE_QUOTES,
	[DOCUMENT_CORRECTIONS] = PAGE_CORRECTIONS,
	[DOCUMENT_PAGE] = PAGE_PAGE,
	[DOCUMENT_SECTION] = PAGE_SECTION,
};

const struct page_ties page_no_ties;
const struct page_extras page_no_extras;

struct page_ties *
page_tie(struct work *work, struct page *page)
{
	if (page->ties == &page_no_ties)
		page->ties = arena_new(work->arena, struct page_ties);
	return (struct page_ties *)(uintptr_t)page->ties;
}

struct page_extras *
page_extend(struct work *work, struct page *page)
{
	if (page->extras == &page_no_extras)
		page->extras = arena_new(work->arena, struct page_extras);
	return (struct page_extras *)(uintptr_t)page->extras;
}

struct reading *
work_reading(const struct work *work, const struct page *page)
{
	if (page->source_path.len == 0)
		return NULL;
	return &work->readings[page - work->pages];
}

bool
path_is_index(struct text path)
{
	return text_equal(path_name(path), TEXT("index.md"));
}

struct text
folder_above(struct text folder)
{
	return path_folder(text_slice(folder, 0, folder.len - 1));
}

struct text
folder_of(struct text path)
{
	struct text folder = path_folder(path);

	return path_is_index(path) && folder.len > 0 ? folder_above(folder)
						     : folder;
}

static struct text
page_id(struct text path)
{
	struct text folder = path_folder(path);

	if (!path_is_index(path))
		return path_stem(path);
	if (folder.len == 0)
		return TEXT("home");
	return path_name(text_slice(folder, 0, folder.len - 1));
}

static struct text
page_path(struct work *work, const struct document *document)
{
	struct text folder = path_folder(document->path);
	struct text slug = value_text(document->front, "slug");
	struct text path;

	if (permalink_path(work, document, &path))
		return path;
	if (text_equal(document->path, TEXT("404.md")))
		return TEXT("404.html");
	if (path_is_index(document->path))
		return folder;
	if (slug.len > 0)
		path = arena_join(work->arena, folder, slug);
	else
		path = text_slice(document->path, 0,
				  document->path.len - strlen(".md"));
	return arena_join(work->arena, path, TEXT("/"));
}

/* Whether documents below it are of a kind of their own. */
static bool
is_section_folder(struct text folder)
{
	return text_starts(folder, TEXT("articles/")) ||
	       text_starts(folder, TEXT("transcripts/")) ||
	       text_starts(folder, TEXT("statements/")) ||
	       text_starts(folder, TEXT("people/")) ||
	       text_starts(folder, TEXT("sources/"));
}

/* The index of a folder of articles is no article but their list, unless it
 * says so; that of another folder is one when it says so. */
static enum page_kind
page_kind(const struct document *document)
{
	struct text path = document->path;

	if (text_equal(path, TEXT("404.md")))
		return PAGE_NOT_FOUND;
	if (is_withdrawn(document))
		return PAGE_PAGE;
	if (path_is_index(path) && is_section_folder(path_folder(path)) &&
	    !value_get(document->front, "kind"))
		return PAGE_SECTION;
	return kinds[document->kind];
}

/* The title a page has when its document says none. */
static struct text
page_untitled(const struct work *work, const struct page *page)
{
	switch (page->kind) {
	case PAGE_HOME:
		return work->site->title;
	case PAGE_TIMELINE:
		return made_title(work->site->language, "timeline");
	case PAGE_QUOTES:
		return made_title(work->site->language, "quotes");
	case PAGE_CORRECTIONS:
		return made_title(work->site->language, "corrections");
	default:
		return page->id;
	}
}

static void
page_headings(struct work *work, struct page *page,
	      const struct markdown *markdown)
{
	size_t count = markdown->headings.count;
	struct heading *made = arena_array(work->arena, struct heading, count);

	list_reserve(work->arena, &page->headings, count);
	for (size_t i = 0; i < count; i++) {
		const struct heading_fact *fact = &markdown->headings.items[i];

		made[i].level = fact->level;
		made[i].id = fact->id;
		made[i].content = (struct content){fact->content, page, NULL};
		list_add(work->arena, &page->headings, &made[i]);
	}
	toc_make(work, page);
}

static void
page_take_front(struct work *work, struct page *page,
		const struct document *document)
{
	const struct value *front = document->front;
	const struct value *params = value_get(front, "params");

	page->title = front_text(front, "title", page_untitled(work, page));
	page->description = value_text(front, "description");
	page->language = front_text(front, "language", work->site->language);
	page->byline = value_text(front, "byline");
	page->layout = front_text(front, "layout",
				  text_of(page_kind_name(page->kind)));
	if (value_get(front, "layout"))
		page_extend(work, page)->layout_place =
			&value_get(front, "layout")->place;
	page->date = front_date(work, front, "date");
	page->updated = front_date(work, front, "updated");
	page->noindex = value_true(front, "noindex");
	page->is_unsearched = value_false(front, "search");
	page->wants_toc = value_true(front, "toc")    ? TOC_SHOWN
			  : value_false(front, "toc") ? TOC_HIDDEN
						      : TOC_NOT_SAID;
	if (params && params->kind == VALUE_MAP)
		page->params = params;
	page->fields = declared_fields(work, document);
}

/* Whether steps that follow have to look at it, too. */
static bool
front_says_more(const struct value *front)
{
	static const char *const taken[] = {
		"title",  "description", "date",    "language",
		"byline", "updated",	 "noindex", "toc",
		"layout", "search",	 "params"};

	list_each (const struct entry, entry, &front->entries) {
		size_t i = 0;

		while (i < ARRAY_COUNT(taken) &&
		       !text_equal(entry->key, text_of(taken[i])))
			i++;
		if (i == ARRAY_COUNT(taken))
			return true;
	}
	return false;
}

static void
page_take_text(struct work *work, struct page *page,
	       const struct markdown *markdown)
{
	page->content = (struct content){&markdown->content, page, NULL};
	page->nodes = &markdown->nodes;
	page->summary = page->description.len > 0 ? page->description
						  : markdown->summary;
	page->lead = markdown->lead;
	page->words = markdown->items.count > 0 ? 0 : markdown->words;
	if (markdown->loose_quotes.count > 0)
		page_tie(work, page)->loose_quotes = markdown->loose_quotes;
	page_headings(work, page, markdown);
}

void
page_begin(struct work *work, size_t number)
{
	struct page *page = &work->pages[number];
	struct reading *reading = &work->readings[number];
	const struct document *document = &reading->document;

	*page = (struct page){.ties = &page_no_ties, .extras = &page_no_extras};
	reading->says_more = front_says_more(document->front);
	page->kind = page_kind(document);
	page->id = page_id(document->path);
	page->path = page_path(work, document);
	page->source_path = document->file_path;
	page_take_front(work, page, document);
	page_take_text(work, page, reading->markdown);
	if (is_withdrawn(document))
		page_withdraw(work, page, document);
}

struct text
page_excerpt(const struct page *page, struct arena *arena)
{
	if (page->summary.len > 0 || page->lead.end == 0)
		return page->summary;
	return rich_extract(page->content.rich, page->lead, arena);
}

/* Notes the pages that stand for whole sites or folders. */
static void
page_note(struct work *work, struct page *page, const struct document *document)
{
	struct site *site = work->site;

	if (page->kind == PAGE_HOME && !site->home)
		site->home = page;
	else if (page->kind == PAGE_TIMELINE && !site->timeline)
		site->timeline = page;
	else if (page->kind == PAGE_QUOTES && !site->quotes)
		site->quotes = page;
	else if (page->kind == PAGE_CORRECTIONS && !site->corrections_page)
		site->corrections_page = page;
	if (page->kind == PAGE_HOME || !path_is_index(document->path))
		return;
	index_add(work->arena, &work->folders, path_folder(document->path),
		  (uint32_t)work->folder_pages.count);
	list_add(work->arena, &work->folder_pages, page);
}

void
pages_make(struct work *work)
{
	struct site *site = work->site;

	rules_read(work);
	list_reserve(work->arena, &site->pages, work->document_count);
	for (size_t i = 0; i < work->document_count; i++) {
		struct reading *reading = &work->readings[i];
		struct page *page = &work->pages[i];

		rules_apply(work, page, reading);
		if (reading->withheld) {
			list_add(work->arena, &site->withheld, page);
			continue;
		}
		list_add(work->arena, &site->pages, page);
		page_note(work, page, &reading->document);
	}
}

const struct index *
page_paths(struct work *work)
{
	const struct page_list *pages = &work->site->pages;

	if (work->page_paths.count > 0)
		return &work->page_paths;
	index_reserve(work->arena, &work->page_paths, pages->count);
	for (size_t i = 0; i < pages->count; i++)
		index_add(work->arena, &work->page_paths, pages->items[i]->path,
			  (uint32_t)i);
	return &work->page_paths;
}

struct page *
page_made(struct work *work, enum page_kind kind, struct text id,
	  struct text path, struct text title)
{
	struct page *page = arena_new(work->arena, struct page);

	page->ties = &page_no_ties;
	page->extras = &page_no_extras;
	page->kind = kind;
	page->id = id;
	page->path = path;
	page->title = title;
	page->language = work->site->language;
	page->layout = text_of(page_kind_name(kind));
	page->content.page = page;
	list_add(work->arena, &work->site->pages, page);
	return page;
}
