/*
 * Numbers as a language writes them (Unicode CLDR 44, `numbers` and the rules
 * of ordinals): marks, groups, percent, ordinals, sizes and times. A language
 * that is not in the table is written as English is.
 */
#ifndef THEME_NUMBER_H
#define THEME_NUMBER_H

#include "base/arena.h"
#include "base/buf.h"

/* Digits behind the mark that a theme may ask for. */
#define NUMBER_MOST_DECIMALS 9

/* "1,234,567" in English, "1.234.567" in German. In the arena. */
struct text number_text(struct arena *arena, struct text language,
			int64_t number);

/*
 * Adds a number with so many digits behind its mark, or, of -1, with as many
 * as it takes up to three. Not a number and infinity are "–".
 */
void number_put(struct buf *out, struct text language, double number,
		int decimals);

/* "12.5%", "12,5 %": `share` of 1. */
void number_put_percent(struct buf *out, struct text language, double share,
			int decimals);

/* "1st", "2.", "3e". */
void number_put_ordinal(struct buf *out, struct text language, int64_t number);

/* "812 B", "1.4 kB": in steps of a thousand. */
void number_put_size(struct buf *out, struct text language, uint64_t bytes);

/* "41 s", "5 min 12 s", "1 h 23 min": no more than two units. */
void number_put_duration(struct buf *out, struct text language,
			 uint64_t milliseconds);

#endif
