#include "build.h"

#include <fcntl.h>
#include <unistd.h>

#include "model/model.h"
#include "source/source.h"
#include "theme/theme.h"

/* What the stages hand on to each other. */
struct build {
	const struct build_options *options;
	struct arena arena;
	struct site_config config;
	struct tree tree;
	struct build_view view;
	struct publication *publication;
};

/* Whether the build may go on to publish. */
static int
verdict(const struct build *build, const struct diag *diag)
{
	if (diag->errors > 0)
		return -1;
	return build->options->strict && diag->warnings > 0 ? -1 : 0;
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
		.jobs = options->jobs,
		.require_confinement = options->require_confinement,
	};
	struct model_options model_options = {
		.site_dir = build->view.site_dir,
		.jobs = options->jobs,
		.offline = options->offline,
		.accept_changes = options->accept_changes,
		.today = options->today,
	};

	if (site_config_read(build->view.site_dir, &build->arena,
			     &build->config, diag) != 0)
		return -1;
	if (tree_read(build->view.site_dir, &build->arena, &build->tree,
		      diag) != 0)
		return -1;
	build->view.theme = theme_load(build->view.site_dir, &build->config,
				       &theme_options, &build->arena, diag);
	build->view.site = model_build(&build->config, &build->tree,
				       &model_options, &build->arena, diag);
	return build->view.theme && build->view.site ? verdict(build, diag)
						     : -1;
}

static int
add_assets(struct build *build, struct diag *diag)
{
	const struct theme_assets *theme = theme_assets(build->view.theme);
	const struct asset_list *site = &build->view.site->assets;
	struct publication *out = build->publication;

	for (size_t i = 0; i < theme->count; i++)
		if (publish_file(out, theme->items[i].path,
				 theme->items[i].bytes,
				 TEXT("the theme's assets"), diag) != 0)
			return -1;
	for (size_t i = 0; i < site->count; i++) {
		const struct asset *asset = site->items[i];
		struct text from = arena_join(&build->arena, TEXT("content/"),
					      asset->source_path);

		if (publish_copy(out, asset->path, build->view.site_dir, from.s,
				 diag) != 0)
			return -1;
	}
	return 0;
}

static int
add_made(void *context, const struct made_file *file, struct diag *diag)
{
	struct build *build = context;

	if (publish_file(build->publication, file->path, file->bytes,
			 file->origin, diag) != 0)
		return -1;
	publish_note(build->publication, file->links, file->ids, file->layout);
	return 0;
}

static int
stage(struct build *build, struct diag *diag)
{
	struct publish_options options = {
		.site_path = build->options->site_path,
		.output_path = build->options->output_path,
		.dry_run = build->options->dry_run,
	};

	if (publish_open(&options, &build->publication, diag) != 0 ||
	    add_assets(build, diag) != 0 ||
	    theme_render(build->view.theme, build->view.site, add_made, build,
			 diag) != 0 ||
	    publish_site(build->publication, build->view.site, diag) != 0)
		return -1;
	publish_check_links(build->publication, build->view.site_dir, diag);
	return verdict(build, diag);
}

static void
count(const struct build *build, struct build_result *result)
{
	if (build->view.site == NULL)
		return;
	result->pages = build->view.site->pages.count;
	result->quotations = build->view.site->quotations.count;
	result->withheld = build->view.site->withheld.count;
}

static void
close_build(struct build *build)
{
	publish_close(build->publication);
	if (build->view.site_dir >= 0)
		close(build->view.site_dir);
	arena_free(&build->arena);
}

static int
publish(struct build *build, struct build_result *result, struct diag *diag)
{
	if (open_site(build, diag) != 0 || read_site(build, diag) != 0 ||
	    stage(build, diag) != 0)
		return -1;
	return publish_commit(build->publication, &result->published, diag);
}

int
build_site(const struct build_options *options, struct build_result *result,
	   struct diag *diag)
{
	struct build build = {.options = options, .view.site_dir = -1};
	int rc;

	*result = (struct build_result){0};
	rc = publish(&build, result, diag);
	count(&build, result);
	close_build(&build);
	return rc;
}

int
build_read(const struct build_options *options, build_visitor *visitor,
	   void *context, struct diag *diag)
{
	struct build build = {.options = options, .view.site_dir = -1};
	int rc = -1;

	if (open_site(&build, diag) == 0 && read_site(&build, diag) == 0)
		rc = visitor(context, &build.view, diag);
	close_build(&build);
	return rc;
}

int
build_check(const struct build_options *options, build_visitor *visitor,
	    void *context, struct diag *diag)
{
	struct build_options dry = *options;
	struct build_result unsaid;
	struct build build = {.options = &dry, .view.site_dir = -1};
	int rc = -1;

	dry.dry_run = true;
	if (publish(&build, &unsaid, diag) == 0)
		rc = visitor(context, &build.view, diag);
	close_build(&build);
	return rc;
}
