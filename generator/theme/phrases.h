/*
 * Words of the program's own, in the languages it knows and those a theme
 * adds: months, days, what is said of dates.
 */
#ifndef THEME_PHRASES_H
#define THEME_PHRASES_H

#include "base/arena.h"
#include "base/text.h"

enum phrase {
#define PHRASE(name, key, ...) PHRASE_##name,
#include "theme/phrases.def"
#undef PHRASE
	PHRASES
};

/* Those of a language. */
struct phrases {
	struct phrases *next;
	struct text language;
	struct text words[PHRASES];
};

/* What stands for a {name} in a phrase; a NULL name ends them. */
struct slot {
	const char *name;
	struct text words;
};

/* Where strings/LANGUAGE.lua of a theme says the phrase: "months.3". */
const char *phrase_key(enum phrase phrase);

/* Whether the program has words of its own for the language. */
bool phrase_knows(struct text language);

/* The program's own words: of the language, or else English. */
struct text phrase_default(struct text language, enum phrase phrase);

/* The phrase with its slots filled; a {name} that is none stays. In the
 * arena or borrowed. */
struct text phrase_fill(struct arena *arena, struct text pattern,
			const struct slot *slots);

/* Starts with the program's own words; the caller frees all of a list. */
struct phrases *phrases_new(struct text language);
void phrases_free(struct phrases *list);

#endif
