#include "theme/wire.h"

#include <errno.h>
#include <unistd.h>

void
wire_put(struct buf *buf, uint64_t number)
{
	buf_add(buf, (const char *)&number, sizeof(number));
}

void
wire_put_text(struct buf *buf, struct text t)
{
	wire_put(buf, t.len);
	buf_text(buf, t);
}

uint64_t
wire_get(struct wire *wire)
{
	uint64_t number = 0;

	if (wire->rest.len < sizeof(number)) {
		wire->broken = true;
		wire->rest.len = 0;
		return 0;
	}
	memcpy(&number, wire->rest.s, sizeof(number));
	wire->rest = text_from(wire->rest, sizeof(number));
	return number;
}

struct text
wire_get_text(struct wire *wire)
{
	uint64_t length = wire_get(wire);
	struct text t = {wire->rest.s, (size_t)length};

	if (length > wire->rest.len) {
		wire->broken = true;
		wire->rest.len = 0;
		return (struct text){"", 0};
	}
	wire->rest = text_from(wire->rest, t.len);
	return t;
}

void
frame_put(struct buf *buf, const struct frame *frame)
{
	wire_put(buf, frame->kind);
	wire_put(buf, frame->number);
	wire_put_text(buf, frame->bytes);
}

size_t
frame_begin(struct buf *buf, enum frame_kind kind, uint64_t number)
{
	size_t start = buf->len;

	wire_put(buf, kind);
	wire_put(buf, number);
	wire_put(buf, 0); /* the length, until frame_end knows it */
	return start;
}

void
frame_end(struct buf *buf, size_t start, size_t left)
{
	uint64_t length = buf->len - start - 3 * sizeof(uint64_t) + left;

	memcpy(buf->s + start + 2 * sizeof(uint64_t), &length, sizeof(length));
}

bool
frame_next(struct text *rest, size_t most, struct frame *frame)
{
	struct wire wire = {.rest = *rest};
	uint64_t kind = wire_get(&wire);
	uint64_t number = wire_get(&wire);
	struct wire ahead = wire;
	uint64_t length = wire_get(&ahead);

	if (ahead.broken)
		return false;
	if (kind >= FRAME_BROKEN || length > most) {
		*frame = (struct frame){.kind = FRAME_BROKEN};
		return true;
	}
	*frame = (struct frame){(enum frame_kind)kind, number,
				wire_get_text(&wire)};
	if (wire.broken)
		return false;
	*rest = wire.rest;
	return true;
}

int
wire_write(int pipe, struct text bytes)
{
	while (bytes.len > 0) {
		ssize_t count = write(pipe, bytes.s, bytes.len);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return -1;
		bytes = text_from(bytes, (size_t)count);
	}
	return 0;
}

ssize_t
wire_read(int pipe, struct buf *buf, size_t most)
{
	for (;;) {
		char *to = buf_reserve(buf, most);
		ssize_t count = read(pipe, to, most);

		if (count < 0 && errno == EINTR)
			continue;
		if (count > 0) {
			buf->len += (size_t)count;
			buf->s[buf->len] = '\0';
		}
		return count;
	}
}
