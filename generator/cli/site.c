#include "cli/site.h"

#include <stdlib.h>

/* What --now says, else SOURCE_DATE_EPOCH, else nothing: month 0. */
static struct moment
now_of(const struct settings *settings)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds = 0;

	if (settings->now.date.month != 0)
		return settings->now;
	if (epoch == NULL ||
	    !text_to_number(text_of(epoch), INT64_MAX, &seconds))
		return (struct moment){0};
	return moment_of_seconds((int64_t)seconds);
}

struct build_options
site_options(const struct settings *settings, struct buf *output)
{
	struct moment now = now_of(settings);

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
		.drafts = settings->drafts,
		.now = now,
		.today = now.date,
	};
}

static int
look(const struct build_options *options, build_visitor *visitor, void *context,
     struct diag *diag)
{
	struct build *build = build_open(options, diag);
	int rc = -1;

	if (build)
		rc = visitor(context, build_look(build), diag);
	build_close(build);
	return rc;
}

int
site_read(const struct settings *settings, build_visitor *visitor,
	  void *context, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	int rc = look(&options, visitor, context, diag);

	buf_free(&output);
	return rc;
}

int
site_read_theme(const struct settings *settings, build_visitor *visitor,
		void *context, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	int rc;

	options.theme_only = true;
	rc = look(&options, visitor, context, diag);
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
