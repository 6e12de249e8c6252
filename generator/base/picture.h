/*
 * How large a picture is shown: from the beginning of its file.
 */
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/text.h"

struct picture_size {
	uint32_t width;	 /* in CSS pixels, as it is turned */
	uint32_t height; /* 0, both of them: it is not known */
};

enum picture_found {
	PICTURE_NONE, /* no JPEG, PNG, GIF, WebP or SVG, or a broken one */
	PICTURE_SIZE,
	PICTURE_MORE /* it stands further on than these bytes go */
};

/*
 * Finds the size in `head`, the first bytes of a file, or all of it. `*size` is
 * set for PICTURE_SIZE. Exif that turns a JPEG or WebP is followed; of an
 * SVG its width and height in pixels count, else those of its viewBox.
 */
enum picture_found picture_measure(struct text head, struct picture_size *size);

#endif
