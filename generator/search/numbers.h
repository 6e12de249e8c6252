/*
 * Numbers in text, as browsers get them.
 *
 * No digit of it is a letter or a digit, so that no word can be read in it
 * that the site does not have: content/withheld.txt is looked for in the index
 * too. Thirty-one signs of ASCII but `"` and `\`: sixteen end a number,
 * fifteen go on.
 */
#ifndef SEARCH_NUMBERS_H
#define SEARCH_NUMBERS_H

#include "base/buf.h"

/* One sign for what is below 16, two below 256, three below 3856 … */
void number_add(struct buf *buf, uint64_t number);

#endif
