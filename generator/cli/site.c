#include "cli/site.h"

#include <stdlib.h>

/* The day of SOURCE_DATE_EPOCH; year 0 leaves it to the site's newest date. */
static struct date
date_of_epoch(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds = 0;

	if (epoch == NULL ||
	    !text_to_number(text_of(epoch), INT64_MAX, &seconds))
		return (struct date){0, 0, 0};
	return date_from_day((int64_t)(seconds / 86400));
}

struct build_options
site_options(const struct settings *settings, struct buf *output)
{
	if (settings->output)
		buf_text(output, text_of(settings->output));
	else
		buf_format(output, "%s/output", settings->site);
	return (struct build_options){
		.site_path = settings->site,
		.output_path = output->s,
		.jobs = settings->jobs,
		.strict = settings->strict,
		.dry_run = settings->dry_run,
		.offline = settings->offline,
		.require_confinement = settings->require_confinement,
		.accept_changes = settings->accept,
		.today = date_of_epoch(),
	};
}

int
site_read(const struct settings *settings, build_visitor *visitor,
	  void *context, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	struct build *build = build_open(&options, diag);
	int rc = -1;

	if (build)
		rc = visitor(context, build_look(build), diag);
	build_close(build);

	buf_free(&output);
	return rc;
}

int
site_check(const struct settings *settings, build_visitor *visitor,
	   void *context, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	int rc = build_check(&options, visitor, context, diag);

	buf_free(&output);
	return rc;
}
