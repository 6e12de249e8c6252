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

/* ---- Where a theme's time goes. ---- */

/* What ran for pages, in nanoseconds; see theme/profile.h. */
struct theme_time {
	const char *kind; /* layout, output, part, hook, filter … or program */
	struct text name; /* of the file, as messages have it */
	uint64_t calls;
	int64_t total; /* with what it called */
	int64_t own;
};

struct theme_slow {
	struct text origin; /* what the page or file is made from */
	int64_t time;
};

/* Of how many of the slowest a profile tells. */
#define THEME_SLOWEST 10

/* Of the files that were made last; zeroed: nothing is measured yet. */
struct theme_profile {
	struct arena arena;
	struct LIST_OF(struct theme_time) times;   /* most of its own first */
	struct LIST_OF(struct theme_slow) slowest; /* first */
	uint64_t made;				   /* pages and other files */
	int64_t time;				   /* of all workers */
};

void theme_profile_free(struct theme_profile *profile);

/* ---- Loading ---- */

/*
 * What every theme.lua said, for whoever loads a theme again and again while
 * files change. The same is loaded with it and without.
 */
struct theme_cache;

struct theme_cache *theme_cache_open(void);
void theme_cache_close(struct theme_cache *cache); /* NULL is fine */

struct theme_options {
	struct theme_cache *cache; /* or NULL */
	size_t jobs;		   /* workers */
	bool require_confinement;  /* no seccomp here is an error (T009) */
	bool strict;		   /* uses of h.raw are told (T016) */
	bool explains;		   /* set by theme_explain */
	/* Where theme_render tells where time went; NULL: none is measured. */
	struct theme_profile *profile;
	struct laps *laps; /* of making are added; NULL: nobody asks */
};

/*
 * Reads the theme the site names: `themes/NAME/` in the site's folder, or one
 * in the program (broadsheet, ledger); then its parents, the same way. Runs
 * theme.lua in a confined worker and checks what it says.
 *
 * Returns the theme in the arena, to be closed by the caller before the arena
 * is freed, or NULL after errors (T001, T002, T003, T010).
 */
struct theme *theme_load(int site_dir, const struct site_config *config,
			 const struct theme_options *options,
			 struct arena *arena, struct diag *diag);

/* Waits for the end of its workers, which theme_load and theme_render leave to
 * it. NULL is fine. */
void theme_close(const struct theme *theme);

/*
 * Sets what the model is to do for the theme: leave nodes that it renders
 * itself to it (hooks/ and blocks/), and add its pages. NULL asks nothing.
 */
void theme_ask(const struct theme *theme, struct model_options *options);

/* ---- What a theme is made of, for who makes one. ---- */

/* A file of a theme that serves this site; texts are the theme's. */
struct theme_part {
	struct text path;  /* in its theme: "parts/card.lua" */
	struct text theme; /* whose file it is; empty: made of parameters */
	struct text over;  /* whose file it stands in for; empty: nobody's */
	struct text bytes;
};

struct theme_parts LIST_OF(struct theme_part);

/*
 * Lists them by path. Of the words of a language, which are put together from
 * all levels, it is the lowest.
 */
void theme_list_parts(const struct theme *theme, struct arena *arena,
		      struct theme_parts *parts);

/* The name of the site's theme, and whether it is in the program only. */
struct text theme_name(const struct theme *theme);
bool theme_is_embedded(const struct theme *theme);

/*
 * What editors read to complete and check scripts: definitions for
 * lua-language-server, one file a module. Writes number `i` to `out`.
 *
 * Returns the file's name, or an empty text when there are no more.
 */
struct text theme_definitions(size_t i, struct buf *out);

/* The same for people, as Markdown. */
void theme_reference(struct buf *out);

/* A finished file; all of it is borrowed for the call. */
struct made_file {
	struct text path;   /* relative to the output */
	struct text origin; /* what it was made from, for messages */
	struct text bytes;
	/* Where it leads and the anchors it has, a line each as
	 * theme/references.h says, and the theme's file that made it. */
	struct text links;
	struct text ids;
	struct text sums; /* instead of ids and most links */
	struct text layout;
	/* All of its files that ran for it, in that order; of theme_explain
	 * only. */
	struct LIST_OF(struct text) used;
};

/*
 * Where finished files go. Called by the parent only, in any order of pages.
 * A return of -1 (after one diagnostic) stops the rendering.
 */
typedef int theme_sink(void *context, const struct made_file *file,
		       struct diag *diag);

/* A sink and what it is called with. */
struct theme_sink_to {
	theme_sink *take;
	/* Called once when workers have begun, for what is to be done before
	 * `take` is called. -1 (after one diagnostic) stops the rendering.
	 * NULL: there is nothing. */
	int (*meanwhile)(void *context, struct diag *diag);
	/* Called before a worker is forked: no other thread may be alive when
	 * it returns. NULL: there are none. */
	void (*rest)(void *context);
	void *context;
	/* Sums are enough to know of links and ids. */
	bool is_summing;
};

/*
 * Renders every page of the site and every output of the theme, on
 * `options->jobs` workers, and hands them to a sink. A page that fails is one
 * error naming it; the others are rendered all the same, to find more.
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int theme_render(const struct theme *theme, const struct site *site,
		 const struct theme_sink_to *to, struct diag *diag);

/*
 * Renders what is made of one page, itself first, in a worker as
 * theme_render does, and says of each file what of the theme took part.
 */
MUST_CHECK
int theme_explain(const struct theme *theme, const struct site *site,
		  const struct page *page, const struct theme_sink_to *to,
		  struct diag *diag);

/*
 * Writes what themes see of `page` as JSON, a member a line: its own facts
 * whole, of things it leads to their plain ones.
 */
void theme_facts(const struct page *page, struct buf *out);

/*
 * The pages and outputs of a site, made when they are wanted; for a preview.
 * Files are numbered from 0, pages first.
 */
struct theme_pages;

/*
 * Lists them; workers start with the first that is made. Theme and site must
 * outlive it. Returns NULL after one error (F009).
 */
struct theme_pages *theme_pages_open(const struct theme *theme,
				     const struct site *site,
				     struct diag *diag);

size_t theme_pages_count(const struct theme_pages *pages);

/*
 * Path and origin of a file, without its bytes. `*is_certain` is false for an
 * output that its layout may choose not to make.
 */
struct made_file theme_pages_file(struct theme_pages *pages, size_t number,
				  bool *is_certain);

/* So many of them, from one on. */
struct theme_stretch {
	size_t first;
	size_t count;
};

/* Makes those; as theme_render. */
MUST_CHECK
int theme_pages_make(struct theme_pages *pages, struct theme_stretch wanted,
		     const struct theme_sink_to *to, struct diag *diag);

/*
 * Ends the workers until something is made again. They share the memory of
 * this process: what it writes while they live is copied first.
 */
void theme_pages_rest(struct theme_pages *pages);

/* NULL is fine. */
void theme_pages_close(struct theme_pages *pages);

/*
 * Hands the files below the theme's assets/ to `sink`, the child's over its
 * parent's, by path ("assets/broadsheet.css"). Returns 0, or -1 as `sink`.
 */
MUST_CHECK
int theme_give_assets(const struct theme *theme, theme_sink *sink,
		      void *context, struct diag *diag);

#endif
