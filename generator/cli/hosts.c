#include "cli/site.h"

static int
print(void *context, const struct build_view *view, struct diag *diag)
{
	const struct settings *settings = context;
	struct buf buf = BUF_INIT;

	(void)diag;
	publish_server(view->site, text_of(settings->server), &buf);
	fputs(buf.s, stdout);
	buf_free(&buf);
	return 0;
}

int
command_hosts(const struct settings *settings, struct diag *diag)
{
	return site_read(settings, print, (void *)settings, diag);
}
