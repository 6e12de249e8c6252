/*
 * Text as words, for finding them. The same rules stand in the theme's
 * assets/search.js, which reads what people look for.
 *
 * A word is what stands between characters that are none of words (Unicode
 * L, N, M). Scripts that put no spaces between words are split from the others:
 * what they write without a break is a run, of which each pair of neighbours
 * is a word, and the last character alone.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/arena.h"

enum word_kind {
	WORDS_END,
	WORDS_WORD,  /* with spaces around it, as written */
	WORDS_RUN,   /* of a script without spaces, likewise */
	WORDS_BREAK, /* a line ends: a phrase does not go on */
	WORDS_MARK   /* a byte 0xFF: a mark of a record */
};

/* Takes the next of `*rest`, which moves behind it. */
enum word_kind words_next(struct text *rest, struct text *word);

/*
 * Takes the next of a folded run into `*pair`: two characters of which `*run`
 * then begins with the second, or the last one. False when nothing is left.
 */
bool words_pair(struct text *run, struct text *pair);

#endif
