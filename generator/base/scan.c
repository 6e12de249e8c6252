#include "base/scan.h"

#include "base/block.h"
#include "base/utf8.h"

struct scan
scan_begin(struct text text, bool is_html)
{
	struct scan scan;

	scan.rest = text;
	scan.element = (struct text){0};
	scan.is_html = is_html;
	scan.is_svg = scan.is_closed = false;
	scan.tags = NULL;
	scan.tag_count = 0;
	scan.count = scan.next = 0;
	scan.text = scan.searched = text.s;
	return scan;
}

/* Goes on by no more than what is left. */
static inline void
skip(struct text *rest, size_t bytes)
{
	rest->s += bytes;
	rest->len -= bytes;
}

static inline struct text
take(struct text *rest, size_t bytes)
{
	struct text taken = {rest->s, bytes};

	skip(rest, bytes);
	return taken;
}

static inline bool
stands_at(struct text rest, char c)
{
	return rest.len > 0 && rest.s[0] == c;
}

/* What comes behind the next `end`; nothing when there is none. */
static struct text
behind(struct text rest, struct text end)
{
	size_t at = text_find(rest, end, 0);

	return text_from(rest, at == TEXT_NOT_FOUND ? rest.len : at + end.len);
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

/* The name of an element or attribute; empty when there is none. */
static inline struct text
take_name(struct text *rest)
{
	size_t length = 0;

	while (length < rest->len &&
	       !(classes[(unsigned char)rest->s[length]] & ENDS_NAME))
		length++;
	return take(rest, length);
}

/* ---- Tags ---- */

/* What comes behind the comment or CDATA that `rest` may begin with. */
static struct text
behind_comment(struct text rest)
{
	if (text_starts(rest, TEXT("!--")))
		return behind(rest, TEXT("-->"));
	if (text_starts(rest, TEXT("![CDATA[")))
		return behind(rest, TEXT("]]>"));
	return rest;
}

/* Bytes whose tags are told by the bits of a number, and how many more are
 * looked at for that. */
#define BYTES_AT_ONCE (4 * BLOCK_BYTES)
#define BYTES_BEHIND 3

/*
 * A bit for each '<', without most of those that begin no tag with
 * attributes: of an end tag, of "<p>" and of "<em>".
 */
static inline uint64_t
starts_from(const char *bytes, size_t at)
{
	const char *s = bytes + at;

	return (uint64_t)block_bits(
		       (block_at(s) == '<') & (block_at(s + 1) != '/') &
		       (block_at(s + 2) != '>') & (block_at(s + 3) != '>'))
	       << at;
}

static inline uint64_t
starts_at_once(const char *bytes)
{
	return starts_from(bytes, 0) | starts_from(bytes, BLOCK_BYTES) |
	       starts_from(bytes, 2 * BLOCK_BYTES) |
	       starts_from(bytes, 3 * BLOCK_BYTES);
}

/* Adds the place of the first bit, and returns the others. */
static inline uint64_t
add_start(struct scan *scan, const char *bytes, uint64_t bits)
{
	uint64_t last = (uint64_t)1 << (BYTES_AT_ONCE - 1);

	scan->starts[scan->count] = bytes + __builtin_ctzll(bits | last);
	scan->count += bits != 0;
	return bits & (bits - 1);
}

/* A place is written whether there is one or not: to guess it takes longer. */
static inline void
add_starts(struct scan *scan, const char *bytes, uint64_t bits)
{
	do {
		bits = add_start(scan, bytes, bits);
		bits = add_start(scan, bytes, bits);
	} while (bits != 0);
}

/* Of the last bytes of all, with NULs behind them. */
static void
add_last_starts(struct scan *scan, struct text few)
{
	char bytes[BYTES_AT_ONCE + BYTES_BEHIND] = {0};

	memcpy(bytes, few.s, few.len);
	add_starts(scan, few.s, starts_at_once(bytes));
}

/* Fills `starts` from what was not looked at; false: there is no more. */
static bool
find_starts(struct scan *scan, struct text rest)
{
	scan->count = scan->next = 0;
	if (scan->searched > rest.s)
		skip(&rest, (size_t)(scan->searched - rest.s));
	if (rest.len == 0)
		return false;
	while (rest.len >= BYTES_AT_ONCE + BYTES_BEHIND &&
	       scan->count < SCAN_STARTS - BYTES_AT_ONCE) {
		add_starts(scan, rest.s, starts_at_once(rest.s));
		skip(&rest, BYTES_AT_ONCE);
	}
	if (scan->count < SCAN_STARTS - BYTES_AT_ONCE)
		add_last_starts(scan, take(&rest, rest.len < BYTES_AT_ONCE
							  ? rest.len
							  : BYTES_AT_ONCE));
	scan->searched = rest.s;
	return true;
}

/* Moves behind the next '<' that may begin a tag; false: there is none. */
static inline bool
find_start(struct scan *scan)
{
	struct text *rest = &scan->rest;

	do {
		while (scan->next < scan->count) {
			const char *start = scan->starts[scan->next++];

			if (start < rest->s)
				continue;
			skip(rest, (size_t)(start - rest->s) + 1);
			return true;
		}
	} while (find_starts(scan, *rest));
	return false;
}

/* Moves behind the known tag whose '<' was found, if it is one. */
static inline bool
pass_tag(struct scan *scan, struct scan_attribute *found)
{
	const char *start = scan->rest.s - 1;

	while (scan->tag_count > 0 && scan->text + scan->tags->start < start) {
		scan->tags++;
		scan->tag_count--;
	}
	if (scan->tag_count == 0 || scan->text + scan->tags->start != start)
		return false;
	*found = (struct scan_attribute){.tag = scan->tags};
	skip(&scan->rest, scan->tags->end - scan->tags->start - 1);
	return true;
}

/* Moves into the tag whose '<' was found, or behind what is none. */
static void
enter_tag(struct scan *scan)
{
	struct text rest = scan->rest;

	if (rest.len > 0 && ascii_is_alpha(rest.s[0])) {
		scan->element = take_name(&rest);
		scan->is_closed = false;
	} else if (stands_at(rest, '!')) {
		rest = behind_comment(rest);
	}
	scan->rest = rest;
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
	scan->rest =
		text_from(rest, at == TEXT_NOT_FOUND ? rest.len : at + end.len);
	return text_slice(rest, 0, at);
}

/* Behind what a browser does not read as tags; true when that is CSS. */
static bool
leave_tag(struct scan *scan, struct scan_attribute *found)
{
	struct text element = scan->element;

	scan->element = (struct text){0};
	if (scan->is_html && text_equal_fold(element, TEXT("script")))
		take_inside(scan, TEXT("</script"));
	if (!text_equal_fold(element, TEXT("style")) ||
	    (!scan->is_html && (!scan->is_svg || scan->is_closed)))
		return false;
	*found = (struct scan_attribute){
		.element = element,
		.value = take_inside(scan, TEXT("</style")),
	};
	return true;
}

/* ---- Attributes ---- */

static inline void
skip_space(struct text *rest)
{
	while (rest->len > 0 && is_space(rest->s[0]))
		skip(rest, 1);
}

/* Up to the quote that closes it, or to the end of all. */
static struct text
take_quoted(struct text *rest, char quote)
{
	size_t end = text_find_char(*rest, quote, 0);
	struct text value = take(rest, end == TEXT_NOT_FOUND ? rest->len : end);

	if (rest->len > 0)
		skip(rest, 1);
	return value;
}

static struct text
take_value(struct text *rest)
{
	char quote = rest->len > 0 ? rest->s[0] : '\0';
	size_t end = 0;

	if (quote == '"' || quote == '\'') {
		skip(rest, 1);
		return take_quoted(rest, quote);
	}
	while (end < rest->len && !is_space(rest->s[end]) &&
	       rest->s[end] != '>')
		end++;
	return take(rest, end);
}

/* The next attribute of the tag; false behind its end. */
static bool
take_attribute(struct scan *scan, struct scan_attribute *found)
{
	struct text rest = scan->rest;
	struct text name;

	skip_space(&rest);
	while (rest.len > 0 && rest.s[0] != '>') {
		scan->is_closed = rest.s[0] == '/';
		name = take_name(&rest);
		if (name.len == 0)
			skip(&rest, 1);
		skip_space(&rest);
		if (name.len == 0 || !stands_at(rest, '='))
			continue;
		skip(&rest, 1);
		skip_space(&rest);
		*found = (struct scan_attribute){
			.element = scan->element,
			.name = name,
			.value = take_value(&rest),
		};
		scan->rest = rest;
		return true;
	}
	scan->rest = text_from(rest, 1);
	return false;
}

bool
scan_next(struct scan *scan, struct scan_attribute *found)
{
	for (;;) {
		if (scan->element.len == 0) {
			if (!find_start(scan))
				return false;
			if (pass_tag(scan, found))
				return true;
			enter_tag(scan);
		}
		if (scan->element.len == 0)
			continue;
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

/* "#38", "#x26"; 0 when it is none. */
static int32_t
numbered(struct text reference)
{
	bool is_hex = reference.len > 1 && ascii_lower(reference.s[1]) == 'x';
	int32_t base = is_hex ? 16 : 10;
	int32_t character = 0;

	for (size_t i = is_hex ? 2 : 1; i < reference.len; i++) {
		int32_t digit = ascii_hex(reference.s[i]);

		if (digit < 0 || digit >= base || character > 0x10ffff)
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
