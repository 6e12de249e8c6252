/*
 * Sixteen bytes of a text, looked at together, for passes over every byte of
 * every document. `block == '<'` is a block whose bytes are 0xFF where they
 * are equal, and 0; the compiler has instructions for that on any processor.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BLOCK_BYTES 16

typedef uint8_t block __attribute__((vector_size(BLOCK_BYTES)));
typedef int8_t block_found __attribute__((vector_size(BLOCK_BYTES)));

static inline block
block_at(const char *bytes)
{
	block b;

	memcpy(&b, bytes, sizeof(b));
	return b;
}

/* Of a text with fewer bytes than a block, but half as many: all of them. */
static inline block
block_of_ends(const char *bytes, size_t length)
{
	block b;

	memcpy(&b, bytes, BLOCK_BYTES / 2);
	memcpy((char *)&b + BLOCK_BYTES / 2, bytes + length - BLOCK_BYTES / 2,
	       BLOCK_BYTES / 2);
	return b;
}

/* Whether anything was found. */
static inline bool
block_any(block_found found)
{
	uint64_t halves[2];

	memcpy(halves, &found, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

#endif
