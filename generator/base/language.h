/*
 * Language tags (BCP 47), as far as tables by language need them.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

#include "base/text.h"

/* "de" of "de-AT": the primary subtag. Borrowed. */
struct text language_primary(struct text language);

/* Whether the tag is one of `codes`, which have blanks between them and may
 * have some at their ends: in any case, and to the letter ("de" is not
 * "de-AT"). */
bool language_is_among(struct text language, const char *codes);

#endif
