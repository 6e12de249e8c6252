/*
 * What is shown of units, in files of a few kilobytes: a chunk is the words
 * of some units and what is known of them.
 *
 * Who has the number of a unit knows its file: each chunk of a kind has as many
 * numbers as the others, whether it needs them or not. What is longer than a
 * chunk has some of its own, one behind the other; each says what is known of
 * it. That is all settled before a word is read.
 */
#ifndef SEARCH_CHUNKS_H
#define SEARCH_CHUNKS_H

#include "search/search.h"
#include "search/units.h"

/* Gives units their numbers and chunks. */
void chunks_number(struct units *units);

/* How many chunks a unit has, or a part of one: then it is 1. */
uint32_t chunks_of(const struct unit *unit);

/* In which chunk of its own, from 0, what stands at `offset` of its length is.
 */
uint32_t chunk_at(const struct unit *unit, size_t offset);

/* Those of units[from … to), `c0.js` …: the first begins a chunk, and behind
 * the last the next one begins. */
struct chunk_range {
	size_t from, to;
};

/*
 * Makes the chunks of a range:
 *
 *   [[[page, "anchor", "speaker", "exact contested", "text"], …],
 *    [["address", "title", "date", "kind of page"], …]]
 */
MUST_CHECK
int chunks_make(const struct site *site, const struct units *units,
		struct chunk_range range, const struct search_files *files,
		struct diag *diag);

#endif
