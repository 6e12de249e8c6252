#include "tests/search/index.h"

#include "base/sha256.h"
#include "search/stamp.h"

static const char *const words[] = {"harbour", "ledger", "Łódź",   "keeper",
				    "the",     "of",	 "Müller", "港の船",
				    "signal",  "night",	 "winter", "old"};

/* Records whose turns are made of few words, so that lists get long. */
static void
put_many(struct test_index *t, size_t records, size_t turns)
{
	struct arena *arena = &t->site.arena;
	uint32_t random = 1;

	site_put_person(&t->site, "ada-quill", "Ada Quill");
	site_put(&t->site, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	for (size_t i = 0; i < records; i++) {
		struct buf body = BUF_INIT;

		buf_format(&body,
			   "---\ntitle: Call %zu\ndate: 19%02zu-03-04\n"
			   "participants: ada-quill\nsource: gazette\n---\n",
			   i, i % 90 + 10);
		for (size_t k = 0; k < turns; k++) {
			buf_literal(&body, "**Ada Quill:**");
			for (size_t w = 0; w < 20; w++) {
				random = random * 1664525 + 1013904223;
				buf_format(&body, " %s",
					   words[(random >> 16) %
						 ARRAY_COUNT(words)]);
			}
			buf_literal(&body, ".\n\n");
		}
		site_put(&t->site,
			 arena_format(arena, "transcripts/r%zu.md", i).s,
			 body.s);
		buf_free(&body);
	}
}

static void
without_a_page_there_is_no_index(void **state)
{
	struct test_index t = index_new();

	(void)state;
	t.added.count = 0;
	index_build(&t);
	assert_null(t.site.site->search);
	assert_int_equal(t.files.count, 0);
	index_free(&t);
}

static void
site_yaml_can_refuse_it(void **state)
{
	struct test_index t = index_new();

	(void)state;
	site_put(&t.site, "site.yaml", "title: Harbour\nsearch: false\n");
	index_build(&t);
	assert_false(site_has_page(&t.site, "search/"));
	assert_int_equal(t.files.count, 0);
	index_free(&t);
}

static void
a_document_of_that_path_stays(void **state)
{
	struct test_index t = index_new();

	(void)state;
	site_put(&t.site, "search.md", "---\ntitle: Searching\n---\nHow.\n");
	index_build(&t);
	assert_text(site_page(&t.site, "search/")->title, "Searching");
	assert_int_equal(t.files.count, 0);
	index_free(&t);
}

static void
a_document_may_be_the_page(void **state)
{
	struct test_index t = index_new();

	(void)state;
	site_put(&t.site, "find.md",
		 "---\ntitle: Find\nlayout: search\n---\nHow.\n");
	t.added.count = 0;
	index_build(&t);
	assert_true(text_starts(index_file(&t, "index.js"),
				TEXT("dossierSearch(\"index\",")));
	assert_text(t.files.items[t.files.count - 1].path, "find/index.js");
	index_free(&t);
}

static int
by_path(const void *a, const void *b)
{
	const struct index_file *x = a, *y = b;

	return text_compare(x->path, y->path);
}

static void
sort_files(struct test_index *t)
{
	qsort(t->files.items, t->files.count, sizeof(*t->files.items), by_path);
}

/* Makes the index again, and it has the same files, in whatever order. */
static void
remake(struct test_index *t, size_t jobs)
{
	struct index_file *files = t->files.items;
	size_t count = t->files.count;

	assert_true(count > 10);
	sort_files(t);
	t->files.items = NULL;
	t->files.count = t->files.capacity = 0;
	index_make(t, jobs);
	sort_files(t);
	assert_int_equal(t->files.count, count);
	for (size_t i = 0; i < count; i++) {
		assert_same_text(t->files.items[i].path, files[i].path);
		assert_same_text(t->files.items[i].bytes, files[i].bytes);
	}
}

static void
jobs_do_not_show(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_many(&t, 60, 60);
	index_build(&t);
	for (size_t jobs = 2; jobs < 6; jobs++)
		remake(&t, jobs);
	index_free(&t);
}

/* With 1 each term is read by itself. */
static void
hits_in_memory_do_not_show(void **state)
{
	static const size_t most[] = {1, 500, 30000};
	struct test_index t = index_new();

	(void)state;
	put_many(&t, 60, 60);
	index_build(&t);
	for (size_t i = 0; i < ARRAY_COUNT(most); i++) {
		t.most_hits = most[i];
		remake(&t, i + 1);
	}
	index_free(&t);
}

/* Hands over the first files, and then no more. */
struct refusing {
	size_t left;
	size_t asked;
};

static int
refuse(void *context, struct text path, struct text bytes, struct diag *diag)
{
	struct refusing *refusing = context;

	(void)path;
	(void)bytes;
	(void)diag;
	refusing->asked++;
	if (refusing->left == 0)
		return -1;
	refusing->left--;
	return 0;
}

static void
nothing_is_handed_on_behind_a_failure(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_many(&t, 60, 60);
	index_build(&t);
	for (size_t i = 0; i < t.files.count; i += 7) {
		struct refusing refusing = {.left = i};
		struct search_files to = {.take = refuse, .context = &refusing};

		assert_int_equal(
			search_make(t.site.site, i % 3 + 1, &to, &t.site.diag),
			-1);
		assert_int_equal(refusing.asked, i + 1);
	}
	index_free(&t);
}

/* The folder of the index: "search/0123456789ab/". */
static struct text
folder(const struct test_index *t)
{
	return path_folder(t->files.items[0].path);
}

static void
the_folder_changes_with_what_is_found(void **state)
{
	struct test_index before = index_new(), after = index_new();

	(void)state;
	put_many(&before, 1, 2);
	index_build(&before);
	put_many(&after, 1, 2);
	site_put_person(&after.site, "ada-quill", "Ada M. Quill");
	site_put(&after.site, "transcripts/r0.md",
		 "---\ntitle: Call 0\ndate: 1910-03-04\n"
		 "participants: ada-quill\nsource: gazette\n---\n"
		 "**Ada M. Quill:** Night.\n");
	index_build(&after);
	assert_int_equal(folder(&before).len, strlen("search/0123456789ab/"));
	assert_false(text_equal(folder(&before), folder(&after)));
	index_free(&before);
	index_free(&after);
}

/*
 * When this fails without a change of what is searched: raise INDEX_FORM, and
 * let it be said here with the sum of the new files.
 */
static void
the_folder_changes_with_the_form_of_the_files(void **state)
{
	struct test_index t = index_new();
	struct buf all = BUF_INIT;
	char sum[SHA256_HEX];

	(void)state;
	put_many(&t, 60, 60);
	site_put(&t.site, "signs.md",
		 "---\ntitle: Signs\n---\n\"a\\\\b\"\n\n\tif (x)\n");
	index_build(&t);
	list_each (struct index_file, file, &t.files)
		buf_text(&all, file->bytes);
	sha256_hex(buf_as_text(&all), sum);
	assert_int_equal(INDEX_FORM, 2);
	assert_string_equal(sum, "48c75b7495a3200cf34ccf0511e0f5996cd8b06aa5e79"
				 "b450928ce6889a88120");
	buf_free(&all);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_page_there_is_no_index),
		cmocka_unit_test(site_yaml_can_refuse_it),
		cmocka_unit_test(a_document_of_that_path_stays),
		cmocka_unit_test(a_document_may_be_the_page),
		cmocka_unit_test(jobs_do_not_show),
		cmocka_unit_test(hits_in_memory_do_not_show),
		cmocka_unit_test(nothing_is_handed_on_behind_a_failure),
		cmocka_unit_test(the_folder_changes_with_what_is_found),
		cmocka_unit_test(the_folder_changes_with_the_form_of_the_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
