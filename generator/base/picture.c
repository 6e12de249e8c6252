#include "base/picture.h"

#include "base/bytes.h"
#include "base/exif.h"

/* What no picture of a page has; a size beyond is a mistake of the file. */
#define MOST_PIXELS 100000

/* Sets the size of a picture that Exif turns. */
static enum picture_found
turned(struct picture_size *size, struct picture_size found,
       uint32_t orientation)
{
	if (found.width == 0 || found.height == 0 ||
	    found.width > MOST_PIXELS || found.height > MOST_PIXELS)
		return PICTURE_NONE;
	*size = found;
	if (orientation >= 5) {
		size->width = found.height;
		size->height = found.width;
	}
	return PICTURE_SIZE;
}

/* ---- JPEG (ITU-T T.81, B.2) ---- */

static bool
is_frame(uint32_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	       marker != 0xc8 && marker != 0xcc;
}

static enum picture_found
measure_jpeg(struct text in, struct picture_size *size)
{
	uint32_t orientation = EXIF_UPRIGHT;
	size_t at = 2;

	while (bytes_have(in, at, 9)) {
		uint32_t marker = bytes_at(in, at + 1);
		size_t length = bytes_be16(in, at + 2);

		if (bytes_at(in, at) != 0xff)
			return PICTURE_NONE;
		if (marker == 0xff) {
			at++; /* a byte that fills */
			continue;
		}
		if (is_frame(marker))
			return turned(
				size,
				(struct picture_size){bytes_be16(in, at + 7),
						      bytes_be16(in, at + 5)},
				orientation);
		if (marker == 0xd9 || marker == 0xda || length < 2)
			return PICTURE_NONE;
		if (marker == 0xe1 && bytes_are(in, at + 4, TEXT("Exif\0\0")) &&
		    orientation == EXIF_UPRIGHT)
			orientation = exif_orientation(
				text_slice(in, at + 4, at + 2 + length));
		at += 2 + length;
	}
	return PICTURE_MORE;
}

/* ---- PNG and GIF ---- */

static enum picture_found
measure_png(struct text in, struct picture_size *size)
{
	uint32_t orientation = EXIF_UPRIGHT;
	size_t at = 8;

	if (!bytes_are(in, 12, TEXT("IHDR")))
		return PICTURE_NONE;
	while (bytes_have(in, at, 8) && !bytes_are(in, at + 4, TEXT("IDAT"))) {
		size_t length = bytes_be32(in, at);

		if (bytes_are(in, at + 4, TEXT("eXIf")))
			orientation = exif_orientation(
				text_slice(in, at + 8, at + 8 + length));
		at += 12 + length;
	}
	return turned(
		size,
		(struct picture_size){bytes_be32(in, 16), bytes_be32(in, 20)},
		orientation);
}

static enum picture_found
measure_gif(struct text in, struct picture_size *size)
{
	return turned(
		size,
		(struct picture_size){bytes_le16(in, 6), bytes_le16(in, 8)},
		EXIF_UPRIGHT);
}

/* ---- WebP (RFC 9649) ---- */

#define HAS_EXIF 0x08

static uint32_t
le24(struct text in, size_t at)
{
	return bytes_le16(in, at) | bytes_at(in, at + 2) << 16;
}

/* The chunk EXIF comes last. */
static enum picture_found
measure_extended(struct text in, struct picture_size *size)
{
	struct picture_size found = {le24(in, 24) + 1, le24(in, 27) + 1};
	size_t at = 12;

	if (!(bytes_at(in, 20) & HAS_EXIF))
		return turned(size, found, EXIF_UPRIGHT);
	while (bytes_have(in, at, 8)) {
		size_t length = bytes_le32(in, at + 4);

		if (bytes_are(in, at, TEXT("EXIF")))
			return turned(size, found,
				      exif_orientation(text_slice(
					      in, at + 8, at + 8 + length)));
		at += 8 + length + length % 2;
	}
	return PICTURE_MORE;
}

static enum picture_found
measure_webp(struct text in, struct picture_size *size)
{
	struct picture_size found = {0};
	uint32_t bits = bytes_le32(in, 21);

	if (bytes_are(in, 12, TEXT("VP8X")))
		return measure_extended(in, size);
	if (bytes_are(in, 12, TEXT("VP8L")))
		found = (struct picture_size){(bits & 0x3fff) + 1,
					      (bits >> 14 & 0x3fff) + 1};
	else if (bytes_are(in, 12, TEXT("VP8 ")))
		found = (struct picture_size){bytes_le16(in, 26) & 0x3fff,
					      bytes_le16(in, 28) & 0x3fff};
	return turned(size, found, EXIF_UPRIGHT);
}

/* ---- SVG ---- */

/* The value of an attribute of the tag; empty: it has none. */
static struct text
value_of(struct text tag, struct text name)
{
	size_t at = text_find(tag, name, 0);

	while (at != TEXT_NOT_FOUND) {
		size_t quote = at + name.len + 1;
		char mark = (char)bytes_at(tag, quote);

		if (at > 0 && ascii_is_space(tag.s[at - 1]) &&
		    bytes_at(tag, at + name.len) == '=' &&
		    (mark == '"' || mark == '\''))
			return text_slice(tag, quote + 1,
					  text_find_char(tag, mark, quote + 1));
		at = text_find(tag, name, at + 1);
	}
	return (struct text){0};
}

/* "120", "120.4px" → 120; 0 for lengths that are not in pixels. */
static uint32_t
pixels(struct text value)
{
	uint64_t number = 0;
	size_t end = 0;

	value = text_trim(value);
	while (end < value.len && ascii_is_digit(value.s[end]))
		end++;
	if (!text_to_number(text_slice(value, 0, end), MOST_PIXELS, &number))
		return 0;
	if (bytes_at(value, end) == '.')
		end++;
	while (end < value.len && ascii_is_digit(value.s[end]))
		end++;
	value = text_from(value, end);
	return value.len == 0 || text_equal(value, TEXT("px"))
		       ? (uint32_t)number
		       : 0;
}

/* The third and fourth number of a viewBox. */
static struct picture_size
size_of_view(struct text box)
{
	uint32_t numbers[4] = {0};
	size_t count = 0, at = 0;

	while (at < box.len && count < 4) {
		size_t start = at;

		while (at < box.len && !ascii_is_space(box.s[at]) &&
		       box.s[at] != ',')
			at++;
		if (at > start)
			numbers[count++] = pixels(text_slice(box, start, at));
		else
			at++;
	}
	return (struct picture_size){numbers[2], numbers[3]};
}

static enum picture_found
measure_svg(struct text in, struct picture_size *size)
{
	size_t start = text_find(in, TEXT("<svg"), 0);
	struct text tag = text_slice(in, start, text_find_char(in, '>', start));
	struct picture_size found = {pixels(value_of(tag, TEXT("width"))),
				     pixels(value_of(tag, TEXT("height")))};

	if (found.width == 0 || found.height == 0)
		found = size_of_view(value_of(tag, TEXT("viewBox")));
	return turned(size, found, EXIF_UPRIGHT);
}

static bool
is_svg(struct text in)
{
	return (text_starts(in, TEXT("<")) ||
		text_starts(in, TEXT("\xef\xbb\xbf<"))) &&
	       text_find(text_slice(in, 0, 4096), TEXT("<svg"), 0) !=
		       TEXT_NOT_FOUND;
}

enum picture_found
picture_measure(struct text head, struct picture_size *size)
{
	if (text_starts(head, TEXT("\xff\xd8\xff")))
		return measure_jpeg(head, size);
	if (text_starts(head, TEXT("\x89PNG\r\n\x1a\n")))
		return measure_png(head, size);
	if (text_starts(head, TEXT("GIF8")))
		return measure_gif(head, size);
	if (text_starts(head, TEXT("RIFF")) && bytes_are(head, 8, TEXT("WEBP")))
		return measure_webp(head, size);
	return is_svg(head) ? measure_svg(head, size) : PICTURE_NONE;
}
