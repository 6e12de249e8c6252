/*
 * What a file is, for browsers.
 */
#ifndef BASE_MIME_H
#define BASE_MIME_H

#include "base/text.h"

struct mime {
	const char *extension;
	const char *type;
};

/* All that are known. */
extern const struct mime mime_types[];
extern const size_t mime_count;

/*
 * The media type (RFC 2046) by the extension of a name, with the charset of
 * what is text; "application/octet-stream" when it is not known.
 */
const char *mime_type(struct text path);

#endif
