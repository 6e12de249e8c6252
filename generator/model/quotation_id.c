/*
 * Ids that authors give to quotations: `[“words”](record.md#t1){#id}`.
 */
#include "base/utf8.h"
#include "model/work.h"

/* Bytes; of what stands in a URL and in a citation. */
#define MOST_ID 80

static void
tell(struct work *work, const struct link *link, const char *why)
{
	struct text id = link->ties->extras->quotation_id;
	struct place place = link_place(link);

	diag_error(work->diag, Q013, &place,
		   "{#%.*s} cannot be the id of a quotation: %s", TEXT_ARG(id),
		   why);
}

void
quotation_id_check(struct work *work, const struct link *link)
{
	if (link->ties->extras->quotation_id.len == 0)
		return;
	tell(work, link, "the link in front of it is none");
	diag_hint(work->diag, "a quotation is a link whose text stands in "
			      "quotation marks and leads to a record");
}

static bool
is_id(struct work *work, struct text id)
{
	return id.len > 0 &&
	       text_equal(id, utf8_slug(work->arena, id, MOST_ID));
}

static void
give(struct work *work, struct index *given, const struct claim *claim)
{
	struct quotation *quotation = claim->quotation;
	const struct link *link = quotation->link;
	struct text id = link->ties->extras->quotation_id;
	uint32_t number = (uint32_t)given->count;

	if (!is_id(work, id)) {
		tell(work, link, "an id is small letters, digits and hyphens");
	} else if (index_add(work->arena, given, id, number) != number) {
		tell(work, link, "another quotation has it");
		diag_hint(work->diag,
			  "the same words of the same record may be quoted "
			  "often: each quotation has a page of its own");
	} else {
		unique_id(work->arena, &work->quotation_ids, id);
		quotation->id = id;
	}
}

void
quotation_ids_give(struct work *work, const struct claim_list *claims)
{
	struct index given = {0};

	list_each (struct claim, claim, claims) {
		if (claim->result.tier != TIER_NONE &&
		    claim->quotation->link->ties->extras->quotation_id.len > 0)
			give(work, &given, claim);
	}
}
