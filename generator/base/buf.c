#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

#define FIRST_CAPACITY 64

/* Never written to: its one byte is the NUL of every empty buffer. */
char buf_empty[1];

void
buf_free(struct buf *buf)
{
	if (buf->capacity > 0)
		free(buf->s);
	*buf = (struct buf)BUF_INIT;
}

void
buf_reset(struct buf *buf)
{
	if (buf->capacity > 0)
		buf->s[0] = '\0';
	else
		buf->s = buf_empty;
	buf->len = 0;
}

void
buf_reset_within(struct buf *buf, size_t most)
{
	if (buf->capacity > most)
		buf_free(buf);
	else
		buf_reset(buf);
}

void
buf_grow(struct buf *buf, size_t more)
{
	size_t capacity = buf->capacity * 2;

	if (more > SIZE_MAX / 2 - buf->len)
		mem_exhausted();
	if (capacity <= buf->len + more)
		capacity = buf->len + more + 1;
	if (capacity < FIRST_CAPACITY)
		capacity = FIRST_CAPACITY;
	buf->s = mem_grow(buf->capacity > 0 ? buf->s : NULL, capacity);
	buf->s[buf->len] = '\0';
	buf->capacity = capacity;
}

void
buf_format(struct buf *buf, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (length < 0) /* only for results over INT_MAX */
		mem_exhausted();
	va_start(list, format);
	vsnprintf(buf_reserve(buf, (size_t)length), (size_t)length + 1, format,
		  list);
	va_end(list);
	buf->len += (size_t)length;
}

/* One byte each, so that looking at every byte stays in the cache. */
static const unsigned char is_escaped[256] = {
	['&'] = 1,
	['<'] = 1,
	['>'] = 1,
	['"'] = 1,
};

static struct text
escape_of(char c)
{
	if (c == '&')
		return TEXT("&amp;");
	if (c == '<')
		return TEXT("&lt;");
	if (c == '>')
		return TEXT("&gt;");
	return TEXT("&quot;");
}

void
buf_escaped(struct buf *buf, struct text t)
{
	size_t start = 0;

	buf_reserve(buf, t.len);
	for (size_t i = 0; i < t.len; i++) {
		if (!is_escaped[(unsigned char)t.s[i]])
			continue;
		buf_add(buf, t.s + start, i - start);
		buf_text(buf, escape_of(t.s[i]));
		start = i + 1;
	}
	if (start < t.len)
		buf_add(buf, t.s + start, t.len - start);
}
