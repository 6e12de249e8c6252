/*
 * Moments as people write them: a day, perhaps a time of day, perhaps how far
 * that clock is from UTC.
 */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include "base/date.h"

struct moment {
	struct date date; /* month 0: no moment at all */
	int second;	  /* of the day; 0 where only the day is said */
	bool has_offset;  /* else a zone says what it means: base/zone.h */
	int offset;	  /* seconds east of UTC */
};

/*
 * Reads 2026-03-01, 2026-03-01T06:00, 2026-03-01 06:00:30, and a time with Z or
 * +01:00 behind it (RFC 3339 §5.6, whose time of day may end with minutes
 * here). False when it is none, or a day or time that does not exist; there
 * are no leap seconds.
 */
bool moment_parse(struct text t, struct moment *moment);

/* Seconds since 1970, UTC, of a moment with an offset or read as UTC. */
int64_t moment_seconds(const struct moment *moment);

/* Its inverse: a moment in UTC. */
struct moment moment_of_seconds(int64_t seconds);

#endif
