/*
 * Search without a server: an index that browsers load in pieces.
 *
 * The files lie beside the site's page of the layout `search`:
 *
 *   index.js           the head: where the kinds and years of units begin, with
 *                      which words each group of files of terms begins
 *   SUM/h0.js …        with which words each file of a group begins
 *   SUM/t0.js …        terms, and in which units they are: see lists.h
 *   SUM/q0.js …        where in them, for phrases
 *   SUM/b0.js, p0.js … the same of terms that are in very many
 *   SUM/c0.js …        what is shown of units: see chunks.h
 *
 * Each calls `dossierSearch(name, data)`: pages that were opened from a disk
 * may load scripts and nothing else. SUM changes with what is found, so that
 * no browser mixes two of them.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "model/model.h"

/* Where files go; a return of -1, after one diagnostic, ends it. */
typedef int search_sink(void *context, struct text path, struct text bytes,
			struct diag *diag);

struct search_files {
	search_sink *take;
	void *context;
	/* Of how many places of words are in memory at once, about; the bytes
	 * of the files are the same for any number. 0: 32 million, some 100
	 * MB. */
	size_t most_hits;
};

/*
 * Makes the index of `site`, on `jobs` threads that are gone afterwards; the
 * same bytes for any number of them. Nothing when the site has no search. `to`
 * is borrowed; paths are from the root of what is published.
 *
 * Returns 0, or -1 as the sink.
 */
MUST_CHECK
int search_make(const struct site *site, size_t jobs,
		const struct search_files *to, struct diag *diag);

#endif
