/*
 * Lua's patterns, with a bound on how long a match may take.
 *
 * The language is that of the Lua 5.4 reference manual, section 6.4.1. A
 * pattern can take exponential time; here each step counts.
 */
#ifndef THEME_PATTERN_H
#define THEME_PATTERN_H

#include "base/text.h"

#define PATTERN_CAPTURES 32

/* Length of a capture that is a position, and of one not closed yet. */
#define CAPTURE_POSITION ((size_t)-1)
#define CAPTURE_OPEN ((size_t)-2)

struct pattern_capture {
	const char *start;
	size_t length;
};

struct pattern {
	struct text subject;
	struct text pattern; /* without a leading ^ */
	size_t most;	     /* steps from now on; counts down */
	const char *error;   /* what is wrong with the pattern, or NULL */
	size_t depth;
	size_t count;
	struct pattern_capture captures[PATTERN_CAPTURES];
};

/*
 * Matches at `start` in the subject. Returns the end of the match, or NULL:
 * no match, a faulty pattern (`error`), or too long (`most` is 0).
 */
const char *pattern_match(struct pattern *pattern, const char *start);

#endif
