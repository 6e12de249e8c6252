#include "base/exif.h"

#include "base/bytes.h"

#define ORIENTATION 0x0112
#define ENTRY_SIZE 12
#define MOST_ENTRIES 1000

static uint32_t
read16(struct text t, size_t at, bool is_big)
{
	return is_big ? bytes_be16(t, at) : bytes_le16(t, at);
}

uint32_t
exif_orientation(struct text exif)
{
	struct text tiff = exif;
	bool is_big;
	size_t at;
	uint32_t count;

	if (text_starts(tiff, TEXT("Exif\0\0")))
		tiff = text_from(tiff, 6);
	is_big = text_starts(tiff, TEXT("MM\0*"));
	if (!is_big && !text_starts(tiff, TEXT("II*\0")))
		return EXIF_UPRIGHT;
	at = is_big ? bytes_be32(tiff, 4) : bytes_le32(tiff, 4);
	count = read16(tiff, at, is_big);
	for (uint32_t i = 0; i < count && i < MOST_ENTRIES; i++) {
		size_t entry = at + 2 + (size_t)i * ENTRY_SIZE;
		uint32_t value = read16(tiff, entry + 8, is_big);

		if (read16(tiff, entry, is_big) == ORIENTATION)
			return value >= 1 && value <= 8 ? value : EXIF_UPRIGHT;
	}
	return EXIF_UPRIGHT;
}

void
exif_add(struct buf *out, uint32_t orientation)
{
	/* Big-endian; one entry at 8: a short, one of it; no further ones. */
	buf_literal(out, "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
	buf_char(out, (char)orientation);
	buf_literal(out, "\0\0\0\0\0\0");
}
