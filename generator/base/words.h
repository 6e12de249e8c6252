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

/* A text that is read word by word; it is borrowed. */
struct words {
	struct text rest; /* what was not looked at yet */
	/* Of what was: where it begins, which of its bytes the next words are,
	 * and which are ends of lines; the lowest bit is the first byte. */
	const char *window;
	uint64_t letters;
	uint64_t breaks;
};

static inline struct words
words_of(struct text text)
{
	return (struct words){.rest = text};
}

/* For words_next only: looks further, and takes what is next. */
enum word_kind words_look(struct words *words, struct text *word);

/* Takes the next of them; `*word` is where it stands, but for WORDS_BREAK. */
static inline enum word_kind
words_next(struct words *words, struct text *word)
{
	uint64_t letters = words->letters;
	uint64_t first = letters & -letters; /* of the next word, or 0 */
	uint64_t behind = letters + first;   /* its lowest bit is behind it */
	size_t start;

	if ((words->breaks & (first - 1)) != 0) {
		words->breaks &= words->breaks - 1;
		return WORDS_BREAK;
	}
	if (letters == 0)
		return words_look(words, word);
	start = (size_t)__builtin_ctzll(letters);
	words->letters = letters & behind;
	*word = (struct text){words->window + start,
			      (size_t)__builtin_ctzll(behind) - start};
	return WORDS_WORD;
}

/*
 * Takes the next of a folded run into `*pair`: two characters of which `*run`
 * then begins with the second, or the last one. False when nothing is left.
 */
bool words_pair(struct text *run, struct text *pair);

#endif
