#include "publish/spelling.h"

#include "base/mem.h"
#include "base/utf8.h"

/* ---- One spelling ---- */

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static void
add_gap(struct buf *out)
{
	if (out->len > 0 && out->s[out->len - 1] != ' ')
		buf_char(out, ' ');
}

/* `in` as UTF-8, whatever it is. */
static void
add_repaired(struct buf *out, struct text in)
{
	while (in.len > 0) {
		size_t good = utf8_check(in);

		buf_text(out, text_slice(in, 0, good));
		if (good < in.len)
			utf8_add(out, (unsigned char)in.s[good]);
		in = text_from(in, good + 1);
	}
}

static void
add_characters(struct buf *out, struct text in, struct arena *scratch)
{
	struct buf repaired = BUF_INIT;
	struct text folded;

	add_repaired(&repaired, in);
	folded = utf8_search_form(scratch, buf_as_text(&repaired));
	while (folded.len > 0) {
		int32_t character = utf8_next(&folded);

		if (utf8_is_word(character))
			utf8_add(out, character);
		else
			add_gap(out);
	}
	buf_free(&repaired);
}

/* The letter before a run of other characters may be what they sit on. */
static size_t
begin_run(struct buf *out, struct text in, size_t at)
{
	if (at == 0 || !ascii_is_alnum(in.s[at - 1]))
		return at;
	out->len--;
	return at - 1;
}

static size_t
end_run(struct text in, size_t at)
{
	while (at < in.len && !is_ascii(in.s[at]))
		at++;
	return at;
}

void
spelling_add(struct buf *out, struct text in, struct arena *scratch)
{
	size_t at = 0;

	while (at < in.len) {
		char c = in.s[at];

		if (!is_ascii(c)) {
			size_t start = begin_run(out, in, at);

			at = end_run(in, at);
			add_characters(out, text_slice(in, start, at), scratch);
			continue;
		}
		at++;
		if (ascii_is_alnum(c))
			buf_char(out, ascii_lower(c));
		else if (c != '\0')
			add_gap(out);
	}
}

/* ---- Ways to write a character ---- */

/* U+00C0 to U+00FF, as HTML 4 calls them. */
static const char *const latin[] = {
	"Agrave", "Aacute", "Acirc",  "Atilde", "Auml",	  "Aring",  "AElig",
	"Ccedil", "Egrave", "Eacute", "Ecirc",	"Euml",	  "Igrave", "Iacute",
	"Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",
	"Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
	"Uuml",	  "Yacute", "THORN",  "szlig",	"agrave", "aacute", "acirc",
	"atilde", "auml",   "aring",  "aelig",	"ccedil", "egrave", "eacute",
	"ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
	"ntilde", "ograve", "oacute", "ocirc",	"otilde", "ouml",   "divide",
	"oslash", "ugrave", "uacute", "ucirc",	"uuml",	  "yacute", "thorn",
	"yuml",
};

static const struct {
	const char *name;
	int32_t character;
} named[] = {
	{"amp", '&'},	   {"lt", '<'},	       {"gt", '>'},
	{"quot", '"'},	   {"apos", '\''},     {"nbsp", 0xa0},
	{"shy", 0xad},	   {"lsquo", 0x2018},  {"rsquo", 0x2019},
	{"ldquo", 0x201c}, {"rdquo", 0x201d},  {"ndash", 0x2013},
	{"mdash", 0x2014}, {"hyphen", 0x2010}, {"zwnj", 0x200c},
	{"zwj", 0x200d},   {"Scaron", 0x160},  {"scaron", 0x161},
	{"Yuml", 0x178},
};

/* The longest reference: "&#x0010ffff;" with some zeros. */
#define MOST_REFERENCE 16

/* The value of so many digits from `at` on; -1: they are none. */
static int32_t
number_at(struct text in, size_t at, size_t count, int32_t base)
{
	int32_t number = 0;

	if (count == 0 || at + count > in.len)
		return -1;
	for (size_t i = at; i < at + count; i++) {
		char c = ascii_lower(in.s[i]);
		int32_t digit = ascii_is_digit(c) ? c - '0' : c - 'a' + 10;

		if (!ascii_is_alnum(c) || digit >= base || number > 0x10ffff)
			return -1;
		number = number * base + digit;
	}
	return number;
}

static int32_t
reference_value(struct text name)
{
	if (text_starts(name, TEXT("#x")) || text_starts(name, TEXT("#X")))
		return number_at(name, 2, name.len - 2, 16);
	if (text_starts(name, TEXT("#")))
		return number_at(name, 1, name.len - 1, 10);
	for (size_t i = 0; i < ARRAY_COUNT(named); i++)
		if (text_equal(name, text_of(named[i].name)))
			return named[i].character;
	for (size_t i = 0; i < ARRAY_COUNT(latin); i++)
		if (text_equal(name, text_of(latin[i])))
			return (int32_t)i + 0xc0;
	return -1;
}

/* Adds a character that can be one. */
static bool
add_character(struct buf *out, int32_t character)
{
	if (character <= 0 || character > 0x10ffff ||
	    (character >= 0xd800 && character <= 0xdfff))
		return false;
	utf8_add(out, character);
	return true;
}

/* Each takes what stands at the start of `in`: how many bytes, 0 for none. */

static size_t
take_reference(struct buf *out, struct text in)
{
	struct text near = text_slice(in, 0, MOST_REFERENCE);
	size_t end = text_find_char(near, ';', 0);

	if (end == TEXT_NOT_FOUND ||
	    !add_character(out, reference_value(text_slice(in, 1, end))))
		return 0;
	return end + 1;
}

static size_t
take_percent(struct buf *out, struct text in)
{
	int32_t byte = number_at(in, 1, 2, 16);

	if (byte < 0)
		return 0;
	buf_char(out, (char)byte);
	return 3;
}

/* \u0041, and pairs of surrogates. */
static size_t
take_unicode(struct buf *out, struct text in)
{
	int32_t high = number_at(in, 2, 4, 16);
	int32_t low = -1;

	if (high >= 0xd800 && high < 0xdc00 && in.len > 7 && in.s[6] == '\\' &&
	    in.s[7] == 'u')
		low = number_at(in, 8, 4, 16);
	if (low >= 0xdc00 && low < 0xe000)
		return add_character(out, 0x10000 + ((high - 0xd800) << 10) +
						  (low - 0xdc00))
			       ? 12
			       : 0;
	return add_character(out, high) ? 6 : 0;
}

static size_t
take_backslash(struct buf *out, struct text in)
{
	char next = in.len > 1 ? in.s[1] : '\0';

	if (next == 'u')
		return take_unicode(out, in);
	if (next == 'x')
		return add_character(out, number_at(in, 2, 2, 16)) ? 4 : 0;
	if (next != '\0' && strchr("ntrbf", next)) {
		buf_char(out, ' ');
		return 2;
	}
	return next != '\0' && strchr("\"\\/,;'", next) ? 1 : 0;
}

static size_t
take_escape(struct buf *out, struct text in)
{
	switch (in.s[0]) {
	case '&':
		return take_reference(out, in);
	case '%':
		return take_percent(out, in);
	case '\\':
		return take_backslash(out, in);
	default:
		return 0;
	}
}

bool
spelling_decode(struct buf *out, struct text in)
{
	bool is_changed = false;

	while (in.len > 0) {
		size_t taken = take_escape(out, in);

		is_changed |= taken > 0;
		if (taken == 0) {
			buf_char(out, in.s[0]);
			taken = 1;
		}
		in = text_from(in, taken);
	}
	return is_changed;
}

/* ---- Tags ---- */

/* The length of a tag or comment at the start of `in`; 0: there is none. */
static size_t
tag_length(struct text in)
{
	char next = in.len > 1 ? in.s[1] : '\0';
	size_t end;

	if (in.s[0] != '<' || (!ascii_is_alpha(next) && next != '/' &&
			       next != '!' && next != '?'))
		return 0;
	end = text_starts(in, TEXT("<!--")) ? text_find(in, TEXT("-->"), 0)
					    : text_find_char(in, '>', 0);
	if (end == TEXT_NOT_FOUND)
		return 0;
	return end + (in.s[end] == '-' ? 3 : 1);
}

/* A line end and the blank behind it, as calendars fold their lines. */
static size_t
fold_length(struct text in)
{
	size_t at = in.s[0] == '\r' ? 1 : 0;

	if (at + 1 >= in.len || in.s[at] != '\n' ||
	    (in.s[at + 1] != ' ' && in.s[at + 1] != '\t'))
		return 0;
	return at + 2;
}

void
spelling_without_tags(struct buf *out, struct text in, struct text instead,
		      bool joins)
{
	while (in.len > 0) {
		size_t tag = tag_length(in);
		size_t fold = joins ? fold_length(in) : 0;

		if (tag > 0)
			buf_text(out, instead);
		else if (fold == 0)
			buf_char(out, in.s[0]);
		in = text_from(in, tag + fold > 0 ? tag + fold : 1);
	}
}
