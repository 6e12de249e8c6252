#include "base/block.h"
#include "markdown/inner.h"

#define OPEN '\xfe'
#define CLOSE '\xff'

static void
write_index(char *to, uint32_t index)
{
	for (int shift = 21; shift >= 0; shift -= 7)
		*to++ = (char)(index >> shift & 0x7f);
}

static uint32_t
read_index(const char *from)
{
	uint32_t index = 0;

	for (int i = 0; i < 4; i++)
		index = index << 7 | (uint32_t)(from[i] & 0x7f);
	return index;
}

void
hole_open(struct buf *html, enum hole_kind kind, uint32_t index)
{
	char head[HOLE_HEAD] = {OPEN, (char)kind};

	write_index(head + 2, index);
	buf_add(html, head, HOLE_HEAD);
}

void
hole_close(struct buf *html)
{
	buf_char(html, CLOSE);
}

void
hole_set_index(struct buf *html, size_t at, uint32_t index)
{
	write_index(html->s + at + 2, index);
}

static struct text
take(struct text *rest, size_t length)
{
	struct text taken = {rest->s, length};

	*rest = text_from(*rest, length);
	return taken;
}

/* Where a hole opens or closes. */
static block_found
is_edge(block b)
{
	return b >= (unsigned char)OPEN;
}

enum hole_step
hole_step(struct text *rest, struct text *piece, struct hole *hole)
{
	size_t plain = block_find_in(*rest, 0, is_edge);

	if (plain > 0) {
		*piece = take(rest, plain);
		return HOLE_TEXT;
	}
	if (rest->len > 0 && *rest->s == CLOSE) {
		take(rest, 1);
		return HOLE_CLOSE;
	}
	if (rest->len < HOLE_HEAD)
		return HOLE_END;
	hole->kind = (enum hole_kind)rest->s[1];
	hole->index = read_index(rest->s + 2);
	take(rest, HOLE_HEAD);
	return HOLE_OPEN;
}
