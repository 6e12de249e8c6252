/*
 * HTML, SVG and other XML among the files of content/: what they make a browser
 * load.
 */
#ifndef PUBLISH_MARKUP_H
#define PUBLISH_MARKUP_H

#include "base/diag.h"
#include "model/model.h"

/* How it is read. */
enum markup { MARKUP_NONE, MARKUP_HTML, MARKUP_XML };

/* What the file at `path` is, by its extension. */
enum markup markup_of(struct text path);

/*
 * Tells each address in `bytes` from which a browser would load something by
 * itself (an image, a script, a style sheet, a font, a frame …) and that leads
 * to a host which site.yaml does not allow (L008). What scripts ask for is not
 * known. `path` is from the site's folder.
 */
void markup_check(const struct site *site, struct text path, struct text bytes,
		  struct diag *diag);

#endif
