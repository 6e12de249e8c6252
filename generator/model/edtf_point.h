/*
 * One point of an EDTF expression: a year, a month or season, a day, with
 * qualifiers and unspecified digits.
 */
#ifndef MODEL_EDTF_POINT_H
#define MODEL_EDTF_POINT_H

#include "model/edtf.h"

struct edtf_cursor {
	struct text text; /* the whole expression */
	size_t at;
	struct place place; /* of its first byte */
	struct arena *arena;
	struct diag *diag;
};

/* Tells the fault at the cursor's column. Always -1. */
int edtf_fail(struct edtf_cursor *cursor, enum diag_code code,
	      const char *format, ...) PRINTF_LIKE(3, 4);

/* Likewise at byte `at`, where it leaves the cursor. */
int edtf_fail_at(struct edtf_cursor *cursor, size_t at, enum diag_code code,
		 const char *format, ...) PRINTF_LIKE(4, 5);

/*
 * Reads a point at the cursor and moves it behind. Bounds are set.
 *
 * Returns 0, or -1 after one error (D001, D002).
 */
int edtf_point_read(struct edtf_cursor *cursor, struct edtf_point *point);

#endif
