#include "base/bytes.h"
#include "base/exif.h"
#include "base/mem.h"
#include "publish/clean.h"

#define RIFF_HEADER 12
#define CHUNK_HEADER 8
#define FRAME_HEADER 16 /* of an ANMF chunk, before the chunks in it */

/* Flags of VP8X. */
#define HAS_EXIF 0x08
#define HAS_XMP 0x04

struct chunk {
	struct text type;
	struct text inside;
};

static void
put_le32(char *to, size_t number)
{
	for (int i = 0; i < 4; i++)
		to[i] = (char)(number >> (8 * i) & 0xff);
}

/* Begins a chunk; its length comes when it ends. Returns where it stands. */
static size_t
begin_chunk(struct buf *out, struct text type)
{
	size_t start = out->len;

	buf_text(out, type);
	buf_literal(out, "\0\0\0\0");
	return start;
}

static void
end_chunk(struct buf *out, size_t start)
{
	size_t length = out->len - start - CHUNK_HEADER;

	put_le32(out->s + start + 4, length);
	if (length % 2 == 1)
		buf_char(out, '\0');
}

static bool
take_chunk(struct text *rest, struct chunk *chunk)
{
	size_t length = bytes_le32(*rest, 4);

	if (rest->len < CHUNK_HEADER || length > rest->len - CHUNK_HEADER)
		return false;
	chunk->type = text_slice(*rest, 0, 4);
	chunk->inside = text_slice(*rest, CHUNK_HEADER, CHUNK_HEADER + length);
	*rest = text_from(*rest, CHUNK_HEADER + length + length % 2);
	return true;
}

static bool
is_one_of(struct text type, const char *const *all)
{
	for (; *all; all++)
		if (text_equal(type, text_of(*all)))
			return true;
	return false;
}

static void
add_chunk(struct buf *out, const struct chunk *chunk)
{
	size_t start = begin_chunk(out, chunk->type);

	buf_text(out, chunk->inside);
	end_chunk(out, start);
}

/* A picture of a film: what is in it is again chunks. */
static bool
add_frame(struct buf *out, const struct chunk *frame)
{
	static const char *const wanted[] = {"ALPH", "VP8 ", "VP8L", NULL};
	struct text rest = text_from(frame->inside, FRAME_HEADER);
	struct chunk chunk;
	size_t start = begin_chunk(out, frame->type);

	if (frame->inside.len < FRAME_HEADER)
		return false;
	buf_text(out, text_slice(frame->inside, 0, FRAME_HEADER));
	while (rest.len > 0) {
		if (!take_chunk(&rest, &chunk))
			return false;
		if (is_one_of(chunk.type, wanted))
			add_chunk(out, &chunk);
	}
	end_chunk(out, start);
	return true;
}

static uint32_t
find_orientation(struct text rest)
{
	struct chunk chunk;

	while (take_chunk(&rest, &chunk))
		if (text_equal(chunk.type, TEXT("EXIF")))
			return exif_orientation(chunk.inside);
	return EXIF_UPRIGHT;
}

static const char *
add_part(struct buf *out, const struct chunk *chunk, uint32_t orientation)
{
	static const char *const wanted[] = {"VP8 ", "VP8L", "ALPH",
					     "ANIM", "ICCP", NULL};
	size_t flags = out->len + CHUNK_HEADER;

	if (text_equal(chunk->type, TEXT("VP8X"))) {
		if (chunk->inside.len != 10)
			return "its header has not the length it should have";
		add_chunk(out, chunk);
		out->s[flags] &= (char)~(HAS_EXIF | HAS_XMP);
		if (orientation != EXIF_UPRIGHT)
			out->s[flags] |= HAS_EXIF;
	} else if (text_equal(chunk->type, TEXT("ANMF"))) {
		if (!add_frame(out, chunk))
			return "a picture of the film is cut off";
	} else if (is_one_of(chunk->type, wanted)) {
		add_chunk(out, chunk);
	}
	return NULL;
}

static void
add_orientation(struct buf *out, uint32_t orientation)
{
	size_t start = begin_chunk(out, TEXT("EXIF"));

	exif_add(out, orientation);
	end_chunk(out, start);
}

const char *
clean_webp(struct text in, struct buf *out)
{
	size_t length = bytes_le32(in, 4);
	struct text rest = text_slice(in, RIFF_HEADER, length + 8);
	uint32_t orientation = find_orientation(rest);
	bool is_extended = bytes_are(rest, 0, TEXT("VP8X"));
	const char *fault = NULL;
	bool has_picture = false;
	struct chunk chunk;

	if (length < 4 + CHUNK_HEADER || length > in.len - 8)
		return "it is cut off: it is shorter than it says";
	if (!is_extended)
		orientation = EXIF_UPRIGHT; /* there can be none */
	buf_text(out, text_slice(in, 0, RIFF_HEADER));
	while (!fault && rest.len > 0) {
		if (!take_chunk(&rest, &chunk))
			return "a part of it is longer than the file";
		fault = add_part(out, &chunk, orientation);
		has_picture |= text_equal(chunk.type, TEXT("VP8 ")) ||
			       text_equal(chunk.type, TEXT("VP8L")) ||
			       text_equal(chunk.type, TEXT("ANMF"));
	}
	if (!fault && !has_picture)
		return "there is no picture in it";
	if (orientation != EXIF_UPRIGHT)
		add_orientation(out, orientation);
	put_le32(out->s + 4, out->len - 8);
	return fault;
}
