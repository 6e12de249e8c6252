#include "tests/test.h"

#include "base/file.h"
#include "base/path.h"
#include "source/source.h"

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct site_config config;
	struct tree tree;
	struct defaults defaults;
	struct document document;
};

static void
put(struct fixture *it, const char *path, const char *bytes)
{
	struct text whole =
		arena_join(&it->arena, TEXT("content/"), text_of(path));
	struct text folder = arena_text(&it->arena, path_folder(whole));

	assert_int_equal(file_make_folders(it->folder.dir, folder.s, &it->diag),
			 0);
	test_folder_put(&it->folder, whole.s, text_of(bytes));
}

static struct fixture
begin(const char *config)
{
	struct fixture it = {.folder = test_folder_new()};

	put(&it, "site.yaml", config);
	return it;
}

static void
read_defaults(struct fixture *it)
{
	struct defaults_request request = {it->folder.dir, &it->config,
					   &it->tree};

	assert_int_equal(site_config_read(it->folder.dir, &it->arena,
					  &it->config, &it->diag),
			 0);
	assert_int_equal(
		tree_read(it->folder.dir, 2, &it->arena, &it->tree, &it->diag),
		0);
	if (defaults_read(&request, &it->arena, &it->defaults, &it->diag) == 0)
		assert_int_equal(it->diag.errors, 0);
	else
		assert_true(it->diag.errors > 0);
}

static int
read_document(struct fixture *it, const char *path)
{
	struct document_request request = {
		.site_dir = it->folder.dir,
		.path = text_of(path),
		.fields = it->config.fields,
		.defaults = &it->defaults,
	};

	return document_read(&request, &it->arena, &it->document, &it->diag);
}

static void
end(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

#define assert_front(it, key, wanted)                                          \
	assert_same_text(value_text((it)->document.front, (key)), TEXT(wanted))

static void
the_nearest_folder_wins(void **state)
{
	struct fixture it = begin("title: Harbour Papers\n");

	(void)state;
	put(&it, "_defaults.yaml", "language: de\ndescription: All.\n");
	put(&it, "articles/_defaults.yaml", "byline: Ada Quill\n");
	put(&it, "articles/1931/_defaults.yaml",
	    "byline: Bo Marsh\nlanguage: fr\n");
	put(&it, "articles/1931/x.md",
	    "---\ntitle: X\nlanguage: en\n---\nWords.\n");
	put(&it, "articles/y.md", "---\ntitle: Y\n---\nWords.\n");
	put(&it, "articles-of-others/z.md", "---\ntitle: Z\n---\nWords.\n");
	read_defaults(&it);
	assert_int_equal(read_document(&it, "articles/1931/x.md"), 0);
	assert_front(&it, "language", "en");
	assert_front(&it, "byline", "Bo Marsh");
	assert_front(&it, "description", "All.");
	assert_int_equal(read_document(&it, "articles/y.md"), 0);
	assert_front(&it, "language", "de");
	assert_front(&it, "byline", "Ada Quill");
	assert_int_equal(read_document(&it, "articles-of-others/z.md"), 0);
	assert_front(&it, "byline", "");
	assert_said(&it.diag, "");
	end(&it);
}

/* A folder may hold several kinds: what one does not know is for others. */
static void
a_kind_takes_what_it_knows(void **state)
{
	struct fixture it = begin("title: Harbour Papers\n");

	(void)state;
	put(&it, "_defaults.yaml", "held: excerpts\nkind: transcript\n");
	put(&it, "x.md", "---\ntitle: X\n---\n**A:** B\n");
	put(&it, "y.md", "---\ntitle: Y\nkind: page\n---\nWords.\n");
	put(&it, "deep/index.md", "---\ntitle: Z\n---\nWords.\n");
	read_defaults(&it);
	assert_int_equal(read_document(&it, "x.md"), 0);
	assert_int_equal(it.document.kind, DOCUMENT_TRANSCRIPT);
	assert_front(&it, "held", "excerpts");
	assert_int_equal(read_document(&it, "y.md"), 0);
	assert_int_equal(it.document.kind, DOCUMENT_PAGE);
	assert_front(&it, "held", "");
	assert_int_equal(read_document(&it, "deep/index.md"), 0);
	assert_int_equal(it.document.kind, DOCUMENT_PAGE);
	end(&it);
}

static void
mistakes_are_told_at_their_own_place(void **state)
{
	struct fixture it = begin("title: Harbour Papers\n");

	(void)state;
	put(&it, "_defaults.yaml",
	    "langauge: de\ndraft: perhaps\ntitle: One for all\nnoindex: "
	    "true\n");
	read_defaults(&it);
	assert_said(
		&it.diag,
		"content/_defaults.yaml:1:1: error[S007]: unknown key "
		"`langauge`: no kind of document has it\n"
		"      = hint: did you mean `language`?\n"
		"content/_defaults.yaml:2:8: error[S009]: `draft` must be true "
		"or false, not “perhaps”\n"
		"content/_defaults.yaml:3:1: error[S022]: `title` is for one "
		"page: it cannot be a default\n");
	end(&it);
}

/* `held` is a text of a source and one of four words of a record. */
static void
what_does_not_fit_a_kind_is_told_once(void **state)
{
	struct fixture it = begin("title: Harbour Papers\n");

	(void)state;
	put(&it, "_defaults.yaml", "held: a scan\n");
	put(&it, "sources/x.md", "---\ntitle: X\n---\nWords.\n");
	put(&it, "transcripts/y.md", "---\ntitle: Y\n---\n**A:** B\n");
	put(&it, "transcripts/z.md", "---\ntitle: Z\n---\n**A:** B\n");
	read_defaults(&it);
	assert_int_equal(read_document(&it, "sources/x.md"), 0);
	assert_int_equal(read_document(&it, "transcripts/y.md"), -1);
	assert_int_equal(read_document(&it, "transcripts/z.md"), -1);
	diag_sort(&it.diag);
	assert_said(&it.diag,
		    "content/_defaults.yaml:1:7: error[S010]: `held` cannot be "
		    "“a scan”\n"
		    "      = known here: recording, transcript, excerpts, "
		    "report\n");
	end(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_folder_wins),
		cmocka_unit_test(a_kind_takes_what_it_knows),
		cmocka_unit_test(mistakes_are_told_at_their_own_place),
		cmocka_unit_test(what_does_not_fit_a_kind_is_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
