#include "preview.h"

#include <stdlib.h>

#include "base/index.h"
#include "base/mem.h"
#include "stage.h"

/* Pages made in one go while nobody waits; some milliseconds. */
#define STRETCH 32

/* A file that no layout makes. */
struct kept {
	struct text bytes;
	const char *source;
	int dir;
};

/* One reading of the site, and what it consists of. */
struct edition {
	struct build *build;
	struct model_lease *lease; /* on what the build's model is made of */
	struct publication *publication; /* sees that no two files meet */
	struct theme_pages *pages;
	struct arena arena;
	struct LIST_OF(struct kept) kept;
	/* Path → number: first those of `kept`, then those of `pages`. */
	struct index files;
	size_t pages_from; /* the number of the first of `pages` */
	size_t next;	   /* of `pages`, not made yet by preview_work */
	/* The index to search in, likewise behind `pages_from` of `kept`: path
	 * → number of `kept`. It is made when the first of it is asked for. */
	struct index searched;
	bool is_searched;
	bool is_wrong; /* some of them could not be made */
};

struct preview {
	struct build_options options;
	struct edition *edition; /* NULL: none was without errors yet */
	struct buf page;	 /* the one that was made last */
	bool was_made;
};

/* ---- Editions ---- */

static void
edition_close(struct edition *edition)
{
	if (edition == NULL)
		return;
	theme_pages_close(edition->pages);
	publish_close(edition->publication);
	build_close(edition->build);
	model_lease_end(edition->lease);
	arena_free(&edition->arena);
	free(edition);
}

static void
keep(void *context, const struct publish_taken *file)
{
	struct edition *edition = context;
	struct arena *arena = &edition->arena;
	struct kept kept = {
		.bytes = arena_text(arena, file->bytes),
		.dir = file->dir,
	};

	if (file->source)
		kept.source = arena_text(arena, text_of(file->source)).s;
	index_add(arena,
		  edition->is_searched ? &edition->searched : &edition->files,
		  arena_text(arena, file->path), (uint32_t)edition->kept.count);
	list_add(arena, &edition->kept, kept);
}

/* A page will be there; an output perhaps, so that none can be in its way. */
static int
list_pages(struct edition *edition, struct diag *diag)
{
	int rc = 0;

	edition->pages_from = edition->kept.count;
	for (size_t i = 0; i < theme_pages_count(edition->pages); i++) {
		bool is_certain;
		struct made_file file =
			theme_pages_file(edition->pages, i, &is_certain);

		index_add(&edition->arena, &edition->files, file.path,
			  (uint32_t)(edition->kept.count + i));
		if (is_certain)
			rc |= publish_claim(edition->publication, file.path,
					    file.origin, diag);
	}
	return rc;
}

static int
edition_fill(struct edition *edition, const struct build_options *options,
	     struct diag *diag)
{
	struct publish_options publish = {.take = keep, .context = edition};
	const struct build_view *view;
	size_t errors = diag->errors;

	edition->build = build_open(options, diag);
	edition->lease = model_cache_lease(options->cache);
	if (edition->build == NULL)
		return -1;
	view = build_look(edition->build);
	edition->pages = theme_pages_open(view->theme, view->site, diag);
	if (edition->pages == NULL ||
	    publish_open(&publish, &edition->publication, diag) != 0 ||
	    publish_withhold(edition->publication, view->site_dir, diag) != 0 ||
	    stage_files(view, edition->publication, diag) != 0 ||
	    diag->errors > errors)
		return -1;
	return list_pages(edition, diag);
}

/* ---- Previews ---- */

struct preview *
preview_open(const struct build_options *options)
{
	struct preview *preview = mem_alloc(sizeof(*preview));

	mem_reserve(); /* an edition takes as much as the one before */
	*preview = (struct preview){.options = *options, .page = BUF_INIT};
	preview->options.cache = model_cache_open();
	preview->options.theme_cache = theme_cache_open();
	return preview;
}

void
preview_close(struct preview *preview)
{
	if (preview == NULL)
		return;
	edition_close(preview->edition);
	model_cache_close(preview->options.cache);
	theme_cache_close(preview->options.theme_cache);
	buf_free(&preview->page);
	free(preview);
}

int
preview_refresh(struct preview *preview, struct diag *diag)
{
	struct edition *edition = mem_alloc(sizeof(*edition));

	*edition = (struct edition){0};
	if (preview->edition)
		theme_pages_rest(preview->edition->pages);
	if (edition_fill(edition, &preview->options, diag) != 0) {
		edition_close(edition);
		return -1;
	}
	edition_close(preview->edition);
	preview->edition = edition;
	return 0;
}

static int
take_page(void *context, const struct made_file *file, struct diag *diag)
{
	struct preview *preview = context;

	(void)diag;
	buf_reset(&preview->page);
	buf_text(&preview->page, file->bytes);
	preview->was_made = true;
	return 0;
}

static enum preview_found
make(struct preview *preview, size_t number, struct preview_file *file,
     struct diag *diag)
{
	const struct theme_sink_to to = {.take = take_page, .context = preview};
	struct theme_stretch one = {number, 1};

	preview->was_made = false;
	if (theme_pages_make(preview->edition->pages, one, &to, diag) != 0 &&
	    !preview->was_made)
		return PREVIEW_FAILED;
	if (!preview->was_made)
		return PREVIEW_NOTHING;
	*file = (struct preview_file){.bytes = buf_as_text(&preview->page)};
	return PREVIEW_FOUND;
}

/* A file of the index to search in, all of which is made with the first. */
static enum preview_found
find_searched(struct edition *edition, struct text path,
	      struct preview_file *file, struct diag *diag)
{
	const struct build_view *view = build_look(edition->build);
	const struct page *search = view->site->search;
	uint32_t number;

	if (!search || !text_starts(path, search->path))
		return PREVIEW_NOTHING;
	if (!edition->is_searched) {
		edition->is_searched = true;
		if (stage_search(view, edition->publication, diag) != 0)
			return PREVIEW_FAILED;
	}
	number = index_find(&edition->searched, path);
	if (number == INDEX_NONE)
		return PREVIEW_NOTHING;
	*file = (struct preview_file){
		.bytes = edition->kept.items[number].bytes,
	};
	return PREVIEW_FOUND;
}

enum preview_found
preview_find(struct preview *preview, struct text path,
	     struct preview_file *file, struct diag *diag)
{
	const struct edition *edition = preview->edition;
	uint32_t number = INDEX_NONE;
	const struct kept *kept;

	if (edition)
		number = index_find(&edition->files, path);
	if (number == INDEX_NONE && edition)
		return find_searched(preview->edition, path, file, diag);
	if (number == INDEX_NONE)
		return PREVIEW_NOTHING;
	if (number >= edition->pages_from)
		return make(preview, number - edition->pages_from, file, diag);
	kept = &edition->kept.items[number];
	*file = (struct preview_file){kept->bytes, kept->source, kept->dir};
	return PREVIEW_FOUND;
}

/* An output that may be made or not is claimed when it is. */
static int
note_file(void *context, const struct made_file *file, struct diag *diag)
{
	struct edition *edition = context;
	struct publish_references references = {
		.links = file->links,
		.ids = file->ids,
		.layout = file->layout,
	};
	uint32_t number = index_find(&edition->files, file->path);
	bool is_certain;

	theme_pages_file(edition->pages, number - edition->pages_from,
			 &is_certain);
	if (!is_certain && publish_claim(edition->publication, file->path,
					 file->origin, diag) != 0)
		return -1;
	publish_note(edition->publication, file->path, &references);
	publish_look(edition->publication, file->path, file->bytes,
		     file->origin, diag);
	return 0;
}

/* True when a build would have stopped: enough is known to be wrong. */
static bool
make_stretch(struct edition *edition, size_t count, struct diag *diag)
{
	const struct theme_sink_to to = {.take = note_file, .context = edition};
	struct theme_stretch next = {edition->next, count};
	int rc = theme_pages_make(edition->pages, next, &to, diag);

	edition->next += count;
	return rc != 0;
}

bool
preview_work(struct preview *preview, struct diag *diag)
{
	struct edition *edition = preview->edition;
	size_t all, left, errors = diag->errors;

	if (edition == NULL)
		return false;
	all = theme_pages_count(edition->pages);
	left = all - edition->next;
	if (left == 0)
		return false;
	if (make_stretch(edition, left < STRETCH ? left : STRETCH, diag))
		edition->is_wrong = true;
	if (edition->next < all)
		return true;
	if (!edition->is_wrong && diag->errors == errors)
		publish_check_links(edition->publication,
				    build_look(edition->build)->site_dir, diag);
	return false;
}

const struct site *
preview_site(const struct preview *preview)
{
	return preview->edition ? build_look(preview->edition->build)->site
				: NULL;
}
