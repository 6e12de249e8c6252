#include "model/work.h"

struct text
passage_words(const struct passage *passage, struct arena *arena)
{
	return plain_said(arena, passage->turn->item.fact, passage->start,
			  passage->end);
}

/* Returns how many words it has. */
static size_t
passage_set(struct passage *passage, struct turn *turn, size_t start,
	    size_t end)
{
	struct text plain = turn->item.fact->content.plain;

	while (end > start && ascii_is_space(plain.s[end - 1]))
		end--;
	passage->turn = turn;
	passage->start = (uint32_t)start;
	passage->end = (uint32_t)end;
	return plain_count_words(text_slice(plain, start, end));
}

/* Whether there are words that no passage holds. */
static bool
has_words_between(const struct item_fact *fact)
{
	struct text plain = fact->content.plain;
	size_t from = 0;

	list_each (const struct passage_fact, passage,
		   &fact->extras->passages) {
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
passages_make(struct work *work, struct turn *turn, struct passage *whole)
{
	const struct item_fact *fact = turn->item.fact;
	size_t words = 0;

	if (!turn->item.record->is_reported) {
		words = passage_set(whole, turn, 0, fact->content.plain.len);
		turn->passages.items = whole;
		turn->passages.count = words > 0; /* else only marks */
		return words;
	}
	turn->passages.items = arena_array(work->arena, struct passage,
					   fact->extras->passages.count);
	list_each (const struct passage_fact, passage,
		   &fact->extras->passages) {
		struct passage *made =
			&turn->passages.items[turn->passages.count++];

		words += passage_set(made, turn, passage->start, passage->end);
	}
	turn->has_indirect = has_words_between(fact);
	return words;
}
