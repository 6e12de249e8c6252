/*
 * Finding the runs of a quotation in the atoms of a record, in order. For
 * matching only.
 */
#ifndef MODEL_MATCH_SEARCH_H
#define MODEL_MATCH_SEARCH_H

#include "model/match_wanted.h"

/* Rules that are not kept, to find out which of them was broken. */
enum {
	LAX_PASSAGES = 1, /* nobody's words count as well, their marks of
			     quotation do not */
	LAX_MARKS = 2,	  /* marks are gone over without […] */
	LAX_WORDS = 4,	  /* a match may begin or end inside a word */
	LAX_ENDING = 8	  /* a full stop stands for ? and ! */
};

#define STRETCH_ANY SIZE_MAX

/* Atoms of one turn, or of several in a row. */
struct stretch {
	const struct atom *items;
	size_t count;
	unsigned lax;
	size_t first; /* the turn a match must begin in, or STRETCH_ANY */
	size_t last;  /* … and end in */
};

/* Where one run is: atoms of the stretch. */
struct hit {
	size_t start;
	size_t end;
};

/*
 * Finds all runs of `wanted`: one hit each into `hits`, which has room for
 * them. Of several places that with the shortest omissions, then the first.
 * `arena` is for scratch. False when they are not there.
 */
bool search(const struct wanted *wanted, const struct stretch *stretch,
	    struct arena *arena, struct hit *hits);

/*
 * Which atom of the record each atom of the run was found to be, when it was
 * found at `hit`: into `said`, one for each atom of the quotation. NULL for
 * what is the quotation's own.
 */
void search_pairs(const struct wanted *wanted, const struct run *run,
		  const struct stretch *stretch, struct hit hit,
		  const struct atom **said);

/* The ATOM_WORDs among the atoms from `from` up to `to`. */
size_t words_between(const struct stretch *stretch, size_t from, size_t to);

#endif
