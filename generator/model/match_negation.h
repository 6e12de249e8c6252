/*
 * Words that turn a sentence round, by language. For matching only.
 */
#ifndef MODEL_MATCH_NEGATION_H
#define MODEL_MATCH_NEGATION_H

#include "model/match_atom.h"

/*
 * The first word of negation in `language` ("en", "pt-BR"; English when it is
 * not known) among `count` atoms, as it stands in `text`; empty when there is
 * none. `arena` is for scratch.
 */
struct text negation_find(struct text language, const struct atom *atoms,
			  size_t count, struct text text, struct arena *arena);

#endif
