/*
 * Style sheets among the files of content/: what they make a browser load.
 */
#ifndef PUBLISH_SHEET_H
#define PUBLISH_SHEET_H

#include "base/diag.h"
#include "model/model.h"

/*
 * Checks the addresses of a style sheet (@import, url() …): those that lead to
 * a host that site.yaml does not allow (L008), and to a file that the site
 * does not publish (L003). `path` is from the site's folder, `css` the sheet.
 */
void sheet_check(const struct site *site, struct text path, struct text css,
		 struct diag *diag);

#endif
