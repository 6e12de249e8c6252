/*
 * Themes: Lua that turns the model into pages, in confined workers.
 *
 * A theme is third-party code. It is read into memory by the parent, runs in
 * a Lua state built up from nothing, and that state lives in a forked worker
 * without rights. The parent hears bytes from workers and writes the files.
 */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include "base/diag.h"
#include "model/model.h"

struct theme;

struct theme_options {
	size_t jobs;		  /* workers */
	bool require_confinement; /* no seccomp here is an error (T009) */
};

/*
 * Reads the theme the site names: `themes/NAME/` in the site's folder, or the
 * embedded broadsheet; then its parents, the same way. Runs theme.lua in a
 * confined worker and checks what it says.
 *
 * Returns the theme in the arena, or NULL after errors (T001, T002, T003,
 * T010).
 */
struct theme *theme_load(int site_dir, const struct site_config *config,
			 const struct theme_options *options,
			 struct arena *arena, struct diag *diag);

/* A finished file; all of it is borrowed for the call. */
struct made_file {
	struct text path;   /* relative to the output */
	struct text origin; /* what it was made from, for messages */
	struct text bytes;
	/* Where it leads and the anchors it has, a line each as
	 * theme/references.h says, and the theme's file that made it. */
	struct text links;
	struct text ids;
	struct text layout;
};

/*
 * Where finished files go. Called by the parent only, in any order of pages.
 * A return of -1 (after one diagnostic) stops the rendering.
 */
typedef int theme_sink(void *context, const struct made_file *file,
		       struct diag *diag);

/*
 * Renders every page of the site and every output of the theme, on
 * `options->jobs` workers, and hands them to `sink`. No other thread may be
 * alive. A page that fails is one error naming it; the others are rendered
 * all the same, to find more.
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int theme_render(const struct theme *theme, const struct site *site,
		 theme_sink *sink, void *context, struct diag *diag);

/* A file below the theme's assets/, the child's over its parent's. */
struct theme_asset {
	struct text path; /* as published: "assets/broadsheet.css" */
	struct text bytes;
};

struct theme_assets LIST_OF(struct theme_asset);

/* By path; belongs to the theme. */
const struct theme_assets *theme_assets(const struct theme *theme);

#endif
