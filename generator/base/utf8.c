#include "base/utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/block.h"
#include "base/mem.h"

/* The bytes of a character by its first byte; 0: none begins with it. */
static size_t
length_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2)
		return 0;
	if (lead < 0xe0)
		return 2;
	if (lead < 0xf0)
		return 3;
	return lead < 0xf5 ? 4 : 0;
}

/*
 * The second byte carries what is left of the range checks (Unicode, table
 * 3-7): after E0 and F0 overlong forms, after ED surrogates, after F4 what
 * lies above U+10FFFF.
 */
static bool
is_second(unsigned char lead, unsigned char second)
{
	unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;

	return second >= low && second <= high;
}

static bool
is_continuation(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The bytes of the well-formed character at the start of `t`, or 0. */
static size_t
measure(struct text t)
{
	unsigned char lead = (unsigned char)t.s[0];
	size_t length = length_of(lead);

	if (length < 2)
		return length;
	if (length > t.len || !is_second(lead, (unsigned char)t.s[1]))
		return 0;
	for (size_t i = 2; i < length; i++) {
		if (!is_continuation(t.s[i]))
			return 0;
	}
	return length;
}

static block_found
find_beyond_ascii(block b)
{
	return b >= 0x80;
}

/* The offset of the first byte from `at` on that is not ASCII. */
size_t
utf8_skip_ascii(struct text t, size_t at)
{
	return block_find_in(t, at, find_beyond_ascii);
}

/* Of what begins so, the second byte says whether it is well-formed. */
static block_found
find_peculiar(block b)
{
	return ((b | 1) == 0xc1) | (b == 0xe0) | (b == 0xed) | (b >= 0xf0);
}

/* So many bytes before a block tell what is to stand in it. */
#define BEFORE 2

/*
 * Whether a block, which may begin and end inside of a character, is of
 * characters of up to three bytes.
 */
static bool
is_plain_block(const char *bytes)
{
	block b = block_at(bytes);
	block_found wanted =
		(block_at(bytes - 1) >= 0xc0) | (block_at(bytes - 2) >= 0xe0);
	block_found continues = (b & 0xc0) == 0x80;

	return !block_any((continues ^ wanted) | find_peculiar(b));
}

/* From the beginning of a character to that of one as far behind as is easy. */
static size_t
skip_plain(struct text t, size_t start)
{
	size_t at = start;

	if (at < BEFORE)
		return at;
	while (at + BLOCK_BYTES <= t.len && is_plain_block(t.s + at))
		at += BLOCK_BYTES;
	if (at == start)
		return at;
	do
		at--;
	while (is_continuation(t.s[at]));
	return at;
}

size_t
utf8_check(struct text t)
{
	size_t at = 0;

	while (at < t.len) {
		size_t length;

		at = skip_plain(t, at);
		length = measure(text_from(t, at));
		if (length == 0)
			return at;
		at += length;
	}
	return t.len;
}

/* utf8_next for a character of `length` bytes, 0: a byte by itself. */
static int32_t
decode(const unsigned char *s, size_t length)
{
	int32_t character;

	if (length == 0)
		return UTF8_BYTE + s[0];
	character = s[0] & (0x7f >> length);
	for (size_t i = 1; i < length; i++)
		character = character << 6 | (s[i] & 0x3f);
	return character;
}

int32_t
utf8_next_wide(struct text *rest)
{
	size_t length = measure(*rest);
	int32_t character = decode((const unsigned char *)rest->s, length);

	length += length == 0;
	rest->s += length;
	rest->len -= length;
	return character;
}

int32_t
utf8_before(struct text t, size_t offset)
{
	struct text before = text_slice(t, 0, offset);
	size_t start = before.len;
	struct text last;
	int32_t character;

	if (start == 0)
		return 0;
	do
		start--;
	while (start > 0 && before.len - start < 4 &&
	       is_continuation(before.s[start]));
	last = text_from(before, start);
	character = utf8_next(&last);
	if (last.len > 0)
		return UTF8_BYTE + (unsigned char)before.s[before.len - 1];
	return character;
}

static void
add_byte(struct buf *buf, int32_t bits)
{
	buf_char(buf, (char)bits);
}

void
utf8_add(struct buf *buf, int32_t character)
{
	int shift;

	if (character < 0x80 || character >= UTF8_BYTE) {
		add_byte(buf, character & 0xff);
		return;
	}
	if (character < 0x800) {
		add_byte(buf, 0xc0 | character >> 6);
		shift = 0;
	} else if (character < 0x10000) {
		add_byte(buf, 0xe0 | character >> 12);
		shift = 6;
	} else {
		add_byte(buf, 0xf0 | character >> 18);
		shift = 12;
	}
	for (; shift >= 0; shift -= 6)
		add_byte(buf, 0x80 | (character >> shift & 0x3f));
}

static bool
is_between(utf8proc_category_t category, utf8proc_category_t first,
	   utf8proc_category_t last)
{
	return category >= first && category <= last;
}

/* utf8proc's categories stand in the order of the standard: L M N P S Z C. */
bool
utf8_is_word(int32_t character)
{
	if (character < 0x80)
		return ascii_is_alnum((char)character);
	return is_between(utf8proc_category(character), UTF8PROC_CATEGORY_LU,
			  UTF8PROC_CATEGORY_NO);
}

bool
utf8_is_space(int32_t character)
{
	if (character < 0x80)
		return ascii_is_space((char)character);
	return character == 0x85 ||
	       is_between(utf8proc_category(character), UTF8PROC_CATEGORY_ZS,
			  UTF8PROC_CATEGORY_ZP);
}

bool
utf8_is_punct(int32_t character)
{
	if (character < 0x80)
		return ascii_is_punct((char)character);
	return is_between(utf8proc_category(character), UTF8PROC_CATEGORY_PC,
			  UTF8PROC_CATEGORY_PO);
}

struct range {
	int32_t first;
	int32_t last;
};

/*
 * Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt) with the
 * C1 controls, the line and paragraph separators, the annotation marks and
 * the musical controls. Format characters that do print, as the Arabic number
 * signs, are not in it.
 */
static const struct range invisible[] = {
	{0x7f, 0x9f},	    {0xad, 0xad},	{0x34f, 0x34f},
	{0x61c, 0x61c},	    {0x115f, 0x1160},	{0x17b4, 0x17b5},
	{0x180b, 0x180f},   {0x200b, 0x200f},	{0x2028, 0x202e},
	{0x2060, 0x206f},   {0x3164, 0x3164},	{0xfe00, 0xfe0f},
	{0xfeff, 0xfeff},   {0xffa0, 0xffa0},	{0xfff0, 0xfffb},
	{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

bool
utf8_is_invisible(int32_t character)
{
	if (character < ' ')
		return !ascii_is_space((char)character);
	for (size_t i = 0; i < ARRAY_COUNT(invisible); i++) {
		if (character <= invisible[i].last)
			return character >= invisible[i].first;
	}
	return false;
}

void
utf8_add_visible(struct buf *buf, int32_t character)
{
	if (character >= UTF8_BYTE)
		buf_format(buf, "\\x%02" PRIx32, character - UTF8_BYTE);
	else if (character == '\t')
		buf_char(buf, ' ');
	else if (character < ' ' || utf8_is_invisible(character))
		buf_format(buf, "\\u{%" PRIx32 "}", character);
	else
		utf8_add(buf, character);
}

void
utf8_add_visible_text(struct buf *buf, struct text t)
{
	while (t.len > 0)
		utf8_add_visible(buf, utf8_next(&t));
}

size_t
utf8_width(struct text t)
{
	size_t width = 0;

	while (t.len > 0) {
		int32_t character = utf8_next(&t);

		if (character < 0x7f)
			width += character >= ' ';
		else if (character < UTF8_BYTE)
			width += (size_t)utf8proc_charwidth(character);
	}
	return width;
}

/*
 * True for ranges whose characters are in form C and stay so among
 * themselves: none composes with what is before or behind it. A mark that
 * would compose lies outside, and sends the text to utf8proc.
 */
static bool
is_plainly_composed(int32_t c)
{
	return c < 0x300 ||		    /* Latin */
	       (c >= 0x388 && c < 0x483) || /* Greek, Cyrillic */
	       (c >= 0x2010 && c < 0x2028); /* dashes, quotes, … */
}

static bool
is_plain_text(struct text t)
{
	while (t.len > 0) {
		size_t at = utf8_skip_ascii(t, 0);

		t = text_from(t, at);
		if (t.len > 0 && !is_plainly_composed(utf8_next(&t)))
			return false;
	}
	return true;
}

/* `t` through utf8proc, in the arena; `t` itself when it is not UTF-8. */
static struct text
mapped(struct arena *arena, struct text t, utf8proc_option_t options)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t length;
	struct text result;

	length = utf8proc_map((const utf8proc_uint8_t *)t.s,
			      (utf8proc_ssize_t)t.len, &made, options);
	if (length == UTF8PROC_ERROR_NOMEM)
		mem_exhausted();
	if (length < 0)
		return t;
	result = (struct text){(const char *)made, (size_t)length};
	result = text_equal(result, t) ? t : arena_text(arena, result);
	free(made);
	return result;
}

struct text
utf8_nfc(struct arena *arena, struct text t)
{
	if (is_plain_text(t))
		return t;
	return mapped(arena, t, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* Most paths and names: no tables are asked for what ASCII folds to. */
static struct text
folded_ascii(struct arena *arena, struct text t)
{
	char *folded = arena_bytes(arena, t.len + 1);

	for (size_t i = 0; i < t.len; i++)
		folded[i] = ascii_lower(t.s[i]);
	folded[t.len] = '\0';
	return (struct text){folded, t.len};
}

struct text
utf8_fold(struct arena *arena, struct text t)
{
	if (t.len == 0)
		return t;
	if (utf8_skip_ascii(t, 0) == t.len)
		return folded_ascii(arena, t);
	return mapped(arena, t,
		      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

struct text
utf8_search_form(struct arena *arena, struct text t)
{
	if (t.len == 0)
		return t;
	return mapped(arena, t,
		      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
			      UTF8PROC_COMPAT | UTF8PROC_IGNORE);
}

/* Marks over and under letters that are the same letters without them:
 * diacritics, points of Hebrew, vowels of Arabic. */
static const struct range diacritics[] = {
	{0x300, 0x36f},	  {0x591, 0x5bd},   {0x5bf, 0x5bf},   {0x5c1, 0x5c2},
	{0x5c4, 0x5c5},	  {0x5c7, 0x5c7},   {0x64b, 0x65f},   {0x670, 0x670},
	{0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f},
};

static bool
is_diacritic(int32_t c)
{
	for (size_t i = 0; i < ARRAY_COUNT(diacritics); i++) {
		if (c <= diacritics[i].last)
			return c >= diacritics[i].first;
	}
	return false;
}

/* Letters that Unicode does not take apart, and what people type for them. */
static const struct {
	int32_t letter;
	const char *plain;
} strokes[] = {
	{0xe6, "ae"}, {0xf0, "d"},   {0xf8, "o"},  {0xfe, "th"},
	{0x111, "d"}, {0x127, "h"},  {0x131, "i"}, {0x142, "l"},
	{0x14b, "n"}, {0x153, "oe"}, {0x167, "t"},
};

static void
add_plain_letter(struct buf *buf, int32_t c)
{
	if (is_diacritic(c))
		return;
	for (size_t i = 0; i < ARRAY_COUNT(strokes) && c >= 0xe6; i++) {
		if (strokes[i].letter == c) {
			buf_text(buf, text_of(strokes[i].plain));
			return;
		}
	}
	utf8_add(buf, c);
}

struct text
utf8_find_form(struct arena *arena, struct text t)
{
	struct buf plain = BUF_INIT;
	struct text apart, form;

	if (t.len == 0)
		return t;
	if (utf8_skip_ascii(t, 0) == t.len)
		return folded_ascii(arena, t);
	apart = mapped(arena, t,
		       UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
			       UTF8PROC_CASEFOLD | UTF8PROC_COMPAT |
			       UTF8PROC_IGNORE);
	while (apart.len > 0)
		add_plain_letter(&plain, utf8_next(&apart));
	form = utf8_nfc(arena, arena_text(arena, buf_as_text(&plain)));
	buf_free(&plain);
	return form;
}

/* The whole slug, however long it gets. */
static void
add_slug(struct buf *buf, struct text t)
{
	bool gap = false;

	buf_reserve(buf, t.len);
	while (t.len > 0) {
		int32_t character = utf8_next(&t);

		if (!utf8_is_word(character)) {
			gap = buf->len > 0;
			continue;
		}
		if (gap)
			buf_char(buf, '-');
		gap = false;
		if (character < 0x80)
			buf_char(buf, ascii_lower((char)character));
		else
			utf8_add(buf, utf8proc_tolower(character));
	}
}

/* Where to cut `slug` for it to have at most `most` bytes. */
static size_t
slug_end(struct text slug, size_t most)
{
	size_t hyphen;

	if (slug.len <= most)
		return slug.len;
	hyphen = text_find_last_char(text_slice(slug, 0, most + 1), '-');
	if (hyphen != TEXT_NOT_FOUND)
		return hyphen;
	while (most > 0 && is_continuation(slug.s[most]))
		most--;
	return most;
}

struct text
utf8_slug(struct arena *arena, struct text t, size_t most)
{
	struct buf buf = BUF_INIT;
	struct text slug;

	add_slug(&buf, utf8_nfc(arena, t));
	slug = utf8_nfc(arena, buf_as_text(&buf));
	slug = arena_text(arena, text_slice(slug, 0, slug_end(slug, most)));
	buf_free(&buf);
	return slug;
}
