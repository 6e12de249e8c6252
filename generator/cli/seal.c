#include "cli/site.h"

static int
seal(void *context, const struct build_view *view, struct diag *diag)
{
	struct seal_result *result = context;

	return seal_save(view->site_dir, view->site, result, diag);
}

static void
print_summary(const struct settings *settings, const struct seal_result *done)
{
	if (settings->quiet || settings->format != DIAG_TEXT)
		return;
	if (done->is_changed)
		printf("%zu entries sealed in content/seal.json: commit it "
		       "with the site\n",
		       done->entries);
	else
		printf("%zu entries sealed, as before\n", done->entries);
}

int
command_seal(const struct settings *settings, struct diag *diag)
{
	struct seal_result result = {0};
	int rc = site_check(settings, seal, &result, diag);

	if (rc == 0)
		print_summary(settings, &result);
	return rc;
}
