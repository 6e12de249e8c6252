/*
 * Workers: the processes that make pages, and the parent that feeds them.
 *
 * The parent hands out runs of jobs and takes frames back; it believes a
 * worker nothing but the bytes of the page it was asked for. A worker that
 * dies or hangs costs the page it was making; the others are made by another
 * worker. After the third death the parent gives up.
 */
#ifndef THEME_WORKER_H
#define THEME_WORKER_H

#include "theme/make.h"
#include "theme/report.h"

struct crew;

/*
 * A crew for these jobs; its workers are forked when they are first needed,
 * and kept. All pointers must outlive it. Returns NULL after one error (F009).
 */
struct crew *crew_open(const struct theme *theme, const struct site *site,
		       const struct jobs *jobs, struct diag *diag);

/*
 * Makes the jobs of a run, as theme_render in theme.h says. Returns 0, or -1
 * when anything was told.
 */
MUST_CHECK
int crew_make(struct crew *crew, const struct run *wanted,
	      const struct theme_sink_to *to, struct diag *diag);

/* What its workers measured, if the theme's options ask for a profile. */
void crew_profile(const struct crew *crew, struct theme_profile *profile);

/* Ends the workers, until the next call of crew_make. */
void crew_rest(struct crew *crew);

/* NULL is fine. */
void crew_close(struct crew *crew);

#endif
