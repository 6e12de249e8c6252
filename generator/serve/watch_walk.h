/*
 * Goes through what is watched: each folder, and each file in it.
 */
#ifndef SERVE_WATCH_WALK_H
#define SERVE_WATCH_WALK_H

#include <sys/stat.h>

#include "base/buf.h"

struct watch_visitor {
	void *context;
	/* A folder, before what is in it; its path ends with no slash. */
	void (*folder)(void *context, const char *path);
	/* Everything in it but what is ignored. May be NULL. */
	void (*entry)(void *context, const char *path, const struct stat *stat);
};

/* Hidden files, and what editors leave beside a file while they save it. */
bool watch_ignores(struct text name);

/* Visits `path` and all folders below it, in any order. Links are not
 * followed; a folder that is not there is not visited. */
void watch_walk(const char *path, const struct watch_visitor *visitor);

#endif
