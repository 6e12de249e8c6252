/*
 * Dates as people write them, "4 March 1931" or "1931/3/4": what they would
 * be in EDTF. Nothing is taken for a date because of it; it is for messages.
 */
#ifndef BASE_DATE_WORDS_H
#define BASE_DATE_WORDS_H

#include "base/buf.h"

/*
 * Whether all of `t` is written as people write dates: with names of months
 * or seasons in English, with the day first, with strokes, dots or parts of
 * one digit, as a decade, as two of them with a dash, with "c." or "about"
 * before or "BC" behind, with a time of day behind a space, in eight digits.
 * What is EDTF may be one as well. A year alone is none, nor is a number, nor
 * anything with other words in it.
 *
 * Adds it as EDTF to `edtf`, "1931-03-04"; both readings where a day and a
 * month may be the other way round; nothing if there is no such day.
 */
bool date_words_read(struct text t, struct buf *edtf);

#endif
