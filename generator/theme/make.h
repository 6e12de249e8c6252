/*
 * The worker's side: takes runs of jobs from one pipe, writes frames to the
 * other.
 */
#ifndef THEME_MAKE_H
#define THEME_MAKE_H

#include <stdatomic.h>

#include "theme/render.h"

/* Statuses that one page is told to lack. */
#define MAKE_MOST_STATUSES 20

/* A run of jobs, as the parent asks for it. */
struct run {
	uint64_t first;
	uint64_t count;
};

/* What a worker does, shared with the parent. */
struct progress {
	_Atomic uint64_t job; /* its number and 1; 0: none yet */
	struct laps laps;     /* if they are asked for */
};

struct making {
	const struct theme *theme;
	const struct site *site;
	const struct jobs *jobs;
	struct progress *progress;
	struct profile_share *profile; /* NULL: nobody asks */
};

/* Serves until the parent closes the pipe. A process_work of struct making. */
void make_jobs(void *making);

/* Says that memory ran out, and ends the process: for vm->exhausted. */
void make_exhausted(struct vm *vm);

#endif
