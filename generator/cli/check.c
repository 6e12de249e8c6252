/*
 * dossier check: whatever a build would find, and how much of what is quoted
 * was checked.
 */
#include "cli/site.h"
#include "cli/table.h"

/* ---- Counting ---- */

struct coverage {
	size_t quoted; /* in quotation marks, or in an attributed block */
	size_t linked; /* to a record: each of these is verified */
	size_t tiers[TIER_TRANSLATED + 1];
	size_t unlinked;
};

/* Pages that are made, such as that of a quotation, quote what others do. */
static void
add_page(struct coverage *coverage, const struct page *page)
{
	if (page->source_path.len == 0)
		return;
	coverage->linked += page->ties->quotations.count;
	coverage->unlinked += page->ties->loose_quotes.count;
	coverage->quoted +=
		page->ties->quotations.count + page->ties->loose_quotes.count;
	list_each (struct quotation *, quotation, &page->ties->quotations)
		coverage->tiers[(*quotation)->tier_reached]++;
}

static struct coverage
count_all(const struct site *site)
{
	struct coverage all = {0};

	list_each (struct page *, page, &site->pages)
		add_page(&all, *page);
	return all;
}

/* ---- The table ---- */

static const struct column page_columns[] = {
	{"page", COLUMN_TEXT},	       {"quoted", COLUMN_NUMBER},
	{"linked", COLUMN_NUMBER},     {"exact", COLUMN_NUMBER},
	{"typography", COLUMN_NUMBER}, {"edited", COLUMN_NUMBER},
	{"joined", COLUMN_NUMBER},     {"translated", COLUMN_NUMBER},
	{"unlinked", COLUMN_NUMBER},
};

static void
add_row(struct table *table, struct text name, const struct coverage *coverage)
{
	table_text(table, name);
	table_number(table, coverage->quoted);
	table_number(table, coverage->linked);
	for (size_t tier = TIER_EXACT; tier <= TIER_TRANSLATED; tier++)
		table_number(table, coverage->tiers[tier]);
	table_number(table, coverage->unlinked);
}

static void
add_pages(struct table *table, const struct site *site)
{
	list_each (struct page *, page, &site->pages) {
		struct coverage coverage = {0};

		add_page(&coverage, *page);
		if (coverage.quoted > 0)
			add_row(table, (*page)->source_path, &coverage);
	}
}

/* People read the sum in the table's last line, programs in an object. */
static void
print_coverage(const struct site *site, enum diag_format format)
{
	struct table pages = {.type = "page",
			      .columns = page_columns,
			      .column_count = ARRAY_COUNT(page_columns)};
	struct table sum = pages;
	struct coverage all = count_all(site);

	sum.type = "sum";
	add_pages(&pages, site);
	add_row(format == DIAG_JSON ? &sum : &pages,
		format == DIAG_JSON ? TEXT("") : TEXT("in sum"), &all);
	if (all.quoted > 0 || format == DIAG_JSON)
		table_print(&pages, format, stdout);
	table_print(&sum, format, stdout);
	table_free(&pages);
	table_free(&sum);
}

static const struct column unlinked_columns[] = {
	{"unlinked", COLUMN_PLACE},
	{"words", COLUMN_WORDS},
};

static void
print_unlinked(const struct site *site, enum diag_format format)
{
	struct table table = {.type = "unlinked",
			      .columns = unlinked_columns,
			      .column_count = ARRAY_COUNT(unlinked_columns)};

	list_each (struct page *, page, &site->pages) {
		list_each (const struct loose_quote, quote,
			   &(*page)->ties->loose_quotes) {
			table_place(&table, &quote->place);
			table_text(&table, quote->words);
		}
	}
	if (table.cells.count > 0 && format != DIAG_JSON)
		putchar('\n');
	table_print(&table, format, stdout);
	table_free(&table);
}

/* ---- The gate ---- */

static size_t
percent(const struct coverage *all)
{
	return all->quoted == 0 ? 100 : all->linked * 100 / all->quoted;
}

static void
print_percent(const struct site *site)
{
	struct coverage all = count_all(site);

	if (all.quoted == 0) {
		puts("nothing stands in quotation marks");
		return;
	}
	printf("\n%zu of %zu quotations, %zu %%, are linked to a record and "
	       "were found in it\n",
	       all.linked, all.quoted, percent(&all));
}

static int
require(const struct site *site, size_t required, struct diag *diag)
{
	struct coverage all = count_all(site);

	if (percent(&all) >= required)
		return 0;
	diag_error(diag, Q012, NULL,
		   "%zu of %zu quotations are linked to a record: %zu %%, and "
		   "%zu %% were required",
		   all.linked, all.quoted, percent(&all), required);
	diag_hint(diag, "link the words listed as unlinked to the turn they "
			"are from, or take the quotation marks away where "
			"nobody is quoted");
	return -1;
}

/* ---- The command ---- */

static int
show(void *context, const struct build_view *view, struct diag *diag)
{
	const struct settings *settings = context;
	int rc = require(view->site, settings->require_quotes, diag);

	if (settings->quiet && rc == 0)
		return 0;
	print_coverage(view->site, settings->format);
	print_unlinked(view->site, settings->format);
	if (settings->format != DIAG_JSON)
		print_percent(view->site);
	return rc;
}

int
command_check(const struct settings *settings, struct diag *diag)
{
	struct settings shown = *settings;

	return site_check(settings, show, &shown, diag);
}
