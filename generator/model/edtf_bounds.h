/*
 * The first and the last day that a point of EDTF can mean.
 */
#ifndef MODEL_EDTF_BOUNDS_H
#define MODEL_EDTF_BOUNDS_H

#include "model/edtf.h"

/* The digits of a date as written, X for any; empty: not given. */
struct edtf_pattern {
	bool is_negative;
	struct text year;  /* four; empty for years with Y */
	struct text month; /* two */
	struct text day;   /* two */
};

/* The number with every X as 0. */
int64_t edtf_pattern_least(struct text digits);

/* Sets earliest and latest. False when no day that exists fits. */
bool edtf_bounds_set(const struct edtf_pattern *pattern,
		     struct edtf_point *point);

#endif
