/*
 * What a character is to the comparison of words. See match.h for the rules;
 * for matching only.
 */
#ifndef MODEL_MATCH_CLASS_H
#define MODEL_MATCH_CLASS_H

#include <stdbool.h>
#include <stdint.h>

enum match_class {
	CLASS_WORD,	 /* letter, number, mark: with its like one word */
	CLASS_UNSPACED,	 /* a word by itself: scripts without spaces */
	CLASS_COMBINING, /* belongs to whatever is before it */
	CLASS_INVISIBLE, /* not seen on paper: as if a letter of its own */
	CLASS_SPACE,
	CLASS_SOFT, /* the soft hyphen: nothing */
	CLASS_SINGLE,
	CLASS_DOUBLE,
	CLASS_DASH,	 /* as short as a hyphen */
	CLASS_LONG_DASH, /* en dash and longer */
	CLASS_DOT,
	CLASS_ELLIPSIS,
	CLASS_MARK, /* the byte 0xFF: a mark of a record */
	CLASS_OTHER
};

enum match_class match_class_of(int32_t character);

bool match_is_digit(int32_t character);

/* Chinese, Japanese: written on a square, with no spaces between. */
bool match_is_wide(int32_t character);

bool match_is_currency(int32_t character);

#endif
