/*
 * Which words stand where, of a stretch of units: as they are read, in memory.
 *
 * Positions in a unit count words from 0, first those of the title; where a
 * phrase must not go on, a number is left out. What is kept of a term is
 * written as browsers get it. Of each unit it is a posting: a number, then each
 * position, as the way from the last; when there are several, NUMBER_END stands
 * behind them.
 *
 * The number is four times how many units lie between it and the last, plus 1
 * when the term stands there more than once, plus 2 when another number is
 * behind it: twice the chunk of the unit's own in which it first stands, plus 1
 * for the title.
 */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include "search/units.h"

/* A person's words are the hits of "@ada-quill", those of a standing, such as
 * "exact", the hits of "=exact": they have no positions. */
#define TERM_SPEAKER "@"
#define TERM_STATUS "="

struct posting_bytes;

/* A word in the form in which it is found, and its postings. What each word of
 * the site touches comes first: the processor's cache is small. */
struct token {
	char *at;	 /* where its next number goes */
	const char *end; /* of the room there */
	uint32_t unit;	 /* of the last posting, and 1; 0: there is none */
	uint32_t position;
	uint32_t unit_count; /* of all that were read, whatever is kept */
	uint32_t hit_count;
	/* The last posting, and where a second hit of it goes. */
	char *posting;
	const char *behind_first;
	bool is_kept;
	struct posting_bytes *first;
	struct posting_bytes *last;
	struct text key;
};

/* A word that is not looked up yet: see terms.c. */
struct waiting_word {
	struct text raw;
	uint64_t sum;
	uint32_t slot; /* where it is looked for first */
	uint32_t position;
};

#define WAITING_WORDS 32

struct terms {
	struct arena arena;
	struct arena postings;
	struct arena scratch; /* of a unit */
	struct LIST_OF(struct token *) list;
	struct token unseen;	/* of words of which nothing is: in no list */
	struct raw_slot *slots; /* words as written → terms; see terms.c */
	uint32_t slot_count;
	uint32_t slots_used;
	unsigned slot_shift; /* of a sum, to its slot */
	bool is_counting;
	bool is_known; /* all words are in the list, and counted */
	/* Of the unit that is read: */
	const struct unit *unit;
	size_t offset;	/* of the piece of its text */
	uint32_t place; /* the number of where it stands, as do the words that
			   wait; 0 needs none */
	uint32_t position;
	struct waiting_word waiting[WAITING_WORDS];
	struct waiting_word *waits; /* the next one */
};

/* Whether a term is a word, with positions. */
static inline bool
token_is_word(const struct token *term)
{
	return term->key.s[0] != *TERM_SPEAKER &&
	       term->key.s[0] != *TERM_STATUS;
}

/*
 * Reads units, in the order of their numbers: between terms_begin and
 * terms_end each of them, its text between terms_begin_unit and
 * terms_end_unit, piece by piece. The model must outlive `terms`.
 *
 * With `is_counting` nothing is kept of where words are. Who reads the same
 * units once more, without it, keeps the postings of the terms that are marked.
 */
void terms_begin(struct terms *terms, bool is_counting);
void terms_begin_unit(struct terms *terms, const struct unit *unit);
void terms_add_text(struct terms *terms, const struct unit_text *text);
void terms_end_unit(struct terms *terms);
void terms_end(struct terms *terms);

/* Forgets postings, and which are to be kept; the words stay. */
void terms_drop(struct terms *terms);

/* Sorts terms->list by the bytes of the words. */
void terms_sort(struct terms *terms);

void terms_free(struct terms *terms);

/* Adds the postings of a term, one behind the other. */
void token_add_postings(const struct token *token, struct buf *to);

#endif
