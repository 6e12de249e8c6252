/*
 * One build: from the folder of a site to its published pages.
 */
#ifndef BUILD_H
#define BUILD_H

#include "base/diag.h"
#include "base/moment.h"
#include "stage.h"

struct build_options {
	const struct build_watch *watch; /* NULL: nobody looks */
	const char *site_path;		 /* the site's folder */
	const char *output_path;	 /* where it is published */
	size_t jobs;			 /* threads and workers; at least 1 */
	bool strict;	   /* a warning stops it as an error does */
	bool dry_run;	   /* publishes nothing, counts what it would */
	bool offline;	   /* links end in index.html, for file:// */
	bool drafts;	   /* shows what is withheld */
	struct moment now; /* for publish_on; month 0: the clock */
	bool require_confinement;
	bool theme_only;     /* reads no documents: a view has no site */
	bool accept_changes; /* what breaks the seal is a warning */
	/* Of earlier builds of it, or NULL. */
	struct model_cache *cache;
	struct theme_cache *theme_cache;
	struct laps *laps; /* of all threads and workers are added; or NULL */
	struct theme_profile *profile; /* or NULL: see theme/theme.h */
	struct date today;	       /* year 0: the newest date of the site */
};

struct build_result {
	size_t pages;
	size_t quotations;
	size_t withheld;
	size_t shown_drafts; /* pages that are withheld without `drafts` */
	bool has_base_url;
	struct publish_result published;
};

/*
 * Builds the site. Everything wrong is told in `diag`; `result` is filled as
 * far as the build came. A build that fails leaves the output as it was.
 *
 * Returns 0, or -1 when there was an error, or a warning under `strict`.
 */
MUST_CHECK
int build_site(const struct build_options *options, struct build_result *result,
	       struct diag *diag);

/* ---- A site that is kept, for a preview. ---- */

struct build;

/*
 * Reads, resolves and checks the documents as build_site does. `options` must
 * outlive it.
 *
 * Returns it, to be closed by the caller, or NULL when there was an error, or
 * a warning under `strict`.
 */
struct build *build_open(const struct build_options *options,
			 struct diag *diag);

const struct build_view *build_look(const struct build *build);

/* NULL is fine. */
void build_close(struct build *build);

/* ---- A site that is looked at once. ---- */

/* Returns 0, or -1 after it told an error. */
typedef int build_visitor(void *context, const struct build_view *view,
			  struct diag *diag);

/*
 * Makes all pages, throws them away and shows the site to `visitor`: whatever
 * build_site would tell is told, and nothing is written. The visitor is not
 * called after an error, or a warning under `strict`.
 *
 * Returns 0, or -1 when there was an error, the visitor's included.
 */
MUST_CHECK
int build_check(const struct build_options *options, build_visitor *visitor,
		void *context, struct diag *diag);

#endif
