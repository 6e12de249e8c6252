/*
 * Terms and their units, in files.
 *
 * A file of terms, `t0.js`, has `["ada","0…","ledger","1…"]`, sorted by bytes:
 * each term and a list. Behind a 0 stand how many units it is in, and the
 * numbers (numbers.h) of each posting (terms.h). In the list that `q0.js` has
 * at the place of the term are the positions of each posting, as they stand
 * there.
 *
 * Behind a 1 stand how many units it is in, the number of the first of its
 * blocks, and of each block its place in its file, from 0, and how far its last
 * unit is from the last of the block before. The numbers of the postings of a
 * block, counted from 0 again, are in a file that is named after the first
 * block in it, `b7.js`: `["…","…"]`; the positions of each are in `p7.js`,
 * `p8.js` … The first blocks and files of a list are the smallest: often nobody
 * asks for more.
 */
#ifndef SEARCH_LISTS_H
#define SEARCH_LISTS_H

#include "search/files.h"
#include "search/terms.h"

struct lists {
	struct terms *stretches; /* of units in order, each sorted */
	size_t count;
	/* NULL: all postings are kept. Else they are counted, and the postings
	 * of the terms that are marked come with a call of it: with about
	 * `most_hits` hits of the terms that are next, which is what is in
	 * memory at once. */
	void (*read)(void *context);
	void *context;
	size_t most_hits;
	const struct units *units;
	/* The beginning of each file of terms: enough to tell its first term
	 * from the last of the file before. In the arena. */
	struct LIST_OF(struct text) starts;
	struct arena *arena;
};

/* Makes the files, and `starts`. No postings are left then. */
void lists_make(struct lists *lists, struct files *files);

#endif
