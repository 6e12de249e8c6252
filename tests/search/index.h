/*
 * A small site with a search, and the files of its index.
 */
#ifndef TESTS_SEARCH_INDEX_H
#define TESTS_SEARCH_INDEX_H

#include "tests/model/site.h"

#include "search/search.h"

struct index_file {
	struct text path;
	struct text bytes;
};

struct test_index {
	struct test_site site;
	struct added_pages added;
	struct LIST_OF(struct index_file) files;
	size_t most_hits;
};

static inline struct test_index
index_new(void)
{
	struct test_index t = {.site = site_new()};
	struct added_page page = {
		.path = TEXT("search/"),
		.layout = TEXT("search"),
		.title = TEXT("Search"),
	};

	list_add(&t.site.arena, &t.added, page);
	return t;
}

static inline int
index_take(void *context, struct text path, struct text bytes,
	   struct diag *diag)
{
	struct test_index *t = context;
	struct index_file file = {
		arena_text(&t->site.arena, path),
		arena_text(&t->site.arena, bytes),
	};

	(void)diag;
	list_add(&t->site.arena, &t->files, file);
	return 0;
}

/* Makes the index of what was put into the site. */
static inline void
index_make(struct test_index *t, size_t jobs)
{
	struct search_files to = {
		.take = index_take,
		.context = t,
		.most_hits = t->most_hits,
	};

	t->files.count = 0;
	assert_int_equal(search_make(t->site.site, jobs, &to, &t->site.diag),
			 0);
}

static inline void
index_build(struct test_index *t)
{
	t->site.options.added = &t->added;
	site_build_well(&t->site);
	index_make(t, 1);
}

/* The file whose path ends so; empty when there is none. */
static inline struct text
index_file(const struct test_index *t, const char *end)
{
	list_each (struct index_file, file, &t->files) {
		if (text_ends(file->path, text_of(end)))
			return file->bytes;
	}
	return (struct text){0};
}

/* What the first file of terms has behind a term; empty: it has it not. */
static inline struct text
index_list(const struct test_index *t, const char *term)
{
	struct text bytes = index_file(t, "/t0.js");
	struct arena scratch = {0};
	struct text key = arena_format(&scratch, "\"%s\",\"", term);
	size_t at = text_find(bytes, key, 0);
	struct text list = {"", 0};

	if (at != TEXT_NOT_FOUND) {
		at += key.len;
		list = text_slice(bytes, at, text_find_char(bytes, '"', at));
	}
	arena_free(&scratch);
	return list;
}

static inline void
index_free(struct test_index *t)
{
	site_free(&t->site);
}

#endif
