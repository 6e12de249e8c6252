#include "base/block.h"
#include "markdown/inner.h"

/*
 * Browsers drop white space and controls at the start of a URL and tabs and
 * line ends anywhere in it, take `\` for `/`, and fold the case of a scheme.
 * So a URL with controls is refused, and what is left is read as they do.
 */

static const struct text allowed[] = {
	{"http", 4},
	{"https", 5},
	{"mailto", 6},
	{"tel", 3},
};

static block_found
find_control(block b)
{
	return (b < 0x20) | (b == 0x7f);
}

static bool
is_slash(char c)
{
	return c == '/' || c == '\\';
}

/* Up to the first `:` that stands before any path, query or fragment. */
static bool
find_scheme(struct text url, struct text *scheme)
{
	for (size_t i = 0; i < url.len; i++) {
		if (url.s[i] == ':') {
			*scheme = text_slice(url, 0, i);
			return true;
		}
		if (is_slash(url.s[i]) || url.s[i] == '?' || url.s[i] == '#')
			return false;
	}
	return false;
}

static bool
is_allowed(struct text scheme)
{
	for (size_t i = 0; i < ARRAY_COUNT(allowed); i++) {
		if (text_equal_fold(scheme, allowed[i]))
			return true;
	}
	return false;
}

enum url_fault
url_check(struct text url, struct text *scheme)
{
	if (block_any_in(url, find_control))
		return URL_CONTROL;
	url = text_trim(url);
	if (url.len >= 2 && is_slash(url.s[0]) && is_slash(url.s[1]))
		return URL_HOST;
	if (find_scheme(url, scheme) && !is_allowed(*scheme))
		return URL_SCHEME;
	return URL_FINE;
}
