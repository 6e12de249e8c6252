#include "model/work.h"

#define GENERATOR "dossier 0.1"

static struct site *
site_new(const struct site_config *config, const struct model_options *options,
	 struct arena *arena)
{
	struct site *site = arena_new(arena, struct site);

	site->title = config->title;
	site->description = config->description;
	site->base_url = config->base_url;
	site->language = config->language;
	site->contact = config->contact;
	site->generator = TEXT(GENERATOR);
	site->today = options->today;
	site->params = config->params;
	site->offline = options->offline;
	site->allow_origins = config->allow_origins;
	policy_make(site, arena);
	hosts_make(site, config->hosts, arena);
	return site;
}

static void
enter(const struct work *work, enum model_stage stage)
{
	if (work->options->enter)
		work->options->enter(work->options->context, stage);
}

/* What is there: pages and what they are about. */
static void
make_pages(struct work *work)
{
	work->site->data =
		data_read(work->options->site_dir, work->arena, work->diag);
	documents_read(work);
	enter(work, MODEL_RESOLVE);
	pages_make(work);
	redirects_make(work);
	corrections_make(work);
	evidence_make(work);
	assets_make(work);
	entries_make(work);
	people_fill(work);
	sources_fill(work);
	records_fill(work);
	evidence_check(work);
	turns_make(work);
	translations_make(work);
	recordings_make(work);
	taxonomies_read(work);
	sections_make(work);
}

/* What it has to do with each other, checked. */
static void
resolve(struct work *work)
{
	seal_read(work);
	responses_make(work);
	events_make(work);
	events_relate(work);
	links_resolve(work);
	page_images_find(work);
	pictures_measure(work);
	enter(work, MODEL_VERIFY);
	quotations_make(work);
	quoted_speakers_check(work);
	enter(work, MODEL_RESOLVE);
	overviews_make(work);
	taxonomies_make(work);
	added_make(work);
	pages_list(work);
	lists_withhold(work);
	pagers_make(work);
	trails_make(work);
	folder_links_resolve(work);
	menu_make(work);
	withdrawals_check(work);
	corrections_resolve(work);
	events_check(work);
}

static int64_t
later_day(int64_t day, const struct edtf *date)
{
	return date && edtf_is_plain(date) && date->latest > day ? date->latest
								 : day;
}

/*
 * A build that is given no date takes the site's newest: no clock is asked,
 * so that the same input gives the same bytes on any day.
 */
static void
date_site(struct site *site)
{
	int64_t newest = 0; /* 1970-01-01, when nothing is dated */

	if (site->today.month != 0)
		return;
	list_each (struct page *, page, &site->pages) {
		newest = later_day(newest, (*page)->date);
		newest = later_day(newest, (*page)->updated);
	}
	site->today = date_from_day(newest);
}

/* What follows: needs all of it to be right. */
static void
conclude(struct work *work)
{
	entries_sort(work->site);
	events_sort(work);
	backlinks_make(work);
	coverage_count(work);
	date_site(work->site);
	moments_tell(work);
	bylines_resolve(work);
}

const struct site *
model_build(const struct site_config *config, const struct tree *tree,
	    const struct model_options *options, struct arena *arena,
	    struct diag *diag)
{
	size_t errors = diag->errors;
	struct work work = {
		.quotation_ids.are_folders = true,
		.config = config,
		.tree = tree,
		.options = options,
		.arena = arena,
		.diag = diag,
		.site = site_new(config, options, arena),
	};

	make_pages(&work);
	resolve(&work);
	if (diag->errors == errors)
		work_both(&work, conclude, paths_check);
	else
		paths_check(&work);
	if (diag->errors == errors)
		seal_check(&work);
	arena_free(&work.scratch);
	return diag->errors == errors ? work.site : NULL;
}
