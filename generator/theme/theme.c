#include "theme/theme.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "theme/fingerprint.h"
#include "theme/hooks.h"
#include "theme/load.h"
#include "theme/parameters.h"
#include "theme/plan.h"
#include "theme/plan_filters.h"
#include "theme/plan_pages.h"
#include "theme/plan_place.h"
#include "theme/uses.h"
#include "theme/worker.h"

/* A theme being put together from its levels. */
struct lineage {
	struct theme *theme;
	int site_dir;
	struct text names[LIMIT_THEME_LEVELS];
	size_t count;
	struct arena *arena;
	struct diag *diag;
	bool told_confinement;
	struct place named; /* where the next name stands */
};

/* theme.lua of the newest level, or NULL. */
static const struct theme_file *
plan_file(const struct theme *theme, size_t level)
{
	list_each (struct theme_file, file, &theme->files)
		if (file->level == level &&
		    text_equal(file->path, TEXT("theme.lua")))
			return file;
	return NULL;
}

static int
tell_no_plan(const struct lineage *lineage, struct text name)
{
	struct place place = {.path = arena_format(lineage->arena,
						   "themes/%.*s/theme.lua",
						   TEXT_ARG(name))};

	diag_error(lineage->diag, T001, &place,
		   "the theme \"%.*s\" has no theme.lua", TEXT_ARG(name));
	diag_hint(lineage->diag,
		  "the least it says is: return { name = "
		  "\"%.*s\", api = %d }",
		  TEXT_ARG(name), THEME_API);
	return -1;
}

/* One line for a system that cannot confine; an error if that is required. */
static int
tell_confinement(struct lineage *lineage)
{
	if (lineage->told_confinement)
		return 0;
	lineage->told_confinement = true;
	if (lineage->theme->options.require_confinement) {
		diag_error(lineage->diag, T009, NULL,
			   "the theme cannot be confined here: there is no "
			   "seccomp");
		return -1;
	}
	diag_warning(lineage->diag, T009, NULL,
		     "the theme runs unconfined: there is no seccomp here");
	return 0;
}

static int
tell_circle(const struct lineage *lineage, struct text name)
{
	struct text chain = {0};

	for (size_t i = 0; i < lineage->count; i++)
		chain = arena_join(lineage->arena, chain,
				   arena_format(lineage->arena, "%.*s → ",
						TEXT_ARG(lineage->names[i])));
	diag_error(lineage->diag, T001, &lineage->named,
		   "themes inherit in a circle: %.*s%.*s", TEXT_ARG(chain),
		   TEXT_ARG(name));
	return -1;
}

static bool
is_in_lineage(const struct lineage *lineage, struct text name)
{
	for (size_t i = 0; i < lineage->count; i++)
		if (text_equal(lineage->names[i], name))
			return true;
	return false;
}

static int
tell_depth(const struct lineage *lineage)
{
	diag_error(lineage->diag, T001, &lineage->named,
		   "the theme \"%.*s\" has more than %d parents behind each "
		   "other",
		   TEXT_ARG(lineage->names[0]), LIMIT_THEME_LEVELS - 1);
	return -1;
}

/* Adds what the theme.lua of the newest level says. */
static int
add_plan(struct lineage *lineage, const struct theme_file *file,
	 struct plan *plan)
{
	struct theme *theme = lineage->theme;

	plan_filters_add(theme, &plan->filters, file, lineage->arena);
	plan_pages_add(&theme->pages, &plan->pages, file, lineage->arena);
	list_each (struct parameter, parameter, &plan->parameters) {
		struct plan_at at = PLAN_AT({.name = "parameters"},
					    {.name = parameter->name.s});

		parameter->place.path = file->shown;
		parameter->place.line = plan_line(file->bytes, &at);
	}
	lineage->named.path = file->shown;
	lineage->named.line =
		plan_line(file->bytes, &PLAN_AT({.name = "parent"}));
	lineage->named.column = 0;
	return parameters_inherit(&theme->parameters, &plan->parameters,
				  lineage->arena, lineage->diag);
}

/* Adds the theme `name` as the next level; `*parent` is what it says. */
static int
add_level(struct lineage *lineage, struct text name, struct text *parent)
{
	size_t level = lineage->count;
	const struct theme_file *file;
	struct plan plan;
	int rc;

	if (is_in_lineage(lineage, name))
		return tell_circle(lineage, name);
	if (level == LIMIT_THEME_LEVELS)
		return tell_depth(lineage);
	lineage->names[lineage->count++] = name;
	list_add(lineage->arena, &lineage->theme->names, name);
	if (load_theme(lineage->theme, lineage->site_dir,
		       &(struct theme_level){name, lineage->named, level},
		       lineage->arena, lineage->diag) != 0)
		return -1;
	file = plan_file(lineage->theme, level);
	if (!file)
		return tell_no_plan(lineage, name);
	rc = plan_run(lineage->theme, file, lineage->arena, &plan,
		      lineage->diag);
	if (!plan.is_confined && tell_confinement(lineage) != 0)
		return -1;
	if (rc != 0)
		return -1;
	*parent = plan.parent;
	return add_plan(lineage, file, &plan);
}

static int
check_strings(const struct value *strings, struct diag *diag)
{
	if (!strings || strings->kind == VALUE_MAP)
		return 0;
	diag_error(
		diag, T024, &strings->place,
		"`strings` is a mapping of the theme's keys and other words");
	return -1;
}

/* Adds the site's theme and its parents; then what needs all of them. */
static int
add_levels(struct lineage *lineage, const struct site_config *config)
{
	struct theme *theme = lineage->theme;
	struct arena *arena = lineage->arena;
	struct diag *diag = lineage->diag;
	struct text name = config->theme;

	while (name.len > 0) {
		struct text parent = {0};

		if (add_level(lineage, name, &parent) != 0)
			return -1;
		name = parent;
	}
	if (check_strings(config->strings, diag) != 0 ||
	    parameters_set(&theme->parameters, config->theme_params, arena,
			   diag) != 0 ||
	    parameters_add_sheet(theme, arena, diag) != 0)
		return -1;
	load_finish(theme);
	if (plan_filters_find(theme, arena, diag) != 0 ||
	    hooks_find(theme, arena, diag) != 0 ||
	    plan_pages_check(theme, arena, diag) != 0)
		return -1;
	return fingerprint_assets(theme, &config->allow_origins, arena, diag);
}

struct theme *
theme_load(int site_dir, const struct site_config *config,
	   const struct theme_options *options, struct arena *arena,
	   struct diag *diag)
{
	struct theme *theme = arena_new(arena, struct theme);
	struct lineage lineage = {
		.theme = theme,
		.site_dir = site_dir,
		.arena = arena,
		.diag = diag,
	};
	const struct value *named = value_get(config->front, "theme");

	if (named)
		lineage.named = named->place;
	theme->options = *options;
	theme->language = config->language;
	theme->site_strings = config->strings;
	theme->page_ms = LIMIT_PAGE_MS;
	theme->left = arena_new(arena, struct process_left);
	if (add_levels(&lineage, config) == 0)
		return theme;
	theme_close(theme);
	return NULL;
}

void
theme_close(const struct theme *theme)
{
	if (theme)
		process_await(theme->left);
}

void
theme_ask(const struct theme *theme, struct model_options *options)
{
	if (theme == NULL)
		return;
	options->wanted = &theme->wanted;
	options->added = &theme->pages;
}

struct theme_pages {
	struct arena arena;
	struct jobs jobs;
	struct crew *crew;
};

struct theme_pages *
theme_pages_open(const struct theme *theme, const struct site *site,
		 struct diag *diag)
{
	struct theme_pages *pages = mem_alloc(sizeof(*pages));

	*pages = (struct theme_pages){0};
	jobs_plan(theme, site, &pages->arena, &pages->jobs);
	pages->crew = crew_open(theme, site, &pages->jobs, diag);
	if (pages->crew)
		return pages;
	theme_pages_close(pages);
	return NULL;
}

size_t
theme_pages_count(const struct theme_pages *pages)
{
	return pages->jobs.count;
}

struct made_file
theme_pages_file(struct theme_pages *pages, size_t number, bool *is_certain)
{
	const struct job *job = &pages->jobs.items[number];

	*is_certain = !job->layout;
	return (struct made_file){
		.path = job->path,
		.origin = job_origin(&pages->arena, job),
	};
}

int
theme_pages_make(struct theme_pages *pages, struct theme_stretch wanted,
		 const struct theme_sink_to *to, struct diag *diag)
{
	struct run run = {.first = wanted.first, .count = wanted.count};

	return crew_make(pages->crew, &run, to, diag);
}

void
theme_pages_rest(struct theme_pages *pages)
{
	crew_rest(pages->crew);
}

void
theme_pages_close(struct theme_pages *pages)
{
	if (pages == NULL)
		return;
	crew_close(pages->crew);
	arena_free(&pages->arena);
	free(pages);
}

int
theme_render(const struct theme *theme, const struct site *site,
	     const struct theme_sink_to *to, struct diag *diag)
{
	struct theme_pages *pages = theme_pages_open(theme, site, diag);
	struct theme_stretch all = {0, 0};
	int rc = -1;

	if (pages) {
		all.count = pages->jobs.count;
		rc = uses_check(theme, site, diag);
		rc |= theme_pages_make(pages, all, to, diag);
		if (theme->options.profile)
			crew_profile(pages->crew, theme->options.profile);
	}
	theme_pages_close(pages);
	return rc;
}

int
theme_explain(const struct theme *theme, const struct site *site,
	      const struct page *page, const struct theme_sink_to *to,
	      struct diag *diag)
{
	struct theme explaining = *theme;
	struct arena arena = {0};
	struct jobs all = {0}, jobs = {0};
	struct crew *crew;
	int rc = -1;

	explaining.options.explains = true;
	explaining.options.jobs = 1;
	jobs_plan(theme, site, &arena, &all);
	list_each (struct job, job, &all)
		if (job->page == page)
			list_add(&arena, &jobs, *job);
	crew = crew_open(&explaining, site, &jobs, diag);
	if (crew)
		rc = crew_make(crew, &(struct run){.count = jobs.count}, to,
			       diag);
	crew_close(crew);
	arena_free(&arena);
	return rc;
}

int
theme_give_assets(const struct theme *theme, theme_sink *sink, void *context,
		  struct diag *diag)
{
	list_each (struct theme_asset, asset, &theme->assets) {
		struct made_file file = {
			.path = asset->published,
			.origin = TEXT("the theme's assets"),
			.bytes = asset->bytes,
		};

		if (sink(context, &file, diag) != 0)
			return -1;
	}
	return 0;
}
