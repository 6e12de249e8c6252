/*
 * Addresses as RFC 3986 has them.
 */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include "base/buf.h"

/*
 * Writes the address that `reference` means in a document at `base`, which is
 * a whole one with a host ("https://harbour.example/articles/x/"): RFC 3986,
 * section 5.2, strictly; what climbs above the root stays there. A reference
 * that is whole already is written as it is.
 */
void address_resolve(struct buf *buf, struct text base, struct text reference);

#endif
