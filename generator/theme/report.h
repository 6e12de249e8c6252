/*
 * What went wrong while pages were made, folded: one cause is told once,
 * with the first page it hit and how many more.
 */
#ifndef THEME_REPORT_H
#define THEME_REPORT_H

#include "theme/render.h"

/* So many jobs with one cause are named, after the first. */
#define REPORT_OTHERS 5

struct reported {
	struct failure failure;
	size_t job; /* the first that has it */
	size_t count;
	size_t others[REPORT_OTHERS]; /* the next ones, in order */
	size_t other_count;
};

struct report {
	struct LIST_OF(struct reported) list;
	struct arena arena;
	size_t dropped;	  /* over the most that is told */
	bool is_statuses; /* all are Q011, which are warnings */
};

/* Adds a failure of a job; its texts are copied. */
void report_add(struct report *report, const struct failure *failure,
		size_t job);

/* Tells all of it, in the order of jobs, and empties it. */
void report_tell(struct report *report, const struct theme *theme,
		 const struct jobs *jobs, struct diag *diag);

#endif
