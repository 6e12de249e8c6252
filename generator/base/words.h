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
	struct text rest; /* what is not read of it */
	/* Of which bytes of it the next words are, and which are ends of
	 * lines, as far as was looked; the lowest bit is the first byte. */
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

static inline void
words_pass(struct words *words, size_t count)
{
	words->rest.s += count;
	words->rest.len -= count;
	words->letters >>= count;
	words->breaks >>= count;
}

/* Takes the next of them; `words->rest` is then what stands behind it. */
static inline enum word_kind
words_next(struct words *words, struct text *word)
{
	uint64_t found = words->letters | words->breaks;
	size_t at, length;

	if (found == 0)
		return words_look(words, word);
	at = (size_t)__builtin_ctzll(found);
	if (words->breaks >> at & 1) {
		words_pass(words, at + 1);
		return WORDS_BREAK;
	}
	length = (size_t)__builtin_ctzll(~(words->letters >> at));
	*word = (struct text){words->rest.s + at, length};
	words_pass(words, at + length);
	return WORDS_WORD;
}

/*
 * Takes the next of a folded run into `*pair`: two characters of which `*run`
 * then begins with the second, or the last one. False when nothing is left.
 */
bool words_pair(struct text *run, struct text *pair);

#endif
