#include "build.h"
#include "cli/cli.h"

int
command_verify(const struct settings *settings, struct diag *diag)
{
	size_t files;
	int rc = publish_verify(settings->folder, settings->jobs, &files, diag);

	if (rc == 0 && !settings->quiet && settings->format == DIAG_TEXT)
		printf("%zu file%s: nothing is changed, missing or added\n",
		       files, files == 1 ? "" : "s");
	return rc;
}
