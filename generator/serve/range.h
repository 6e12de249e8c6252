/*
 * Parts of a file, as audio players ask for them (RFC 9110 §14).
 */
#ifndef SERVE_RANGE_H
#define SERVE_RANGE_H

#include "base/text.h"

struct range {
	uint64_t start;
	uint64_t length;
};

enum range_answer {
	RANGE_WHOLE,	  /* none is asked for, or not in a way we answer */
	RANGE_PART,	  /* one, in `*range` */
	RANGE_UNSATISFIED /* it begins behind the end: 416 */
};

/*
 * Reads the value of a Range header about a file of `size` bytes. Several
 * ranges, other units and malformed values are answered with the whole, as
 * §14.2 allows.
 */
enum range_answer range_read(struct text value, uint64_t size,
			     struct range *range);

#endif
