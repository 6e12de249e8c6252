/*
 * What a file is, for browsers.
 */
#ifndef SERVE_MIME_H
#define SERVE_MIME_H

#include "base/text.h"

/*
 * The media type (RFC 2046) by the extension of a name, with the charset of
 * what is text; "application/octet-stream" when it is not known.
 */
const char *mime_type(struct text path);

#endif
