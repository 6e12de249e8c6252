#include "base/words.h"

#include "base/block.h"
#include "base/utf8.h"

#define MARK_BYTE 0xff

/* ascii_is_alnum in two comparisons. */
static inline bool
is_letter(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 ||
	       (unsigned char)(c - '0') < 10;
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

/* Whether a letter of two bytes begins there that many languages write, U+00C0
 * … U+027F but × and ÷, and U+0400 … U+047F. */
static inline bool
is_pair(struct text t, size_t at)
{
	unsigned char first = (unsigned char)t.s[at];
	unsigned char second = t.len - at > 1 ? (unsigned char)t.s[at + 1] : 0;

	if ((second & 0xc0) != 0x80 ||
	    (first == 0xc3 && (second | 0x20) == 0xb7))
		return false;
	return (first >= 0xc3 && first <= 0xc9) || (first | 1) == 0xd1;
}

/* The end of the word or run of which all before `at` is seen. */
static size_t
word_end(struct text t, size_t at, bool is_run)
{
	for (;;) {
		struct text rest;
		int32_t c;

		while (!is_run && at < t.len &&
		       is_letter((unsigned char)t.s[at]))
			at++;
		if (at == t.len || (unsigned char)t.s[at] < 0x80)
			return at;
		if (!is_run && is_pair(t, at)) {
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

/* What begins with a byte that is not ASCII; WORDS_END: nothing. */
static enum word_kind
next_many(struct text *rest, struct text *word)
{
	struct text behind = *rest;
	int32_t c;

	if (is_pair(*rest, 0))
		return take(rest, word, 2, false);
	c = utf8_next(&behind);
	if (c < UTF8_BYTE && utf8_is_word(c))
		return take(rest, word, 0, is_unspaced(c));
	*word = text_span(rest->s, behind.s);
	*rest = behind;
	return c == UTF8_BYTE + MARK_BYTE ? WORDS_MARK : WORDS_END;
}

/* The next word or mark, of which the first byte is next; WORDS_END: there is
 * none, and what is passed over is no word. */
static enum word_kind
take_one(struct text *rest, struct text *word)
{
	unsigned char c = rest->len > 0 ? (unsigned char)rest->s[0] : ' ';

	if (is_letter(c))
		return take(rest, word, 0, false);
	return c >= 0x80 ? next_many(rest, word) : WORDS_END;
}

/* ---- Many bytes at once ---- */

/* All text of a site goes through here, and nearly all of it is of ASCII or
 * of the pairs: bytes are looked at together, and are a bit each. */
#define WINDOW 64

struct window {
	uint64_t letters;
	uint64_t breaks;
	uint64_t others; /* neither ASCII nor of a pair */
};

static block_found
find_letters(block b)
{
	return ((b | 0x20) - 'a' < 26) | (b - '0' < 10);
}

static block_found
find_breaks(block b)
{
	return b == '\n';
}

static block_found
find_others(block b)
{
	return b >= 0x80;
}

/* is_pair, in pieces. */
static block_found
find_firsts(block b)
{
	return (b - 0xc3 < 7) | ((b | 1) == 0xd1);
}

static block_found
find_seconds(block b)
{
	return (b & 0xc0) == 0x80;
}

static block_found
find_c3(block b)
{
	return b == 0xc3;
}

static block_found
find_crosses(block b)
{
	return (b | 0x20) == 0xb7;
}

static inline uint64_t
bits_from(const char *bytes, size_t at, block_found (*find)(block))
{
	return (uint64_t)block_bits(find(block_at(bytes + at))) << at;
}

static inline uint64_t
bits_of(const char *bytes, block_found (*find)(block))
{
	_Static_assert(WINDOW == 4 * BLOCK_BYTES, "these are all");
	return bits_from(bytes, 0, find) | bits_from(bytes, BLOCK_BYTES, find) |
	       bits_from(bytes, 2 * BLOCK_BYTES, find) |
	       bits_from(bytes, 3 * BLOCK_BYTES, find);
}

static void
add_pairs(struct window *window, const char *bytes)
{
	uint64_t seconds = bits_of(bytes, find_seconds) >> 1;
	uint64_t pairs = bits_of(bytes, find_firsts) & seconds;
	uint64_t crosses = bits_of(bytes, find_crosses) >> 1 & pairs;

	if (crosses != 0)
		pairs &= ~(crosses & bits_of(bytes, find_c3));
	pairs |= pairs << 1;
	window->letters |= pairs;
	window->others &= ~pairs;
}

static struct window
window_at(struct text t)
{
	char few[WINDOW] = "";
	const char *bytes = t.s;
	struct window window;

	if (t.len < WINDOW)
		bytes = memcpy(few, t.s, t.len);
	window.letters = bits_of(bytes, find_letters);
	window.breaks = bits_of(bytes, find_breaks);
	window.others = bits_of(bytes, find_others);
	if (window.others != 0)
		add_pairs(&window, bytes);
	return window;
}

/* How many bits there are up to the highest. */
static inline size_t
bits_length(uint64_t bits)
{
	return bits > 0 ? WINDOW - (size_t)__builtin_clzll(bits) : 0;
}

/*
 * Looks as far as words are whole, before the first of the others and the last
 * byte.
 */
static void
look_ahead(struct words *words)
{
	struct window window = window_at(words->rest);
	uint64_t stop = window.others | UINT64_C(1) << (WINDOW - 1);
	uint64_t seen = (stop & -stop) - 1;
	size_t length = bits_length(seen & ~window.letters);

	seen &= (UINT64_C(1) << length) - 1; /* the last word may go on */
	words->window = words->rest.s;
	words->letters = window.letters & seen;
	words->breaks = window.breaks & seen;
	if (length > words->rest.len)
		length = words->rest.len;
	words->rest = text_from(words->rest, length);
}

enum word_kind
words_look(struct words *words, struct text *word)
{
	enum word_kind kind = WORDS_END;

	while (kind == WORDS_END && words->rest.len > 0) {
		look_ahead(words);
		if ((words->letters | words->breaks) != 0)
			return words_next(words, word);
		kind = take_one(&words->rest, word);
	}
	return kind;
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
