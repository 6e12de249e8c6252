/*
 * Marks: the closed list of remarks in square brackets inside a turn.
 */
#ifndef MARKDOWN_MARKS_H
#define MARKDOWN_MARKS_H

#include "base/diag.h"
#include "markdown/markdown.h"

/*
 * Reads what stands in brackets, "[inaudible 0:04]" with its brackets, into
 * kind, name, argument and source of `mark`; a remark that is not on the list
 * is a MARK_UNKNOWN whose name is all of it. Everything is a part of `source`.
 */
void mark_read(struct text source, struct mark *mark);

/*
 * Tells what is wrong with a mark (warning R005): not on the list, with the
 * nearest that is; without an argument that it needs; with one it cannot have.
 */
void mark_check(const struct mark *mark, struct diag *diag);

/*
 * How a remark somebody put in other words, case or brackets is written here
 * ("LAUGHS": "[laughter]"), or NULL when it is like no mark.
 */
const char *mark_nearest(struct text remark);

/* As mark_nearest, but only for the very words, whatever their case. */
const char *mark_same(struct text remark);

#endif
