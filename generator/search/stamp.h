/*
 * A sum of what is found, which names the folder of the index.
 */
#ifndef SEARCH_STAMP_H
#define SEARCH_STAMP_H

#include "search/units.h"

/*
 * The form of the index's files, to be raised whenever the same words make
 * other bytes: browsers keep a file of that name for good, and would read an
 * old one with a new script.
 */
#define INDEX_FORM 2

/*
 * A number for a unit, which has its id, that changes with what is found or
 * shown of it. The numbers of all units and INDEX_FORM, added up in any
 * order, are the sum.
 */
uint64_t stamp_of(const struct unit *unit);

#endif
