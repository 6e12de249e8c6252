/*
 * Numbers in binary files. A number that would lie, even in part, behind the
 * end is 0: whoever reads checks lengths, and nothing is read past them.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/text.h"

static inline uint32_t
bytes_at(struct text t, size_t at)
{
	return at < t.len ? (unsigned char)t.s[at] : 0;
}

static inline bool
bytes_have(struct text t, size_t at, size_t count)
{
	return at <= t.len && count <= t.len - at;
}

/* Most significant byte first. */
static inline uint32_t
bytes_be16(struct text t, size_t at)
{
	if (!bytes_have(t, at, 2))
		return 0;
	return bytes_at(t, at) << 8 | bytes_at(t, at + 1);
}

static inline uint32_t
bytes_be32(struct text t, size_t at)
{
	if (!bytes_have(t, at, 4))
		return 0;
	return bytes_be16(t, at) << 16 | bytes_be16(t, at + 2);
}

/* Least significant byte first. */
static inline uint32_t
bytes_le16(struct text t, size_t at)
{
	if (!bytes_have(t, at, 2))
		return 0;
	return bytes_at(t, at + 1) << 8 | bytes_at(t, at);
}

static inline uint32_t
bytes_le32(struct text t, size_t at)
{
	if (!bytes_have(t, at, 4))
		return 0;
	return bytes_le16(t, at + 2) << 16 | bytes_le16(t, at);
}

/* Whether `sign` stands at `at`. */
static inline bool
bytes_are(struct text t, size_t at, struct text sign)
{
	return bytes_have(t, at, sign.len) &&
	       memcmp(t.s + at, sign.s, sign.len) == 0;
}

#endif
