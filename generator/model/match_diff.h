/*
 * An alignment in words: the lines "quoted:" and "record:" of a message. For
 * matching only.
 */
#ifndef MODEL_MATCH_DIFF_H
#define MODEL_MATCH_DIFF_H

#include "base/buf.h"
#include "model/match_align.h"
#include "model/match_record.h"

/*
 * `text` for a message: spaces for line ends, and what is not seen on paper
 * as its number, "\u{200b}". In the arena.
 */
struct text diff_visible(struct text text, struct arena *arena);

/*
 * The words of the quotation, those that are not the record's in {+ +}; and
 * those of the record, what the quotation does not have in {- -}, with a few
 * words around. Long equal stretches are cut short with "…". In the arena.
 */
struct text diff_quoted(const struct wanted *wanted,
			const struct alignment *alignment, struct arena *arena);
struct text diff_said(const struct match_record *record,
		      const struct stretch *stretch,
		      const struct alignment *alignment, struct arena *arena);

#endif
