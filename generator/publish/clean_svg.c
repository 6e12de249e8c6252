/*
 * SVG (W3C, SVG 2; XML 1.0) without what drawing programs note for themselves:
 * comments, <metadata>, and elements and attributes of other vocabularies than
 * those a browser draws. Names of files, of layers and of people stand there.
 *
 * It is copied tag by tag; what stays, stays as it is written.
 */
#include "base/utf8.h"
#include "publish/clean.h"

/* Prefixes of the vocabularies that stay, in one file. */
#define MOST_PREFIXES 16

struct svg {
	struct text in;
	size_t at;
	struct buf *out;
	struct text kept[MOST_PREFIXES];
	size_t kept_count;
	size_t dropped; /* elements that are left out and not over */
	bool has_svg;
};

/* ---- Names ---- */

static bool
ends_name(char c)
{
	return ascii_is_space(c) || c == '=' || c == '>' || c == '/' ||
	       c == '"' || c == '\'' || c == '<';
}

static struct text
name_at(struct text in, size_t at)
{
	size_t end = at;

	while (end < in.len && !ends_name(in.s[end]))
		end++;
	return text_slice(in, at, end);
}

static void
skip_space(const struct svg *s, size_t *at)
{
	while (*at < s->in.len && ascii_is_space(s->in.s[*at]))
		++*at;
}

/* The value in quotes at `*at`, which moves behind it; false: there is none. */
static bool
take_value(const struct svg *s, size_t *at, struct text *value)
{
	char quote = *at < s->in.len ? s->in.s[*at] : '\0';
	size_t end;

	if (quote != '"' && quote != '\'')
		return false;
	end = text_find_char(s->in, quote, *at + 1);
	if (end == TEXT_NOT_FOUND)
		return false;
	*value = text_slice(s->in, *at + 1, end);
	*at = end + 1;
	return true;
}

static bool
is_drawn(struct text vocabulary)
{
	static const char *const all[] = {
		"http://www.w3.org/2000/svg",
		"http://www.w3.org/1999/xlink",
		"http://www.w3.org/1999/xhtml",
		"http://www.w3.org/1998/Math/MathML",
		"http://www.w3.org/2001/xml-events",
	};

	for (size_t i = 0; i < ARRAY_COUNT(all); i++)
		if (text_equal(vocabulary, text_of(all[i])))
			return true;
	return false;
}

/* xmlns:PREFIX="VOCABULARY", wherever it stands. */
static void
find_prefixes(struct svg *s)
{
	struct text sign = TEXT("xmlns:");
	size_t at = text_find(s->in, sign, 0);

	while (at != TEXT_NOT_FOUND && s->kept_count < MOST_PREFIXES) {
		struct text prefix = name_at(s->in, at + sign.len);
		size_t next = at + sign.len + prefix.len;
		struct text vocabulary;

		skip_space(s, &next);
		if (next < s->in.len && s->in.s[next] == '=') {
			next++;
			skip_space(s, &next);
			if (take_value(s, &next, &vocabulary) &&
			    is_drawn(vocabulary))
				s->kept[s->kept_count++] = prefix;
		}
		at = text_find(s->in, sign, at + sign.len);
	}
}

static bool
is_kept_prefix(const struct svg *s, struct text prefix)
{
	if (text_equal(prefix, TEXT("xml")) ||
	    text_equal(prefix, TEXT("xlink")))
		return true;
	for (size_t i = 0; i < s->kept_count; i++)
		if (text_equal(s->kept[i], prefix))
			return true;
	return false;
}

/* Whether an element or attribute of that name goes, its prefix being one of
 * another vocabulary. */
static bool
is_foreign(const struct svg *s, struct text name)
{
	size_t colon = text_find_char(name, ':', 0);

	if (colon == TEXT_NOT_FOUND)
		return false;
	if (text_starts(name, TEXT("xmlns:")))
		return !is_kept_prefix(s, text_from(name, colon + 1));
	return !is_kept_prefix(s, text_slice(name, 0, colon));
}

static struct text
local_name(struct text name)
{
	size_t colon = text_find_char(name, ':', 0);

	return colon == TEXT_NOT_FOUND ? name : text_from(name, colon + 1);
}

static bool
is_dropped(const struct svg *s, struct text name)
{
	return is_foreign(s, name) ||
	       text_equal(local_name(name), TEXT("metadata"));
}

/* ---- Parts ---- */

static void
keep(struct svg *s, size_t from, size_t to)
{
	if (s->dropped == 0)
		buf_text(s->out, text_slice(s->in, from, to));
}

/* Moves behind `end`, which is looked for from `from` on; writes what lies
 * before when it is kept. */
static const char *
take_until(struct svg *s, size_t from, struct text end, bool is_kept)
{
	size_t found = text_find(s->in, end, from);

	if (found == TEXT_NOT_FOUND)
		return "a part of it does not end";
	if (is_kept)
		keep(s, s->at, found + end.len);
	s->at = found + end.len;
	return NULL;
}

static const char *
take_instruction(struct svg *s)
{
	struct text name = name_at(s->in, s->at + 2);
	bool is_kept = text_equal(name, TEXT("xml")) ||
		       text_equal(name, TEXT("xml-stylesheet"));

	return take_until(s, s->at, TEXT("?>"), is_kept);
}

/* Entities could be anything, also what would go if it stood there. */
static const char *
take_doctype(struct svg *s)
{
	size_t end = text_find_char(s->in, '>', s->at);
	size_t inside = text_find_char(s->in, '[', s->at);

	if (inside > end)
		return take_until(s, s->at, TEXT(">"), true);
	end = text_find_char(s->in, ']', inside);
	if (end == TEXT_NOT_FOUND)
		return "a part of it does not end";
	if (text_find(text_slice(s->in, inside, end), TEXT("<!ENTITY"), 0) !=
	    TEXT_NOT_FOUND)
		return "it declares entities";
	return take_until(s, end, TEXT(">"), true);
}

/* ---- Tags ---- */

static const char *
take_end_tag(struct svg *s)
{
	bool was_dropped = s->dropped > 0;
	const char *fault = take_until(s, s->at, TEXT(">"), true);

	if (was_dropped)
		s->dropped--;
	return fault;
}

/* An attribute, and the blanks before it. */
static const char *
take_attribute(struct svg *s, size_t blanks)
{
	struct text name = name_at(s->in, s->at);
	struct text value;

	s->at += name.len;
	skip_space(s, &s->at);
	if (name.len == 0 || s->at >= s->in.len || s->in.s[s->at] != '=')
		return "a tag of it is broken";
	s->at++;
	skip_space(s, &s->at);
	if (!take_value(s, &s->at, &value))
		return "a tag of it is broken";
	if (!is_foreign(s, name))
		keep(s, blanks, s->at);
	return NULL;
}

/* What comes behind the name, to the end of the tag; *is_closed: "/>". */
static const char *
take_attributes(struct svg *s, bool *is_closed)
{
	const char *fault = NULL;

	for (;;) {
		size_t blanks = s->at;

		skip_space(s, &s->at);
		*is_closed = s->at < s->in.len && s->in.s[s->at] == '/';
		if (*is_closed)
			s->at++;
		if (s->at < s->in.len && s->in.s[s->at] == '>') {
			s->at++;
			keep(s, blanks, s->at);
			return NULL;
		}
		fault = *is_closed ? "a tag of it is broken"
				   : take_attribute(s, blanks);
		if (fault)
			return fault;
	}
}

static const char *
take_start_tag(struct svg *s)
{
	struct text name = name_at(s->in, s->at + 1);
	bool goes = s->dropped > 0 || is_dropped(s, name);
	const char *fault;
	bool is_closed;

	if (name.len == 0)
		return "a tag of it is broken";
	s->has_svg |= !goes && text_equal(local_name(name), TEXT("svg"));
	s->dropped += goes;
	keep(s, s->at, s->at + 1 + name.len);
	s->at += 1 + name.len;
	fault = take_attributes(s, &is_closed);
	if (goes && is_closed)
		s->dropped--;
	return fault;
}

static bool
is_next(const struct svg *s, struct text sign)
{
	return text_starts(text_from(s->in, s->at), sign);
}

static const char *
take_part(struct svg *s)
{
	if (is_next(s, TEXT("<!--")))
		return take_until(s, s->at + 4, TEXT("-->"), false);
	if (is_next(s, TEXT("<![CDATA[")))
		return take_until(s, s->at, TEXT("]]>"), true);
	if (is_next(s, TEXT("<?")))
		return take_instruction(s);
	if (is_next(s, TEXT("<!")))
		return take_doctype(s);
	if (is_next(s, TEXT("</")))
		return take_end_tag(s);
	return take_start_tag(s);
}

const char *
clean_svg(struct text in, struct buf *out)
{
	struct svg s = {.in = in, .out = out};
	const char *fault = NULL;

	if (utf8_check(in) != in.len)
		return "it is not in UTF-8";
	find_prefixes(&s);
	while (!fault && s.at < in.len) {
		size_t tag = text_find_char(in, '<', s.at);

		if (tag == TEXT_NOT_FOUND)
			tag = in.len;
		keep(&s, s.at, tag);
		s.at = tag;
		if (tag < in.len)
			fault = take_part(&s);
	}
	if (!fault && s.dropped > 0)
		fault = "an element of it does not end";
	if (!fault && !s.has_svg)
		fault = "it has no <svg>";
	return fault;
}
