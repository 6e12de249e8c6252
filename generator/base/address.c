#include "base/address.h"

/* The pieces of an address, each with its delimiter; empty: not there. */
struct pieces {
	struct text scheme;    /* "https:" */
	struct text authority; /* "//host" */
	struct text path;
	struct text query;    /* "?q" */
	struct text fragment; /* "#f" */
};

/* Takes what stands before the first of `ends` off the front of `*t`. */
static struct text
take_before(struct text *t, const char *ends)
{
	size_t end = 0;
	struct text taken;

	while (end < t->len && !strchr(ends, t->s[end]))
		end++;
	taken = text_slice(*t, 0, end);
	*t = text_from(*t, end);
	return taken;
}

/* Section 3.1: a letter, then letters, digits, + - and dots, and a colon. */
static struct text
take_scheme(struct text *t)
{
	size_t end = 0;
	struct text taken;

	while (end < t->len &&
	       (ascii_is_alnum(t->s[end]) || strchr("+-.", t->s[end])))
		end++;
	if (end == 0 || end == t->len || t->s[end] != ':' ||
	    !ascii_is_alpha(t->s[0]))
		return (struct text){"", 0};
	taken = text_slice(*t, 0, end + 1);
	*t = text_from(*t, end + 1);
	return taken;
}

/* Appendix B. */
static struct pieces
split(struct text t)
{
	struct pieces pieces = {.scheme = take_scheme(&t)};
	struct text rest = text_from(t, 2);

	if (text_starts(t, TEXT("//"))) {
		pieces.authority =
			text_slice(t, 0, 2 + take_before(&rest, "/?#").len);
		t = rest;
	}
	pieces.path = take_before(&t, "?#");
	pieces.query = take_before(&t, "#");
	pieces.fragment = t;
	return pieces;
}

static bool
is_dots(struct text segment)
{
	return text_equal(segment, TEXT(".")) ||
	       text_equal(segment, TEXT(".."));
}

/* Takes the last segment, and the slash before it, off what was written. */
static void
drop_segment(struct buf *buf, size_t start)
{
	while (buf->len > start && buf->s[--buf->len] != '/')
		;
	buf->s[buf->len] = '\0';
}

/* Section 5.2.4, of a path that begins with a slash. */
static void
add_without_dots(struct buf *buf, size_t start, struct text path)
{
	while (path.len > 0) {
		struct text rest = text_from(path, 1);
		struct text segment = take_before(&rest, "/");

		if (text_equal(segment, TEXT("..")))
			drop_segment(buf, start);
		if (!is_dots(segment))
			buf_text(buf, text_slice(path, 0, 1 + segment.len));
		else if (rest.len == 0)
			buf_char(buf, '/');
		path = rest;
	}
}

/* Section 5.2.3: the path of the base up to its last slash, then the other. */
static void
add_merged(struct buf *buf, struct text base, struct text path)
{
	struct buf whole = BUF_INIT;
	size_t end = base.len;

	while (end > 0 && base.s[end - 1] != '/')
		end--;
	if (end == 0)
		buf_char(&whole, '/');
	buf_text(&whole, text_slice(base, 0, end));
	buf_text(&whole, path);
	add_without_dots(buf, buf->len, buf_as_text(&whole));
	buf_free(&whole);
}

void
address_resolve(struct buf *buf, struct text base, struct text reference)
{
	struct pieces from = split(base);
	struct pieces to = split(reference);

	if (to.scheme.len > 0) {
		buf_text(buf, reference);
		return;
	}
	buf_text(buf, from.scheme);
	if (to.authority.len > 0) {
		buf_text(buf, reference);
		return;
	}
	buf_text(buf, from.authority);
	if (to.path.len == 0)
		buf_text(buf, from.path);
	else if (to.path.s[0] == '/')
		add_without_dots(buf, buf->len, to.path);
	else
		add_merged(buf, from.path, to.path);
	buf_text(buf,
		 to.path.len > 0 || to.query.len > 0 ? to.query : from.query);
	buf_text(buf, to.fragment);
}
