#include "model/edtf.h"

static int
compare_numbers(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int
compare_earliest(const struct edtf *a, const struct edtf *b)
{
	if (a->has_earliest != b->has_earliest)
		return a->has_earliest ? 1 : -1;
	return compare_numbers(a->earliest, b->earliest);
}

static int
compare_latest(const struct edtf *a, const struct edtf *b)
{
	if (a->has_latest != b->has_latest)
		return a->has_latest ? -1 : 1;
	return compare_numbers(a->latest, b->latest);
}

/* Finer first. */
static int
compare_precision(const struct edtf *a, const struct edtf *b)
{
	return compare_numbers(b->ranges.items[0].start.precision,
			       a->ranges.items[0].start.precision);
}

int
edtf_compare(const struct edtf *a, const struct edtf *b)
{
	int order = compare_earliest(a, b);

	if (order == 0)
		order = compare_latest(a, b);
	if (order == 0)
		order = compare_precision(a, b);
	return order ? order : text_compare(a->source, b->source);
}

bool
edtf_is_plain(const struct edtf *date)
{
	const struct edtf_point *point = &date->ranges.items[0].start;

	return date->kind == EDTF_DATE && point->time.len == 0 &&
	       (point->uncertain | point->approximate | point->unspecified) ==
		       0 &&
	       point->significant_digits == 0 && point->year >= 1 &&
	       point->year <= 9999 && point->precision != EDTF_TO_SEASON;
}
