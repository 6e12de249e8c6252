/*
 * The seal against the site: what was published and is gone, or has changed,
 * and no line of front matter says so. Each message names the line to add.
 */
#include "model/seal.h"

#include <stdlib.h>

/* ---- Telling ---- */

void
seal_tell(struct work *work, enum diag_code code, const struct place *place,
	  const char *format, ...)
{
	struct text said;
	va_list list;

	va_start(list, format);
	said = arena_format_list(work->arena, format, list);
	va_end(list);
	if (work->options->accept_changes)
		diag_warning(work->diag, code, place, "%.*s", TEXT_ARG(said));
	else
		diag_error(work->diag, code, place, "%.*s", TEXT_ARG(said));
}

void
seal_hint_correction(struct work *work, const struct page *page)
{
	diag_hint(work->diag,
		  "add to `corrections:` of %.*s: - {date: YYYY-MM-DD, kind: "
		  "correction, text: …}",
		  TEXT_ARG(page->source_path));
}

struct place
seal_document_place(const struct page *page)
{
	return (struct place){page->source_path, 1, 1, 0};
}

bool
seal_is_covered(const struct sealed_page *sealed)
{
	const struct page *page = sealed->page;

	return page && (page->withdrawn ||
			page->ties->corrections.count > sealed->corrections);
}

bool
seal_is_open(const struct sealed_page *sealed)
{
	return sealed->page && !sealed->page->withdrawn;
}

/* ---- Pages ---- */

static struct page *
find_draft(const struct work *work, const struct sealed_page *sealed)
{
	list_each (struct page *, page, &work->site->withheld) {
		if (text_equal((*page)->path, sealed->path))
			return *page;
	}
	return NULL;
}

/* The only document of that kind that is new, if there is one. */
static const struct page *
find_successor(const struct work *work, const struct sealed_page *sealed)
{
	const struct page *found = NULL;

	list_each (struct page *, item, &work->site->pages) {
		const struct page *page = *item;

		if (page->source_path.len == 0 ||
		    !text_equal(text_of(page_kind_name(page->kind)),
				sealed->kind) ||
		    index_find(&work->seal->page_numbers, page->path) !=
			    INDEX_NONE)
			continue;
		if (found)
			return NULL;
		found = page;
	}
	return found;
}

static void
tell_draft(struct work *work, const struct page *draft)
{
	struct place place = seal_document_place(draft);

	seal_tell(work, V001, &place,
		  "%.*s was published, and is not any more: this is withheld "
		  "(%.*s)",
		  TEXT_ARG(draft->path), TEXT_ARG(draft->withheld));
	diag_hint(work->diag,
		  "publish it, or take it back with withdrawn: {date: "
		  "YYYY-MM-DD, reason: …}");
}

static void
tell_renamed(struct work *work, const struct sealed_page *sealed,
	     const struct page *successor)
{
	struct place place = seal_document_place(successor);

	seal_tell(work, V001, &place,
		  "%.*s was published and is gone, and this document is new",
		  TEXT_ARG(sealed->path));
	diag_hint(work->diag, "if this is what %.*s was, add aliases: [%.*s]",
		  TEXT_ARG(sealed->file), TEXT_ARG(sealed->path));
}

static void
tell_gone(struct work *work, const struct sealed_page *sealed)
{
	struct place place = {TEXT(SEAL_PATH), sealed->line, 1, 0};

	seal_tell(work, V001, &place, "%.*s was published and is gone",
		  TEXT_ARG(sealed->path));
	if (sealed->file.len > 0)
		diag_hint(work->diag,
			  "add aliases: [%.*s] to the document that takes the "
			  "place of %.*s, or bring that back with withdrawn: "
			  "{date: YYYY-MM-DD, reason: …}",
			  TEXT_ARG(sealed->path), TEXT_ARG(sealed->file));
	else
		diag_hint(work->diag,
			  "add aliases: [%.*s] to a document that takes its "
			  "place",
			  TEXT_ARG(sealed->path));
}

static void
page_check(struct work *work, const struct sealed_page *sealed)
{
	const struct page *draft;
	const struct page *successor;

	if (sealed->page)
		return;
	draft = find_draft(work, sealed);
	successor = find_successor(work, sealed);
	if (draft && text_equal(draft->withheld, TEXT("expired")))
		return; /* its document said so when it was published */
	if (draft)
		tell_draft(work, draft);
	else if (successor)
		tell_renamed(work, sealed, successor);
	else
		tell_gone(work, sealed);
}

/* ---- Old URLs, and those of quotations ---- */

/* URLs of one sealed page that nothing leads to any more. */
struct lost {
	const struct sealed_page *sealed;
	struct buf paths; /* "a/, b/" */
	size_t count;
};

static int
order_path(const void *path, const void *redirect)
{
	return text_compare(*(const struct text *)path,
			    (*(const struct redirect *const *)redirect)->path);
}

static bool
is_redirected(const struct work *work, struct text path)
{
	const struct redirect_list *redirects = &work->site->redirects;

	return redirects->count > 0 &&
	       bsearch(&path, redirects->items, redirects->count,
		       sizeof(*redirects->items), order_path) != NULL;
}

static void
lost_tell(struct work *work, struct lost *lost)
{
	const struct page *page = lost->count > 0 ? lost->sealed->page : NULL;
	struct place place;

	if (page && page->source_path.len > 0) {
		place = seal_document_place(page);
		seal_tell(work, V001, &place, "%s %s nowhere any more",
			  lost->paths.s,
			  lost->count == 1 ? "was published and leads"
					   : "were published and lead");
		diag_hint(work->diag, "add aliases: [%s]", lost->paths.s);
	}
	buf_free(&lost->paths);
	*lost = (struct lost){.paths = BUF_INIT};
}

static void
lost_add(struct work *work, struct lost *lost, const struct sealed_page *sealed,
	 struct text path)
{
	if (index_find(page_paths(work), path) != INDEX_NONE ||
	    is_redirected(work, path))
		return;
	if (lost->sealed != sealed)
		lost_tell(work, lost);
	lost->sealed = sealed;
	if (lost->count++ > 0)
		buf_literal(&lost->paths, ", ");
	buf_text(&lost->paths, path);
}

static void
old_urls_check(struct work *work)
{
	const struct seal *seal = work->seal;
	struct lost lost = {.paths = BUF_INIT};

	list_each (struct sealed_alias, alias, &seal->aliases)
		lost_add(work, &lost, &seal->pages.items[alias->page],
			 alias->path);
	lost_tell(work, &lost);
	list_each (struct sealed_quotation, sealed, &seal->quotations) {
		struct text path = arena_format(work->arena, "quotes/%.*s/",
						TEXT_ARG(sealed->id));

		lost_add(work, &lost, &seal->pages.items[sealed->page], path);
	}
	lost_tell(work, &lost);
}

/* ---- All ---- */

void
seal_check(struct work *work)
{
	if (!work->seal)
		return;
	seal_find_pages(work);
	list_each (struct sealed_page, sealed, &work->seal->pages)
		page_check(work, sealed);
	old_urls_check(work);
	seal_check_anchors(work);
	seal_check_quotations(work);
	seal_check_dates(work);
	seal_check_statuses(work);
}
