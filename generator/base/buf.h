/*
 * Bytes that grow.
 *
 * `s` is never NULL and s[len] is always NUL, also in a zeroed struct after
 * its first use through these functions; use BUF_INIT where `s` is read
 * before. The buffer owns its bytes: buf_free gives them back.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/attr.h"
#include "base/text.h"

struct buf {
	char *s;
	size_t len;
	size_t capacity; /* 0 while `s` points at the shared empty string */
};

extern char buf_empty[1];
#define BUF_INIT                                                               \
	{                                                                      \
		buf_empty, 0, 0                                                \
	}

void buf_free(struct buf *buf);

/* Empties it and keeps the memory. */
void buf_reset(struct buf *buf);

/* Empties it and keeps the memory, unless that is more than `most` bytes. */
void buf_reset_within(struct buf *buf, size_t most);

/* For buf_reserve only. */
void buf_grow(struct buf *buf, size_t more);

/*
 * Room for `more` further bytes and a NUL; returns where they go. Whoever
 * writes there says so by buf_wrote.
 */
static inline char *
buf_reserve(struct buf *buf, size_t more)
{
	if (more >= buf->capacity - buf->len)
		buf_grow(buf, more);
	return buf->s + buf->len;
}

/* Ends the buffer at `end`, up to where was written what room was made for. */
static inline void
buf_wrote(struct buf *buf, char *end)
{
	*end = '\0';
	buf->len = (size_t)(end - buf->s);
}

static inline void
buf_add(struct buf *buf, const char *bytes, size_t count)
{
	char *to = buf_reserve(buf, count);

	if (count > 0)
		memcpy(to, bytes, count);
	to[count] = '\0';
	buf->len += count;
}

static inline void
buf_char(struct buf *buf, char c)
{
	char *to = buf_reserve(buf, 1);

	to[0] = c;
	to[1] = '\0';
	buf->len++;
}

void buf_format(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

static inline void
buf_text(struct buf *buf, struct text t)
{
	buf_add(buf, t.s, t.len);
}

#define buf_literal(buf, literal) buf_add((buf), (literal), sizeof(literal) - 1)

/* Borrowed until the buffer next grows. */
static inline struct text
buf_as_text(const struct buf *buf)
{
	return (struct text){buf->s, buf->len};
}

/* Escapes & < > " for HTML and XML text and double-quoted attributes. */
void buf_escaped(struct buf *buf, struct text t);

#endif
