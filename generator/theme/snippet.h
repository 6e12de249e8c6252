/*
 * text.markdown(words): Markdown that stands in front matter, in params or in a
 * theme.
 */
#ifndef THEME_SNIPPET_H
#define THEME_SNIPPET_H

#include "theme/vm.h"

/*
 * The Lua function: words and the page whose document they stand in (the page
 * being made, if none is given) become content. A Lua error for what would
 * stop a build in a document, and for links that lead nowhere.
 */
int snippet_markdown(lua_State *L);

#endif
