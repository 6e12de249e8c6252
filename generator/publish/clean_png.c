#include "base/bytes.h"
#include "base/exif.h"
#include "base/mem.h"
#include "publish/clean.h"

#define SIGNATURE TEXT("\x89PNG\r\n\x1a\n")

/* Length, type and sum around what is in a chunk. */
#define FRAME 12

struct chunk {
	struct text type;
	struct text inside;
	struct text whole;
};

/* The polynomial of ISO 3309, a bit at a time: a few dozen bytes are summed. */
static uint32_t
sum_of(struct text bytes)
{
	uint32_t sum = 0xffffffff;

	for (size_t i = 0; i < bytes.len; i++) {
		sum ^= (unsigned char)bytes.s[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum;
}

static void
add_be32(struct buf *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(out, (char)(number >> shift & 0xff));
}

static void
add_orientation(struct buf *out, uint32_t orientation)
{
	struct buf chunk = BUF_INIT;

	if (orientation != EXIF_UPRIGHT) {
		buf_literal(&chunk, "eXIf");
		exif_add(&chunk, orientation);
		add_be32(out, (uint32_t)chunk.len - 4);
		buf_text(out, buf_as_text(&chunk));
		add_be32(out, sum_of(buf_as_text(&chunk)));
	}
	buf_free(&chunk);
}

/* What changes what is seen. */
static bool
is_of_picture(struct text type)
{
	static const char *const types[] = {
		"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
		"cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI",
		"sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
	};

	for (size_t i = 0; i < ARRAY_COUNT(types); i++)
		if (text_equal(type, text_of(types[i])))
			return true;
	return false;
}

static bool
take_chunk(struct text *rest, struct chunk *chunk)
{
	size_t length = bytes_be32(*rest, 0);

	if (rest->len < FRAME || length > rest->len - FRAME)
		return false;
	chunk->type = text_slice(*rest, 4, 8);
	chunk->inside = text_slice(*rest, 8, 8 + length);
	chunk->whole = text_slice(*rest, 0, length + FRAME);
	*rest = text_from(*rest, length + FRAME);
	return true;
}

static uint32_t
find_orientation(struct text rest)
{
	struct chunk chunk;

	while (take_chunk(&rest, &chunk))
		if (text_equal(chunk.type, TEXT("eXIf")))
			return exif_orientation(chunk.inside);
	return EXIF_UPRIGHT;
}

const char *
clean_png(struct text in, struct buf *out)
{
	struct text rest = text_from(in, SIGNATURE.len);
	struct chunk chunk;

	buf_text(out, SIGNATURE);
	if (!bytes_are(rest, 4, TEXT("IHDR")) || bytes_be32(rest, 0) != 13)
		return "it does not begin with its size";
	while (take_chunk(&rest, &chunk)) {
		if (is_of_picture(chunk.type))
			buf_text(out, chunk.whole);
		else if (!(chunk.type.s[0] & 0x20))
			return "it has a part that is not known";
		if (chunk.type.s == in.s + SIGNATURE.len + 4)
			add_orientation(out, find_orientation(rest));
		if (text_equal(chunk.type, TEXT("IEND")))
			return NULL;
	}
	return "it is cut off: its end is missing";
}
