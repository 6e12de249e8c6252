/*
 * Reads the numbers of the index, as themes/broadsheet/assets/search.js does.
 */
#ifndef TESTS_SEARCH_NUMBERS_H
#define TESTS_SEARCH_NUMBERS_H

#include "base/text.h"

/* Takes the next number of `*rest`; false when it is none. */
static inline bool
number_take(struct text *rest, uint64_t *number)
{
	static const char lasts[] = " !#$%&'()*+,-./:";
	static const char mores[] = ";<=>?@[]^_`{|}~";
	uint64_t unit = 1;

	*number = 0;
	while (rest->len > 0) {
		char c = rest->s[0];
		const char *last = strchr(lasts, c);
		const char *more = strchr(mores, c);

		if (c == '\0' || (!last && !more))
			return false;
		*rest = text_from(*rest, 1);
		if (last) {
			*number += unit * (uint64_t)(last - lasts);
			return true;
		}
		*number += unit * (strlen(lasts) + (uint64_t)(more - mores));
		unit *= strlen(mores);
	}
	return false;
}

#endif
