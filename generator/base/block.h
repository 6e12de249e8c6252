/*
 * Sixteen bytes of a text, looked at together, for passes over every byte of
 * every document. `block == '<'` is a block whose bytes are 0xFF where they
 * are equal, and 0; the compiler has instructions for that on any processor.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* A bit for each byte, the lowest for the first: whether it was found. */
static inline unsigned
block_bits(block_found found)
{
#ifdef __SSE2__
	return (unsigned)_mm_movemask_epi8((__m128i)found);
#else
	/* each byte keeps a bit of its own; the product is the sum of them */
	bool is_big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
	uint64_t own = is_big ? 0x0102040810204080 : 0x8040201008040201;
	block_halves halves = (block_halves)found & own;

	halves = halves * 0x0101010101010101 >> 56;
	return (unsigned)(halves[0] | halves[1] << 8);
#endif
}

/* Whether anything was found. */
static inline bool
block_any(block_found found)
{
	return block_bits(found) != 0;
}

/* Which byte was found first, if any was. */
static inline size_t
block_first(block_found found)
{
	return (size_t)__builtin_ctz(block_bits(found));
}

/* A text that is shorter than a block, with spaces behind it. */
static inline block
block_of_few(struct text t)
{
	char bytes[BLOCK_BYTES] = "                ";
	const char *end = t.s + t.len;

	if (t.len >= 8) {
		memcpy(bytes, t.s, 8);
		memcpy(bytes + t.len - 8, end - 8, 8);
	} else if (t.len >= 4) {
		memcpy(bytes, t.s, 4);
		memcpy(bytes + t.len - 4, end - 4, 4);
	} else if (t.len > 0) {
		bytes[0] = t.s[0];
		bytes[t.len / 2] = t.s[t.len / 2];
		bytes[t.len - 1] = end[-1];
	}
	return block_at(bytes);
}

/* The block at `at` of a text, with spaces where that ends. */
static inline block
block_from(struct text t, size_t at)
{
	if (at + BLOCK_BYTES <= t.len)
		return block_at(t.s + at);
	return block_of_few((struct text){t.s + at, t.len - at});
}

/* Whether `find` finds any byte in the text; it finds no space. */
static inline bool
block_any_in(struct text t, block_found (*find)(block))
{
	size_t at = 0;

	if (t.len < BLOCK_BYTES)
		return block_any(find(block_of_few(t)));
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
	unsigned bits;

	for (; at + BLOCK_BYTES <= t.len; at += BLOCK_BYTES) {
		block_found found = find(block_at(t.s + at));

		if (block_any(found))
			return at + block_first(found);
	}
	if (at >= t.len)
		return t.len;
	if (t.len < BLOCK_BYTES)
		bits = block_bits(find(block_of_few(text_from(t, at))));
	else
		bits = block_bits(find(block_at(t.s + t.len - BLOCK_BYTES))) >>
		       (at + BLOCK_BYTES - t.len);
	return bits != 0 ? at + (size_t)__builtin_ctz(bits) : t.len;
}

#endif
