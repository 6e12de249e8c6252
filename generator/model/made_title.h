/*
 * Titles of pages that no document names, in the languages that the program
 * has words of.
 */
#ifndef MODEL_MADE_TITLE_H
#define MODEL_MADE_TITLE_H

#include "base/text.h"

/*
 * The title in that language (BCP 47), or in English when there are no words
 * of it, of "articles", "transcripts", "statements", "people", "sources",
 * "timeline", "quotes", "corrections", "tags" or "404"; of another name an
 * empty text.
 */
struct text made_title(struct text language, const char *name);

#endif
