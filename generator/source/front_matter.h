/*
 * Where front matter ends and Markdown begins. For document.c.
 */
#ifndef SOURCE_FRONT_MATTER_H
#define SOURCE_FRONT_MATTER_H

#include "base/diag.h"

struct front_matter {
	bool is_there;
	struct text yaml; /* between the fences; begins on line 2 */
	struct text body;
	size_t body_line; /* from 1 */
};

/*
 * Splits the text of the file at `path`. Front matter begins when line 1 is
 * `---`, and ends at the next line that is. What looks like a fence and is
 * none is an error (S012): nobody's draft is published for a fourth hyphen.
 *
 * Returns 0, or -1 with one error (S003, S012). `*split` is filled in any
 * case; the body is empty when the front matter never ends.
 */
MUST_CHECK
int front_matter_split(struct text path, struct text text,
		       struct front_matter *split, struct diag *diag);

#endif
