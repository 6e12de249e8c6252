#include "serve/range.h"

/* The last `count` bytes. */
static enum range_answer
read_suffix(struct text digits, uint64_t size, struct range *range)
{
	uint64_t count;

	if (!text_to_number(digits, INT64_MAX, &count))
		return RANGE_WHOLE;
	if (count == 0 || size == 0)
		return RANGE_UNSATISFIED;
	if (count > size)
		count = size;
	*range = (struct range){size - count, count};
	return RANGE_PART;
}

static enum range_answer
read_span(struct text first, struct text last, uint64_t size,
	  struct range *range)
{
	uint64_t start, end = INT64_MAX;

	if (!text_to_number(first, INT64_MAX, &start) ||
	    (last.len > 0 && !text_to_number(last, INT64_MAX, &end)) ||
	    end < start)
		return RANGE_WHOLE;
	if (start >= size)
		return RANGE_UNSATISFIED;
	if (end >= size)
		end = size - 1;
	*range = (struct range){start, end - start + 1};
	return RANGE_PART;
}

enum range_answer
range_read(struct text value, uint64_t size, struct range *range)
{
	struct text spec;
	size_t dash;

	if (!text_starts(value, TEXT("bytes=")))
		return RANGE_WHOLE;
	spec = text_trim(text_from(value, 6));
	dash = text_find_char(spec, '-', 0);
	if (dash == TEXT_NOT_FOUND)
		return RANGE_WHOLE;
	if (dash == 0)
		return read_suffix(text_from(spec, 1), size, range);
	return read_span(text_slice(spec, 0, dash), text_from(spec, dash + 1),
			 size, range);
}
