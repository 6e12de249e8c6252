/*
 * Numbers in text, as browsers get them.
 *
 * No digit of it is a letter or a digit, so that no word can be read in it
 * that the site does not have: content/withheld.txt is looked for in the index
 * too. Thirty signs of ASCII but `"` and `\`: fourteen end a number, sixteen
 * go on. One more, NUMBER_END, ends a row of them.
 */
#ifndef SEARCH_NUMBERS_H
#define SEARCH_NUMBERS_H

#include "base/buf.h"

#define NUMBER_END '~'

/* Of the largest numbers, and how many signs these have at most. */
#define NUMBER_BITS 60
#define NUMBER_SIGNS 16

/* So many signs end a number, so many go on; those stand behind them. */
#define NUMBER_LASTS 14
#define NUMBER_MORES 16
extern const char number_signs[NUMBER_LASTS + NUMBER_MORES + 1];

/* The numbers of up to two signs, two bytes each: nearly all are that small. */
#define NUMBER_SHORT (NUMBER_LASTS * (1 + NUMBER_MORES))
extern const char number_pairs[2 * NUMBER_SHORT + 1];

/* Those that are longer. */
char *number_write_long(char *to, uint64_t number);

/*
 * One sign for what is below 14, two below 238, three below 3822 … An even
 * number has as many as the next one. Returns the place behind them; there is
 * room for two.
 */
static inline char *
number_write(char *to, uint64_t number)
{
	if (number >= NUMBER_SHORT)
		return number_write_long(to, number);
	memcpy(to, &number_pairs[2 * number], 2);
	return to + 1 + (number >= NUMBER_LASTS);
}

/* Makes an even number that was written one more, in its place. */
void number_make_odd(char *number);

void number_add(struct buf *buf, uint64_t number);

/* Takes the next number of `*rest`; false when it is none. */
bool number_take(struct text *rest, uint64_t *number);

#endif
