/*
 * Time zones by their names in the IANA database, as the C library knows them.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/moment.h"

/* Whether the C library has the zone ("Europe/Berlin"); UTC it always has. */
bool zone_is_known(struct text name);

/*
 * Seconds since 1970, UTC, of a moment without an offset that is in this zone;
 * of one with an offset as it says. Of an hour that a zone has twice, the
 * first; in one that it leaves out, as if its clocks had not been moved yet.
 *
 * The zone must be known. Sets TZ and puts it back: no other thread may run.
 */
int64_t zone_seconds(struct text name, const struct moment *moment);

/* A zone whose moments are asked for one after the other. */
struct zone {
	bool is_utc;
	char *kept; /* what TZ was, or NULL */
};

/*
 * The same for many moments: enter, read each, leave. In between TZ is the
 * zone's, and no other thread may run.
 */
struct zone zone_enter(struct text name);
int64_t zone_read(const struct zone *zone, const struct moment *moment);
void zone_leave(struct zone *zone);

#endif
