#include "theme/pattern.h"

#include "base/attr.h"

/* Alternatives open at a time, each a C frame. */
#define MOST_DEPTH 200

static const char *match(struct pattern *m, const char *s, const char *p);

static const char *
end_of_subject(const struct pattern *m)
{
	return m->subject.s + m->subject.len;
}

static const char *
end_of_pattern(const struct pattern *m)
{
	return m->pattern.s + m->pattern.len;
}

static const char *
fault(struct pattern *m, const char *error)
{
	m->error = error;
	return NULL;
}

/* Counts a step; false when there are none left. */
static bool
step(struct pattern *m)
{
	if (m->most == 0)
		return false;
	m->most--;
	return true;
}

/* Behind the set that begins at the `[` before `p`, or NULL. */
static const char *
set_end(struct pattern *m, const char *p)
{
	const char *end = end_of_pattern(m);

	if (p < end && *p == '^')
		p++;
	do { /* a ] that comes first is itself */
		if (p >= end)
			return fault(m, "missing ] in the pattern");
		if (*p++ == '%' && p < end)
			p++;
	} while (p >= end || *p != ']');
	return p + 1;
}

/* Behind the single-character class at `p`, or NULL. */
static const char *
class_end(struct pattern *m, const char *p)
{
	char c = *p++;

	if (c == '%') {
		if (p >= end_of_pattern(m))
			return fault(m, "the pattern ends with %");
		return p + 1;
	}
	return c == '[' ? set_end(m, p) : p;
}

static bool
is_hexadecimal(char c)
{
	char lower = ascii_lower(c);

	return ascii_is_digit(c) || (lower >= 'a' && lower <= 'f');
}

static bool
in_class(char c, char class)
{
	unsigned char byte = (unsigned char)c;
	bool found;

	switch (ascii_lower(class)) {
	case 'a':
		found = ascii_is_alpha(c);
		break;
	case 'c':
		found = byte < 0x20 || byte == 0x7f;
		break;
	case 'd':
		found = ascii_is_digit(c);
		break;
	case 'g':
		found = byte > 0x20 && byte < 0x7f;
		break;
	case 'l':
		found = c >= 'a' && c <= 'z';
		break;
	case 'p':
		found = ascii_is_punct(c);
		break;
	case 's':
		found = ascii_is_space(c);
		break;
	case 'u':
		found = c >= 'A' && c <= 'Z';
		break;
	case 'w':
		found = ascii_is_alnum(c);
		break;
	case 'x':
		found = is_hexadecimal(c);
		break;
	default:
		return class == c;
	}
	return found != (class >= 'A' && class <= 'Z');
}

/* Whether the set [p … end] has `c`; `end` is at its closing bracket. */
static bool
in_set(char c, const char *p, const char *end)
{
	unsigned char byte = (unsigned char)c;
	bool wanted = true;

	if (*++p == '^') {
		wanted = false;
		p++;
	}
	while (p < end) {
		if (*p == '%') {
			if (in_class(c, p[1]))
				return wanted;
			p += 2;
		} else if (p[1] == '-' && p + 2 < end) {
			if ((unsigned char)p[0] <= byte &&
			    byte <= (unsigned char)p[2])
				return wanted;
			p += 3;
		} else if (*p++ == c) {
			return wanted;
		}
	}
	return !wanted;
}

/* Whether the class p … end matches the character at `s`. */
static bool
single(const struct pattern *m, const char *s, const char *p, const char *end)
{
	if (s >= end_of_subject(m))
		return false;
	switch (*p) {
	case '.':
		return true;
	case '%':
		return in_class(*s, p[1]);
	case '[':
		return in_set(*s, p, end - 1);
	default:
		return *p == *s;
	}
}

static const char *
repeat_most(struct pattern *m, const char *s, const char *p, const char *end)
{
	const char *found;
	size_t count = 0;

	while (single(m, s + count, p, end) && step(m))
		count++;
	for (;; count--) {
		found = match(m, s + count, end + 1);
		if (found || count == 0 || m->error || m->most == 0)
			return found;
	}
}

static const char *
repeat_least(struct pattern *m, const char *s, const char *p, const char *end)
{
	for (;; s++) {
		const char *found = match(m, s, end + 1);

		if (found || m->error || !step(m))
			return found;
		if (!single(m, s, p, end))
			return NULL;
	}
}

/* %bxy at `p`, which is at the x. */
static const char *
balance(struct pattern *m, const char *s, const char *p)
{
	size_t open = 0;

	if (end_of_pattern(m) - p < 2)
		return fault(m, "missing characters behind %b");
	if (s >= end_of_subject(m) || *s != p[0])
		return NULL;
	for (; s < end_of_subject(m) && step(m); s++) {
		if (*s == p[1] && (p[0] != p[1] || open > 0))
			open--;
		else if (*s == p[0])
			open++;
		if (open == 0)
			return s + 1;
	}
	return NULL;
}

static const char *
open_capture(struct pattern *m, const char *s, const char *p, size_t length)
{
	const char *found;

	if (m->count == PATTERN_CAPTURES)
		return fault(m, "too many captures");
	m->captures[m->count].start = s;
	m->captures[m->count].length = length;
	m->count++;
	found = match(m, s, p);
	if (!found)
		m->count--;
	return found;
}

static const char *
close_capture(struct pattern *m, const char *s, const char *p)
{
	const char *found;
	size_t i = m->count;

	while (i > 0 && m->captures[i - 1].length != CAPTURE_OPEN)
		i--;
	if (i == 0)
		return fault(m, "a ) without its ( in the pattern");
	m->captures[i - 1].length = (size_t)(s - m->captures[i - 1].start);
	found = match(m, s, p);
	if (!found)
		m->captures[i - 1].length = CAPTURE_OPEN;
	return found;
}

/* What %1 … %9 captured, again at `s`. */
static const char *
back_reference(struct pattern *m, const char *s, char digit)
{
	size_t i = (size_t)(digit - '1');
	const struct pattern_capture *capture = &m->captures[i];

	if (digit == '0' || i >= m->count || capture->length == CAPTURE_OPEN)
		return fault(m, "a %1 … %9 without its capture");
	if (capture->length == CAPTURE_POSITION ||
	    (size_t)(end_of_subject(m) - s) < capture->length ||
	    memcmp(capture->start, s, capture->length) != 0)
		return NULL;
	return s + capture->length;
}

/* %f[set]: between a character outside the set and one in it. */
static bool
at_frontier(const struct pattern *m, const char *s, const char *p,
	    const char *end)
{
	char before = s == m->subject.s ? '\0' : s[-1];
	char here = s == end_of_subject(m) ? '\0' : *s;

	return !in_set(before, p, end - 1) && in_set(here, p, end - 1);
}

/*
 * %b, %f or a back reference at `*p`, which moves behind it: the place in the
 * subject behind the match, or NULL. `*known` is false when it is none of
 * them.
 */
static const char *
special(struct pattern *m, const char *s, const char **p, bool *known)
{
	const char *set = *p + 2;
	char kind = *p + 1 < end_of_pattern(m) ? (*p)[1] : '\0';

	*known = true;
	if (kind == 'b') {
		*p += 4;
		return balance(m, s, set);
	}
	if (ascii_is_digit(kind)) {
		*p += 2;
		return back_reference(m, s, kind);
	}
	if (kind == 'f') {
		if (set >= end_of_pattern(m) || *set != '[')
			return fault(m, "missing [ behind %f");
		*p = class_end(m, set);
		return *p && at_frontier(m, s, set, *p) ? s : NULL;
	}
	*known = false;
	return NULL;
}

/* A class with what repeats it at `*p`; as special, and may be the rest. */
static const char *
item(struct pattern *m, const char *s, const char **p, bool *is_rest)
{
	const char *end = class_end(m, *p);
	const char *found;
	char repeat;

	*is_rest = true;
	if (!end)
		return NULL;
	repeat = end < end_of_pattern(m) ? *end : '\0';
	switch (repeat) {
	case '*':
		return repeat_most(m, s, *p, end);
	case '+':
		return single(m, s, *p, end) ? repeat_most(m, s + 1, *p, end)
					     : NULL;
	case '-':
		return repeat_least(m, s, *p, end);
	case '?':
		found = single(m, s, *p, end) ? match(m, s + 1, end + 1) : NULL;
		if (found || m->error)
			return found;
		*is_rest = false;
		*p = end + 1;
		return s;
	default:
		*is_rest = false;
		found = single(m, s, *p, end) ? s + 1 : NULL;
		*p = end;
		return found;
	}
}

/* ( or () at `p`, and the rest of the pattern. */
static const char *
match_open(struct pattern *m, const char *s, const char *p)
{
	bool position = p + 1 < end_of_pattern(m) && p[1] == ')';

	return open_capture(m, s, p + 1 + position,
			    position ? CAPTURE_POSITION : CAPTURE_OPEN);
}

/* One item of the pattern, no bracket or end; as item. */
static const char *
match_item(struct pattern *m, const char *s, const char **p, bool *is_rest)
{
	bool known = false;
	const char *after = **p == '%' ? special(m, s, p, &known) : NULL;

	*is_rest = false;
	return known ? after : item(m, s, p, is_rest);
}

static const char *
match_here(struct pattern *m, const char *s, const char *p)
{
	const char *end = end_of_pattern(m);
	bool done = false;

	while (s && p < end && !done) {
		if (!step(m))
			return NULL;
		if (*p == '(')
			return match_open(m, s, p);
		if (*p == ')')
			return close_capture(m, s, p + 1);
		if (*p == '$' && p + 1 == end)
			return s == end_of_subject(m) ? s : NULL;
		s = match_item(m, s, &p, &done);
	}
	return s;
}

static const char *
match(struct pattern *m, const char *s, const char *p)
{
	const char *found;

	if (m->depth == MOST_DEPTH)
		return fault(m, "the pattern is too complex");
	m->depth++;
	found = match_here(m, s, p);
	m->depth--;
	return found;
}

const char *
pattern_match(struct pattern *m, const char *start)
{
	const char *end;

	m->count = 0;
	m->depth = 0;
	end = match(m, start, m->pattern.s);
	for (size_t i = 0; end && i < m->count; i++)
		if (m->captures[i].length == CAPTURE_OPEN)
			return fault(m, "a ( without its ) in the pattern");
	return end;
}
