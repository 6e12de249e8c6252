/*
 * The record pass: who said what, taken from the source before cmark sees it.
 *
 * CommonMark would drop `[0:41]: yes` as a link definition, make a list of
 * "1931. It was", and give two labels on adjacent lines to one speaker. So
 * labels, times, options and marks are read from the source here, and what
 * is left of a turn is handed to cmark as paragraphs of inline Markdown in
 * which nothing can start another kind of block.
 *
 * In that prepared source a mark stands as an empty element, `<m7></m7>` for
 * marks[7]: brackets and emphasis around it work as around any punctuation,
 * it cannot begin a block of HTML, and no author can write it, because every
 * other `<` of a record is escaped (autolinks aside). fragment_read makes
 * HOLE_MARK with that index of `<m7>`, one byte 0xFF in the plain text, and
 * nothing of `</m7>`.
 */
#ifndef MARKDOWN_RECORD_H
#define MARKDOWN_RECORD_H

#include "markdown/inner.h"

/*
 * Reads the body of a record into `out->items` and adds its links to
 * `out->links`. Mistakes are told (R002, R003, R005, R006, R009, M005).
 */
void record_read(struct reader *reader);

#endif
