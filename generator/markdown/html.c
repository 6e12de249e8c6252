#include "base/block.h"
#include "markdown/inner.h"

static block_found
find_foreign(block b)
{
	return b >= 0xf8;
}

bool
has_foreign(struct text t)
{
	return block_any_in(t, find_foreign);
}

/* What a byte of text becomes; a length of 0 is the byte itself. */
static const struct text escapes[256] = {
	['&'] = {"&amp;", 5},
	['<'] = {"&lt;", 4},
	['>'] = {"&gt;", 4},
	['"'] = {"&quot;", 6},
};

static bool
is_ordinary(char c)
{
	return !is_foreign(c) && escapes[(unsigned char)c].len == 0;
}

void
html_escaped(struct buf *html, struct text t)
{
	size_t start = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (is_ordinary(t.s[i]))
			continue;
		buf_add(html, t.s + start, i - start);
		buf_text(html, escapes[(unsigned char)t.s[i]]);
		start = i + 1;
	}
	if (t.len > start)
		buf_add(html, t.s + start, t.len - start);
}

static bool
stands_in_href(char c)
{
	return ascii_is_alnum(c) || (c && strchr("-_.+!*(),%#@?=;:/$~", c));
}

void
html_href(struct buf *html, struct text url)
{
	for (size_t i = 0; i < url.len; i++) {
		char c = url.s[i];

		if (stands_in_href(c))
			buf_char(html, c);
		else if (c == '&')
			buf_literal(html, "&amp;");
		else if (c == '\'')
			buf_literal(html, "&#x27;");
		else
			buf_format(html, "%%%02X", (unsigned char)c);
	}
}

void
html_line(struct buf *html)
{
	if (html->len > 0 && html->s[html->len - 1] != '\n')
		buf_char(html, '\n');
}

void
html_cut(struct buf *html, size_t length)
{
	if (length >= html->len)
		return;
	html->len = length;
	html->s[length] = '\0';
}
