/*
 * Words as they are compared: a text is read into atoms (words, punctuation,
 * marks), each in the form in which equal things are equal. For matching
 * only.
 */
#ifndef MODEL_MATCH_ATOM_H
#define MODEL_MATCH_ATOM_H

#include "markdown/markdown.h"

enum atom_kind {
	ATOM_WORD,
	ATOM_SINGLE, /* a quotation mark */
	ATOM_DOUBLE,
	ATOM_DASH,
	ATOM_ELLIPSIS,
	ATOM_OTHER, /* one character of punctuation, a symbol */
	ATOM_MARK,  /* a mark of the record */
	ATOM_EDIT,  /* [words] of a quotation */
	ATOM_CUT    /* […] of a quotation */
};

enum {
	ATOM_SPACE = 1,		/* there is a space before it that counts */
	ATOM_GLUED = 2,		/* one word with the atom before it */
	ATOM_LONG = 4,		/* a dash longer than a hyphen */
	ATOM_SPACED = 8,	/* a dash between spaces */
	ATOM_AFTER_DIGIT = 16,	/* a quotation mark, or foot and inch */
	ATOM_OPENS_DIGIT = 32,	/* a word that begins with a digit */
	ATOM_CLOSES_DIGIT = 64, /* … and that ends with one */
	ATOM_WIDE = 128,	/* Chinese, Japanese: no spaces between */
	ATOM_UNSPACED = 256,	/* a word of a script without spaces */
	ATOM_CURRENCY = 512,
	ATOM_TIGHT = 1024,    /* brackets inside a word that are no capital */
	ATOM_OMISSION = 2048, /* the mark […] of a record */
	ATOM_HIDDEN = 4096,   /* a word with an invisible character in it */
	ATOM_EDGE = 8192,     /* the first of a turn behind another turn */
	ATOM_GAP = 16384      /* there is a space before it */
};

struct atom {
	struct text folded; /* of words and others; of ATOM_MARK and ATOM_EDIT
			       what stands there, with its brackets */
	uint32_t start;	    /* in the text it was read from */
	uint32_t end;
	uint32_t hash;	  /* equal for atoms that can be equal */
	uint32_t turn;	  /* number of the turn it is in */
	uint32_t passage; /* PASSAGE_NONE: nobody's words; PASSAGE_ALL: of a
			     record without passages; else a number for each
			     passage of the turn */
	uint16_t flags;
	uint8_t kind;
	uint8_t capital; /* of "[T]he": bytes of `folded` from the brackets */
};

struct atoms LIST_OF(struct atom);

/* A text and what is known of it. */
struct atom_input {
	struct text text;
	uint32_t turn;
	bool has_edits;	  /* brackets are edits: the text is a quotation */
	bool is_reported; /* only `passages` are somebody's words */
	const struct passage_fact *passages; /* in order, none in another */
	size_t passage_count;
	const struct mark *marks; /* of the bytes 0xFF */
	size_t mark_count;
};

enum { PASSAGE_NONE, PASSAGE_ALL, PASSAGE_FIRST };

/* Adds the atoms of the whole text to `atoms`, in the arena. */
void atoms_read(const struct atom_input *input, struct arena *arena,
		struct atoms *atoms);

/*
 * True when both stand for the same. Their spaces are not looked at. `arena`
 * is for comparing the case of "[T]he".
 */
bool atom_equal(const struct atom *quoted, const struct atom *said,
		struct arena *arena);

/* True for an ATOM_OTHER that is this very character. */
bool atom_is(const struct atom *atom, int32_t character);

static inline bool
atom_has(const struct atom *atom, unsigned flags)
{
	return (atom->flags & flags) != 0;
}

static inline bool
is_quote(const struct atom *atom)
{
	return atom->kind == ATOM_SINGLE || atom->kind == ATOM_DOUBLE;
}

#endif
