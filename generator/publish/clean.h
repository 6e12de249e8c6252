/*
 * What a picture says besides what it shows: taken out, without touching what
 * it shows. Of Exif only the way up is kept. Bytes behind the end are dropped.
 *
 * Each reader checks the structure of the whole file and has no limit of its
 * own: it goes over the bytes once, and writes no more than it has read and a
 * few dozen bytes.
 */
#ifndef PUBLISH_CLEAN_H
#define PUBLISH_CLEAN_H

#include "base/buf.h"

/*
 * Writes the picture `in` to `out`, as its format asks for. Returns NULL, or
 * what is wrong with its structure; `out` is then of no use.
 */
typedef const char *clean_picture(struct text in, struct buf *out);

clean_picture clean_jpeg; /* ITU-T T.81, JFIF 1.02 */
clean_picture clean_png;  /* PNG, third edition */
clean_picture clean_gif;  /* GIF89a */
clean_picture clean_webp; /* RFC 9649 */

clean_picture clean_svg; /* SVG 2, XML 1.0 */

/* The one for files that begin as `in` does; NULL: it is no such picture.
 * SVG is known by its name alone. */
clean_picture *clean_for(struct text in);

#endif
