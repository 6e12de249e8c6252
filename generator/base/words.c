#include "base/words.h"

#include <endian.h>

#include "base/utf8.h"

#define MARK_BYTE 0xff

/* All text of a site goes through here: eight bytes are looked at at a time. */
#define ONES UINT64_C(0x0101010101010101)
#define HIGH (ONES * 0x80)

/* ascii_is_alnum in two comparisons. */
static inline bool
is_letter(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 ||
	       (unsigned char)(c - '0') < 10;
}

/* The highest bit of each byte of eight of ASCII says whether it is one of
 * `first` … `last`. */
static inline uint64_t
are_between(uint64_t bytes, unsigned char first, unsigned char last)
{
	return (bytes + ONES * (0x80 - first)) & HIGH &
	       ~(bytes + ONES * (0x7f - last));
}

/* How many of eight bytes, from the first on, are letters of is_letter. */
static inline size_t
count_letters(const char *s)
{
	uint64_t bytes, ascii, letters;

	memcpy(&bytes, s, sizeof(bytes));
	bytes = le64toh(bytes);
	ascii = bytes & ~HIGH;
	letters = (are_between(ascii | ONES * 0x20, 'a', 'z') |
		   are_between(ascii, '0', '9')) &
		  ~bytes;
	return letters == HIGH ? sizeof(bytes)
			       : (size_t)__builtin_ctzll(letters ^ HIGH) / 8;
}

/* The end of the letters of is_letter that begin at `at`. */
static inline size_t
letters_end(struct text t, size_t at)
{
	while (t.len - at >= sizeof(uint64_t)) {
		size_t count = count_letters(t.s + at);

		at += count;
		if (count < sizeof(uint64_t))
			return at;
	}
	while (at < t.len && is_letter((unsigned char)t.s[at]))
		at++;
	return at;
}

/* Blocks of scripts without spaces: Thai, Lao; Myanmar; Khmer; kana and
 * ideographs. Only their letters, marks and numbers are asked for. */
static const struct {
	int32_t first, last;
} unspaced[] = {
	{0xe00, 0xeff},	  {0x1000, 0x109f},   {0x1780, 0x17ff},
	{0x2e80, 0x2fdf}, {0x3005, 0x3007},   {0x3021, 0x3029},
	{0x3031, 0x3035}, {0x3038, 0x303b},   {0x3040, 0x30ff},
	{0x31f0, 0x31ff}, {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
	{0xa9e0, 0xa9ff}, {0xaa60, 0xaa7f},   {0xf900, 0xfaff},
	{0xff66, 0xff9f}, {0x1b000, 0x1b16f}, {0x20000, 0x323af},
};

static bool
is_in_blocks(int32_t c)
{
	for (size_t i = 0; i < sizeof(unspaced) / sizeof(*unspaced); i++) {
		if (c <= unspaced[i].last)
			return c >= unspaced[i].first;
	}
	return false;
}

static inline bool
is_unspaced(int32_t c)
{
	return c >= unspaced[0].first && is_in_blocks(c);
}

/* Inside of a word it is not seen: soft hyphens, joiners. */
static bool
is_joiner(int32_t c)
{
	return c == 0xad || c == 0x200c || c == 0x200d || c == 0x2060 ||
	       c == 0xfeff;
}

/* Whether one of the Latin letters of two bytes begins there, U+00C0 … U+02AF:
 * all but × and ÷ are letters. */
static inline bool
is_latin(struct text t, size_t at)
{
	unsigned char first = (unsigned char)t.s[at];
	unsigned char second = t.len - at > 1 ? (unsigned char)t.s[at + 1] : 0;

	if (first == 0xc3)
		return second >= 0x80 && second != 0x97 && second != 0xb7;
	return (first > 0xc3 && first < 0xca && second >= 0x80) ||
	       (first == 0xca && second >= 0x80 && second < 0xb0);
}

/* The end of the word or run of which all before `at` is seen. */
static size_t
word_end(struct text t, size_t at, bool is_run)
{
	for (;;) {
		struct text rest;
		int32_t c;

		if (!is_run)
			at = letters_end(t, at);
		if (at == t.len || (unsigned char)t.s[at] < 0x80)
			return at;
		if (!is_run && is_latin(t, at)) {
			at += 2;
			continue;
		}
		rest = text_from(t, at);
		c = utf8_next(&rest);
		if (!is_joiner(c) && (c >= UTF8_BYTE || !utf8_is_word(c) ||
				      is_unspaced(c) != is_run))
			return at;
		at = t.len - rest.len;
	}
}

/* The word or run of which all before `at` is seen. */
static enum word_kind
take(struct text *rest, struct text *word, size_t at, bool is_run)
{
	size_t end = word_end(*rest, at, is_run);

	*word = text_slice(*rest, 0, end);
	*rest = text_from(*rest, end);
	return is_run ? WORDS_RUN : WORDS_WORD;
}

/* Nearly all words are of ASCII. */
static inline enum word_kind
take_letters(struct text *rest, struct text *word)
{
	size_t end = letters_end(*rest, 0);

	if (end < rest->len && (unsigned char)rest->s[end] >= 0x80)
		return take(rest, word, end, false);
	*word = text_span(rest->s, rest->s + end);
	*rest = text_span(rest->s + end, rest->s + rest->len);
	return WORDS_WORD;
}

/* What begins with a byte that is not ASCII; WORDS_END: nothing. */
static enum word_kind
next_many(struct text *rest, struct text *word)
{
	struct text behind = *rest;
	int32_t c;

	if (is_latin(*rest, 0))
		return take(rest, word, 2, false);
	c = utf8_next(&behind);
	if (c < UTF8_BYTE && utf8_is_word(c))
		return take(rest, word, 0, is_unspaced(c));
	*rest = behind;
	return c == UTF8_BYTE + MARK_BYTE ? WORDS_MARK : WORDS_END;
}

enum word_kind
words_next(struct text *rest, struct text *word)
{
	while (rest->len > 0) {
		unsigned char c = (unsigned char)rest->s[0];
		enum word_kind kind = WORDS_END;

		if (is_letter(c))
			return take_letters(rest, word);
		if (c >= 0x80) {
			kind = next_many(rest, word);
		} else {
			rest->s++;
			rest->len--;
			kind = c == '\n' ? WORDS_BREAK : WORDS_END;
		}
		if (kind != WORDS_END)
			return kind;
	}
	return WORDS_END;
}

bool
words_pair(struct text *run, struct text *pair)
{
	struct text behind = *run;

	if (run->len == 0)
		return false;
	utf8_next(&behind);
	*pair = *run;
	*run = behind;
	if (behind.len > 0)
		utf8_next(&behind);
	pair->len = (size_t)(behind.s - pair->s);
	return true;
}
