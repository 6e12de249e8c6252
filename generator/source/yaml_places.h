/*
 * From libyaml's marks to places, and from its complaints to plain words.
 * For yaml.c only.
 */
#ifndef SOURCE_YAML_PLACES_H
#define SOURCE_YAML_PLACES_H

#include <yaml.h>

#include "base/diag.h"

/*
 * A spot in a YAML text. libyaml counts characters and takes U+0085, U+2028
 * and U+2029 for line ends; places count bytes and LF only, so a mark's index
 * is walked to. A cursor only moves forward.
 */
struct yaml_cursor {
	struct text yaml;
	struct place start; /* of the first byte of `yaml` */
	size_t index;	    /* characters before the cursor */
	size_t offset;	    /* bytes before the cursor */
	size_t line_offset; /* where its line begins */
	size_t lines;	    /* line ends before it */
};

struct yaml_cursor yaml_cursor_at_start(struct text yaml,
					const struct place *start);

/* Moves to a mark that is not before the cursor. */
void yaml_cursor_to(struct yaml_cursor *cursor, yaml_mark_t mark);

/* The place of the cursor, with a length of 1. */
struct place yaml_cursor_place(const struct yaml_cursor *cursor);

/*
 * Moves over blank lines and comments, as libyaml would, and says whether a
 * directive (`%` at the start of a line) follows.
 */
bool yaml_cursor_at_directive(struct yaml_cursor *cursor);

/* Tells what stopped `parser`: S002, or S006 for what is not read. */
void yaml_tell_error(const yaml_parser_t *parser, struct text yaml,
		     const struct place *start, struct diag *diag);

#endif
