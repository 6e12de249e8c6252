/*
 * What is measured of a theme, and the clocks of a state: see profile.h.
 */
#ifndef THEME_MEASURED_H
#define THEME_MEASURED_H

#include "theme/theme.h"

/* What C does for a page beside the theme's files. */
enum profile_work {
	PROFILE_NODES, /* writes nodes, and documents into them */
	PROFILE_LINKS, /* looks where the page leads */
	PROFILE_WORKS
};

/* A file or a work, in nanoseconds. */
struct profile_entry {
	uint64_t calls;
	int64_t total; /* with what it called */
	int64_t own;
};

struct profile_page {
	uint64_t job;
	int64_t time;
};

/* What one worker measured. */
struct profile_share {
	uint64_t made; /* pages and other files */
	int64_t time;
	uint64_t slow_count;
	struct profile_page slowest[THEME_SLOWEST]; /* first */
	struct profile_entry entries[]; /* of files, then of works */
};

/* More calls within each other than Lua allows C. */
#define PROFILE_DEPTH 256

struct profile_frame {
	size_t entry;
	int64_t start;
	int64_t inner; /* the time of what it called */
};

/* Of a state. */
struct profiler {
	struct profile_share *share; /* NULL: nobody asks */
	int64_t page_start;
	size_t depth;
	struct profile_frame frames[PROFILE_DEPTH];
};

#endif
