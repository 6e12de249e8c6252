/*
 * Sixteen bytes of a text, looked at together, for passes over every byte of
 * every document. `block == '<'` is a block whose bytes are 0xFF where they
 * are equal, and 0; the compiler has instructions for that on any processor.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include "base/text.h"

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

/* Which byte was found first, if any was. */
static inline size_t
block_first(block_found found)
{
	block_halves halves = (block_halves)found;
	bool is_late = halves[0] == 0;
	uint64_t half = is_late ? halves[1] : halves[0];
	int zeros = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
			    ? __builtin_clzll(half)
			    : __builtin_ctzll(half);

	return (is_late ? BLOCK_BYTES / 2 : 0) + (size_t)zeros / 8;
}

/* A text that is shorter than a block, with spaces behind it. */
static inline block
block_of_few(struct text t)
{
	char bytes[BLOCK_BYTES] = "                ";

	for (size_t i = 0; i < t.len; i++)
		bytes[i] = t.s[i];
	return block_at(bytes);
}

/* Whether `find` finds any byte in the text; it finds no space. */
static inline bool
block_any_in(struct text t, block_found (*find)(block))
{
	size_t at = 0;

	if (t.len < BLOCK_BYTES / 2)
		return t.len > 0 && block_any(find(block_of_few(t)));
	if (t.len < BLOCK_BYTES)
		return block_any(find(block_of_ends(t.s, t.len)));
	for (; at + BLOCK_BYTES <= t.len; at += BLOCK_BYTES) {
		if (block_any(find(block_at(t.s + at))))
			return true;
	}
	return block_any(find(block_at(t.s + t.len - BLOCK_BYTES)));
}

/* Where `find`, which finds no space, finds a byte from `at` on; or t.len. */
static inline size_t
block_find_in(struct text t, size_t at, block_found (*find)(block))
{
	block_found found;

	for (; at + BLOCK_BYTES <= t.len; at += BLOCK_BYTES) {
		found = find(block_at(t.s + at));
		if (block_any(found))
			return at + block_first(found);
	}
	if (at >= t.len)
		return t.len;
	found = find(block_of_few(text_from(t, at)));
	return block_any(found) ? at + block_first(found) : t.len;
}

#endif
