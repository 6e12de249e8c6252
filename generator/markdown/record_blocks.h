/*
 * The pieces of a record in its source: turns, sections, notes and gaps.
 */
#ifndef MARKDOWN_RECORD_BLOCKS_H
#define MARKDOWN_RECORD_BLOCKS_H

#include "markdown/record_text.h"

#define RECENT_LABELS 8

struct blocks {
	struct reader *reader;
	struct source source; /* of the body */

	/* The text for cmark, and where in it each of out->items begins. */
	struct made_text made;
	struct LIST_OF(size_t) starts;

	struct paragraph paragraph; /* being gathered */
	enum item_kind target;	    /* where it goes: turn, section or note */
	size_t at;		    /* in the body */
	size_t line_end;	    /* of the line that `at` is in */
	bool comments_end;	    /* no comment is closed from here on */
	bool is_inside_line;	    /* behind a comment in the line */
	bool has_words_before;	    /* words stand in the line before it */
	bool is_note_open;

	size_t turn;	   /* 1 + the item of the turn last begun; or 0 */
	bool turn_is_open; /* paragraphs go to it: nothing came between */
	bool has_words;	   /* the open turn has a paragraph */
	bool after_gap;	   /* something is not held since that turn */
	bool told_text;	   /* R003, for this run of paragraphs */
	int64_t last_time_ms;

	const struct text *labels[RECENT_LABELS]; /* in turns */
	size_t next_label;
};

/*
 * Reads the body of a record into `out->items`, all but their content, and
 * makes the text for cmark. Zeroed but for `reader` before; blocks_free
 * gives the text back. Tells R002, R003, R005, R006, R008, R009, M005.
 */
void blocks_read(struct blocks *blocks);
void blocks_free(struct blocks *blocks);

#endif
