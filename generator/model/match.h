/*
 * When is a quotation true to its record? For this room only.
 *
 * The words of a quotation are looked for in the turns of one record. What
 * may differ, and what it is called then:
 *
 * TIER_EXACT: nothing. A soft break of the source counts as a space.
 *
 * TIER_TYPOGRAPHY: what a house style or a keyboard decides.
 *   - Unicode form: what is equal in normal form C ("é" as one character or
 *     as "e" and an accent).
 *   - Quotation marks of all languages, those of Unicode's property
 *     Quotation_Mark. Double and single ones are one kind, since a quotation
 *     in a quotation changes them; but not behind a digit (5' is not 5").
 *     Inside a word they are an apostrophe: ’ and ' are equal, " is not.
 *   - Dashes: hyphens, en and em dash, minus, -- and ---, each for each. A
 *     long dash, or any dash with a space on both sides, may have these
 *     spaces or not: “so—no”, “so – no”. A hyphen without spaces may not
 *     get them, and none is ever dropped: "re-sign" is not "resign".
 *   - Kinds of space, their number, a paragraph's end. A soft hyphen is
 *     nothing. There may be a space or none around a pause (…), before
 *     ? ! ; : and inside « » (French), and between characters of Chinese
 *     and Japanese (where a soft break of the source puts one).
 *   - … and ... are one; of more dots the first three are.
 *   Markdown's emphasis is gone before; it is no difference.
 *
 * TIER_EDITED: what the quotation itself declares in square brackets.
 *   - […] or [...] leaves words out. The words around it stand in the record
 *     in this order, inside one turn (or inside the range of turns linked
 *     to). Where they stand more than once the shortest omission is meant
 *     that leaves out a word. At the start or end it leaves out nothing.
 *   - [words] are put in by who quotes. They replace nothing: a word that is
 *     replaced is left out as well, “saw […] [Bo]”.
 *   - [T]he: the first letter of a word in other case. No other brackets
 *     inside a word.
 *   - [sic], and a mark of the record as the record writes it ("[laughter]";
 *     this is no edit then).
 *
 * TIER_JOINED: words of several turns, declared by a range (#t1-t3) they
 * begin in the first and end in the last turn of; or a mark of the record,
 * or what stands between two passages of a report, left out by […].
 *
 * Everything else differs: case, accents, spelling, numerals, contractions,
 * letters that look alike, ligatures, full-width forms, invisible characters
 * (zero-width, bidirectional, tags), any punctuation not named above.
 *
 * Beside that:
 *   - A match begins and ends where a word does, and so does each piece
 *     around […]. A contraction is one word ("can" is not in "can't"), so is
 *     what a hyphen joins ("violent" is not in "non-violent"), a number with
 *     its separators, sign, currency or percent ("000" is not in "1,000",
 *     "12" not in "-12", "$12", "12%" or "10–12"), what dots, an @
 *     or a slash join (U.S.,
 *     a@b.org, he/she). In scripts without spaces (Chinese, Japanese, Thai …)
 *     a word is a character.
 *   - A comma that ends the quotation belongs to the quoting sentence. So
 *     does a full stop, unless the record has ? or ! there. Marks of
 *     quotation may close behind either.
 *   - In a record that reports (is_reported) only passages can be quoted,
 *     each piece of a quotation from one passage.
 *   - Without […] no match goes over a mark; without a range none goes over
 *     the end of a turn.
 *   - A quotation that names no turn must be in one turn only.
 *   - A quotation that as a whole stands in quotation marks of its own (in
 *     a block quote) is looked for without them when it is not there with.
 *
 * Told: Q001 … Q005 as errors; as warnings Q007 for an omission with a
 * negation in it, Q008 for a match that goes from one speaker to another,
 * Q010 for a negation put in by brackets.
 */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include "model/model.h"

/* A turn as it is searched. All texts are borrowed. */
struct match_turn {
	struct text plain;   /* rich.plain: a mark is one byte 0xFF */
	struct text anchor;  /* "t3" */
	struct text speaker; /* its name or label: equal if it is the same */
	struct place place;  /* of the label, for messages */
	const struct mark *marks; /* one for each 0xFF, in order; may be fewer
				     (then the rest is unknown) */
	size_t mark_count;
	const struct passage_fact *passages; /* in order */
	size_t passage_count;
};

struct match_source {
	struct text path;     /* of the file, for messages */
	struct text language; /* as "en-GB": chooses the words of negation */
	bool is_reported;
	const struct match_turn *turns;
	size_t count;
};

struct match_record;

/*
 * Prepares a record for searching, at next to no cost: a turn is read when a
 * quotation first needs it, and what was read is kept in `arena` (about nine
 * times the size of those turns). `source` with all its texts, and `arena`,
 * must outlive the record, which goes with the arena.
 *
 * One thread at a time may use a record. To check many quotations give each
 * record's to one thread, and reset the arena after each record.
 */
struct match_record *match_record_new(const struct match_source *source,
				      struct arena *arena);

#define MATCH_ANYWHERE SIZE_MAX

/* A quotation to be found. */
struct match_query {
	struct text words; /* plain, without its marks of quotation */
	struct place place;
	/* The turn or the range of turns (first <= last) that the link names,
	 * by number in the source's `turns`; `first` is MATCH_ANYWHERE when
	 * it names none. */
	size_t first;
	size_t last;
};

/* Where it is. */
struct match_result {
	enum tier tier;
	size_t first; /* the turns it begins and ends in */
	size_t last;
	size_t start; /* in the plain text of `first` */
	size_t end;   /* in the plain text of `last` */
	/*
	 * In order. The SAME and INSERTED ones are slices of the query's words:
	 * SAME with the spaces at its ends, INSERTED without its brackets. A
	 * CUT has the record's words in the arena, without spaces at its ends,
	 * a mark as the record writes it, a line for each turn; it has none
	 * for a […] before or behind all words.
	 */
	struct piece_list pieces;
	size_t words_cut; /* by all […] */
	bool crosses_speaker;
};

/*
 * Finds a quotation in `record`. A quotation that names its turns is looked
 * for in these only. `result` is set on success, its texts are in `arena` or
 * borrowed from `query`; warnings may be added then (Q007, Q008, Q010).
 *
 * Returns 0, or -1 with one error: Q001 (not in its turn) or Q002 (not in
 * the record), with the nearest words as a diff and a hint; Q003 (in several
 * turns), Q004 (in the record, but not as anybody's words), Q005 (no words).
 */
MUST_CHECK
int match_find(struct match_record *record, const struct match_query *query,
	       struct arena *arena, struct match_result *result,
	       struct diag *diag);

/*
 * Finds the records that have the words of a quotation, by an index over the
 * words of all of them. Meant for hints: make it when the first quotation has
 * failed. `sources` and `arena` must outlive it.
 */
struct match_index;
struct match_index *match_index_new(const struct match_source *const *sources,
				    size_t count, struct arena *arena);

/*
 * True when a record other than number `except` has `words` in one turn; sets
 * the numbers of the first such record and turn. Looks at the likeliest few
 * records only.
 */
bool match_elsewhere(const struct match_index *index, struct text words,
		     size_t except, size_t *record, size_t *turn);

#endif
