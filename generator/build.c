#include "build.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "model/model.h"
#include "source/source.h"
#include "stage.h"
#include "theme/theme.h"

/* What the stages hand on to each other. */
struct build {
	const struct build_options *options;
	struct arena arena;
	struct site_config config;
	struct tree tree;
	struct build_view view;
};

/* Whether the build may go on to publish. */
static int
verdict(const struct build *build, const struct diag *diag)
{
	if (diag->errors > 0)
		return -1;
	return build->options->strict && diag->warnings > 0 ? -1 : 0;
}

static void
enter(const struct build *build, enum build_stage stage)
{
	const struct build_watch *watch = build->options->watch;

	if (watch)
		watch->enter(watch->context, stage);
}

static void
enter_model(void *build, enum model_stage stage)
{
	enter(build, stage == MODEL_VERIFY ? BUILD_VERIFY : BUILD_RESOLVE);
}

static int
open_site(struct build *build, struct diag *diag)
{
	const char *path = build->options->site_path;

	build->view.site_dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (build->view.site_dir < 0) {
		diag_errno(diag, F001, path, "cannot open the site's folder");
		return -1;
	}
	return 0;
}

/*
 * Reads everything, so that the mistakes of site.yaml, of the theme and of
 * the documents are told in one go.
 */
static int
read_site(struct build *build, struct diag *diag)
{
	const struct build_options *options = build->options;
	struct theme_options theme_options = {
		.cache = options->theme_cache,
		.jobs = options->jobs,
		.require_confinement = options->require_confinement,
		.strict = options->strict,
		.profile = options->profile,
		.laps = options->laps,
	};
	struct model_options model_options = {
		.cache = options->cache,
		.enter = enter_model,
		.context = build,
		.laps = options->laps,
		.site_dir = build->view.site_dir,
		.jobs = options->jobs,
		.offline = options->offline,
		.drafts = options->drafts,
		.now = options->now,
		.accept_changes = options->accept_changes,
		.today = options->today,
	};

	if (site_config_read(build->view.site_dir, &build->arena,
			     &build->config, diag) != 0)
		return -1;
	build->view.theme = theme_load(build->view.site_dir, &build->config,
				       &theme_options, &build->arena, diag);
	if (options->theme_only)
		return build->view.theme ? 0 : -1;
	if (tree_read(build->view.site_dir, options->jobs, &build->arena,
		      &build->tree, diag) != 0)
		return -1;
	theme_ask(build->view.theme, &model_options);
	enter(build, BUILD_READ);
	build->view.site = model_build(&build->config, &build->tree,
				       &model_options, &build->arena, diag);
	return build->view.theme && build->view.site ? verdict(build, diag)
						     : -1;
}

/* Calls `close` as soon as nothing of the build is needed; NULL: it is kept. */
static int
publish(struct build *build, void (*close)(struct build *build),
	struct build_result *result, struct diag *diag)
{
	struct publish_options options = {
		.site_path = build->options->site_path,
		.output_path = build->options->output_path,
		.jobs = build->options->jobs,
		.laps = build->options->laps,
		.dry_run = build->options->dry_run,
	};
	struct stage_ending ending = {
		.result = &result->published,
		.close = close,
		.build = build,
		.jobs = options.jobs,
	};

	result->pages = build->view.site->pages.count;
	result->quotations = build->view.site->quotations.count;
	result->withheld = build->view.site->withheld.count;
	result->shown_drafts = build->view.site->shown_drafts;
	result->has_base_url = build->view.site->base_url.len > 0;
	if (publish_open(&options, &ending.publication, diag) == 0) {
		enter(build, BUILD_MAKE);
		ending.is_fine = stage_site(&build->view, build->options->watch,
					    ending.publication, diag) == 0 &&
				 verdict(build, diag) == 0;
		enter(build, BUILD_PUBLISH);
	}
	return stage_end(&ending, diag);
}

struct build *
build_open(const struct build_options *options, struct diag *diag)
{
	struct build *build = mem_alloc(sizeof(*build));

	*build = (struct build){
		.options = options,
		.view = {.site_dir = -1, .jobs = options->jobs},
	};
	if (open_site(build, diag) == 0 && read_site(build, diag) == 0)
		return build;
	build_close(build);
	return NULL;
}

const struct build_view *
build_look(const struct build *build)
{
	return &build->view;
}

void
build_close(struct build *build)
{
	if (build == NULL)
		return;
	if (build->view.site_dir >= 0)
		close(build->view.site_dir);
	theme_close(build->view.theme);
	arena_free(&build->arena);
	free(build);
}

int
build_site(const struct build_options *options, struct build_result *result,
	   struct diag *diag)
{
	struct build *build = build_open(options, diag);

	*result = (struct build_result){0};
	return build ? publish(build, build_close, result, diag) : -1;
}

int
build_check(const struct build_options *options, build_visitor *visitor,
	    void *context, struct diag *diag)
{
	struct build_options dry = *options;
	struct build_result unsaid = {0};
	struct build *build;
	int rc = -1;

	dry.dry_run = true;
	build = build_open(&dry, diag);
	if (build && publish(build, NULL, &unsaid, diag) == 0)
		rc = visitor(context, &build->view, diag);
	build_close(build);
	return rc;
}
