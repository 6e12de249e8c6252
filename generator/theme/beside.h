/*
 * What a path leads to, from the folder of a document, as a link in it does.
 */
#ifndef THEME_BESIDE_H
#define THEME_BESIDE_H

#include "theme/vm.h"

struct beside {
	struct asset *asset; /* or NULL */
	struct page *page;   /* or NULL */
};

/* The file beside documents whose path below content/ is this, or NULL. */
struct asset *beside_asset(const struct site *site, struct text path);

/* False: it leads nowhere. */
bool beside_find(lua_State *L, const struct page *page, struct text path,
		 struct beside *found);

#endif
