/*
 * Readings of documents, kept from one model to the next while their files
 * stay as they are. For this room only; model.h has what its users call.
 *
 * A file is the same when its number, size and times are. What was written
 * at the very moment it was read is read again: the clock of a file system
 * is coarse, and a second change within one tick would not show.
 */
#ifndef MODEL_CACHE_H
#define MODEL_CACHE_H

#include <sys/stat.h>

#include "model/work.h"

/* One document's; models share it, and the last one frees it. */
struct cached {
	struct reading reading; /* whose memory is in `arena` */
	struct arena arena;
	struct diag diag;      /* of reading it */
	const char *file_path; /* from the site's folder */
	struct stat seen;
	bool is_settled;
	size_t users; /* models and the cache */
};

/*
 * Empties the cache when site.yaml or one of `defaults` (the _defaults.yaml,
 * below content/) is another than last time, or the theme renders other nodes
 * itself.
 */
void cache_begin(struct model_cache *cache, const struct model_options *options,
		 const struct tree_paths *defaults);

/* The kept reading of the document at `path` below content/, or NULL. */
struct cached *cache_find(const struct model_cache *cache, struct text path);

/*
 * Whether the file is as it was when it was read. From any thread.
 */
bool cache_is_fresh(const struct cached *cached, int site_dir);

/* A place for a reading of the document at `path` below content/, as of now.
 * From any thread. */
struct cached *cache_new(int site_dir, struct text path);
void cache_drop(struct cached *cached);

/* Keeps these, one a document, in place of what it has. */
void cache_keep(struct model_cache *cache, struct cached **all, size_t count);

#endif
