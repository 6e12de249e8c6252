#include "cli/site.h"

static void
print_summary(const struct settings *settings, const struct build_result *done)
{
	const struct publish_result *out = &done->published;

	if (settings->quiet || settings->format != DIAG_TEXT)
		return;
	printf("%zu page%s, %zu quotation%s checked; %zu files: %zu %s, "
	       "%zu unchanged, %zu removed",
	       done->pages, done->pages == 1 ? "" : "s", done->quotations,
	       done->quotations == 1 ? "" : "s", out->files, out->written,
	       settings->dry_run ? "would be written" : "written",
	       out->unchanged, out->removed);
	if (done->withheld > 0)
		printf("; %zu withheld", done->withheld);
	if (done->shown_drafts > 0)
		printf("; with %zu that %s withheld: not for publishing",
		       done->shown_drafts,
		       done->shown_drafts == 1 ? "is" : "are");
	putchar('\n');
}

int
command_build(const struct settings *settings, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	struct build_result result;
	int rc = build_site(&options, &result, diag);

	if (rc == 0)
		print_summary(settings, &result);
	buf_free(&output);
	return rc;
}
