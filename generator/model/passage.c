#include "model/work.h"

struct text
passage_words(const struct passage *passage, struct arena *arena)
{
	return plain_said(arena, passage->turn->item->fact, passage->start,
			  passage->end);
}

/* Returns how many words it has. */
static size_t
passage_add(struct work *work, struct turn *turn, size_t start, size_t end)
{
	const struct item_fact *fact = turn->item->fact;
	struct text plain = fact->content.plain;
	struct passage *passage = arena_new(work->arena, struct passage);

	while (end > start && ascii_is_space(plain.s[end - 1]))
		end--;
	passage->turn = turn;
	passage->start = start;
	passage->end = end;
	list_add(work->arena, &turn->passages, passage);
	return plain_count_words(text_slice(plain, start, end));
}

/* Whether there are words that no passage holds. */
static bool
has_words_between(const struct item_fact *fact)
{
	struct text plain = fact->content.plain;
	size_t from = 0;

	for (size_t i = 0; i < fact->passages.count; i++) {
		const struct passage_fact *passage = &fact->passages.items[i];

		if (plain_count_words(text_slice(plain, from, passage->start)) >
		    0)
			return true;
		from = passage->end;
	}
	return plain_count_words(text_from(plain, from)) > 0;
}

/*
 * Of a verbatim record all that is not a mark was said so; of a report only
 * what it puts in quotation marks: these passages are those of the fact, in
 * the same order, as the holes of its HTML number them.
 */
size_t
passages_make(struct work *work, struct turn *turn)
{
	const struct item_fact *fact = turn->item->fact;
	size_t words = 0;

	if (!turn->record->is_reported) {
		list_reserve(work->arena, &turn->passages, 1);
		words = passage_add(work, turn, 0, fact->content.plain.len);
		if (words == 0)
			turn->passages.count = 0; /* nothing but marks */
		return words;
	}
	for (size_t i = 0; i < fact->passages.count; i++)
		words += passage_add(work, turn, fact->passages.items[i].start,
				     fact->passages.items[i].end);
	turn->has_indirect = has_words_between(fact);
	return words;
}
