/*
 * The head of the index, `index.js`: what a browser loads first.
 */
#ifndef SEARCH_HEAD_H
#define SEARCH_HEAD_H

#include "search/lists.h"

/* Files of terms whose starts are in one file. */
#define HEAD_GROUP 64

/* Makes those, in the folder of the index. */
void head_make_groups(const struct lists *lists, struct files *files);

/*
 * Makes the head beside the page; `sum` names the folder of the index:
 * `{"sum": …, "kinds": [["page", first, behind the last, how many, its
 * first chunk, numbers a chunk has, 1, [year, first …]], …], "groups": ["0",
 * "ada0", …]}`. Kinds are in the order of their units; years from the last to
 * the first, null for what is undated, when there are many as decades or
 * centuries, and 10 or 100 for the 1. A group is HEAD_GROUP files of terms,
 * whose starts are in `h0.js` …; the head has those of the groups. Each has a
 * 0 behind it: two neighbours are no words of the site.
 */
void head_make(const struct lists *lists, struct text sum, struct files *files);

#endif
