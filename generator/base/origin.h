/*
 * Where an address of a page leads as browsers read it (WHATWG URL), as far
 * as to tell what leaves the site.
 */
#ifndef BASE_ORIGIN_H
#define BASE_ORIGIN_H

#include "base/buf.h"
#include "base/list.h"

/* Origins that browsers may load something from: "https://host:port". */
struct origin_list LIST_OF(struct text);

/*
 * Writes the origin of an address that names a host of its own:
 * "https://host:port" in lower case. "//host", "/\host" and "https:host" do,
 * and blanks before or line ends within hide nothing; an address without a
 * scheme has https. Of a scheme that is not one of hosts, such as
 * "javascript:", the scheme.
 *
 * False, and nothing written, for an address within the site, and for
 * "data:", "blob:" and "about:", which load nothing.
 */
bool origin_of(struct text url, struct buf *origin);

/* Whether an origin is `base_url`'s own (which ends in a slash, or is empty) or
 * among `allowed`, which may be NULL: there are none. */
bool origin_is_allowed(struct text origin, struct text base_url,
		       const struct origin_list *allowed);

#endif
