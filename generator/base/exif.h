/*
 * Which way up a picture is, of all that Exif can say of it (CIPA DC-008, the
 * tag Orientation of TIFF 6.0).
 */
#ifndef BASE_EXIF_H
#define BASE_EXIF_H

#include "base/buf.h"

/* As it is; 5 to 8 swap width and height. */
#define EXIF_UPRIGHT 1

/* Of Exif data, which begins as a TIFF file does; "Exif\0\0" may come before.
 * EXIF_UPRIGHT when it says nothing, or nothing that can be. */
uint32_t exif_orientation(struct text exif);

/* Writes Exif data that says this and nothing else. */
void exif_add(struct buf *out, uint32_t orientation);

#endif
