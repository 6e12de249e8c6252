#include "base/scan.h"

#include "base/utf8.h"

struct scan
scan_begin(struct text text, bool is_html)
{
	return (struct scan){.rest = text, .is_html = is_html};
}

static void
skip(struct scan *scan, size_t bytes)
{
	scan->rest = text_from(scan->rest, bytes);
}

/* Behind the next `end`, or to the end of all. */
static void
skip_behind(struct scan *scan, struct text end)
{
	size_t at = text_find(scan->rest, end, 0);

	skip(scan, at == TEXT_NOT_FOUND ? scan->rest.len : at + end.len);
}

/* What a byte is in a tag. */
enum { IS_SPACE = 1, ENDS_NAME = 2 };

static const unsigned char classes[256] = {
	[' '] = IS_SPACE | ENDS_NAME,
	['\n'] = IS_SPACE | ENDS_NAME,
	['\t'] = IS_SPACE | ENDS_NAME,
	['\r'] = IS_SPACE | ENDS_NAME,
	['\f'] = IS_SPACE | ENDS_NAME,
	['>'] = ENDS_NAME,
	['/'] = ENDS_NAME,
	['='] = ENDS_NAME,
};

static bool
is_space(char c)
{
	return (classes[(unsigned char)c] & IS_SPACE) != 0;
}

/* Where a name of an element or attribute ends. */
static size_t
name_length(struct text t)
{
	size_t length = 0;

	while (length < t.len &&
	       !(classes[(unsigned char)t.s[length]] & ENDS_NAME))
		length++;
	return length;
}

/* ---- Tags ---- */

/* Moves to the next start tag, and into it; false when there is none. */
static bool
enter_tag(struct scan *scan)
{
	for (;;) {
		size_t at = text_find_char(scan->rest, '<', 0);

		if (at == TEXT_NOT_FOUND)
			return false;
		skip(scan, at + 1);
		if (scan->rest.len > 0 && ascii_is_alpha(scan->rest.s[0]))
			break;
		if (text_starts(scan->rest, TEXT("!--")))
			skip_behind(scan, TEXT("-->"));
		else if (text_starts(scan->rest, TEXT("![CDATA[")))
			skip_behind(scan, TEXT("]]>"));
	}
	scan->element = text_slice(scan->rest, 0, name_length(scan->rest));
	skip(scan, scan->element.len);
	scan->is_closed = false;
	return true;
}

/* Takes what comes before the end tag `end`, in either case. */
static struct text
take_inside(struct scan *scan, struct text end)
{
	struct text rest = scan->rest;
	size_t at = text_find(rest, TEXT("</"), 0);

	while (at != TEXT_NOT_FOUND &&
	       !text_equal_fold(text_slice(rest, at, at + end.len), end))
		at = text_find(rest, TEXT("</"), at + 2);
	skip(scan, at == TEXT_NOT_FOUND ? rest.len : at + end.len);
	return text_slice(rest, 0, at);
}

/* Behind what a browser does not read as tags; true when that is CSS. */
static bool
leave_tag(struct scan *scan, struct scan_attribute *found)
{
	bool is_style = (scan->is_html || (scan->is_svg && !scan->is_closed)) &&
			scan->element.len == 5 &&
			text_equal_fold(scan->element, TEXT("style"));

	*found = (struct scan_attribute){.element = scan->element};
	if (scan->is_html && scan->element.len == 6 &&
	    text_equal_fold(scan->element, TEXT("script")))
		take_inside(scan, TEXT("</script"));
	else if (is_style)
		found->value = take_inside(scan, TEXT("</style"));
	scan->element = (struct text){0};
	return is_style;
}

/* ---- Attributes ---- */

static void
skip_space(struct scan *scan)
{
	size_t count = 0;

	while (count < scan->rest.len && is_space(scan->rest.s[count]))
		count++;
	skip(scan, count);
}

static struct text
take_value(struct scan *scan)
{
	char quote = scan->rest.len > 0 ? scan->rest.s[0] : '\0';
	struct text value;
	size_t end = 0;

	if (quote == '"' || quote == '\'') {
		skip(scan, 1);
		end = text_find_char(scan->rest, quote, 0);
		value = text_slice(scan->rest, 0, end);
		skip(scan, value.len + 1);
		return value;
	}
	while (end < scan->rest.len && !is_space(scan->rest.s[end]) &&
	       scan->rest.s[end] != '>')
		end++;
	value = text_slice(scan->rest, 0, end);
	skip(scan, end);
	return value;
}

/* The next attribute of the tag; false behind its end. */
static bool
take_attribute(struct scan *scan, struct scan_attribute *found)
{
	skip_space(scan);
	while (scan->rest.len > 0 && scan->rest.s[0] != '>') {
		struct text name =
			text_slice(scan->rest, 0, name_length(scan->rest));

		scan->is_closed = scan->rest.s[0] == '/';
		skip(scan, name.len > 0 ? name.len : 1);
		skip_space(scan);
		if (name.len == 0 || scan->rest.len == 0 ||
		    scan->rest.s[0] != '=')
			continue;
		skip(scan, 1);
		skip_space(scan);
		*found = (struct scan_attribute){scan->element, name,
						 take_value(scan)};
		return true;
	}
	skip(scan, 1);
	return false;
}

bool
scan_next(struct scan *scan, struct scan_attribute *found)
{
	for (;;) {
		if (scan->element.len == 0 && !enter_tag(scan))
			return false;
		if (take_attribute(scan, found))
			return true;
		if (leave_tag(scan, found))
			return true;
	}
}

/* ---- Values ---- */

static const struct {
	const char *name;
	char character;
} named[] = {
	{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''},
};

/* The value of a digit; `base` when it is none. */
static int32_t
digit_value(char c, int32_t base)
{
	int32_t value = base;

	c = ascii_lower(c);
	if (ascii_is_digit(c))
		value = c - '0';
	else if (c >= 'a' && c <= 'f')
		value = c - 'a' + 10;
	return value < base ? value : base;
}

/* "#38", "#x26"; 0 when it is none. */
static int32_t
numbered(struct text reference)
{
	bool is_hex = reference.len > 1 && ascii_lower(reference.s[1]) == 'x';
	int32_t base = is_hex ? 16 : 10;
	int32_t character = 0;

	for (size_t i = is_hex ? 2 : 1; i < reference.len; i++) {
		int32_t digit = digit_value(reference.s[i], base);

		if (digit == base || character > 0x10ffff)
			return 0;
		character = character * base + digit;
	}
	return character > 0x10ffff ? 0 : character;
}

static int32_t
read_reference(struct text reference)
{
	for (size_t i = 0; i < ARRAY_COUNT(named); i++)
		if (text_equal(text_of(named[i].name), reference))
			return named[i].character;
	return text_starts(reference, TEXT("#")) ? numbered(reference) : 0;
}

void
scan_add_value(struct buf *out, struct text value)
{
	while (value.len > 0) {
		size_t at = text_find_char(value, '&', 0);
		size_t end = text_find_char(value, ';', at);
		int32_t character = 0;

		buf_text(out, text_slice(value, 0, at));
		if (at == TEXT_NOT_FOUND)
			return;
		if (end != TEXT_NOT_FOUND)
			character =
				read_reference(text_slice(value, at + 1, end));
		if (character > 0)
			utf8_add(out, character);
		else
			buf_char(out, '&');
		value = text_from(value, character > 0 ? end + 1 : at + 1);
	}
}
