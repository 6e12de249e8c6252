#include "stage.h"

#include "base/pool.h"

static int
add_made(void *publication, const struct made_file *file, struct diag *diag)
{
	struct publish_references references = {
		.links = file->links,
		.sums = file->sums,
		.layout = file->layout,
	};

	if (publish_file(publication, file->path, file->bytes, file->origin,
			 diag) != 0)
		return -1;
	publish_sum(publication, file->path, &references);
	return 0;
}

static int
note_made(void *publication, const struct made_file *file, struct diag *diag)
{
	struct publish_references references = {
		.links = file->links,
		.ids = file->ids,
		.layout = file->layout,
	};

	(void)diag;
	publish_note(publication, file->path, &references);
	return 0;
}

/*
 * What every link of every file leads to would be a third of the memory of a
 * build, and mostly all is well: files are made once more for those who must
 * be told where a link is wrong. What making them tells is told already.
 */
static void
check_links(const struct build_view *view, struct publication *publication,
	    struct diag *diag)
{
	const struct theme_sink_to to = {.take = note_made,
					 .context = publication};
	struct diag told = {0};

	if (publish_has_doubts(publication) &&
	    (theme_give_assets(view->theme, note_made, publication, &told) !=
		     0 ||
	     theme_render(view->theme, view->site, &to, &told) != 0))
		diag_merge(diag, &told);
	diag_free(&told);
	publish_check_links(publication, view->site_dir, diag);
}

int
stage_files(const struct build_view *view, struct publication *publication,
	    struct diag *diag)
{
	if (theme_give_assets(view->theme, add_made, publication, diag) != 0 ||
	    publish_assets(publication, view->site, view->site_dir, diag) != 0)
		return -1;
	return publish_site(publication, view->site, diag);
}

static int
take_index(void *publication, struct text path, struct text bytes,
	   struct diag *diag)
{
	return publish_file(publication, path, bytes, TEXT("the search"), diag);
}

int
stage_search(const struct build_view *view, struct publication *publication,
	     struct diag *diag)
{
	struct search_files files = {.take = take_index,
				     .context = publication};

	return search_make(view->site, view->jobs, &files, diag);
}

/* Where what is made goes. */
struct staging {
	const struct build_view *view;
	struct publication *publication;
	const struct build_watch *watch; /* or NULL */
};

static int
take_made(void *context, const struct made_file *file, struct diag *diag)
{
	const struct staging *staging = context;

	if (staging->watch)
		staging->watch->made(staging->watch->context);
	return add_made(staging->publication, file, diag);
}

static int
stage_meanwhile(void *context, struct diag *diag)
{
	const struct staging *staging = context;

	return stage_files(staging->view, staging->publication, diag);
}

static void
rest(void *context)
{
	const struct staging *staging = context;

	publish_rest(staging->publication);
}

int
stage_site(const struct build_view *view, const struct build_watch *watch,
	   struct publication *publication, struct diag *diag)
{
	struct staging staging = {view, publication, watch};
	const struct theme_sink_to to = {
		.take = take_made,
		.meanwhile = stage_meanwhile,
		.rest = rest,
		.context = &staging,
		.is_summing = true,
	};

	/* The index first: its threads keep all processors busy as the workers
	 * do, and what it needs of memory is free again before they start. */
	if (publish_withhold(publication, view->site_dir, diag) != 0 ||
	    stage_search(view, publication, diag) != 0 ||
	    theme_render(view->theme, view->site, &to, diag) != 0)
		return -1;
	check_links(view, publication, diag);
	return 0;
}

/* Neither needs anything of the other. */
enum end { END_PUBLICATION, END_BUILD, ENDS };

struct ends {
	const struct stage_ending *ending;
	struct diag *diag;
	int rc;
};

static void
end_one(void *context, size_t end, size_t thread)
{
	struct ends *ends = context;
	const struct stage_ending *ending = ends->ending;

	(void)thread;
	if (end == END_BUILD) {
		if (ending->close)
			ending->close(ending->build);
		return;
	}
	if (ending->is_fine)
		ends->rc = publish_commit(ending->publication, ending->result,
					  ends->diag);
	publish_close(ending->publication);
}

int
stage_end(const struct stage_ending *ending, struct diag *diag)
{
	struct ends ends = {ending, diag, -1};

	pool_run(ending->jobs, ENDS, end_one, &ends);
	return ends.rc;
}
