/*
 * dossier list: what a site has, one thing a line.
 */
#include "cli/site.h"
#include "cli/table.h"

static struct text
id_of_person(const struct person *person)
{
	return person ? person->id : TEXT("");
}

static struct text
source_of_date(const struct edtf *date)
{
	return date ? date->source : TEXT("");
}

/* The home page has an empty path. */
static struct text
path_of(const struct page *page)
{
	if (!page)
		return TEXT("");
	return page->path.len > 0 ? page->path : TEXT("./");
}

/* ---- Quotations ---- */

static const struct column quotation_columns[] = {
	{"place", COLUMN_PLACE},  {"tier", COLUMN_TEXT},
	{"record", COLUMN_TEXT},  {"turns", COLUMN_TEXT},
	{"speaker", COLUMN_TEXT}, {"words", COLUMN_WORDS},
	{"page", COLUMN_EXTRA},	  {"own_page", COLUMN_EXTRA},
};

/* "t1", or "t1-t3". */
static struct text
turns_of(struct arena *arena, const struct quotation *quotation)
{
	struct text first = quotation->first->item.id;
	struct text last = quotation->last->item.id;

	if (quotation->first == quotation->last)
		return first;
	return arena_format(arena, "%.*s-%.*s", TEXT_ARG(first),
			    TEXT_ARG(last));
}

static void
add_quotations(struct table *table, const struct site *site)
{
	list_each (struct quotation *, at, &site->quotations) {
		const struct quotation *quotation = *at;

		table_place(table, &quotation->place);
		table_text(table, quotation->tier);
		table_text(table, quotation->record->id);
		table_text(table, turns_of(&table->arena, quotation));
		table_text(table, quotation->speaker
					  ? quotation->speaker->id
					  : quotation->speaker_label);
		table_text(table, quotation->words);
		table_text(table, path_of(quotation->from));
		table_text(table, path_of(quotation->page));
	}
}

/* ---- Events ---- */

static const struct column event_columns[] = {
	{"date", COLUMN_TEXT},	 {"kind", COLUMN_TEXT},
	{"place", COLUMN_PLACE}, {"words", COLUMN_WORDS},
	{"page", COLUMN_EXTRA},	 {"id", COLUMN_EXTRA},
};

static void
add_events(struct table *table, const struct site *site)
{
	list_each (struct event *, at, &site->events) {
		const struct event *event = *at;

		table_text(table, source_of_date(event->date));
		table_text(table, event->kind);
		table_place(table, &event->place);
		table_text(table,
			   event->title.len > 0 ? event->title : event->plain);
		table_text(table, path_of(event->page));
		table_text(table, event->id);
	}
}

/* ---- What is withheld ---- */

static const struct column withheld_columns[] = {
	{"file", COLUMN_TEXT},
	{"why", COLUMN_TEXT},
	{"on", COLUMN_TEXT},
	{"title", COLUMN_WORDS},
};

static void
add_withheld_page(struct table *table, const struct page *page)
{
	table_text(table, page->source_path);
	table_text(table, page->withheld);
	table_text(table, page->extras->withheld_on);
	table_text(table, page->title);
}

static void
add_drafts(struct table *table, const struct site *site)
{
	list_each (struct page *, page, &site->withheld)
		if (text_equal((*page)->withheld, TEXT("draft")))
			add_withheld_page(table, *page);
}

static void
add_withheld(struct table *table, const struct site *site)
{
	list_each (struct page *, page, &site->withheld)
		add_withheld_page(table, *page);
	list_each (struct asset *, asset, &site->withheld_assets) {
		table_text(table, arena_join(&table->arena, TEXT("content/"),
					     (*asset)->source_path));
		table_text(table, TEXT("file"));
		table_text(table, TEXT(""));
		table_text(table, TEXT("no published page uses it"));
	}
	list_each (const struct left_out, left, site->left_out) {
		table_text(table, arena_join(&table->arena, TEXT("content/"),
					     left->path));
		table_text(table, TEXT("file"));
		table_text(table, TEXT(""));
		table_text(table, left->why);
	}
}

/* ---- Links ---- */

static const struct column link_columns[] = {
	{"place", COLUMN_PLACE},   {"form", COLUMN_TEXT},
	{"leads_to", COLUMN_TEXT}, {"target", COLUMN_TEXT},
	{"words", COLUMN_WORDS},   {"page", COLUMN_EXTRA},
};

static struct text
form_of(const struct link *link)
{
	static const char *const names[] = {
		[LINK_PLAIN] = "link",
		[LINK_IMAGE] = "image",
		[LINK_QUOTED] = "quotation",
		[LINK_BLOCK_QUOTE] = "block quotation",
	};

	return text_of(names[link->form]);
}

static struct text
target_of(struct arena *arena, const struct link *link)
{
	if (link->target == LINK_TO_URL)
		return link_url(link);
	if (link->target == LINK_TO_ASSET)
		return link->ties->asset->path;
	if (link->ties->anchor.len == 0)
		return path_of(link->page);
	return arena_format(arena, "%.*s#%.*s", TEXT_ARG(path_of(link->page)),
			    TEXT_ARG(link->ties->anchor));
}

static void
add_link(struct table *table, const struct link *link)
{
	static const char *const targets[] = {
		[LINK_TO_PAGE] = "page",
		[LINK_TO_ASSET] = "file",
		[LINK_TO_URL] = "url",
		[LINK_BROKEN] = "broken",
	};
	struct place place = link_place(link);

	table_place(table, &place);
	table_text(table, form_of(link));
	table_text(table, text_of(targets[link->target]));
	table_text(table, target_of(&table->arena, link));
	table_text(table, link_words(link));
	table_text(table, path_of(link->from));
}

static void
add_links(struct table *table, const struct site *site)
{
	list_each (struct page *, page, &site->pages)
		list_each (struct link, link, &(*page)->links)
			add_link(table, link);
}

/* ---- Records, people, sources ---- */

static const struct column record_columns[] = {
	{"date", COLUMN_TEXT},	       {"record", COLUMN_TEXT},
	{"held", COLUMN_TEXT},	       {"fidelity", COLUMN_TEXT},
	{"turns", COLUMN_NUMBER},      {"quotations", COLUMN_NUMBER},
	{"words_said", COLUMN_NUMBER}, {"words_quoted", COLUMN_NUMBER},
	{"title", COLUMN_WORDS},       {"file", COLUMN_EXTRA},
};

static void
add_records(struct table *table, const struct site *site)
{
	list_each (struct record *, at, &site->records) {
		const struct record *record = *at;

		table_text(table, source_of_date(record->date));
		table_text(table, record->id);
		table_text(table, record->held);
		table_text(table, record->fidelity);
		table_number(table, record->turns.count);
		table_number(table, record->quotations.count);
		table_number(table, record->words_said);
		table_number(table, record->words_quoted);
		table_text(table, record->title);
		table_text(table, record->page->source_path);
	}
}

static const struct column person_columns[] = {
	{"person", COLUMN_TEXT},     {"said", COLUMN_NUMBER},
	{"reported", COLUMN_NUMBER}, {"quotations", COLUMN_NUMBER},
	{"records", COLUMN_NUMBER},  {"name", COLUMN_WORDS},
	{"file", COLUMN_EXTRA},
};

static void
add_people(struct table *table, const struct site *site)
{
	list_each (struct person *, at, &site->people) {
		const struct person *person = *at;

		table_text(table, id_of_person(person));
		table_number(table, person->said.count);
		table_number(table, person->reported.count);
		table_number(table, person->quotations.count);
		table_number(table, person->records.count);
		table_text(table, person->name);
		table_text(table, person->page->source_path);
	}
}

static const struct column source_columns[] = {
	{"date", COLUMN_TEXT},	    {"source", COLUMN_TEXT},
	{"held", COLUMN_TEXT},	    {"records", COLUMN_NUMBER},
	{"publisher", COLUMN_TEXT}, {"title", COLUMN_WORDS},
	{"file", COLUMN_EXTRA},
};

static void
add_sources(struct table *table, const struct site *site)
{
	list_each (struct source *, at, &site->sources) {
		const struct source *source = *at;

		table_text(table, source_of_date(source->date));
		table_text(table, source->id);
		table_text(table, source->held);
		table_number(table, source->records.count);
		table_text(table, source->publisher);
		table_text(table, source->title);
		table_text(table, source->page->source_path);
	}
}

/* ---- Pages ---- */

static const struct column page_columns[] = {
	{"page", COLUMN_TEXT},	 {"kind", COLUMN_TEXT},
	{"file", COLUMN_TEXT},	 {"words", COLUMN_NUMBER},
	{"title", COLUMN_WORDS},
};

static void
add_pages(struct table *table, const struct site *site)
{
	list_each (struct page *, at, &site->pages) {
		const struct page *page = *at;

		table_text(table, path_of(page));
		table_text(table, text_of(page_kind_name(page->kind)));
		table_text(table, page->source_path);
		table_number(table, page->words);
		table_text(table, page->title);
	}
}

/* ---- The command ---- */

struct list {
	const char *name;
	const char *type; /* of one, in JSON */
	const struct column *columns;
	size_t column_count;
	void (*add)(struct table *table, const struct site *site);
};

#define LIST(name, type, columns, add)                                         \
	{                                                                      \
		name, type, columns, ARRAY_COUNT(columns), add                 \
	}

static const struct list lists[] = {
	LIST("quotations", "quotation", quotation_columns, add_quotations),
	LIST("events", "event", event_columns, add_events),
	LIST("drafts", "draft", withheld_columns, add_drafts),
	LIST("withheld", "withheld", withheld_columns, add_withheld),
	LIST("links", "link", link_columns, add_links),
	LIST("records", "record", record_columns, add_records),
	LIST("people", "person", person_columns, add_people),
	LIST("sources", "source", source_columns, add_sources),
	LIST("pages", "page", page_columns, add_pages),
};

static const struct list *
list_named(const char *name)
{
	for (size_t i = 0; i < ARRAY_COUNT(lists); i++)
		if (strcmp(lists[i].name, name) == 0)
			return &lists[i];
	return NULL;
}

bool
list_is_known(const char *name)
{
	return list_named(name) != NULL;
}

static int
show(void *context, const struct build_view *view, struct diag *diag)
{
	const struct settings *settings = context;
	const struct list *list = list_named(settings->what);
	struct table table = {.type = list->type,
			      .columns = list->columns,
			      .column_count = list->column_count};

	(void)diag;
	list->add(&table, view->site);
	table_print(&table, settings->format, stdout);
	table_free(&table);
	return 0;
}

int
command_list(const struct settings *settings, struct diag *diag)
{
	struct settings shown = *settings;

	return site_read(settings, show, &shown, diag);
}
