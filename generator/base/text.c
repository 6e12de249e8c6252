#include "base/text.h"

#define HASH_FACTOR 0xc6a4a7935bd1e995 /* m and r of MurmurHash64A */
#define HASH_SHIFT 47

int
text_compare(struct text a, struct text b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter > 0 ? memcmp(a.s, b.s, shorter) : 0;

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

const unsigned char ascii_hex_values[256] = {
	['0'] = 1,  ['1'] = 2,	['2'] = 3,  ['3'] = 4,	['4'] = 5,  ['5'] = 6,
	['6'] = 7,  ['7'] = 8,	['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
	['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
	['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

bool
text_same_fold(struct text a, struct text b)
{
	for (size_t i = 0; i < a.len; i++) {
		if (a.s[i] != b.s[i] &&
		    ascii_lower(a.s[i]) != ascii_lower(b.s[i]))
			return false;
	}
	return true;
}

/* Bytes between two of those a needle begins with, for memchr to be worth it;
 * a few may come at once. */
#define RARE 32
#define FEW 16

/*
 * What is looked for mostly begins with a byte that is rare in a text, "<!--"
 * or "://": memchr goes over the others eight times as fast as memmem, which
 * takes over where they turn out to be frequent.
 */
size_t
text_find(struct text t, struct text needle, size_t from)
{
	const char *found;
	size_t at = from, last;

	if (from > t.len || needle.len > t.len - from)
		return TEXT_NOT_FOUND;
	if (needle.len == 0)
		return from;
	last = needle.len - 1;
	for (size_t hits = 0; hits <= FEW + (at - from) / RARE; hits++) {
		size_t left = t.len - at;

		found = left < needle.len ? NULL
					  : memchr(t.s + at, needle.s[0],
						   left - needle.len + 1);
		if (!found)
			return TEXT_NOT_FOUND;
		at = (size_t)(found - t.s);
		if (found[last] == needle.s[last] &&
		    memcmp(found, needle.s, needle.len) == 0)
			return at;
		at++;
	}
	found = memmem(t.s + at, t.len - at, needle.s, needle.len);
	return found ? (size_t)(found - t.s) : TEXT_NOT_FOUND;
}

size_t
text_find_last_char(struct text t, char c)
{
	const char *found = t.len > 0 ? memrchr(t.s, c, t.len) : NULL;

	return found ? (size_t)(found - t.s) : TEXT_NOT_FOUND;
}

struct text
text_trim(struct text t)
{
	size_t from = 0;
	size_t to = t.len;

	while (from < to && ascii_is_space(t.s[from]))
		from++;
	while (to > from && ascii_is_space(t.s[to - 1]))
		to--;
	return text_slice(t, from, to);
}

bool
text_to_number(struct text t, uint64_t most, uint64_t *number)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < t.len; i++) {
		uint64_t digit = (uint64_t)(t.s[i] - '0');

		if (!ascii_is_digit(t.s[i]) || digit > most ||
		    sum > (most - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	if (t.len > 0)
		*number = sum;
	return t.len > 0;
}

bool
text_split(struct text *rest, char separator, struct text *piece)
{
	size_t at = text_find_char(*rest, separator, 0);

	if (rest->len == 0)
		return false;
	*piece = text_slice(*rest, 0, at);
	*rest = text_from(*rest, at == TEXT_NOT_FOUND ? rest->len : at + 1);
	return true;
}

bool
text_line(struct text *rest, struct text *line)
{
	bool has_end = text_find_char(*rest, '\n', 0) != TEXT_NOT_FOUND;

	if (!text_split(rest, '\n', line))
		return false;
	if (has_end && line->len > 0 && line->s[line->len - 1] == '\r')
		line->len--;
	return true;
}

static uint64_t
few_bytes(struct text t)
{
	uint64_t few = 0;

	for (size_t i = 0; i < t.len; i++)
		few = few << 8 | (unsigned char)t.s[i];
	return few;
}

static uint64_t
hash_more(uint64_t hash, uint64_t eight)
{
	eight *= HASH_FACTOR;
	eight ^= eight >> HASH_SHIFT;
	return (hash ^ (eight * HASH_FACTOR)) * HASH_FACTOR;
}

/* Where eight bytes are left over only in part, those before them count
 * twice. */
uint64_t
text_hash(struct text t)
{
	uint64_t hash = (t.len + 1) * HASH_FACTOR;
	uint64_t last = t.len < 8 ? few_bytes(t) : text_eight(t.s + t.len - 8);

	for (size_t at = 0; at + 8 < t.len; at += 8)
		hash = hash_more(hash, text_eight(t.s + at));
	hash = hash_more(hash, last);
	hash = (hash ^ (hash >> HASH_SHIFT)) * HASH_FACTOR;
	return hash ^ (hash >> HASH_SHIFT);
}

#define DISTANCE_MOST 64

/* Three rows of the table of edits: two back, one back, the one being made. */
struct distances {
	size_t rows[3][DISTANCE_MOST + 1];
};

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One row: the edits from the first `i` bytes of `a` to each start of `b`. */
static void
distance_row(struct distances *d, struct text a, struct text b, size_t i)
{
	size_t *row = d->rows[i % 3];
	const size_t *above = d->rows[(i + 2) % 3];
	const size_t *two_above = d->rows[(i + 1) % 3];

	row[0] = i;
	for (size_t j = 1; j <= b.len; j++) {
		char x = ascii_lower(a.s[i - 1]);
		char y = ascii_lower(b.s[j - 1]);

		row[j] = smaller(above[j], row[j - 1]) + 1;
		row[j] = smaller(row[j], above[j - 1] + (x != y));
		if (i > 1 && j > 1 && x == ascii_lower(b.s[j - 2]) &&
		    y == ascii_lower(a.s[i - 2]))
			row[j] = smaller(row[j], two_above[j - 2] + 1);
	}
}

/* Optimal string alignment. */
size_t
text_distance(struct text a, struct text b, size_t most)
{
	size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
	struct distances d;

	if (a.len > DISTANCE_MOST || b.len > DISTANCE_MOST || gap > most)
		return most + 1;
	for (size_t j = 0; j <= b.len; j++)
		d.rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++)
		distance_row(&d, a, b, i);
	return smaller(d.rows[a.len % 3][b.len], most + 1);
}
