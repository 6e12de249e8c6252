/*
 * dossier explain: what a code means, or what made a page.
 */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/cli.h"

/*
 * Explains the page that settings->subject names by its URL, its source or the
 * file it is published as. Returns 0, or -1 after errors: C005, and what
 * build_read tells.
 */
MUST_CHECK
int explain_page(const struct settings *settings, struct diag *diag);

#endif
