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
typedef uint64_t block_halves __attribute__((vector_size(BLOCK_BYTES)));

static inline block
block_at(const char *bytes)
{
	block b;

	memcpy(&b, bytes, sizeof(b));
	return b;
}

static inline void
block_write(char *bytes, block b)
{
	memcpy(bytes, &b, sizeof(b));
}

/* Of a text with fewer bytes than a block, but half as many: all of them. */
static inline block
block_of_ends(const char *bytes, size_t length)
{
	uint64_t first, last;

	memcpy(&first, bytes, sizeof(first));
	memcpy(&last, bytes + length - sizeof(last), sizeof(last));
	return (block)(block_halves){first, last};
}

/* Writes the text that block_of_ends has read. */
static inline void
block_write_ends(char *bytes, size_t length, block b)
{
	block_halves halves = (block_halves)b;
	uint64_t first = halves[0], last = halves[1];

	memcpy(bytes, &first, sizeof(first));
	memcpy(bytes + length - sizeof(last), &last, sizeof(last));
}

/* Whether anything was found. */
static inline bool
block_any(block_found found)
{
	block_halves halves = (block_halves)found;

	return (halves[0] | halves[1]) != 0;
}

#endif
