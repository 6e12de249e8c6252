#include "base/css.h"

#include "base/utf8.h"

/* No function whose strings are addresses has a longer name. */
#define MOST_NAME 24

struct css_scan
css_begin(struct text css)
{
	return (struct css_scan){.css = css};
}

/* The byte `more` behind where the scan is; 0 at the end. */
static char
peek(const struct css_scan *scan, size_t more)
{
	size_t at = scan->at + more;

	return at < scan->css.len ? scan->css.s[at] : '\0';
}

static bool
is_at_end(const struct css_scan *scan)
{
	return scan->at >= scan->css.len;
}

static bool
is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* ---- Escapes ---- */

/* Adds what the escape at the start of `raw` means; its length. */
static size_t
add_escape(struct buf *out, struct text raw)
{
	int32_t character = 0;
	size_t at = 1;

	while (at < raw.len && at < 7 && ascii_hex(raw.s[at]) >= 0)
		character = character * 16 + ascii_hex(raw.s[at++]);
	if (at == 1) { /* no digits: the character itself, or no line end */
		if (raw.len > 1 && raw.s[1] != '\n')
			buf_char(out, raw.s[1]);
		return raw.len > 1 ? 2 : 1;
	}
	if (character == 0 || character > 0x10ffff ||
	    (character >= 0xd800 && character <= 0xdfff))
		character = 0xfffd;
	utf8_add(out, character);
	return at < raw.len && ascii_is_space(raw.s[at]) ? at + 1 : at;
}

void
css_add_value(struct buf *out, struct text raw)
{
	while (raw.len > 0) {
		size_t taken = 1;

		if (raw.s[0] == '\\')
			taken = add_escape(out, raw);
		else
			buf_char(out, raw.s[0]);
		raw = text_from(raw, taken);
	}
}

/* ---- Pieces ---- */

static void
skip_comment(struct css_scan *scan)
{
	size_t end = text_find(scan->css, TEXT("*/"), scan->at + 2);

	scan->at = end == TEXT_NOT_FOUND ? scan->css.len : end + 2;
}

static void
skip_space(struct css_scan *scan)
{
	while (!is_at_end(scan) && ascii_is_space(peek(scan, 0)))
		scan->at++;
}

/* Moves behind a string, whose inside is put in `url`. */
static void
take_string(struct css_scan *scan, struct css_url *url)
{
	char quote = peek(scan, 0);

	url->start = ++scan->at;
	while (!is_at_end(scan) && peek(scan, 0) != quote &&
	       peek(scan, 0) != '\n')
		scan->at += peek(scan, 0) == '\\' ? 2 : 1;
	if (scan->at > scan->css.len)
		scan->at = scan->css.len;
	url->end = scan->at;
	if (!is_at_end(scan))
		scan->at++;
}

/* Behind `url(`. */
static void
take_address(struct css_scan *scan, struct css_url *url)
{
	skip_space(scan);
	if (peek(scan, 0) == '"' || peek(scan, 0) == '\'') {
		take_string(scan, url);
		return;
	}
	url->start = scan->at;
	while (!is_at_end(scan) && peek(scan, 0) != ')' &&
	       !ascii_is_space(peek(scan, 0)))
		scan->at += peek(scan, 0) == '\\' ? 2 : 1;
	if (scan->at > scan->css.len)
		scan->at = scan->css.len;
	url->end = scan->at;
}

/* Takes a name with its escapes: as much of it as is looked at. */
static struct text
take_name(struct css_scan *scan, struct buf *name)
{
	size_t start = scan->at;

	while (!is_at_end(scan) &&
	       (is_name_byte(peek(scan, 0)) ||
		(peek(scan, 0) == '\\' && peek(scan, 1) != '\n'))) {
		if (name->len > MOST_NAME)
			scan->at++;
		else if (peek(scan, 0) == '\\')
			scan->at += add_escape(name,
					       text_from(scan->css, scan->at));
		else
			buf_char(name, scan->css.s[scan->at++]);
	}
	if (scan->at == start)
		scan->at++;
	return buf_as_text(name);
}

static void
begin_rule(struct css_scan *scan)
{
	struct buf name = BUF_INIT;
	struct text rule;

	scan->at++;
	rule = take_name(scan, &name);
	scan->is_import = text_equal_fold(rule, TEXT("import"));
	scan->is_name = text_equal_fold(rule, TEXT("namespace"));
	buf_free(&name);
}

/* A word; true when it is url( or src( with its address. */
static bool
take_word(struct css_scan *scan, struct css_url *url)
{
	struct buf name = BUF_INIT;
	struct text word = take_name(scan, &name);
	bool is_function = peek(scan, 0) == '(';
	bool is_address = is_function && (text_equal_fold(word, TEXT("url")) ||
					  text_equal_fold(word, TEXT("src")));
	bool has_images = is_function && text_ends(word, TEXT("image-set"));

	buf_free(&name);
	if (is_address) {
		scan->at++;
		scan->depth++;
		take_address(scan, url);
	} else if (has_images && scan->images == 0) {
		scan->images = scan->depth + 1;
	}
	return is_address && !scan->is_name;
}

static void
take_other(struct css_scan *scan)
{
	char c = peek(scan, 0);

	scan->at++;
	if (c == '(') {
		scan->depth++;
	} else if (c == ')' && scan->depth > 0) {
		if (scan->images == scan->depth)
			scan->images = 0;
		scan->depth--;
	} else if (c == ';' || c == '{' || c == '}') {
		scan->is_import = scan->is_name = false;
		scan->depth = scan->images = 0;
	}
}

/* Takes the next piece; true when it is an address. */
static bool
step(struct css_scan *scan, struct css_url *url)
{
	char c = peek(scan, 0);

	if (c == '/' && peek(scan, 1) == '*') {
		skip_comment(scan);
	} else if (c == '"' || c == '\'') {
		take_string(scan, url);
		return (scan->is_import && scan->depth == 0) ||
		       scan->images > 0;
	} else if (c == '@') {
		begin_rule(scan);
	} else if (is_name_byte(c) || c == '\\') {
		return take_word(scan, url);
	} else {
		take_other(scan);
	}
	return false;
}

bool
css_next(struct css_scan *scan, struct css_url *url)
{
	while (!is_at_end(scan)) {
		*url = (struct css_url){.is_import = scan->is_import};
		if (step(scan, url)) {
			scan->is_import = false; /* what follows is media */
			return true;
		}
	}
	return false;
}
