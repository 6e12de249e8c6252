/*
 * Ids of quotations: what was sealed keeps its own, and nothing else gets it.
 */
#include "model/seal.h"

/* ---- Ids that are somebody's ---- */

static void
reserve(struct work *work, struct text id)
{
	if (index_find(&work->quotation_ids.ids, id) == INDEX_NONE)
		unique_id(work->arena, &work->quotation_ids, id);
}

/* `quotes/x/` as an old URL belongs to the page it leads to. */
static void
reserve_redirects(struct work *work)
{
	list_each (struct redirect *, redirect, &work->site->redirects) {
		struct text path = (*redirect)->path;

		if (text_starts(path, TEXT("quotes/")) &&
		    text_ends(path, TEXT("/")))
			reserve(work, text_slice(path, strlen("quotes/"),
						 path.len - 1));
	}
}

/* ---- The same words on the same page ---- */

#define NOBODY SIZE_MAX

/* Sealed quotations that nobody has claimed yet, by page and words. */
struct owners {
	struct arena arena;
	struct index keys;	      /* → heads */
	struct LIST_OF(size_t) heads; /* the first with that key, or NOBODY */
	size_t *next;		      /* the next one with its key, or NOBODY */
};

static struct text
key_of(struct arena *arena, const struct page *page, struct text sum)
{
	return arena_format(arena, "%.*s %.*s", TEXT_ARG(sum),
			    TEXT_ARG(page->path));
}

static void
owners_add(struct owners *owners, const struct seal *seal, size_t number)
{
	const struct sealed_quotation *sealed = &seal->quotations.items[number];
	const struct page *page = seal->pages.items[sealed->page].page;
	uint32_t next = (uint32_t)owners->heads.count;
	uint32_t key;

	if (!page)
		return;
	key = index_add(&owners->arena, &owners->keys,
			key_of(&owners->arena, page, sealed->words), next);
	if (key == next)
		list_add(&owners->arena, &owners->heads, NOBODY);
	owners->next[number] = owners->heads.items[key];
	owners->heads.items[key] = number;
}

/* From the last to the first, so that each key's first is at its head. */
static void
owners_collect(struct owners *owners, const struct seal *seal)
{
	size_t count = seal->quotations.count;

	owners->next = arena_array(&owners->arena, size_t, count);
	for (size_t i = count; i > 0; i--)
		owners_add(owners, seal, i - 1);
}

static void
give(struct sealed_quotation *sealed, struct quotation *quotation)
{
	sealed->quotation = quotation;
	quotation->id = sealed->id;
}

static void
give_exact(struct owners *owners, struct seal *seal,
	   struct quotation *quotation)
{
	struct arena scratch = {0};
	char sum[SEAL_SUM];
	struct text words = seal_sum(quotation->words, &scratch, sum);
	uint32_t key = index_find(&owners->keys,
				  key_of(&scratch, quotation->from, words));
	size_t *head = key == INDEX_NONE ? NULL : &owners->heads.items[key];

	arena_free(&scratch);
	/* Those that authors named are not waiting any more. */
	while (head && *head != NOBODY &&
	       seal->quotations.items[*head].quotation)
		*head = owners->next[*head];
	if (!head || *head == NOBODY)
		return;
	give(&seal->quotations.items[*head], quotation);
	*head = owners->next[*head];
}

/* Whether it was sealed on the page and of the record of `quotation`. */
static bool
was_there(const struct seal *seal, const struct sealed_quotation *sealed,
	  const struct quotation *quotation)
{
	return !sealed->quotation &&
	       seal->pages.items[sealed->page].page == quotation->from &&
	       seal_page_now(seal, sealed->record) == quotation->record->page;
}

/* An author's id is sealed like any other: its words may not change. */
static void
keep_given(struct seal *seal, struct quotation *quotation)
{
	uint32_t found = index_find(&seal->quotation_numbers, quotation->id);

	if (found != INDEX_NONE &&
	    was_there(seal, &seal->quotations.items[found], quotation))
		give(&seal->quotations.items[found], quotation);
}

void
seal_keep_ids(struct work *work, const struct claim_list *claims)
{
	struct owners owners = {0};

	reserve_redirects(work);
	if (!work->seal)
		return;
	list_each (struct sealed_quotation, sealed, &work->seal->quotations)
		reserve(work, sealed->id);
	owners_collect(&owners, work->seal);
	list_each (struct claim, claim, claims) {
		if (claim->quotation->id.len > 0)
			keep_given(work->seal, claim->quotation);
	}
	list_each (struct claim, claim, claims) {
		if (claim->quotation->id.len == 0 &&
		    claim->result.tier != TIER_NONE)
			give_exact(&owners, work->seal, claim->quotation);
	}
	arena_free(&owners.arena);
}

/* ---- Other words, the same quotation ---- */

/* The sealed quotation that may have become `quotation`: its id is `base`,
 * perhaps with a number behind it. */
static struct sealed_quotation *
find_changed(struct work *work, const struct quotation *quotation,
	     struct text base)
{
	struct seal *seal = work->seal;
	struct text id = base;

	for (size_t number = 2;; number++) {
		uint32_t found = index_find(&seal->quotation_numbers, id);

		if (found == INDEX_NONE)
			return NULL;
		if (was_there(seal, &seal->quotations.items[found], quotation))
			return &seal->quotations.items[found];
		id = arena_format(work->arena, "%.*s-%zu", TEXT_ARG(base),
				  number);
	}
}

struct text
seal_quotation_id(struct work *work, struct quotation *quotation,
		  struct text base)
{
	struct sealed_quotation *sealed;

	if (quotation->id.len > 0)
		return quotation->id;
	sealed = work->seal ? find_changed(work, quotation, base) : NULL;
	if (!sealed)
		return unique_id(work->arena, &work->quotation_ids, base);
	give(sealed, quotation);
	return quotation->id;
}
