/*
 * Which of many records has the words of a quotation.
 */
#include <stdlib.h>

#include "model/match_record.h"

/* Shorter words are in every record. */
#define WORD_LEAST 4
/* Records that are searched for one quotation. */
#define RECORDS_MOST 32

/* A record that has a word with this hash; in order of both. */
struct posting {
	uint32_t hash;
	uint32_t record;
};

struct match_index {
	const struct match_source *const *sources;
	struct LIST_OF(struct posting) postings;
	struct arena *arena;
};

/* Takes the next run of ASCII letters and digits; false at the end. */
static bool
next_word(struct text *rest, struct text *word)
{
	size_t from = 0;
	size_t to;

	while (from < rest->len && !ascii_is_alnum(rest->s[from]) &&
	       (unsigned char)rest->s[from] < 0x80)
		from++;
	to = from;
	while (to < rest->len && (ascii_is_alnum(rest->s[to]) ||
				  (unsigned char)rest->s[to] >= 0x80))
		to++;
	*word = text_slice(*rest, from, to);
	*rest = text_from(*rest, to);
	return word->len > 0;
}

static uint32_t
hash_of(struct text word)
{
	uint64_t hash = text_hash(word);

	return (uint32_t)(hash ^ hash >> 32);
}

static int
compare(const void *a, const void *b)
{
	const struct posting *x = a;
	const struct posting *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

/* Sorts the postings from `from` on and drops what stands there twice. */
static void
sort_from(struct match_index *index, size_t from)
{
	struct posting *postings = index->postings.items + from;
	size_t count = index->postings.count - from;
	size_t kept = 0;

	if (count == 0)
		return;
	qsort(postings, count, sizeof(*postings), compare);
	for (size_t i = 1; i < count; i++) {
		if (compare(&postings[kept], &postings[i]) != 0)
			postings[++kept] = postings[i];
	}
	index->postings.count = (uint32_t)(from + kept + 1);
}

static void
add_record(struct match_index *index, uint32_t record)
{
	const struct match_source *source = index->sources[record];
	size_t before = index->postings.count;

	for (size_t i = 0; i < source->count; i++) {
		struct text rest = source->turns[i].plain;
		struct text word;

		while (next_word(&rest, &word)) {
			if (word.len >= WORD_LEAST)
				list_add(index->arena, &index->postings,
					 ((struct posting){hash_of(word),
							   record}));
		}
	}
	sort_from(index, before);
}

struct match_index *
match_index_new(const struct match_source *const *sources, size_t count,
		struct arena *arena)
{
	struct match_index *index = arena_new(arena, struct match_index);

	index->sources = sources;
	index->arena = arena;
	for (size_t i = 0; i < count; i++)
		add_record(index, (uint32_t)i);
	sort_from(index, 0);
	return index;
}

/* The postings of one word. */
struct postings {
	const struct posting *items;
	size_t count;
};

static struct postings
postings_of(const struct match_index *index, struct text word)
{
	const struct posting *items = index->postings.items;
	uint32_t hash = hash_of(word);
	struct postings found = {0};
	size_t low = 0;
	size_t high = index->postings.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (items[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	found.items = items + low;
	while (low + found.count < index->postings.count &&
	       found.items[found.count].hash == hash)
		found.count++;
	return found;
}

/* Those of the word that the fewest records have. */
static struct postings
rarest(const struct match_index *index, struct text words)
{
	struct postings best = {0};
	struct text word;
	bool is_first = true;

	while (next_word(&words, &word)) {
		struct postings postings;

		if (word.len < WORD_LEAST)
			continue;
		postings = postings_of(index, word);
		if (is_first || postings.count < best.count)
			best = postings;
		is_first = false;
	}
	return best;
}

/* True when a turn of `source` has the words; sets its number. */
static bool
is_in(const struct match_source *source, const struct wanted *wanted,
      size_t *turn)
{
	struct arena scratch = {0};
	struct match_record *record = match_record_new(source, &scratch);
	struct hit *hits =
		arena_array(&scratch, struct hit, wanted->runs.count);
	bool is_found = false;

	for (size_t i = 0; i < source->count && !is_found; i++) {
		struct stretch stretch;

		if (!record_may_hold(record, i, wanted))
			continue;
		stretch = record_turn(record, i);
		is_found = search(wanted, &stretch, &scratch, hits);
		*turn = i;
	}
	arena_free(&scratch);
	return is_found;
}

bool
match_elsewhere(const struct match_index *index, struct text words,
		size_t except, size_t *record, size_t *turn)
{
	struct arena scratch = {0};
	struct postings likely = rarest(index, words);
	bool is_found = false;
	struct wanted wanted;

	wanted_read(words, &scratch, &wanted);
	for (size_t i = 0; i < likely.count && i < RECORDS_MOST && !is_found;
	     i++) {
		*record = likely.items[i].record;
		if (*record != except && wanted.runs.count > 0)
			is_found =
				is_in(index->sources[*record], &wanted, turn);
	}
	arena_free(&scratch);
	return is_found;
}
