/*
 * malloc that does not return NULL: out of memory ends the program with one
 * line on standard error and exit code 3. What is on disk stays as it was,
 * since nothing is published before the last step.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#include "base/attr.h"

/* As large as a huge page. */
#define MEM_HUGE ((size_t)2 * 1024 * 1024)

/*
 * The caller frees. Pieces of MEM_HUGE bytes and more are to be filled soon:
 * they begin with a huge page where the system has any, and the first use of
 * each 4 KiB stops for no page fault.
 */
void *mem_alloc(size_t size);
void *mem_grow(void *old, size_t size);
char *mem_copy(const char *string);

NORETURN void mem_exhausted(void);

/*
 * For a program that makes one large thing after the other: what it frees
 * stays its own, and where the system has huge pages its memory is of those,
 * which are neither filled nor copied for a fork one by one. A quarter of the
 * machine's memory, a GiB at most, is reserved so, and not used before it is
 * needed; what is taken beyond it is as without. Before any thread starts.
 */
void mem_reserve(void);

/*
 * For a fork of it that needs little: gives back what is reserved and not
 * used, and from now on what it frees.
 */
void mem_release(void);

/* Gives back what is free in between too, which takes a while. */
void mem_trim(void);

#endif
