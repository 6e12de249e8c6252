#include <unistd.h>

#include "cli/profile.h"
#include "cli/progress.h"
#include "cli/site.h"

/* Whether it can be read by people, and they want it. */
static bool
is_chatty(const struct settings *settings)
{
	return !settings->quiet && settings->format == DIAG_TEXT;
}

static void
print_summary(const struct build_result *done, const struct settings *settings,
	      size_t warnings)
{
	const struct publish_result *out = &done->published;

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
	if (!done->has_base_url && !settings->offline)
		printf("; no feeds or sitemap: site.yaml has no base_url");
	if (warnings > 0)
		printf("; %zu warning%s", warnings, warnings == 1 ? "" : "s");
}

static void
print_stats(const struct progress *progress, size_t pages)
{
	struct buf table = BUF_INIT;

	progress_table(&table, progress, pages);
	fputs(table.s, stdout);
	buf_free(&table);
}

static void
print_profile(const struct theme_profile *profile)
{
	struct buf table = BUF_INIT;

	profile_table(&table, profile);
	fputs(table.s, stdout);
	buf_free(&table);
}

int
command_build(const struct settings *settings, struct diag *diag)
{
	struct buf output = BUF_INIT;
	struct build_options options = site_options(settings, &output);
	struct build_result result;
	struct progress progress;
	struct theme_profile profile = {0};
	bool is_chat = is_chatty(settings);
	int rc;

	progress_begin(&progress,
		       is_chat && isatty(STDERR_FILENO) ? stderr : NULL);
	options.watch = &progress.watch;
	options.laps = settings->stats ? &progress.laps : NULL;
	options.profile = settings->profile ? &profile : NULL;
	rc = build_site(&options, &result, diag);
	progress_end(&progress);
	if (rc == 0 && is_chat) {
		print_summary(&result, settings, diag->warnings);
		printf("; %.2f s\n", (double)progress_wall(&progress) / 1e9);
	}
	if (rc == 0 && settings->stats)
		print_stats(&progress, result.pages);
	if (rc == 0 && settings->profile)
		print_profile(&profile);
	theme_profile_free(&profile);
	buf_free(&output);
	return rc;
}
