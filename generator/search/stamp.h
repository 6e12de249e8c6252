/*
 * A sum of what is found, which names the folder of the index.
 */
#ifndef SEARCH_STAMP_H
#define SEARCH_STAMP_H

#include "search/units.h"

/*
 * A number for a unit, which has its id, that changes with what is found or
 * shown of it. The numbers of all units, added up in any order, are the sum.
 */
uint64_t stamp_of(const struct unit *unit);

#endif
