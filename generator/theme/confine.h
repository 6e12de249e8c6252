/*
 * Takes every right from the process that runs a theme.
 *
 * What is left: to compute, to take memory, to look at the clock (for
 * profile.c; no script can), to read commands from one pipe and to write to
 * another. Nothing can be opened, reached or started, and
 * nobody signalled (Linux seccomp, default EPERM).
 *
 * Programs built with a sanitizer run under a profile for tests: descriptors
 * and new privileges go, the filter and the limits on memory do not, since
 * sanitizers need files, signal stacks and address space.
 */
#ifndef THEME_CONFINE_H
#define THEME_CONFINE_H

#include <stdbool.h>

/* Where the pipes of a confined process are. */
enum { CONFINE_IN = 3, CONFINE_OUT = 4 };

enum confinement {
	CONFINED,
	CONFINED_FOR_TESTS, /* the profile for sanitizers */
	NOT_CONFINED	    /* no seccomp here */
};

/*
 * Moves `in` and `out` to CONFINE_IN and CONFINE_OUT, closes all other
 * descriptors and gives up the process's rights. For a process without
 * threads.
 */
enum confinement confine(int in, int out);

#endif
