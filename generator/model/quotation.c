/*
 * Quotations: links in quotation marks, and attributions of block quotes,
 * that lead to a record.
 */
#include "base/utf8.h"
#include "model/work.h"

/* ---- What is claimed ---- */

static bool
is_quotation(const struct work *work, const struct link *link)
{
	return link_form_quotes(link->form) && link->page &&
	       link->page->record && !work_reading(work, link->page)->failed;
}

/* What was meant as a quotation would be published unchecked. */
static void
half_quoted_check(struct work *work, const struct link *link)
{
	struct place place = link_words_place(link);

	if (!link->half_quoted || !link->page || !link->page->record)
		return;
	diag_error(work->diag, Q014, &place,
		   "a quotation mark at an end of this link has no partner");
	diag_hint(work->diag, "a quotation stands between two marks that "
			      "belong together: “…”, \"…\", „…“, «…»");
}

static void
tell_backwards(struct work *work, const struct link *link, struct text anchor)
{
	struct place place = link_place(link);

	diag_error(work->diag, Q006, &place,
		   "the range #%.*s ends before it begins", TEXT_ARG(anchor));
	diag_hint(work->diag,
		  "name the turn that is first in the record first");
}

static void
tell_no_turn(struct work *work, const struct link *link, struct text anchor)
{
	struct place place = link_place(link);

	diag_error(work->diag, Q009, &place,
		   "nobody speaks at #%.*s: a quotation links to a turn",
		   TEXT_ARG(anchor));
}

/* The turns a quotation says its words are in; false: told, here or before. */
static bool
query_range(struct work *work, const struct link *link,
	    struct match_query *query)
{
	struct record *record = link->page->record;
	struct text anchor = destination_anchor(work, link_destination(link));
	struct turn *first;
	struct turn *last;

	query->first = query->last = MATCH_ANYWHERE;
	if (anchor.len == 0)
		return true;
	if (!turn_range(work, record, anchor, &first, &last)) {
		if (anchor_exists(work, link->page, anchor))
			tell_no_turn(work, link, anchor);
		return false;
	}
	query->first = first->number - 1;
	query->last = last->number - 1;
	if (query->first <= query->last)
		return true;
	tell_backwards(work, link, anchor);
	return false;
}

static void
claim_add(struct work *work, struct link *link, struct claim_list *claims,
	  struct arena *scratch)
{
	struct match_query query = {
		.words = link_words(link),
		.place = link_words_place(link),
	};
	struct quotation *quotation;

	if (!query_range(work, link, &query))
		return;
	quotation = arena_new(work->arena, struct quotation);
	quotation->from = &work->pages[link->from - work->pages];
	quotation->place = query.place;
	quotation->link = link;
	quotation->words = query.words;
	quotation->is_block = link->form == LINK_BLOCK_QUOTE;
	quotation->record = link->page->record;
	list_add(scratch, claims,
		 ((struct claim){.quotation = quotation, .query = query}));
}

/* ---- What was found ---- */

static const char *const tier_names[] = {
	[TIER_NONE] = "",
	[TIER_EXACT] = "exact",
	[TIER_TYPOGRAPHY] = "typography",
	[TIER_EDITED] = "edited",
	[TIER_JOINED] = "joined",
	[TIER_TRANSLATED] = "translated",
};

/* The words of a translator, however well they agree with the record. */
static void
take_translation(struct work *work, struct quotation *quotation)
{
	const struct turn_list *turns = &quotation->record->turns;

	quotation->tier_of_translation = quotation->tier;
	quotation->tier = text_of(tier_names[TIER_TRANSLATED]);
	quotation->tier_reached = TIER_TRANSLATED;
	for (size_t i = quotation->first->number; i <= quotation->last->number;
	     i++) {
		struct turn *original = turns->items[i - 1]->ties->original;

		if (original)
			list_add(work->arena, &quotation->original_turns,
				 original);
	}
}

static void
take_result(struct work *work, struct quotation *quotation,
	    const struct match_result *result)
{
	const struct turn_list *turns = &quotation->record->turns;
	size_t from = result->first > 0 ? result->first - 1 : 0;

	quotation->first = turns->items[result->first];
	quotation->last = turns->items[result->last];
	quotation->speaker = quotation->first->speaker;
	quotation->speaker_label = *quotation->first->item.fact->label;
	quotation->language = quotation->record->language;
	quotation->tier = text_of(tier_names[result->tier]);
	quotation->tier_reached = result->tier;
	quotation->pieces = result->pieces;
	quotation->words_cut = result->words_cut;
	quotation->start = result->start;
	quotation->end = result->end;
	for (size_t i = from; i < turns->count && i <= result->last + 1; i++)
		list_add(work->arena, &quotation->context, turns->items[i]);
	if (quotation->record->is_translation)
		take_translation(work, quotation);
}

/* "ada-quill-never-seen-the-ledger" */
static struct text
quotation_id(struct work *work, struct quotation *quotation)
{
	struct arena *arena = work->arena;
	struct text speaker = {0};

	if (quotation->speaker)
		speaker = quotation->speaker->id;
	else
		speaker =
			id_of_words(arena, TEXT(""), quotation->speaker_label);
	if (speaker.len == 0)
		speaker = quotation->record->id;
	return seal_quotation_id(work, quotation,
				 id_of_words(arena, speaker, quotation->words));
}

/* ---- The paragraph around the words ---- */

static const struct item *
item_around(const struct page *page, const struct link *link)
{
	size_t number = (size_t)(link - page->links.items);

	list_each (struct item *, item, &page->record->items) {
		const struct item_extras *extras = (*item)->fact->extras;

		if (number >= extras->first_link &&
		    number < extras->first_link + extras->link_count)
			return *item;
	}
	return NULL;
}

/* The paragraph of `plain` that holds `words`, looked for from `*from` on. */
static struct text
paragraph_around(struct text plain, struct text words, size_t *from)
{
	size_t at = text_find(plain, words, *from);
	size_t start;
	size_t end;

	if (at == TEXT_NOT_FOUND)
		at = text_find(plain, words, 0);
	if (at == TEXT_NOT_FOUND || words.len == 0)
		return TEXT("");
	*from = at + words.len;
	start = text_find_last_char(text_slice(plain, 0, at), '\n');
	start = start == TEXT_NOT_FOUND ? 0 : start + 1;
	end = text_find_char(plain, '\n', *from);
	return text_trim(text_slice(plain, start, end));
}

/* A page whose quotations are looked for in its words, one after the other. */
struct looked_through {
	const struct page *page;
	struct arena arena;
	struct text plain; /* unless it is a record */
	size_t from;	   /* behind the last quotation that was found */
};

static void
look_through(struct looked_through *at, const struct page *page)
{
	if (at->page == page)
		return;
	arena_reset(&at->arena);
	at->page = page;
	at->from = 0;
	if (!page->record)
		at->plain = rich_plain(page->content.rich, &at->arena);
}

static void
take_sentence(struct work *work, struct quotation *quotation,
	      struct looked_through *at)
{
	const struct page *page = quotation->from;
	const struct item *item;
	struct text paragraph;
	struct text plain;

	if (quotation->is_block)
		return;
	if (!page->record) {
		paragraph = paragraph_around(at->plain, quotation->words,
					     &at->from);
		quotation->sentence = arena_text(work->arena, paragraph);
		return;
	}
	item = item_around(page, quotation->link);
	if (!item)
		return;
	at->from = 0;
	plain = item->fact->content.plain;
	paragraph = paragraph_around(plain, quotation->words, &at->from);
	if (paragraph.len > 0)
		quotation->sentence = plain_spelled(
			work->arena, item->fact,
			(size_t)(paragraph.s - plain.s),
			(size_t)(paragraph.s - plain.s) + paragraph.len);
}

/* ---- All ---- */

static void
quotation_enter(struct work *work, const struct claim *claim)
{
	struct quotation *quotation = claim->quotation;

	take_result(work, quotation, &claim->result);
	quotation->id = quotation_id(work, quotation);
	link_tie(work, quotation->link)->quotation = quotation;
	list_add(work->arena, &work->site->quotations, quotation);
	list_add(work->arena, &page_tie(work, quotation->from)->quotations,
		 quotation);
	list_add(work->arena, &quotation->record->quotations, quotation);
}

static void
unquoted_check(struct work *work, const struct link *link)
{
	quotation_id_check(work, link);
	half_quoted_check(work, link);
}

static void
page_claims(struct work *work, const struct page *page,
	    struct claim_list *claims, struct arena *scratch)
{
	list_each (struct link, link, &page->links) {
		if (is_quotation(work, link))
			claim_add(work, link, claims, scratch);
		else
			unquoted_check(work, link);
	}
}

static void
claims_make(struct work *work, struct claim_list *claims, struct arena *scratch)
{
	list_each (struct page *, page, &work->site->pages) {
		const struct reading *reading = work_reading(work, *page);

		if (reading && reading->may_quote)
			page_claims(work, *page, claims, scratch);
	}
}

static void
claims_enter(struct work *work, const struct claim_list *claims)
{
	struct looked_through at = {0};

	list_each (struct claim, claim, claims) {
		if (claim->result.tier == TIER_NONE)
			continue;
		look_through(&at, claim->quotation->from);
		quotation_enter(work, claim);
		take_sentence(work, claim->quotation, &at);
	}
	arena_free(&at.arena);
}

/* Claims are made, and found ones entered, by page path and place. */
void
quotations_make(struct work *work)
{
	struct arena scratch = {0};
	struct claim_list claims = {0};

	pages_sort(&work->site->pages);
	claims_make(work, &claims, &scratch);
	claims_verify(work, &claims);
	quotation_ids_give(work, &claims);
	seal_keep_ids(work, &claims);
	claims_enter(work, &claims);
	arena_free(&scratch);
}
