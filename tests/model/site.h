/*
 * Small sites in a scratch folder, and the model made of them.
 */
#ifndef TESTS_MODEL_SITE_H
#define TESTS_MODEL_SITE_H

#include "tests/test.h"

#include "base/file.h"
#include "base/path.h"
#include "model/model.h"

struct test_site {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct site_config config;
	struct tree tree;
	struct model_options options;
	const struct site *site;
};

/* Puts a document or file below content/. */
static inline void
site_put(struct test_site *t, const char *path, const char *bytes)
{
	struct text whole =
		arena_join(&t->arena, TEXT("content/"), text_of(path));
	struct text folder = arena_text(&t->arena, path_folder(whole));

	assert_int_equal(file_make_folders(t->folder.dir, folder.s, &t->diag),
			 0);
	test_folder_put(&t->folder, whole.s, text_of(bytes));
}

/* A person's document with nothing but a name. */
static inline void
site_put_person(struct test_site *t, const char *id, const char *name)
{
	struct text path = arena_format(&t->arena, "people/%s.md", id);
	struct text bytes =
		arena_format(&t->arena, "---\ntitle: %s\n---\n", name);

	site_put(t, path.s, bytes.s);
}

/* A site with nothing but its title. */
static inline struct test_site
site_new(void)
{
	struct test_site t = {
		.folder = test_folder_new(),
		.options = {.jobs = 1, .today = {2025, 12, 1}},
	};

	site_put(&t, "site.yaml", "title: Harbour Papers\n");
	return t;
}

/* Builds the model; what is wrong is in t->diag, sorted. */
static inline void
site_build(struct test_site *t)
{
	assert_int_equal(site_config_read(t->folder.dir, &t->arena, &t->config,
					  &t->diag),
			 0);
	assert_int_equal(
		tree_read(t->folder.dir, 2, &t->arena, &t->tree, &t->diag), 0);
	t->options.site_dir = t->folder.dir;
	t->site = model_build(&t->config, &t->tree, &t->options, &t->arena,
			      &t->diag);
	diag_sort(&t->diag);
}

/* Builds a site that must be without fault. */
static inline void
site_build_well(struct test_site *t)
{
	site_build(t);
	assert_said(&t->diag, "");
	assert_non_null(t->site);
}

/* Builds a site of which exactly `wanted` is told. */
static inline void
site_build_badly(struct test_site *t, const char *wanted)
{
	site_build(t);
	assert_said(&t->diag, wanted);
	assert_null(t->site);
}

static inline void
site_free(struct test_site *t)
{
	test_folder_free(&t->folder);
	diag_free(&t->diag);
	arena_free(&t->arena);
}

/* The page at a path as published; the test fails when there is none. */
static inline const struct page *
site_page(const struct test_site *t, const char *path)
{
	list_each (struct page *, page, &t->site->pages) {
		if (text_equal((*page)->path, text_of(path)))
			return *page;
	}
	print_error("no page \"%s\"\n", path);
	fail();
	return NULL;
}

static inline bool
site_has_page(const struct test_site *t, const char *path)
{
	list_each (struct page *, page, &t->site->pages) {
		if (text_equal((*page)->path, text_of(path)))
			return true;
	}
	return false;
}

/* The paths of pages, each with a space behind it. */
static inline struct text
site_paths(struct test_site *t, const struct page_list *pages)
{
	struct text paths = {0};

	list_each (struct page *, page, pages)
		paths = arena_format(&t->arena, "%.*s%.*s ", TEXT_ARG(paths),
				     TEXT_ARG((*page)->path));
	return paths;
}

#endif
