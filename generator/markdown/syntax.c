#include "base/block.h"
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

/*
 * Whether `://` is that of an address which is no link yet: `](https:`,
 * `<https:` and `]: https:` are links without our doing.
 */
static bool
is_bare(struct text t, size_t colon)
{
	size_t start = colon;

	if (byte_at(t, colon + 1) != '/' || byte_at(t, colon + 2) != '/')
		return false;
	while (start > 0 && ascii_is_alpha(t.s[start - 1]))
		start--;
	if (start < 3)
		return start == 0 || t.s[start - 1] != '<';
	return t.s[start - 1] != '<' &&
	       !(t.s[start - 1] == '(' && t.s[start - 2] == ']') &&
	       !(t.s[start - 1] == ' ' && t.s[start - 2] == ':' &&
		 t.s[start - 3] == ']');
}

/* What begins at `at`; 0: nothing. Almost all addresses are those of links. */
static unsigned
syntax_at(struct text t, size_t at, bool smart)
{
	char next = byte_at(t, at + 1);

	switch (t.s[at]) {
	case '\\':
		return syntax_is_escape(t, at, smart) ? SYNTAX_ESCAPE : 0;
	case '|':
		return SYNTAX_TABLE;
	case '~':
		return next == '~' ? SYNTAX_STRIKE : 0;
	case '[':
		return next == '^' ? SYNTAX_NOTE : 0;
	case '{':
		return next == '#' || next == '.' ? SYNTAX_ATTRIBUTES : 0;
	case '@':
		return SYNTAX_URL;
	case ':':
		return is_bare(t, at) ? SYNTAX_URL : 0;
	case 'w':
		return next == '.' && at >= 2 && t.s[at - 1] == 'w' &&
				       t.s[at - 2] == 'w'
			       ? SYNTAX_URL
			       : 0;
	default:
		return 0;
	}
}

/* Bytes that something may begin with, most by what is behind them. */
static block_found
find_beginning(block b, block next)
{
	block_found braces = (block_found)b > 'z'; /* or one of `|~` */

	return braces | (b == '@') | (b == '\\') |
	       ((b == '[') & (next == '^')) | ((b == ':') & (next == '/')) |
	       ((b == 'w') & (next == '.'));
}

/* From `at` on; of the last bytes each may be one. */
static size_t
next_beginning(struct text t, size_t at)
{
	for (; at + BLOCK_BYTES < t.len; at += BLOCK_BYTES) {
		block_found found = find_beginning(block_at(t.s + at),
						   block_at(t.s + at + 1));

		if (block_any(found))
			return at + block_first(found);
	}
	return at;
}

/* Behind what may begin something: two backslashes are one that is escaped. */
static size_t
behind(struct text t, size_t at)
{
	bool is_pair = t.s[at] == '\\' && byte_at(t, at + 1) == '\\';

	return at + (is_pair ? 2 : 1);
}

unsigned
syntax_of(struct text t, bool smart)
{
	size_t at = next_beginning(t, 0);
	unsigned found = 0;

	for (; at < t.len; at = next_beginning(t, behind(t, at)))
		found |= syntax_at(t, at, smart);
	return found;
}
