/*
 * Dates as people know them: EDTF (ISO 8601-2:2019, Library of Congress 2019),
 * levels 0, 1 and 2.
 *
 * A date is never made sharper than it was written: what is not known stays
 * marked as such, and the bounds say the first and the last day it can mean.
 * A qualifier (`?` `~` `%`) does not widen them. A season without a hemisphere
 * (21 … 24) can be any part of its year.
 */
#ifndef MODEL_EDTF_H
#define MODEL_EDTF_H

#include "base/date.h"
#include "base/diag.h"
#include "base/list.h"

/* Bits of edtf_point.uncertain, .approximate and .unspecified. */
enum { EDTF_YEAR = 1, EDTF_MONTH = 2, EDTF_DAY = 4 };

enum edtf_precision {
	EDTF_TO_CENTURY, /* or coarser: see unspecified_digits */
	EDTF_TO_DECADE,
	EDTF_TO_YEAR,
	EDTF_TO_SEASON, /* also quarters, quadrimesters, semestrals */
	EDTF_TO_MONTH,
	EDTF_TO_DAY
};

/* The components of a point as they are written, X for any digit. */
struct edtf_digits {
	bool is_negative;      /* of a year with four digits */
	struct text year;      /* four; empty when there is `long_year` */
	struct text long_year; /* `Y-17E7`, without S and what is behind it */
	struct text month;     /* two, or empty: not given */
	struct text day;       /* likewise */
};

/* One point: a year, a month of it, a day of that. */
struct edtf_point {
	struct edtf_digits written; /* borrowed from the source */
	enum edtf_precision precision;
	int64_t year; /* X stands as 0 */
	int month;    /* 1 … 12; 21 … 41 for seasons and groups; 0 none */
	int day;      /* 0 none */
	unsigned uncertain;	/* `?`, by component */
	unsigned approximate;	/* `~`; `%` sets both */
	unsigned unspecified;	/* X in it, by component */
	int unspecified_digits; /* X at the end of the year: 1 decade … */
	int significant_digits; /* S4; 0 not said */
	struct text time;	/* behind `T`, as written; empty: none */
	int64_t earliest;	/* days since 1970-01-01 */
	int64_t latest;
};

enum edtf_end {
	EDTF_KNOWN,
	EDTF_OPEN,	 /* `..`: goes on */
	EDTF_UNKNOWN_END /* nothing: there is an end, nobody knows when */
};

/* A part of a set, or the whole of a date or interval. */
struct edtf_range {
	enum edtf_end start_end; /* of the start */
	enum edtf_end finish_end;
	struct edtf_point start;
	struct edtf_point finish;
	bool is_single; /* one date is written, which is start and finish */
};

enum edtf_kind {
	EDTF_DATE,
	EDTF_INTERVAL,
	EDTF_ONE_OF, /* […] */
	EDTF_ALL_OF  /* {…} */
};

struct edtf {
	struct text source; /* as written */
	enum edtf_kind kind;
	struct LIST_OF(struct edtf_range) ranges; /* one, or those of a set */
	bool has_earliest;
	bool has_latest;
	int64_t earliest; /* days since 1970-01-01 */
	int64_t latest;
};

/*
 * Reads `t` whole. `place` is where it stands; a fault is told at its own
 * column there (D001 not EDTF, D002 no such day, D003 backwards). In the
 * arena; NULL after one error.
 */
struct edtf *edtf_parse(struct text t, const struct place *place,
			struct arena *arena, struct diag *diag);

/*
 * Writes the one form that all ways to write the same date have in common: no
 * space in sets, and of the qualifiers the fewest, behind what they qualify
 * where that can be said. Reading it gives the same date again, but for
 * `source`; of what is in that form already it is the source byte for byte.
 */
void edtf_print(struct buf *buf, const struct edtf *date);

/*
 * A total order: by earliest bound (none comes first), then latest (none
 * comes last), then precision (finer first), then the source bytes.
 */
int edtf_compare(const struct edtf *a, const struct edtf *b);

/* Whether it is one known day, or one known month or year: HTML's datetime. */
bool edtf_is_plain(const struct edtf *date);

#endif
