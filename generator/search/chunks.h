/*
 * What is shown of units, in files of a few kilobytes: a chunk is the words
 * of some units and what is known of them.
 *
 * The number of a unit is that of its chunk times CHUNK_UNITS, and its place
 * there, so that who has the number knows the file. What is longer than a
 * chunk has some of its own, one behind the other.
 */
#ifndef SEARCH_CHUNKS_H
#define SEARCH_CHUNKS_H

#include "search/search.h"
#include "search/units.h"

#define CHUNK_UNITS 64
#define CHUNK_POSITIONS 1024

/* Gives units their numbers, once their words are counted. */
void chunks_number(struct units *units);

/* In which chunk of its own, from 0, position `position` of a unit is. */
uint32_t chunk_of(const struct unit *unit, uint32_t position);

/* Makes them all, `c0.js` … */
MUST_CHECK
int chunks_make(const struct site *site, const struct units *units,
		const struct search_files *files, struct diag *diag);

#endif
