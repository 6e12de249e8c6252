#include "base/bytes.h"
#include "base/exif.h"
#include "publish/clean.h"

enum marker {
	MARKER_SOI = 0xd8,
	MARKER_EOI = 0xd9,
	MARKER_SOS = 0xda,
	MARKER_APP0 = 0xe0,
	MARKER_APP1 = 0xe1,
	MARKER_APP2 = 0xe2,
	MARKER_APP14 = 0xee,
	MARKER_APP15 = 0xef,
	MARKER_COM = 0xfe
};

/* JFIF up to its thumbnail, with the length that it has then. */
#define JFIF_SIZE 14

struct jpeg {
	struct text in;
	size_t at;
	struct buf *out;
	uint32_t orientation;
	bool has_frame; /* a picture was described */
};

static void
add_segment(struct buf *out, uint32_t marker, struct text inside)
{
	buf_char(out, '\xff');
	buf_char(out, (char)marker);
	buf_char(out, (char)((inside.len + 2) >> 8));
	buf_char(out, (char)((inside.len + 2) & 0xff));
	buf_text(out, inside);
}

/* A marker, behind any number of bytes that fill. 0: there is none. */
static uint32_t
take_marker(struct jpeg *j)
{
	uint32_t marker;

	if (bytes_at(j->in, j->at) != 0xff)
		return 0;
	while (bytes_at(j->in, j->at) == 0xff)
		j->at++;
	marker = bytes_at(j->in, j->at);
	j->at++;
	return marker;
}

/* What stands in the segment the marker of which was taken. */
static bool
take_inside(struct jpeg *j, struct text *inside)
{
	uint32_t length = bytes_be16(j->in, j->at);

	if (length < 2 || !bytes_have(j->in, j->at, length))
		return false;
	*inside = text_slice(j->in, j->at + 2, j->at + length);
	j->at += length;
	return true;
}

static void
add_jfif(struct jpeg *j, struct text inside)
{
	struct buf *out = j->out;

	if (!text_starts(inside, TEXT("JFIF\0")) || inside.len < JFIF_SIZE)
		return; /* JFXX holds a thumbnail and nothing else */
	add_segment(out, MARKER_APP0, text_slice(inside, 0, JFIF_SIZE));
	out->s[out->len - 2] = out->s[out->len - 1] = '\0'; /* its size */
}

/* Profiles of colours, and how Adobe has turned them, belong to the picture. */
static bool
is_of_colour(uint32_t marker, struct text inside)
{
	return (marker == MARKER_APP2 &&
		text_starts(inside, TEXT("ICC_PROFILE\0"))) ||
	       (marker == MARKER_APP14 && text_starts(inside, TEXT("Adobe")) &&
		inside.len == 12);
}

static bool
is_about(uint32_t marker)
{
	return (marker >= MARKER_APP0 && marker <= MARKER_APP15) ||
	       marker == MARKER_COM;
}

/* SOF0 … SOF15, but for the tables among them. */
static bool
is_frame(uint32_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	       marker != 0xc8 && marker != 0xcc;
}

/* Tables, frames, scans, and lines that were not known before. */
static bool
is_of_picture(uint32_t marker)
{
	return marker >= 0xc0 && marker <= 0xdf && marker != 0xc8 &&
	       !(marker >= 0xd0 && marker <= MARKER_EOI);
}

static void
add_orientation(struct jpeg *j)
{
	struct buf exif = BUF_INIT;

	if (j->orientation != EXIF_UPRIGHT) {
		buf_literal(&exif, "Exif\0\0");
		exif_add(&exif, j->orientation);
		add_segment(j->out, MARKER_APP1, buf_as_text(&exif));
		j->orientation = EXIF_UPRIGHT;
	}
	buf_free(&exif);
}

/* The coded data of a scan ends before a marker that is none within it. */
static void
add_scan(struct jpeg *j)
{
	size_t start = j->at;

	for (; j->at + 1 < j->in.len; j->at++) {
		uint32_t next = bytes_at(j->in, j->at + 1);

		if (bytes_at(j->in, j->at) != 0xff || next == 0 ||
		    next == 0xff || (next >= 0xd0 && next <= 0xd7))
			continue;
		buf_text(j->out, text_slice(j->in, start, j->at));
		return;
	}
	j->at = j->in.len;
}

/* One segment; a fault or NULL. */
static const char *
take_segment(struct jpeg *j, uint32_t marker)
{
	struct text inside;

	if (marker == 0)
		return "there is no marker where one should be";
	if (!take_inside(j, &inside))
		return "a segment is longer than the file";
	if (marker == MARKER_APP0)
		add_jfif(j, inside);
	else
		add_orientation(j);
	if (is_about(marker)) {
		if (is_of_colour(marker, inside))
			add_segment(j->out, marker, inside);
		return NULL;
	}
	if (!is_of_picture(marker))
		return "it has a segment that is not known";
	j->has_frame |= is_frame(marker);
	add_segment(j->out, marker, inside);
	if (marker == MARKER_SOS)
		add_scan(j);
	return NULL;
}

/* What Exif says before the picture begins; the first that says it. */
static uint32_t
find_orientation(struct text in)
{
	struct jpeg j = {.in = in, .at = 2};
	struct text inside;
	uint32_t marker = take_marker(&j);

	while (marker != 0 && marker != MARKER_SOS &&
	       take_inside(&j, &inside)) {
		if (marker == MARKER_APP1 &&
		    text_starts(inside, TEXT("Exif\0\0")))
			return exif_orientation(inside);
		marker = take_marker(&j);
	}
	return EXIF_UPRIGHT;
}

const char *
clean_jpeg(struct text in, struct buf *out)
{
	struct jpeg j = {
		.in = in,
		.at = 2,
		.out = out,
		.orientation = find_orientation(in),
	};

	buf_literal(out, "\xff\xd8");
	while (j.at < in.len) {
		uint32_t marker = take_marker(&j);
		const char *fault;

		if (marker == MARKER_EOI) {
			buf_literal(out, "\xff\xd9");
			return j.has_frame ? NULL : "there is no picture in it";
		}
		fault = take_segment(&j, marker);
		if (fault)
			return fault;
	}
	return "it is cut off: its end is missing";
}
