#include "tests/model/site.h"

/* The sum of "abc". */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
put_source(struct test_site *t, const char *name, const char *files)
{
	struct text path = arena_format(&t->arena, "sources/%s.md", name);
	struct text bytes = arena_format(
		&t->arena, "---\ntitle: Gazette\nfiles:\n%s---\n", files);

	site_put(t, path.s, bytes.s);
}

static void
evidence_is_checked_and_kept_back(void **state)
{
	struct test_site t = site_new();
	const struct evidence_list *files;

	(void)state;
	site_put(&t, "evidence/kept.txt", "abc");
	site_put(&t, "evidence/shown.txt", "abc");
	put_source(&t, "gazette",
		   "  - {path: ../evidence/kept.txt, sha256: " ABC ",\n"
		   "     archived: https://archive.example/x,\n"
		   "     obtained: 1931-03-09}\n"
		   "  - {path: ../evidence/shown.txt, published: true,\n"
		   "     sha256: " ABC "}\n");
	site_build_well(&t);
	files = &t.site->sources.items[0]->files;
	assert_int_equal(files->count, 2);
	assert_text(files->items[0]->path, "evidence/kept.txt");
	assert_text(files->items[0]->sha256, ABC);
	assert_text(files->items[0]->archived, "https://archive.example/x");
	assert_text(files->items[0]->obtained->source, "1931-03-09");
	assert_false(files->items[0]->is_published);
	assert_null(files->items[0]->asset);
	assert_true(files->items[1]->is_published);
	assert_text(files->items[1]->asset->path, "evidence/shown.txt");
	assert_int_equal(t.site->assets.count, 1);
	assert_ptr_equal(t.site->assets.items[0], files->items[1]->asset);
	site_free(&t);
}

static void
drafts_and_the_withdrawn_publish_none(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/a.txt", "abc");
	site_put(&t, "evidence/b.txt", "abc");
	put_source(&t, "a",
		   "  - {path: ../evidence/a.txt, sha256: " ABC "}\n"
		   "draft: true\n");
	put_source(&t, "b",
		   "  - {path: ../evidence/b.txt, sha256: " ABC ",\n"
		   "     published: true}\n"
		   "withdrawn: {date: 1931-04-01, reason: By court order.}\n");
	site_build_well(&t);
	assert_int_equal(t.site->assets.count, 0);
	site_free(&t);
}

static void
a_changed_file_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/a.txt", "abd");
	put_source(&t, "gazette",
		   "  - {path: ../evidence/a.txt, sha256: " ABC "}\n");
	site_build_badly(
		&t,
		"content/sources/gazette.md:4:12: error[E002]: "
		"content/evidence/a.txt is not the file it was\n"
		"      = said:  " ABC "\n"
		"      = found: a52d159f262b2c6ddb724a61840befc36eb30c88877a"
		"4030b65cbe86298449c9\n"
		"      = hint: put the right file back; if this one is "
		"right, change `sha256` and say so under `corrections:`\n");
	site_free(&t);
}

static void
a_missing_sum_is_told_with_what_it_is(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/a.txt", "abc");
	put_source(&t, "gazette", "  - path: ../evidence/a.txt\n");
	site_build_badly(&t,
			 "content/sources/gazette.md:4:11: error[E004]: "
			 "evidence needs its sum, which tells when the file is "
			 "another one\n"
			 "      = hint: add sha256: " ABC "\n");
	site_free(&t);
}

static void
what_is_no_file_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/ledger.pdf", "abc");
	site_put(&t, "evidence/.hidden.pdf", "abc");
	put_source(&t, "gazette",
		   "  - {path: ../evidence/legder.pdf, sha256: " ABC "}\n"
		   "  - {path: https://x.example/a, sha256: " ABC "}\n"
		   "  - {path: ../../../etc/passwd, sha256: " ABC "}\n"
		   "  - {path: ../evidence/.hidden.pdf, sha256: " ABC ",\n"
		   "     published: true}\n"
		   "  - {path: ../evidence/ledger.pdf, sha256: abc}\n");
	site_build(&t);
	assert_null(t.site);
	assert_said(&t.diag,
		    "content/sources/gazette.md:4:12: error[L003]: there is "
		    "no content/evidence/legder.pdf\n"
		    "      = hint: did you mean ../evidence/ledger.pdf?\n"
		    "content/sources/gazette.md:5:12: error[E001]: "
		    "“https://x.example/a” is no file of the site\n"
		    "      = hint: `path` leads to a file below content/; a "
		    "copy elsewhere is `archived`\n"
		    "content/sources/gazette.md:6:12: error[L005]: this link "
		    "leads out of content/\n"
		    "      = hint: what is published stands in content/: put "
		    "the file there\n"
		    "content/sources/gazette.md:7:12: error[E001]: "
		    "content/evidence/.hidden.pdf cannot be published: it is "
		    "hidden, or no file of its own\n"
		    "content/sources/gazette.md:9:44: error[S017]: a `sha256` "
		    "has 64 hexadecimal digits\n");
	site_free(&t);
}

static void
one_file_has_one_use(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/a.txt", "abc");
	put_source(&t, "one",
		   "  - {path: ../evidence/a.txt, sha256: " ABC "}\n");
	put_source(&t, "two",
		   "  - {path: ../evidence/a.txt, sha256: " ABC ",\n"
		   "     published: true}\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.list.items[0].code, E003);
	assert_text(t.diag.list.items[0].message,
		    "content/evidence/a.txt is published here, and kept back "
		    "where it is named first");
	site_free(&t);
}

static void
a_link_to_what_is_kept_back_says_why(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "evidence/a.pdf", "abc");
	put_source(&t, "one",
		   "  - {path: ../evidence/a.pdf, sha256: " ABC "}\n");
	site_put(&t, "notes.md", "---\ntitle: N\n---\n[it](evidence/a.pdf)\n");
	site_build_badly(&t, "content/notes.md:4:1: error[L003]: "
			     "content/evidence/a.pdf is evidence that is kept "
			     "back: `published: true` in its source publishes "
			     "it\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evidence_is_checked_and_kept_back),
		cmocka_unit_test(drafts_and_the_withdrawn_publish_none),
		cmocka_unit_test(a_changed_file_is_told),
		cmocka_unit_test(a_missing_sum_is_told_with_what_it_is),
		cmocka_unit_test(what_is_no_file_is_told),
		cmocka_unit_test(one_file_has_one_use),
		cmocka_unit_test(a_link_to_what_is_kept_back_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
