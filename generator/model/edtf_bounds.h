/*
 * The first and the last day that a point of EDTF can mean.
 */
#ifndef MODEL_EDTF_BOUNDS_H
#define MODEL_EDTF_BOUNDS_H

#include "model/edtf.h"

/* The number with every X as 0. */
int64_t edtf_pattern_least(struct text digits);

/* How many digits a year has when it is written with at least four. */
int edtf_year_digits(int64_t year);

/* Sets earliest and latest from the rest of the point. False when no day that
 * exists fits. */
bool edtf_bounds_set(struct edtf_point *point);

#endif
