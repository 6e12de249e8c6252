/*
 * text.concordance(passages, options): the words that stand in some passages,
 * and in which turns each of them does.
 */
#ifndef THEME_CONCORDANCE_H
#define THEME_CONCORDANCE_H

#include "theme/vm.h"

/*
 * `passages` is a list of them. Of `options`, whose fields are whole numbers
 * that must be there: a word has at least `letters` letters and stands in at
 * most `turns` turns; `words` words are given, those that stand in most turns.
 *
 * Returns { word = as it is written first, turns = list } for each, in the
 * order of the forms in which the search finds them; and whether there were
 * more. Marks are no words.
 */
int concordance(lua_State *L);

#endif
