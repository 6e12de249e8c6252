/*
 * Tells that something changed below some folders. Not what: whoever asks
 * looks at everything again, so that no change can be missed by a detail of
 * how it was reported.
 *
 * Two ways: inotify, and looking at names, sizes and times again and again
 * where the system's limit on watches is reached or the file system does not
 * report. Hidden files and editors' backups are no changes.
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "base/diag.h"

struct watch;

/*
 * Watches `folders` below `root` (the list ends with NULL; those that are not
 * there are watched for). With `polls` it does without inotify.
 *
 * Returns the watch, never NULL. Texts and lists must outlive it.
 */
struct watch *watch_open(const char *root, const char *const *folders,
			 bool polls);

/* What poll(2) should wait for, or -1: there is only the timeout. */
int watch_descriptor(const struct watch *watch);

/* How long poll(2) may wait until watch_changed is to be asked; -1: forever. */
int watch_timeout_ms(const struct watch *watch);

/* Whether something changed since it was last asked. Does not wait. */
bool watch_changed(struct watch *watch);

/* Whether it looks again and again; `*why` is then the reason or empty. */
bool watch_polls(const struct watch *watch, struct text *why);

void watch_close(struct watch *watch);

#endif
