/*
 * Text as it is searched for: one spelling for all the ways to write it.
 */
#ifndef PUBLISH_SPELLING_H
#define PUBLISH_SPELLING_H

#include "base/arena.h"
#include "base/buf.h"

/*
 * Writes the letters and digits of `in`, folded by case and compatibility
 * (Unicode, NFKC_Casefold), and a blank for whatever stands between two of
 * them. Bytes that are not UTF-8 are read as Latin-1, NULs passed over, so
 * that text in UTF-16 is found too. `scratch` is for what is not kept.
 */
void spelling_add(struct buf *out, struct text in, struct arena *scratch);

/*
 * Undoes what HTML, URLs, JSON and JavaScript write instead of a character,
 * once. False: there was nothing of the kind.
 */
bool spelling_decode(struct buf *out, struct text in);

/* Writes `in` with `instead` for each tag and comment of HTML and XML, and
 * without line ends that a blank follows, when `joins`. */
void spelling_without_tags(struct buf *out, struct text in, struct text instead,
			   bool joins);

#endif
