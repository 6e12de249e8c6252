/*
 * The words of a record nearest to a quotation, and how they differ. For
 * matching only.
 */
#ifndef MODEL_MATCH_ALIGN_H
#define MODEL_MATCH_ALIGN_H

#include "model/match_search.h"

/* One step of an alignment: an atom of each, or of one of them. */
struct pair {
	const struct atom *quoted; /* NULL: only the record has it */
	const struct atom *said;   /* NULL: only the quotation has it */
	bool is_equal;
	bool is_cut; /* […] leaves it out */
};

struct alignment {
	struct LIST_OF(struct pair) pairs;
	size_t words;	/* of the quotation */
	size_t matched; /* of these, found equal but for case */
	unsigned cost;	/* of all changes; the less, the nearer */
};

/*
 * Aligns a quotation with the atoms nearest to it in `stretch`.
 *
 * Likely places are found by the words both have, rare ones above all, in one
 * walk over the stretch; there the two are aligned with the least changes
 * (Sellers 1980: edit distance with free ends), and the best is taken. Memory
 * and time of that are limited: of a very long quotation only the beginning is
 * aligned.
 */
void align(const struct wanted *wanted, const struct stretch *stretch,
	   struct arena *arena, struct alignment *found);

/* True when the two are one word in different case. */
bool align_is_case(const struct atom *a, const struct atom *b,
		   struct arena *arena);

#endif
