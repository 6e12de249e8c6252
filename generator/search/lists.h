/*
 * Terms and their units, in files.
 *
 * A file of terms, `t0.js`, has `["ada","0…","ledger","1…"]`, sorted by bytes:
 * each term and a list. Behind a 0 stand how many units it is in, and a pair of
 * numbers (numbers.h) for each: how far its number is from the last, and four
 * times the chunk of its own in which it first stands, plus 1 when it stands
 * there more than once, plus 2 when it is in the title. The list is in `q0.js`,
 * at the place of the term, how often it stands in each unit, and the way to
 * each position from the last.
 *
 * Behind a 1 stand how many units it is in, the number of the first of its
 * blocks, and of each block how many units it has and how far its last is from
 * the last of the block before; the pairs are in `b7.js`, `b8.js` …, each
 * counted from 0 again, their positions in `p7.js` …
 */
#ifndef SEARCH_LISTS_H
#define SEARCH_LISTS_H

#include "search/search.h"
#include "search/terms.h"

struct lists {
	struct terms *stretches; /* of units in order, each sorted */
	size_t count;
	/* NULL: all hits are kept. Else they are counted, and the hits of the
	 * terms that are marked come with a call of it: about `most_hits`
	 * of the terms that are next, which is what is in memory at once. */
	void (*read)(void *context);
	void *context;
	size_t most_hits;
	const struct units *units;
	/* The beginning of each file of terms: enough to tell its first term
	 * from the last of the file before. In the arena. */
	struct LIST_OF(struct text) starts;
	struct arena *arena;
};

/* Makes the files, and `starts`. No hits are left then. */
MUST_CHECK
int lists_make(struct lists *lists, const struct search_files *files,
	       struct diag *diag);

#endif
