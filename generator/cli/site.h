/*
 * What all commands that read a site make of their settings.
 */
#ifndef CLI_SITE_H
#define CLI_SITE_H

#include "base/buf.h"
#include "build.h"
#include "cli/cli.h"

/*
 * What the settings ask of a build. The path of the output is written to
 * `output`, which must outlive the options. The date is that of --now or
 * SOURCE_DATE_EPOCH, if one of them is given.
 */
struct build_options site_options(const struct settings *settings,
				  struct buf *output);

/* Shows the theme to `visitor`; documents are not read. */
MUST_CHECK
int site_read_theme(const struct settings *settings, build_visitor *visitor,
		    void *context, struct diag *diag);

/* Shows the site to `visitor`, without or after the making of its pages. */
MUST_CHECK
int site_read(const struct settings *settings, build_visitor *visitor,
	      void *context, struct diag *diag);
MUST_CHECK
int site_check(const struct settings *settings, build_visitor *visitor,
	       void *context, struct diag *diag);

#endif
