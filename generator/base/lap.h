/*
 * What a thread spends its time on, for who asks where a build's time goes.
 *
 * One `struct laps` belongs to one thread. lap_begin looks at the thread's
 * clock, each lap_take adds what went by since the last look to a work. The
 * clock is that of the thread's CPU time (CLOCK_THREAD_CPUTIME_ID), so other
 * threads and waiting do not count; a look takes about 200 ns.
 *
 * NULL for `laps` means that nobody asks: nothing is done.
 */
#ifndef BASE_LAP_H
#define BASE_LAP_H

#include <stdint.h>

enum lap {
	LAP_FILES,	  /* reads a file, checks that it is text */
	LAP_FRONT_MATTER, /* with what is made of it */
	LAP_CMARK,	  /* Markdown becomes a tree */
	LAP_PASSES,	  /* over the source and the tree */
	LAP_HTML,	  /* the tree becomes HTML and facts */
	LAP_PAGES,	  /* of the model, with their links */
	LAP_THEME,	  /* pages and outputs, in workers */
	LAP_TRANSFER,	  /* of those from the workers to the parent */
	LAP_WRITE,	  /* and into files */
	LAPS
};

/* Nanoseconds. */
struct laps {
	int64_t ns[LAPS];
	int64_t last;
};

void lap_begin(struct laps *laps);
void lap_take(struct laps *laps, enum lap lap);

/* Adds those of another thread. */
void lap_add(struct laps *sum, const struct laps *laps);

#endif
