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

/*
 * Room for `more` further bytes and a NUL; returns where they go. Whoever
 * writes there adds to `len` and puts the NUL.
 */
char *buf_reserve(struct buf *buf, size_t more);

void buf_add(struct buf *buf, const char *bytes, size_t count);
void buf_char(struct buf *buf, char c);
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
