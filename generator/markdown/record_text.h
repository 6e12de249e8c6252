/*
 * From the source of a paragraph of a record to text for cmark in which
 * nothing can start another block and every remark is a mark.
 */
#ifndef MARKDOWN_RECORD_TEXT_H
#define MARKDOWN_RECORD_TEXT_H

#include "markdown/inner.h"

/* The lines of one paragraph, without indentation, joined by \n. */
struct paragraph {
	struct made_text made;
};

/* Who is told, and where marks go. */
struct preparation {
	struct reader *reader;
	const struct source *source; /* for places of the body */
	struct arena *scratch;
	struct item_fact *item; /* gets the marks; NULL: brackets are text */
};

/* Of an item that has none. */
extern const struct item_extras item_no_extras;

/* Those of an item, to be filled; taken from `scratch` for its first. */
struct item_extras *item_extend(struct item_fact *item, struct arena *scratch);

/*
 * Adds a paragraph to `out` as text for cmark, with an empty line behind it.
 * Its marks are added to the item and told (R005) when something is wrong
 * with them.
 */
void paragraph_prepare(const struct paragraph *paragraph,
		       const struct preparation *to, struct made_text *out);

/* Whether a paragraph is remarks in brackets and nothing else. */
bool paragraph_is_marks(const struct paragraph *paragraph);

#endif
