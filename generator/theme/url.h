/*
 * Addresses: of things of the model, and whether a theme's are harmless.
 */
#ifndef THEME_URL_H
#define THEME_URL_H

#include "theme/fields.h"
#include "theme/vm.h"

/*
 * Writes the URL of the thing at `index` (page, person, source, record, turn,
 * quotation, event, heading, link, asset …) as the page being made links to
 * it; in an output, its absolute URL. Not escaped. False when it has none.
 */
bool url_of(lua_State *L, int index, struct buf *buf);

/* The same of one of the model that is no value of Lua. */
bool url_of_model(lua_State *L, enum type_id type, const void *of,
		  struct buf *buf);

/* As url_of with base_url before it; relative to the root without one. */
bool url_absolute(lua_State *L, int index, struct buf *buf);

/*
 * The page the thing at `index` has or is, NULL when it has none. A turn has
 * that of its record.
 */
const struct page *url_page(lua_State *L, int index);

/*
 * What is wrong with a URL for a page, or NULL: relative ones are fine, of
 * the others only http, https, mailto and tel.
 */
const char *url_fault(struct text url);

#endif
