/*
 * A forked process with a pipe to it and a pipe from it, confined.
 */
#ifndef THEME_PROCESS_H
#define THEME_PROCESS_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"

struct process {
	pid_t pid; /* 0: none */
	int to;
	int from; /* non-blocking is up to poll: reads never wait long */
};

/*
 * Processes that were ended and not waited for: the system takes a while to
 * take apart what they have mapped. Zeroed: none.
 */
struct process_left {
	struct arena arena;
	struct LIST_OF(pid_t) pids;
};

/* Exit code of a worker that ran out of memory. */
#define PROCESS_NO_MEMORY 3

/* What the process does, between confine and its end. */
typedef void process_work(void *context);

/*
 * Forks; the child is confined, says FRAME_READY with its enum confinement,
 * does `work` and ends. With `must_confine` it ends at once where it cannot
 * be confined. No other thread may be alive.
 *
 * Returns 0, or -1 with one error (F009).
 */
MUST_CHECK
int process_start(struct process *process, bool must_confine,
		  process_work *work, void *context, struct diag *diag);

/* Kills it if it is alive, and waits for nothing. */
void process_kill(const struct process *process);

/* Kills it if it is alive; returns what waitpid says of its end. */
int process_end(struct process *process);

/* Kills it if it is alive, and leaves the waiting to process_await; with NULL
 * it waits. */
void process_leave(struct process *process, struct process_left *left);

/* Waits for the end of all that were left. */
void process_await(struct process_left *left);

#endif
