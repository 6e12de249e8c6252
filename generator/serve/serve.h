/*
 * The preview server: watches folders, answers browsers on this machine, and
 * tells them when to look again.
 *
 * It knows nothing of sites. Whoever starts it says what is at a path, and
 * makes that anew when files changed. One thread does all of it, so that the
 * owner may fork at any time: no other thread is alive and no lock is held.
 */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "base/buf.h"
#include "base/diag.h"

/* What is at a path. Texts are borrowed until the owner is next called. */
struct served {
	struct text bytes;    /* all of it, unless there is a `file` */
	int file;	      /* an open regular file, taken; else -1 */
	bool is_moved;	      /* for good, to the path */
	struct text moved_to; /* ("articles/x/") */
	struct text headers;  /* more of them: "Name: value\n" each */
};

/* The owner of what is served, called with its `context`. */
struct serve_owner {
	void *context;
	/* Makes everything anew; called at the start and after changes. */
	void (*refresh)(void *context);
	/* What is at `path` ("articles/x/index.html"); false: nothing. */
	bool (*find)(void *context, struct text path, struct served *served);
	/* A short stretch of work nobody waits for; false: there is none. */
	bool (*work)(void *context);
	/* What is wrong at present, plain text; empty: nothing. */
	struct text (*problems)(void *context);
};

struct serve_options {
	const char *host; /* address to listen at; NULL: loopback only */
	uint16_t port;	  /* the first that is tried; 0: any free one */
	/* Where the site begins: "/" or "/below/this/". */
	const char *prefix;
	const char *root; /* folder with what is watched */
	/* Folders below `root`, which may not be there yet; ends with NULL. */
	const char *const *watched;
	bool polls; /* looks at the files again and again instead of inotify */
	/* Called once with the URL, when it listens. */
	void (*ready)(void *context, struct text url);
	/* Called with a line for people: a port that was busy, and the like. */
	void (*say)(void *context, struct text line);
};

/*
 * Serves until SIGINT or SIGTERM. The ports behind `options->port` are tried
 * when it is busy.
 *
 * Returns 0 after a signal, or -1 with one error (F009, N001, N002).
 */
MUST_CHECK
int serve_run(const struct serve_options *options,
	      const struct serve_owner *owner, struct diag *diag);

#endif
