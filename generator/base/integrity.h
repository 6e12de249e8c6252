/*
 * Characters that make a text read as something else than it is: controls
 * that turn its direction round, tags that nobody sees, letters of one script
 * that look like those of another. They are told, with their place, and kept:
 * words are not for us to change.
 *
 * After Unicode Technical Standard #39 and Technical Report #36, as far as a
 * reporter can be asked to look.
 */
#ifndef BASE_INTEGRITY_H
#define BASE_INTEGRITY_H

#include "base/diag.h"

/*
 * Warns (S019) of bidirectional controls and tag characters of the text of a
 * whole file, at their places, the first few of them; `start` is where the
 * text begins. Marks of direction (U+200E, U+200F) and joiners are how some
 * languages are written, and the tags of a flag an emoji.
 */
void integrity_check_text(struct text text, const struct place *start,
			  struct diag *diag);

/*
 * Warns of a name or URL that is not what it seems: any character that is not
 * seen (S019), or a word with letters of two scripts that look alike (S020):
 * Latin, Greek, Cyrillic, Armenian, Cherokee. `what` names it: "this URL".
 * Where `place` has a line the name stands in a text that integrity_check_text
 * looks at, which tells of what that looks for.
 */
void integrity_check_name(struct text name, const char *what,
			  const struct place *place, struct diag *diag);

#endif
