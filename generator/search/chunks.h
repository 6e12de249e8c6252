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

#include "search/files.h"
#include "search/units.h"

/* Gives units their numbers and chunks. */
void chunks_number(struct units *units);

/* How many chunks a unit has, or a part of one: then it is 1. */
uint32_t chunks_of(const struct unit *unit);

/* In which chunk of its own, from 0, what stands at `offset` of its length is.
 */
uint32_t chunk_at(const struct unit *unit, size_t offset);

/* The chunks in the making of one thread. */
struct chunks {
	const struct site *site;
	struct files *files;
	uint32_t chunk;	  /* that is made */
	bool is_open;	  /* it has a unit */
	struct buf pages; /* units of it point to */
	struct buf address;
	const struct page *page; /* the last of `pages` */
	size_t page_count;
	/* Of the unit that is written: */
	const struct unit *unit;
	size_t offset; /* of the piece of its text */
	bool has_text;
};

/*
 * Makes the chunks `c0.js` … of units in the order of their numbers, of which
 * the first begins a chunk, and behind the last the next one begins:
 *
 *   [[[page, "anchor", "speaker", "exact contested", "text"], …],
 *    [["address", "title", "date", "kind of page"], …]]
 *
 * The text of each comes between chunks_begin_unit and chunks_end_unit. `files`
 * must outlive it.
 */
struct chunks chunks_open(const struct site *site, struct files *files);
void chunks_begin_unit(struct chunks *chunks, const struct unit *unit);
void chunks_add_text(struct chunks *chunks, const struct unit_text *text);
void chunks_end_unit(struct chunks *chunks);
void chunks_close(struct chunks *chunks);

#endif
