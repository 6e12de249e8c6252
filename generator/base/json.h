/*
 * Strings of JSON (RFC 8259).
 *
 * What is not seen on paper is escaped, so that the output is as safe on a
 * terminal as text is; a byte that is no UTF-8 becomes U+FFFD.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* Adds `value` in double quotes. */
void json_add_string(struct buf *buf, struct text value);

#endif
