/*
 * What the preview adds to a page so that it looks again by itself.
 */
#ifndef SERVE_RELOAD_H
#define SERVE_RELOAD_H

#include "base/buf.h"

/* The script; see reload.js. */
struct text reload_script(void);

/*
 * Writes the page with a script element for the URL `script` at the start of
 * its head, where no policy of the page is in force yet; as it is when it has
 * no head.
 */
void reload_inject(struct buf *out, struct text page, struct text script);

#endif
