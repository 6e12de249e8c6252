/*
 * Which words stand where, of a stretch of units: as they are read, in memory.
 *
 * A hit is a unit and a position in it. Positions count words from 0, first
 * those of the title; where a phrase must not go on, a number is left out.
 */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include "search/units.h"

/* A person's words are the hits of "@ada-quill", those of a standing, such as
 * "exact", the hits of "=exact": they have no positions. */
#define TERM_SPEAKER "@"
#define TERM_STATUS "="

struct hit_bytes;

/* A word in the form in which it is found, and its hits, packed. What each
 * word of the site touches comes first: the processor's cache is small. */
struct token {
	unsigned char *at; /* where its next hit goes */
	unsigned char *end;
	uint32_t last_unit;
	uint32_t last_position;
	struct hit_bytes *first;
	struct hit_bytes *last;
	bool is_kept;	/* its hits are; else they are counted */
	uint32_t count; /* by terms_count */
	struct text key;
};

struct terms {
	struct arena arena;
	struct arena hits;
	struct arena scratch; /* of a unit */
	struct LIST_OF(struct token *) list;
	struct raw_slot *slots; /* words as written → terms; see terms.c */
	size_t slot_count;
	size_t slots_used;
	uint64_t stamp; /* of all that was read */
	bool is_counting;
	bool is_known; /* all words are in the list */
	/* Of the unit that is read: */
	uint32_t unit;
	uint32_t position;
};

/* Whether a term is a word, with positions. */
static inline bool
token_is_word(const struct token *term)
{
	return term->key.s[0] != *TERM_SPEAKER &&
	       term->key.s[0] != *TERM_STATUS;
}

/*
 * Reads units[from … to), numbered from `from`, and sets their `title_end` and
 * `positions`. The units are the caller's alone for the call; the model must
 * outlive `terms`.
 */
void terms_read(struct terms *terms, struct units *units, size_t from,
		size_t to);

/*
 * The same, but only counts the hits of each term. terms_read, called again
 * with the same units, then keeps those of the terms that are marked.
 */
void terms_count(struct terms *terms, struct units *units, size_t from,
		 size_t to);

/* Forgets the hits, and which are to be kept; the words stay. */
void terms_drop(struct terms *terms);

/* Sorts terms->list by the bytes of the words. */
void terms_sort(struct terms *terms);

void terms_free(struct terms *terms);

/* Walks the hits of a term: a zeroed one with `at` = term->first. */
struct hits {
	const struct hit_bytes *at;
	size_t offset;
	uint32_t unit;
	uint32_t position;
};

bool hits_next(struct hits *hits);

#endif
