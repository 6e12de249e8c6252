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

#include "theme/render.h"
#include "theme/report.h"

/* Where finished pages go, and what it is called with. */
struct worker_sink {
	theme_sink *take;
	void *context;
};

/* Makes all jobs; theme_render is described in theme.h. */
MUST_CHECK
int workers_run(const struct theme *theme, const struct site *site,
		const struct jobs *jobs, const struct worker_sink *sink,
		struct diag *diag);

#endif
