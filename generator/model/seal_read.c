#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "model/seal.h"

#define FIRST_LINE "{\"seal\": 1, \"entries\": ["
#define LAST_LINE "{}]}"

struct reader {
	struct work *work;
	struct seal *seal;
	struct seal_line line;
	size_t number;
	bool failed; /* one error was told: the rest is not read */
};

static void
fail(struct reader *r, size_t column, const char *why)
{
	struct place place = {TEXT(SEAL_PATH), r->number, column, 0};

	r->failed = true;
	seal_tell(r->work, V007, &place, "the seal is broken here: %s", why);
	diag_hint(r->work->diag,
		  "take content/seal.json from version control; where two "
		  "changes met, keep the lines of both");
}

/* ---- Entries ---- */

static struct text
member(const struct seal_line *line, const char *key)
{
	for (size_t i = 0; i < line->count; i++) {
		if (text_equal(line->members[i].key, text_of(key)))
			return line->members[i].value;
	}
	return TEXT("");
}

/* The page that an entry belongs to, which stands before it. */
static size_t
owner(struct reader *r)
{
	uint32_t number =
		index_find(&r->seal->page_numbers, member(&r->line, "page"));

	if (number != INDEX_NONE)
		return number;
	fail(r, 1, "no line before it has its page");
	return 0;
}

static void
take_page(struct reader *r)
{
	struct seal *seal = r->seal;
	struct arena *arena = r->work->arena;
	uint32_t number = (uint32_t)seal->pages.count;
	struct text count = member(&r->line, "corrections");
	uint64_t corrections = 0;
	struct sealed_page page = {
		.path = member(&r->line, "page"),
		.kind = member(&r->line, "kind"),
		.file = member(&r->line, "file"),
		.line = r->number,
	};

	if (!text_to_number(count, SIZE_MAX, &corrections))
		fail(r, 1, "it does not say how many corrections there were");
	if (index_add(arena, &seal->page_numbers, page.path, number) != number)
		fail(r, 1, "this page stands there twice");
	page.corrections = (size_t)corrections;
	list_add(arena, &seal->pages, page);
}

static void
take_alias(struct reader *r)
{
	list_add(r->work->arena, &r->seal->aliases,
		 ((struct sealed_alias){
			 .page = owner(r),
			 .line = r->number,
			 .path = member(&r->line, "alias"),
		 }));
}

static void
take_anchor(struct reader *r)
{
	list_add(r->work->arena, &r->seal->anchors,
		 ((struct sealed_anchor){
			 .page = owner(r),
			 .line = r->number,
			 .id = member(&r->line, "anchor"),
			 .by = member(&r->line, "by"),
			 .voice = member(&r->line, "voice"),
			 .words = member(&r->line, "words"),
		 }));
}

static void
take_quotation(struct reader *r)
{
	uint32_t number = (uint32_t)r->seal->quotations.count;

	if (index_add(r->work->arena, &r->seal->quotation_numbers,
		      member(&r->line, "quotation"), number) != number)
		fail(r, 1, "this quotation stands there twice");
	list_add(r->work->arena, &r->seal->quotations,
		 ((struct sealed_quotation){
			 .page = owner(r),
			 .line = r->number,
			 .id = member(&r->line, "quotation"),
			 .record = member(&r->line, "record"),
			 .tier = member(&r->line, "tier"),
			 .words = member(&r->line, "words"),
		 }));
}

static void
take_date(struct reader *r)
{
	list_add(r->work->arena, &r->seal->dates,
		 ((struct sealed_date){
			 .page = owner(r),
			 .line = r->number,
			 .event = member(&r->line, "event"),
			 .date = member(&r->line, "date"),
		 }));
	index_add(r->work->arena, &r->seal->event_numbers,
		  list_last(&r->seal->dates)->event,
		  (uint32_t)(r->seal->dates.count - 1));
}

static void
take_status(struct reader *r)
{
	list_add(r->work->arena, &r->seal->statuses,
		 ((struct sealed_status){
			 .page = owner(r),
			 .line = r->number,
			 .stance = member(&r->line, "status"),
			 .by = member(&r->line, "by"),
			 .about = member(&r->line, "about"),
			 .turns = member(&r->line, "turns"),
		 }));
}

static const struct {
	const char *key;
	void (*take)(struct reader *r);
} kinds[] = {
	{"page", take_page},	 {"alias", take_alias},
	{"anchor", take_anchor}, {"quotation", take_quotation},
	{"date", take_date},	 {"event", take_date},
	{"status", take_status},
};

static void
take_entry(struct reader *r, struct text line)
{
	size_t column;

	if (!seal_line_read(line, r->work->arena, &r->line, &column)) {
		fail(r, column, "this is no entry");
		return;
	}
	for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
		if (text_equal(r->line.members[0].key, text_of(kinds[i].key))) {
			kinds[i].take(r);
			return;
		}
	}
	fail(r, 2, "an entry that this dossier does not know");
}

/* ---- The file ---- */

static void
take_lines(struct reader *r, struct text bytes)
{
	struct text line = {0};

	r->number = 1;
	if (!text_line(&bytes, &line) || !text_equal(line, TEXT(FIRST_LINE))) {
		fail(r, 1, "a seal of this dossier begins with " FIRST_LINE);
		return;
	}
	for (;;) {
		r->number++;
		if (!text_line(&bytes, &line)) {
			fail(r, 1, "it ends too early");
			return;
		}
		if (text_equal(line, TEXT(LAST_LINE)))
			break;
		take_entry(r, line);
		if (r->failed)
			return;
	}
	if (!text_is_empty(text_trim(bytes)))
		fail(r, 1, "it goes on behind its end");
}

static void
take_file(struct work *work, struct text bytes)
{
	struct reader r = {.work = work, .number = 1};

	r.seal = arena_new(work->arena, struct seal);
	if (utf8_check(bytes) != bytes.len)
		fail(&r, 1, "it is not UTF-8");
	else
		take_lines(&r, bytes);
	if (r.failed)
		return;
	work->seal = r.seal;
	seal_find_pages(work);
}

void
seal_read(struct work *work)
{
	int dir = work->options->site_dir;
	struct text bytes;

	if (faccessat(dir, SEAL_PATH, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	if (file_read(dir, SEAL_PATH, LIMIT_SEAL, work->arena, &bytes,
		      work->diag) == 0)
		take_file(work, bytes);
}

/* ---- Its pages, now ---- */

static void
note_page(struct seal *seal, struct text path, struct page *page)
{
	uint32_t number = index_find(&seal->page_numbers, path);

	if (number != INDEX_NONE)
		seal->pages.items[number].page = page;
}

void
seal_find_pages(struct work *work)
{
	list_each (struct redirect *, redirect, &work->site->redirects)
		note_page(work->seal, (*redirect)->path, (*redirect)->page);
	list_each (struct page *, page, &work->site->pages)
		note_page(work->seal, (*page)->path, *page);
}

struct page *
seal_page_now(const struct seal *seal, struct text path)
{
	uint32_t number = index_find(&seal->page_numbers, path);

	return number == INDEX_NONE ? NULL : seal->pages.items[number].page;
}
