/*
 * Pieces of a page for elsewhere, such as feeds: with whole addresses.
 */
#ifndef THEME_ABSOLUTE_H
#define THEME_ABSOLUTE_H

#include "theme/node.h"

/*
 * h.absolute(page, content) or h.absolute(page, function() … end): what is
 * given as it would stand in `page`, every address in it made absolute. A
 * function makes its nodes as if for that page, which hooks see too. A Lua
 * error where the site has no base_url.
 */
int absolute_html(lua_State *L);

/* h.is_elsewhere(): whether h.absolute asks for what is made, where no style
 * sheet of the theme holds. */
int absolute_is_elsewhere(lua_State *L);

/*
 * Writes `html` to `buf` with every address in it resolved against `base`,
 * whoever wrote it; srcset and the other attributes that browsers load or
 * follow, too. An anchor of the page itself becomes one of it from elsewhere
 * where it is followed (a, area), and stays what it is where SVG means a part
 * of the picture.
 */
void absolute_write(struct buf *buf, struct text base, struct text html);

#endif
