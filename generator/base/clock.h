/*
 * How long something takes. Never what time it is: that must not show in
 * anything that is published.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment before the program began (CLOCK_MONOTONIC). */
int64_t clock_ms(void);

/* The same in nanoseconds; about 25 of them are its own. */
int64_t clock_ns(void);

#endif
