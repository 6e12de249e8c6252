/*
 * A theme's files in memory, the child's and its parents'.
 */
#ifndef THEME_LOAD_H
#define THEME_LOAD_H

#include "theme/process.h"
#include "theme/theme.h"

/* The version of what a theme and this program agree on. */
#define THEME_API 1

/* A Lua file of a theme. */
struct theme_file {
	struct text path;  /* in the theme: "layouts/article.lua" */
	struct text shown; /* in messages: "themes/x/layouts/article.lua" */
	struct text bytes;
	size_t level; /* 0 the theme itself, 1 its parent, … */
	bool is_embedded;
};

struct theme_files LIST_OF(struct theme_file);

enum parameter_type {
	PARAMETER_TEXT,
	PARAMETER_COLOR,
	PARAMETER_NUMBER,
	PARAMETER_INTEGER,
	PARAMETER_BOOLEAN,
	PARAMETER_FONT,	    /* names of fonts, as in CSS */
	PARAMETER_LENGTH,   /* a number with a unit of CSS */
	PARAMETER_CHOICE,   /* one of some texts */
	PARAMETER_LIST,	    /* of texts */
	PARAMETER_OF_PARENT /* another default for the parent's */
};

/* A parameter of the theme, with the value the site gives it. */
struct parameter_texts LIST_OF(struct text);

struct parameter {
	struct text name;
	struct place place; /* in theme.lua */
	enum parameter_type type;
	/* What its value is to Lua: text, number, boolean or list. */
	enum parameter_type given;
	double least; /* of numbers; both may be infinite */
	double most;
	struct parameter_texts choices;
	struct text help;
	struct text css;  /* "--accent": goes to assets/parameters.css */
	bool is_dark;	  /* there only where a dark scheme is preferred */
	struct text text; /* of all but numbers and booleans */
	double number;
	bool boolean;
	struct parameter_texts items; /* of a list */
};

struct parameters LIST_OF(struct parameter);

struct filter_name {
	struct text name;   /* without its folder and ".lua" */
	struct place place; /* in theme.lua */
};

struct filter_names LIST_OF(struct filter_name);

struct filter_files LIST_OF(const struct theme_file *);

/* What one theme.lua says. */
struct plan {
	struct text name;
	struct text parent; /* empty: none */
	bool is_confined;   /* the worker that said it was */
	struct parameters parameters;
	struct added_pages pages;
	struct filter_names filters;
};

/* A file below assets/. */
struct theme_asset {
	struct text path;  /* as the theme calls it: "assets/broadsheet.css" */
	struct text bytes; /* of a style sheet, as it is published */
	struct text shown; /* in messages: "themes/x/assets/broadsheet.css" */
	struct text published; /* "assets/broadsheet.0123456789.css" */
	struct text integrity; /* "sha256-…", for browsers to check */
	bool is_being_named;   /* by fingerprint.c */
	size_t level;	       /* whose it is */
	size_t over;	       /* the next level that has one; 0: none */
	bool is_made;	       /* of parameters */
};

struct theme_assets LIST_OF(struct theme_asset);

struct theme {
	struct theme_options options;
	struct LIST_OF(struct text) names; /* by level */
	bool is_embedded;		   /* the site has no folder of it */
	struct theme_files files;	   /* by path, then level */
	struct theme_assets assets;
	struct parameters parameters; /* by name */
	struct wanted_nodes wanted;
	struct filter_names filter_names;
	struct filter_files filters; /* of those, as they run */
	struct added_pages pages;
	struct text language;		  /* of the site */
	const struct value *site_strings; /* of site.yaml, or NULL */
	int64_t page_ms;		  /* LIMIT_PAGE_MS, but in tests */
	struct process_left *left;	  /* NULL: each is waited for at once */
};

/* A theme in a line of descent: 0 is the site's, its parent is 1 … */
struct theme_level {
	struct text name;
	struct place place; /* that names it: in site.yaml or theme.lua */
	size_t level;
};

/*
 * Adds the files of the theme `name` to `theme` as those of `level`, and its
 * assets where no lower level has one of the name. Sets `is_embedded` for
 * level 0. Symbolic links are told
 * and not followed.
 *
 * Returns 0, or -1 after errors (T001, F001 …).
 */
MUST_CHECK
int load_theme(struct theme *theme, int site_dir, const struct theme_level *at,
	       struct arena *arena, struct diag *diag);

/* The asset of this path ("assets/…"), or NULL. */
struct theme_asset *load_find_asset(const struct theme *theme,
				    struct text path);

/* Sorts the files, so that theme_find can look. */
void load_finish(struct theme *theme);

/*
 * The file `path` of the lowest level that is at least `level`, or NULL.
 */
const struct theme_file *theme_find(const struct theme *theme, struct text path,
				    size_t level);

/* The file of at least that level whose path is nearest, or NULL. */
const struct theme_file *theme_nearest(const struct theme *theme,
				       struct text path, size_t level);

#endif
