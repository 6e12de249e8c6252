/*
 * A site as a build would publish it, made while it is looked at.
 *
 * What is shown equals a clean build, since it is one: the documents are read
 * and checked as always, and each page is made from the model by the same
 * workers when somebody asks for it. The pages nobody asks for are made in
 * between, for what may be wrong with them.
 */
#ifndef PREVIEW_H
#define PREVIEW_H

#include "build.h"

struct preview;

/* `options` must outlive it. The caller closes it. */
struct preview *preview_open(const struct build_options *options);
void preview_close(struct preview *preview);

/*
 * Reads the site anew. When something is wrong with it, it is told in `diag`,
 * the site as it was before stays, and the result is -1.
 */
int preview_refresh(struct preview *preview, struct diag *diag);

/* A file of the site; borrowed until the preview is next called. */
struct preview_file {
	struct text bytes;
	const char *source; /* instead: a file below the folder `dir` */
	int dir;
};

enum preview_found { PREVIEW_FOUND, PREVIEW_NOTHING, PREVIEW_FAILED };

/*
 * The file at `path` ("articles/x/index.html"). PREVIEW_FAILED: it could not
 * be made, which is told in `diag`.
 */
enum preview_found preview_find(struct preview *preview, struct text path,
				struct preview_file *file, struct diag *diag);

/*
 * Makes a few of the pages nobody asked for, and tells what is wrong with
 * them. False: all have been made.
 */
bool preview_work(struct preview *preview, struct diag *diag);

/* The site that is shown, or NULL: there has been none without errors. */
const struct site *preview_site(const struct preview *preview);

#endif
