/*
 * A borrowed run of bytes, and the questions one asks of it.
 *
 * A text owns nothing and is not NUL-terminated. `s` may be NULL only when
 * `len` is 0. No function here folds case beyond ASCII or looks at a locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
	const char *s;
	size_t len;
};

/* A text of a string literal. */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

/* For printf("%.*s", TEXT_ARG(t)). */
#define TEXT_ARG(t) (int)(t).len, (t).s ? (t).s : ""

#define TEXT_NOT_FOUND ((size_t)-1)

static inline struct text
text_of(const char *s)
{
	return (struct text){s, s ? strlen(s) : 0};
}

static inline struct text
text_span(const char *start, const char *end)
{
	return (struct text){start, (size_t)(end - start)};
}

static inline bool
text_is_empty(struct text t)
{
	return t.len == 0;
}

static inline bool
text_equal(struct text a, struct text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* Byte order: less than 0, 0, more than 0. A prefix comes first. */
int text_compare(struct text a, struct text b);

/* For text_equal_fold only: of texts of the same length. */
bool text_same_fold(struct text a, struct text b);

/*
 * As text_equal, but ASCII letters match in either case. Bytes that match
 * differ in the bit of case at most, and most texts in their first byte.
 */
static inline bool
text_equal_fold(struct text a, struct text b)
{
	return a.len == b.len &&
	       (a.len == 0 ||
		(((a.s[0] ^ b.s[0]) & ~0x20) == 0 && text_same_fold(a, b)));
}

/* The bytes from `from` up to `to`; both are cut to the length of `t`. */
static inline struct text
text_slice(struct text t, size_t from, size_t to)
{
	if (to > t.len)
		to = t.len;
	if (from > to)
		from = to;
	return (struct text){from > 0 ? t.s + from : t.s, to - from};
}

static inline struct text
text_from(struct text t, size_t from)
{
	return text_slice(t, from, t.len);
}

static inline bool
text_starts(struct text t, struct text prefix)
{
	return t.len >= prefix.len &&
	       text_equal(text_slice(t, 0, prefix.len), prefix);
}

static inline bool
text_ends(struct text t, struct text suffix)
{
	return t.len >= suffix.len &&
	       text_equal(text_from(t, t.len - suffix.len), suffix);
}

/* Offset of the first `needle` at or after `from`, or TEXT_NOT_FOUND. */
size_t text_find(struct text t, struct text needle, size_t from);

static inline size_t
text_find_char(struct text t, char c, size_t from)
{
	const char *found;

	if (from >= t.len)
		return TEXT_NOT_FOUND;
	found = memchr(t.s + from, c, t.len - from);
	return found ? (size_t)(found - t.s) : TEXT_NOT_FOUND;
}

/* Offset of the last `c`, or TEXT_NOT_FOUND. */
size_t text_find_last_char(struct text t, char c);

/* Without ASCII white space at both ends. */
struct text text_trim(struct text t);

/*
 * True when the text is digits only and the number no larger than `most`;
 * otherwise `*number` is as it was.
 */
bool text_to_number(struct text t, uint64_t most, uint64_t *number);

/*
 * Takes the next piece of `*rest` up to `separator` into `*piece` and moves
 * `*rest` behind it. False when nothing is left. A separator ends a piece:
 * "a,,b" has three pieces, "a," one, "" none.
 */
bool text_split(struct text *rest, char separator, struct text *piece);

/* As text_split for lines: LF, CRLF and a last line without an end. */
bool text_line(struct text *rest, struct text *line);

/* Eight bytes as a number, the same on every machine. */
static inline uint64_t
text_eight(const char *bytes)
{
	uint64_t eight;

	memcpy(&eight, bytes, sizeof(eight));
	return le64toh(eight);
}

/* As MurmurHash64A (A. Appleby) mixes: for tables in memory only, never for
 * identity. */
uint64_t text_hash(struct text t);

/*
 * The edits (insert, remove, change, swap of neighbours) between two short
 * texts, ASCII case folded; `most` + 1 when there are more than `most`.
 * For "did you mean"; texts over 64 bytes count as unlike.
 */
size_t text_distance(struct text a, struct text b, size_t most);

static inline bool
ascii_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
	       c == '\v';
}

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
ascii_is_alnum(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

static inline bool
ascii_is_punct(char c)
{
	return c > ' ' && c < 0x7f && !ascii_is_alnum(c);
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The values of hexadecimal digits and 1; 0: it is none. */
extern const unsigned char ascii_hex_values[256];

/* The value of a hexadecimal digit in either case, or -1. */
static inline int
ascii_hex(char c)
{
	return ascii_hex_values[(unsigned char)c] - 1;
}

#endif
