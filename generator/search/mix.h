/*
 * Sums of text by eight bytes at a time: for tables and for a name, where
 * nobody gains by two of one sum. The same on every machine.
 */
#ifndef SEARCH_MIX_H
#define SEARCH_MIX_H

#include "base/text.h"

#define MIX_BYTES sizeof(uint64_t)
#define MIX_FACTOR 0x9e3779b97f4a7c15

static inline uint64_t
mix(uint64_t sum, uint64_t more)
{
	sum = (sum ^ more) * MIX_FACTOR;
	return sum ^ sum >> 32;
}

/* The first MIX_BYTES of a text as a number, or as many as it has and zeros. */
static inline uint64_t
mix_number_of(struct text t)
{
	char bytes[MIX_BYTES] = "";

	memcpy(bytes, t.s, t.len < sizeof(bytes) ? t.len : sizeof(bytes));
	return text_eight(bytes);
}

#endif
