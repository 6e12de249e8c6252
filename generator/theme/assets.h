/*
 * Files beside the pages, and how large pictures are.
 */
#ifndef THEME_ASSETS_H
#define THEME_ASSETS_H

#include "theme/vm.h"

/* site:asset("articles/quay.jpg"): the file below content/, or nil. */
int assets_find(lua_State *L);

/*
 * h.image_size(x): width and height in CSS pixels of an asset of the site, of
 * what a link leads to, or of h.asset; nothing when it is no picture.
 */
int assets_image_size(lua_State *L);

#endif
