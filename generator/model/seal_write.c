#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "model/seal.h"

#define FRESH_PATH "content/.seal.json.new"

struct writer {
	struct buf buf;
	struct arena scratch; /* for one turn */
	size_t entries;
};

/* Begins an entry of a page; `first` says what it is. */
static struct seal_line
entry(const char *key, struct text value, const struct page *page)
{
	struct seal_line line = {.members = {{text_of(key), value}},
				 .count = 1};

	if (page)
		line.members[line.count++] =
			(struct seal_member){TEXT("page"), page->path};
	return line;
}

static void
say(struct seal_line *line, const char *key, struct text value)
{
	line->members[line->count++] =
		(struct seal_member){text_of(key), value};
}

static void
put(struct writer *writer, const struct seal_line *line)
{
	seal_line_write(&writer->buf, line);
	writer->entries++;
}

/* ---- Pages ---- */

static void
put_page(struct writer *writer, const struct page *page)
{
	struct seal_line line = entry("page", page->path, NULL);
	char corrections[24];

	snprintf(corrections, sizeof(corrections), "%u",
		 page->ties->corrections.count);
	say(&line, "kind", text_of(page_kind_name(page->kind)));
	if (page->source_path.len > 0)
		say(&line, "file", page->source_path);
	say(&line, "corrections", text_of(corrections));
	put(writer, &line);
}

static void
put_date(struct writer *writer, const struct page *page)
{
	struct seal_line line;

	if (!page->date)
		return;
	line = entry("date", page->date->source, page);
	put(writer, &line);
}

static void
put_events(struct writer *writer, const struct page *page)
{
	list_each (struct event *, event, &page->ties->events) {
		struct seal_line line = entry("event", (*event)->id, page);

		if ((*event)->date)
			say(&line, "date", (*event)->date->source);
		put(writer, &line);
	}
}

static void
put_quotations(struct writer *writer, const struct page *page)
{
	char sum[SEAL_SUM];

	list_each (struct quotation *, item, &page->ties->quotations) {
		const struct quotation *quotation = *item;
		struct seal_line line = entry("quotation", quotation->id, page);

		say(&line, "record", quotation->record->page->path);
		say(&line, "tier", quotation->tier);
		say(&line, "words",
		    seal_sum(quotation->words, &writer->scratch, sum));
		put(writer, &line);
		arena_reset(&writer->scratch);
	}
}

/* ---- Records ---- */

static void
put_anchor(struct writer *writer, const struct turn *turn, struct text id,
	   struct text sum)
{
	struct seal_line line = entry("anchor", id, turn->item.record->page);

	if (turn->speaker)
		say(&line, "by", turn->speaker->page->path);
	else
		say(&line, "voice", *turn->item.fact->label);
	say(&line, "words", sum);
	put(writer, &line);
}

static void
put_turn(struct writer *writer, const struct turn *turn)
{
	char digits[SEAL_SUM];
	struct text sum = seal_turn_sum(turn, &writer->scratch, digits);

	put_anchor(writer, turn, turn->item.id, sum);
	list_each (const struct text, id, &turn->ties->former_ids)
		put_anchor(writer, turn, *id, sum);
	arena_reset(&writer->scratch);
}

static void
put_sections(struct writer *writer, const struct page *page)
{
	list_each (struct heading *, heading, &page->headings) {
		struct seal_line line = entry("anchor", (*heading)->id, page);

		put(writer, &line);
	}
}

/* "t1" or "t1-t3". */
static struct text
turns_of(struct writer *writer, const struct response *response)
{
	if (response->first == response->last)
		return response->first->item.id;
	return arena_format(&writer->scratch, "%.*s-%.*s",
			    TEXT_ARG(response->first->item.id),
			    TEXT_ARG(response->last->item.id));
}

static void
put_record(struct writer *writer, const struct record *record)
{
	struct seal_line line;

	put_sections(writer, record->page);
	list_each (struct turn *, turn, &record->turns)
		put_turn(writer, *turn);
	if (record->authenticity.len > 0) {
		line = entry("status", record->authenticity, record->page);
		put(writer, &line);
	}
	list_each (struct response *, response, &record->responses) {
		line = entry("status", (*response)->stance, record->page);
		say(&line, "by", (*response)->by->page->path);
		if ((*response)->about.len > 0)
			say(&line, "about", (*response)->about);
		if ((*response)->first)
			say(&line, "turns", turns_of(writer, *response));
		put(writer, &line);
		arena_reset(&writer->scratch);
	}
}

/* ---- All ---- */

/* Those of one page are by path, for the list is. */
static void
put_aliases(struct writer *writer, const struct site *site,
	    const struct page *page)
{
	list_each (struct redirect *, redirect, &site->redirects) {
		struct seal_line line;

		if ((*redirect)->page != page)
			continue;
		line = entry("alias", (*redirect)->path, page);
		put(writer, &line);
	}
}

/* A quotation's page is sealed with the quotation. How many pages a list has
 * is no promise, nor is a search that a theme offers. */
static bool
is_sealed(const struct site *site, const struct page *page)
{
	return !page->quotation && page->kind != PAGE_NOT_FOUND &&
	       (page != site->search || page->source_path.len > 0) &&
	       !(page->extras->pager && page->extras->pager->number > 1);
}

static void
put_all_of(struct writer *writer, const struct site *site,
	   const struct page *page)
{
	if (!is_sealed(site, page))
		return;
	put_page(writer, page);
	put_aliases(writer, site, page);
	put_date(writer, page);
	if (page->record)
		put_record(writer, page->record);
	put_quotations(writer, page);
	put_events(writer, page);
}

/* The file's bytes as they would be. */
static void
write_seal(struct writer *writer, const struct site *site)
{
	buf_literal(&writer->buf, "{\"seal\": 1, \"entries\": [\n");
	list_each (struct page *, page, &site->pages)
		put_all_of(writer, site, *page);
	buf_literal(&writer->buf, "{}]}\n");
}

static int
replace(int site_dir, struct text bytes, struct diag *diag)
{
	if (file_write(site_dir, FRESH_PATH, bytes, diag) != 0)
		return -1;
	if (renameat(site_dir, FRESH_PATH, site_dir, SEAL_PATH) == 0)
		return 0;
	diag_errno(diag, F004, SEAL_PATH, "cannot write");
	unlinkat(site_dir, FRESH_PATH, 0);
	return -1;
}

int
seal_save(int site_dir, const struct site *site, struct seal_result *result,
	  struct diag *diag)
{
	struct writer writer = {.buf = BUF_INIT};
	struct text bytes;
	int rc = 0;

	write_seal(&writer, site);
	bytes = buf_as_text(&writer.buf);
	result->entries = writer.entries;
	result->is_changed = file_holds(site_dir, SEAL_PATH, bytes) == 0;
	if (result->is_changed)
		rc = replace(site_dir, bytes, diag);
	buf_free(&writer.buf);
	arena_free(&writer.scratch);
	return rc;
}
