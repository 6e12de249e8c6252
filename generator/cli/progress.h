/*
 * How far a build is, and where its time went.
 *
 * On a terminal a line on standard error says what is being done once a build
 * takes more than half a second; it is gone when the build ends. Clocks are
 * looked at here only: nothing that is published depends on them.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "base/buf.h"
#include "build.h"

/* Of a stage, in nanoseconds; the CPU time is that of all processes. */
struct stage_time {
	int64_t wall;
	int64_t cpu;
};

struct progress {
	FILE *to; /* a terminal, or NULL: nothing is shown */
	enum build_stage stage;
	struct stage_time entered;
	struct stage_time times[BUILD_STAGES];
	int64_t start;
	int64_t shown; /* when the line was written last; 0: never */
	size_t made;
	struct build_watch watch;
	struct laps laps; /* for the build to fill, if it is asked to */
};

/* Begins at the first stage; `progress` must stay where it is. */
void progress_begin(struct progress *progress, FILE *to);

/* Takes the line away, ends the last stage. */
void progress_end(struct progress *progress);

/* Nanoseconds from begin to end. */
int64_t progress_wall(const struct progress *progress);

/* "making files: 1200 in 0.8 s, 1500 a second". */
void progress_words(struct buf *words, enum build_stage stage, size_t made,
		    int64_t wall);

/*
 * A line a stage: milliseconds, of CPU too, and nanoseconds of CPU a page;
 * below it what `laps` know of its parts. The CPU time of a stage is that of
 * all processes, of a part that of the threads that do it.
 */
void progress_table(struct buf *table, const struct progress *progress,
		    size_t pages);

#endif
