/*
 * Which form of a word goes with a number.
 */
#ifndef THEME_PLURAL_H
#define THEME_PLURAL_H

#include "base/text.h"

/*
 * "one", "two", "few", "many" or "other" for a whole number that is not
 * negative, in a language (BCP 47). Of languages that are not known, "one" is
 * 1. After the cardinal rules of Unicode CLDR 42.
 */
const char *plural_form(struct text language, uint64_t number);

#endif
