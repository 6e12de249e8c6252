/*
 * The words of a quotation, ready to be looked for. For matching only.
 */
#ifndef MODEL_MATCH_WANTED_H
#define MODEL_MATCH_WANTED_H

#include "model/match_atom.h"

/* Words that follow each other in the record; between two runs is […]. */
struct run {
	size_t from; /* atoms of the quotation */
	size_t to;
};

#define WANTED_NONE SIZE_MAX

struct wanted {
	struct text words;
	struct atoms atoms; /* with ATOM_EDIT and ATOM_CUT among them */
	struct LIST_OF(struct run) runs;
	size_t final;	/* atom: the comma or full stop it ends with, or none */
	bool is_edited; /* has brackets of any sort */
	bool is_broken; /* has brackets inside a word */
	bool has_hidden;    /* has an invisible character */
	struct text needle; /* letters a-z and digits of one word that must
			       stand in the record; empty: no such word */
};

/* Reads `words`, which are borrowed, into `wanted`, in the arena. */
void wanted_read(struct text words, struct arena *arena, struct wanted *wanted);

/*
 * The words without the quotation marks around the whole of them; the words
 * themselves when there are none.
 */
struct text wanted_unquoted(const struct wanted *wanted);

/* A comma or a full stop of any script, which can end a quotation. */
bool is_comma(const struct atom *atom);
bool is_full_stop(const struct atom *atom);

/* What may not become a full stop: ? ! and their like in any script. */
bool is_question(const struct atom *atom);

#endif
