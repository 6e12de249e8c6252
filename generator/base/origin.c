#include "base/origin.h"

/* Without what browsers pass over: blanks at the start, tabs, line ends. */
static void
add_read(struct buf *out, struct text url)
{
	size_t at = 0;

	while (at < url.len && (unsigned char)url.s[at] <= ' ')
		at++;
	for (; at < url.len; at++)
		if (url.s[at] != '\t' && url.s[at] != '\r' && url.s[at] != '\n')
			buf_char(out, url.s[at]);
}

/* The length of "https:" with its colon; 0 when no scheme comes first. */
static size_t
scheme_length(struct text url)
{
	size_t end = 0;

	while (end < url.len &&
	       (ascii_is_alnum(url.s[end]) ||
		(url.s[end] != '\0' && strchr("+-.", url.s[end]))))
		end++;
	if (end == 0 || end == url.len || url.s[end] != ':' ||
	    !ascii_is_alpha(url.s[0]))
		return 0;
	return end + 1;
}

static bool
is_slash(char c)
{
	return c == '/' || c == '\\';
}

static size_t
count_slashes(struct text url)
{
	size_t count = 0;

	while (count < url.len && is_slash(url.s[count]))
		count++;
	return count;
}

static bool
is_one_of(struct text scheme, const char *const *all)
{
	for (; *all; all++)
		if (text_equal_fold(scheme, text_of(*all)))
			return true;
	return false;
}

static void
add_lower(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		buf_char(out, ascii_lower(t.s[i]));
}

/* Up to the path; who logs in is no part of an origin. */
static void
add_host(struct buf *out, struct text rest)
{
	size_t end = 0, at;

	while (end < rest.len && !strchr("/\\?#", rest.s[end]))
		end++;
	rest = text_slice(rest, 0, end);
	at = text_find_last_char(rest, '@');
	add_lower(out, at == TEXT_NOT_FOUND ? rest : text_from(rest, at + 1));
}

static bool
add_origin(struct buf *origin, struct text url)
{
	static const char *const hosts[] = {
		"http:", "https:", "ws:", "wss:", "ftp:", NULL};
	static const char *const local[] = {"data:", "blob:", "about:", NULL};
	size_t length = scheme_length(url);
	struct text scheme = text_slice(url, 0, length);
	struct text rest = text_from(url, length);
	size_t slashes = count_slashes(rest);

	if (length == 0) {
		if (slashes < 2)
			return false;
		scheme = TEXT("https:");
	} else if (is_one_of(scheme, local)) {
		return false;
	}
	add_lower(origin, scheme);
	if (!is_one_of(scheme, hosts))
		return true;
	buf_literal(origin, "//");
	add_host(origin, text_from(rest, slashes));
	return true;
}

bool
origin_of(struct text url, struct buf *origin)
{
	struct buf read = BUF_INIT;
	bool leaves;

	add_read(&read, url);
	leaves = add_origin(origin, buf_as_text(&read));
	buf_free(&read);
	return leaves;
}

bool
origin_is_allowed(struct text origin, struct text base_url,
		  const struct origin_list *allowed)
{
	if (text_starts(base_url, origin) && base_url.s[origin.len] == '/')
		return true;
	if (!allowed)
		return false;
	list_each (const struct text, one, allowed)
		if (text_equal(*one, origin))
			return true;
	return false;
}
