#include "markdown/inner.h"

static char
byte_at(struct text t, size_t at)
{
	return at < t.len ? t.s[at] : '\0';
}

bool
syntax_is_escape(struct text t, size_t at, bool smart)
{
	char next = byte_at(t, at + 2);

	switch (byte_at(t, at + 1)) {
	case '~':
		return next == '~' ||
		       (at > 0 && t.s[at - 1] == '~' && ascii_is_alnum(next));
	case '[':
		return next && strchr("^! xX", next);
	case ':':
		return next == '/' && byte_at(t, at + 3) == '/';
	case '.':
		return at >= 3 && memcmp(t.s + at - 3, "www", 3) == 0;
	case '@':
		return ascii_is_alnum(next);
	case '{':
		return next == '#' || next == '.';
	case '"':
	case '\'':
	case '-':
		return smart && next != '*' && next != '_';
	default:
		return false;
	}
}

static bool
has_escape(struct text t, bool smart)
{
	size_t at = 0;

	while ((at = text_find_char(t, '\\', at)) != TEXT_NOT_FOUND) {
		if (syntax_is_escape(t, at, smart))
			return true;
		at += 2;
	}
	return false;
}

/* `](https:`, `<https:` and `]: https:` are links without our doing. */
static bool
is_bare(struct text t, size_t colon)
{
	size_t start = colon;

	while (start > 0 && ascii_is_alpha(t.s[start - 1]))
		start--;
	if (start < 3)
		return start == 0 || t.s[start - 1] != '<';
	return t.s[start - 1] != '<' &&
	       !(t.s[start - 1] == '(' && t.s[start - 2] == ']') &&
	       !(t.s[start - 1] == ' ' && t.s[start - 2] == ':' &&
		 t.s[start - 3] == ']');
}

/* Full stops are rarer than the letter. */
static bool
has_www(struct text t)
{
	size_t at = 0;

	while ((at = text_find_char(t, '.', at)) != TEXT_NOT_FOUND) {
		if (at >= 3 && memcmp(t.s + at - 3, "www", 3) == 0)
			return true;
		at++;
	}
	return false;
}

/* Almost all addresses of a text are those of links. */
static bool
has_bare_url(struct text t)
{
	struct text mark = TEXT("://");
	size_t at = 0;

	while ((at = text_find(t, mark, at)) != TEXT_NOT_FOUND) {
		if (is_bare(t, at))
			return true;
		at += mark.len;
	}
	return has_www(t);
}

unsigned
syntax_of(struct text t, bool smart)
{
	unsigned found = 0;

	if (text_find_char(t, '|', 0) != TEXT_NOT_FOUND)
		found |= SYNTAX_TABLE;
	if (find_pair(t, "~~", 0) != TEXT_NOT_FOUND)
		found |= SYNTAX_STRIKE;
	if (find_pair(t, "[^", 0) != TEXT_NOT_FOUND)
		found |= SYNTAX_NOTE;
	if (find_pair(t, "{#", 0) != TEXT_NOT_FOUND ||
	    find_pair(t, "{.", 0) != TEXT_NOT_FOUND)
		found |= SYNTAX_ATTRIBUTES;
	if (text_find_char(t, '@', 0) != TEXT_NOT_FOUND || has_bare_url(t))
		found |= SYNTAX_URL;
	if (has_escape(t, smart))
		found |= SYNTAX_ESCAPE;
	return found;
}
