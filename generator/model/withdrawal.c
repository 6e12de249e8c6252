/*
 * Withdrawals: a page that stays at its URL and says that its content was
 * taken back. Its document is read no further than its front matter, so that
 * nothing of it can get into a page, a feed or a list.
 */
#include "model/work.h"

bool
is_withdrawn(const struct document *document)
{
	const struct value *said = value_get(document->front, "withdrawn");

	return said && !value_is_empty(said);
}

void
page_withdraw(struct work *work, struct page *page,
	      const struct document *document)
{
	const struct value *said = value_get(document->front, "withdrawn");
	struct withdrawal *withdrawn =
		arena_new(work->arena, struct withdrawal);

	withdrawn->date = front_date(work, said, "date");
	withdrawn->reason = value_text(said, "reason");
	page->withdrawn = withdrawn;
	page->description = page->byline = page->summary = TEXT("");
	page->layout = text_of(page_kind_name(page->kind));
	page->date = page->updated = NULL;
	page->noindex = true;
	page->params = NULL;
}

/* ---- What others say of what was withdrawn ---- */

/* Whether a link quotes what it leads to, which was withdrawn. */
static bool
quotes_withdrawn(const struct work *work, const struct link *link)
{
	return link_form_quotes(link->form) &&
	       kind_is_record(work_reading(work, link->page)->document.kind);
}

void
withdrawal_tell_anchor(struct work *work, const struct link *link,
		       struct text anchor)
{
	struct place place = link_place(link);

	if (quotes_withdrawn(work, link))
		return; /* withdrawals_check tells more of it */
	diag_warning(work->diag, V009, &place,
		     "%.*s was withdrawn, and #%.*s with it: this leads to "
		     "the page that says so",
		     TEXT_ARG(link->page->source_path), TEXT_ARG(anchor));
	diag_hint(work->diag, "leave #%.*s out of the link", TEXT_ARG(anchor));
}

void
withdrawal_tell_reference(struct work *work, const struct page *page,
			  const struct place *place)
{
	diag_error(work->diag, S016, place,
		   "%.*s was withdrawn: front matter cannot refer to it",
		   TEXT_ARG(page->source_path));
}

bool
withdrawal_tell_id(struct work *work, const struct value *id,
		   const char *folder)
{
	struct text path = arena_format(work->arena, "%s/%.*s.md", folder,
					TEXT_ARG(id->text));
	uint32_t number = index_find(&work->documents, path);

	if (number == INDEX_NONE || !work->pages[number].withdrawn)
		return false;
	withdrawal_tell_reference(work, &work->pages[number], &id->place);
	return true;
}

static void
link_check(struct work *work, const struct link *link)
{
	struct place place = link_place(link);

	if (!link->page || !link->page->withdrawn ||
	    !quotes_withdrawn(work, link))
		return;
	diag_error(work->diag, V008, &place,
		   "%.*s was withdrawn: nothing can be quoted from it",
		   TEXT_ARG(link->page->source_path));
	diag_hint(work->diag,
		  "take the quotation out, and say so under `corrections:`");
}

/* Most sites have withdrawn nothing, and need no look at all their links. */
void
withdrawals_check(struct work *work)
{
	struct site *site = work->site;

	list_each (struct page *, page, &site->pages)
		if ((*page)->withdrawn)
			list_add(work->arena, &site->withdrawn, *page);
	if (site->withdrawn.count == 0)
		return;
	list_each (struct page *, page, &site->pages)
		list_each (struct link, link, &(*page)->links)
			link_check(work, link);
}
