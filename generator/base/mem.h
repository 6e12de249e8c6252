/*
 * malloc that does not return NULL: out of memory ends the program with one
 * line on standard error and exit code 3. What is on disk stays as it was,
 * since nothing is published before the last step.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#include "base/attr.h"

/* The caller frees. */
void *mem_alloc(size_t size);
void *mem_grow(void *old, size_t size);
char *mem_copy(const char *string);

NORETURN void mem_exhausted(void);

#endif
