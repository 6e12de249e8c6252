/*
 * A set of 64-bit sums of texts that are looked for and texts that are there,
 * when there are millions and only the question counts whether all that is
 * looked for is there.
 *
 * Ten to fourteen bytes a sum. Two of the bits say what is
 * known of it, so that 62 tell texts apart: of ten million texts the chance
 * that two are taken for one is one in 90,000. A zeroed struct is an empty
 * set; its memory is its own, for an arena would keep each smaller table.
 */
#ifndef BASE_SUMS_H
#define BASE_SUMS_H

#include "base/buf.h"

#define SUMS_WAITING 16

enum sum_kind { SUM_THERE = 1, SUM_WANTED = 2 };

struct sums {
	uint64_t *slots; /* 0: free */
	size_t count;
	size_t capacity;
	size_t missing;			/* of those in the table */
	uint64_t waiting[SUMS_WAITING]; /* to be taken in; 0: none */
	size_t added;
};

/* The sum of two texts as one: of an address and its fragment, say. */
uint64_t sum_of(struct text a, struct text b);

/*
 * That of what is published at `path`, where "a/index.html" is the same as
 * "a/", or of an anchor of it: those of pages count, others are left out.
 */
uint64_t sum_of_place(struct text path, struct text anchor);

/* Says that a text is there, or wanted, or, by a second call, both. */
void sums_add(struct sums *sums, uint64_t sum, enum sum_kind kind);

/* Writes eight bytes that say so, for the set of another process. */
void sums_write(struct buf *out, uint64_t sum, enum sum_kind kind);

/* sums_add of all that was written. */
void sums_read(struct sums *sums, struct text written);

/* How many are wanted, and not there. */
size_t sums_missing(struct sums *sums);

/* Gives the memory back. */
void sums_free(struct sums *sums);

#endif
