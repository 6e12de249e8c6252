#include "theme/jobs.h"

#include "base/nearest.h"
#include "base/path.h"

#define LAYOUTS "layouts/"

/* Besides its pages most sites have fewer files. */
#define FEW_OUTPUTS 64

/* ---- What the name of a layout says ---- */

enum made {
	MADE_PAGE,	  /* article.lua */
	MADE_ONCE,	  /* feed.xml.lua */
	MADE_BESIDE_PAGES /* transcript.words.vtt.lua */
};

struct output {
	enum made made;
	enum page_kind kind; /* of MADE_BESIDE_PAGES */
	struct text name;    /* "feed.xml", "words.vtt" */
	const struct theme_file *file;
};

struct outputs LIST_OF(struct output);

static enum page_kind
find_kind(struct text name)
{
	for (enum page_kind kind = 0; kind < PAGE_KINDS; kind++)
		if (text_equal(name, text_of(page_kind_name(kind))))
			return kind;
	return PAGE_KINDS;
}

/* Where the name of a file begins: in "data/words.vtt" at 5. */
static size_t
folder_length(struct text path)
{
	size_t end = path.len;

	while (end > 0 && path.s[end - 1] != '/')
		end--;
	return end;
}

/* "transcript.words.vtt" is words.vtt of transcripts; "data/transcript.…"
 * is data/words.vtt of them. */
static void
read_kind(struct arena *arena, struct output *output)
{
	size_t folder = folder_length(output->name);
	struct text name = text_from(output->name, folder);
	size_t dot = text_find_char(name, '.', 0);
	struct text rest = text_from(name, dot + 1);
	enum page_kind kind = find_kind(text_slice(name, 0, dot));

	if (kind == PAGE_KINDS ||
	    text_find_char(rest, '.', 0) == TEXT_NOT_FOUND)
		return;
	output->made = MADE_BESIDE_PAGES;
	output->kind = kind;
	output->name =
		arena_join(arena, text_slice(output->name, 0, folder), rest);
}

static struct output
read_layout(struct arena *arena, const struct theme_file *file)
{
	struct output output = {.made = MADE_PAGE, .file = file};

	if (!text_starts(file->path, TEXT(LAYOUTS)))
		return output;
	output.name = text_slice(file->path, strlen(LAYOUTS),
				 file->path.len - strlen(".lua"));
	if (path_extension(output.name).len == 0)
		return output;
	output.made = MADE_ONCE;
	read_kind(arena, &output);
	return output;
}

/* ---- The plan ---- */

/* "articles/x/" is articles/x/index.html; "404.html" is itself. */
static struct text
page_file(struct arena *arena, struct text path)
{
	if (path.len == 0 || text_ends(path, TEXT("/")))
		return arena_join(arena, path, TEXT("index.html"));
	return path;
}

static void
find_outputs(const struct theme *theme, struct arena *arena,
	     struct outputs *outputs)
{
	struct text last = {0};

	list_each (struct theme_file, file, &theme->files) {
		struct output output = read_layout(arena, file);

		/* The child's comes before what it replaces. */
		if (output.made == MADE_PAGE || text_equal(file->path, last))
			continue;
		last = file->path;
		list_add(arena, outputs, output);
	}
}

static bool
is_of(const struct theme *theme, const struct page *page,
      const struct output *output)
{
	if (output->made != MADE_BESIDE_PAGES)
		return false;
	if (output->kind == page->kind)
		return true;
	return page->kind == PAGE_STATEMENT &&
	       output->kind == PAGE_TRANSCRIPT &&
	       jobs_output(theme, page, output->name, NULL, NULL) ==
		       output->file;
}

struct planning {
	const struct theme *theme;
	const struct page *page;
	struct arena *arena;
	struct jobs *jobs;
};

static void
plan_page(const struct planning *planning, const struct outputs *outputs)
{
	const struct page *page = planning->page;

	list_each (struct output, output, outputs) {
		struct job job = {page, output->file, {0}};

		if (!is_of(planning->theme, page, output))
			continue;
		job.path =
			jobs_output_path(planning->arena, page, output->name);
		list_add(planning->arena, planning->jobs, job);
	}
}

static void
plan_outputs(const struct theme *theme, const struct site *site,
	     struct arena *arena, struct jobs *jobs)
{
	struct outputs outputs = {0};

	find_outputs(theme, arena, &outputs);
	list_each (struct output, output, &outputs) {
		struct job job = {.layout = output->file, .path = output->name};

		if (output->made == MADE_ONCE)
			list_add(arena, jobs, job);
	}
	list_each (struct page *, page, &site->pages) {
		struct planning planning = {theme, *page, arena, jobs};

		plan_page(&planning, &outputs);
	}
}

void
jobs_plan(const struct theme *theme, const struct site *site,
	  struct arena *arena, struct jobs *jobs)
{
	list_reserve(arena, jobs, site->pages.count + FEW_OUTPUTS);
	list_each (struct page *, page, &site->pages) {
		struct job job = {*page, NULL, page_file(arena, (*page)->path)};

		list_add(arena, jobs, job);
	}
	plan_outputs(theme, site, arena, jobs);
}

struct text
job_origin(struct arena *arena, const struct job *job)
{
	struct text page = {0};

	if (job->page && job->page->extras->made_by.len > 0)
		page = arena_format(arena, "%.*s of %.*s",
				    TEXT_ARG(job->page->path),
				    TEXT_ARG(job->page->extras->made_by));
	else if (job->page)
		page = job->page->source_path.len > 0 ? job->page->source_path
						      : job->page->path;
	if (!job->layout)
		return page.len > 0 ? page : job->path;
	if (!job->page)
		return job->layout->shown;
	return arena_format(arena, "%.*s for %.*s",
			    TEXT_ARG(job->layout->shown), TEXT_ARG(page));
}

/* ---- One output of a page ---- */

struct text
jobs_layout_path(struct arena *arena, enum page_kind kind, struct text name)
{
	size_t folder = folder_length(name);

	return arena_format(arena, LAYOUTS "%.*s%s.%.*s.lua", (int)folder,
			    name.s, page_kind_name(kind),
			    TEXT_ARG(text_from(name, folder)));
}

static const struct theme_file *
find_output(const struct theme *theme, enum page_kind kind, struct text name)
{
	struct arena arena = {0};
	const struct theme_file *file =
		theme_find(theme, jobs_layout_path(&arena, kind, name), 0);

	arena_free(&arena);
	return file;
}

static struct text
nearest_output(const struct theme *theme, enum page_kind kind, struct text name,
	       struct arena *arena)
{
	struct text nearest = {"", 0};
	struct nearest near = nearest_begin(name, 2);

	list_each (struct theme_file, file, &theme->files) {
		struct output output = read_layout(arena, file);

		if (output.made == MADE_BESIDE_PAGES && output.kind == kind &&
		    nearest_is(&near, output.name))
			nearest = output.name;
	}
	return nearest;
}

const struct theme_file *
jobs_output(const struct theme *theme, const struct page *page,
	    struct text name, struct arena *arena, struct text *nearest)
{
	const struct theme_file *file = find_output(theme, page->kind, name);
	enum page_kind kind = page->kind;

	if (!file && kind == PAGE_STATEMENT) {
		kind = PAGE_TRANSCRIPT;
		file = find_output(theme, kind, name);
	}
	if (!file && nearest)
		*nearest = nearest_output(theme, kind, name, arena);
	return file;
}

struct text
jobs_output_path(struct arena *arena, const struct page *page, struct text name)
{
	size_t folder = folder_length(name);

	return arena_format(arena, "%.*s%.*s%.*s", (int)folder, name.s,
			    (int)folder_length(page->path), page->path.s,
			    TEXT_ARG(text_from(name, folder)));
}
