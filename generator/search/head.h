/*
 * The head of the index, `index.js`: what a browser loads first.
 */
#ifndef SEARCH_HEAD_H
#define SEARCH_HEAD_H

#include "search/lists.h"

/*
 * Writes `{"sum": …, "kinds": [["page", first, behind the last, how many,
 * 1, [year, first …]], …], "terms": ["0", "ada0", …]}`. Kinds are in the order
 * of their units; years from the last to the first, null for what is undated,
 * when there are many as decades or centuries, and 10 or 100 for the 1. Each
 * start of a file of terms has a 0 behind it: two neighbours are no words of
 * the site.
 */
MUST_CHECK
int head_make(const struct lists *lists, struct text sum,
	      const struct search_files *files, struct diag *diag);

#endif
