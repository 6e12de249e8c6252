/*
 * Records that front matter refers to: by a link, or by their id.
 */
#include "model/work.h"

/* A link to a document has a slash, a dot or an anchor; no id does. */
static bool
is_id(struct text text)
{
	return text_find_char(text, '/', 0) == TEXT_NOT_FOUND &&
	       text_find_char(text, '.', 0) == TEXT_NOT_FOUND &&
	       text_find_char(text, '#', 0) == TEXT_NOT_FOUND &&
	       text_find_char(text, ':', 0) == TEXT_NOT_FOUND;
}

/* The record of the document at `path`, which is there. */
static struct record *
record_of_document(struct work *work, const struct reference *reference,
		   uint32_t number)
{
	const struct page *page = &work->pages[number];
	const struct place *place = &reference->value->place;

	if (page->withdrawn)
		withdrawal_tell_reference(work, page, place);
	else if (!page->record)
		diag_error(work->diag, reference->code, place, "%s",
			   reference->wanted);
	else if (work->readings[number].withheld)
		destination_tell_draft(work, &work->readings[number], place);
	else
		return page->record;
	return NULL;
}

static struct record *
record_linked(struct work *work, const struct reference *reference,
	      struct text *anchor)
{
	const struct value *value = reference->value;
	struct text from = work_reading(work, reference->from)->document.path;
	struct destination to =
		destination_read(work, value->text, from, &value->place);
	uint32_t number = index_find(&work->documents, to.path);

	*anchor = to.anchor;
	if (to.kind == TO_REFUSED)
		destination_tell_refused(work, value->text, &value->place);
	else if (to.kind == TO_URL)
		diag_error(work->diag, reference->code, &value->place, "%s",
			   reference->wanted);
	else if (to.kind == TO_FILE && number != INDEX_NONE)
		return record_of_document(work, reference, number);
	else if (to.kind == TO_FILE)
		destination_tell_missing(work, to.path, from, &value->place);
	return NULL;
}

struct record *
reference_record(struct work *work, const struct reference *reference,
		 struct text *anchor)
{
	*anchor = TEXT("");
	if (is_id(reference->value->text))
		return front_record(work, reference->value);
	return record_linked(work, reference, anchor);
}
