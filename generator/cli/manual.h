/*
 * What each message means: content/manual/messages.md, carried in the program
 * and published with the manual, so that both say the same.
 *
 * An entry begins with the heading `### Q002` and the code's title in italics;
 * it ends at the next heading that is no deeper.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/embedded.h"

extern const struct embedded_file manual_files[];
extern const size_t manual_count;

/* The entry of `code` in `manual`, without its heading and title, trimmed;
 * empty: there is none. Borrowed from `manual`. */
struct text manual_entry(struct text manual, enum diag_code code);

/* The page that is carried. */
struct text manual_messages(void);

/*
 * Adds `entry` for a terminal: fences go, what stands in them is indented, a
 * file's name stands above its text. What names the place a link leads to is
 * left out.
 */
void manual_add_plain(struct buf *out, struct text entry);

#endif
