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
	uint64_t is_summed; /* 1: sums are wanted instead of links and ids */
};

/* What a worker does, shared with the parent. */
struct progress {
	_Atomic uint64_t job; /* its number and 1; 0: none yet */
	struct laps laps;     /* if they are asked for */
};

/* Runs a worker has, so that it need not wait for the next. */
#define MAKE_RUNS 2

#define MAKE_SHARED_SIZE (512 * KIB)

/*
 * Where a worker leaves the frames of a run, if they fit: memory that is
 * shared costs less than a pipe, which takes pages anew for all that it is
 * given. Each run in turn has a place of its own: when the worker is given a
 * run, the parent has copied what came of the run MAKE_RUNS before.
 */
struct shared_frames {
	char places[MAKE_RUNS][MAKE_SHARED_SIZE];
};

struct making {
	const struct theme *theme;
	const struct site *site;
	const struct jobs *jobs;
	struct progress *progress;
	struct profile_share *profile; /* NULL: nobody asks */
	struct shared_frames *shared;
};

/* Serves until the parent closes the pipe. A process_work of struct making. */
void make_jobs(void *making);

/* Says that memory ran out, and ends the process: for vm->exhausted. */
void make_exhausted(struct vm *vm);

#endif
