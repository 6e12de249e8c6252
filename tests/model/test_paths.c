#include "tests/model/site.h"

#define PAGE(title) "---\ntitle: " title "\n---\nWords.\n"

static void
two_at_one_path(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md", PAGE("A"));
	site_put(&t, "b.md", "---\ntitle: B\nslug: a\n---\nWords.\n");
	site_put(&t, "c.md", "---\ntitle: C\naliases: [a/, d/]\n---\nWords.\n");
	site_put(&t, "d/index.html", "<p>");
	site_build(&t);
	assert_said(
		&t.diag,
		"content/b.md:3:7: error[P001]: content/a.md and content/b.md "
		"would both be published as a/index.html\n"
		"      = hint: rename one, or give it a slug: of its own\n"
		"content/c.md:3:11: error[P001]: content/a.md and aliases of "
		"content/c.md would both be published as a/index.html\n"
		"      = hint: rename one, or give it a slug: of its own\n"
		"content/c.md:3:15: error[P001]: content/d/index.html and "
		"aliases of content/c.md would both be published as "
		"d/index.html\n"
		"      = hint: rename one, or give it a slug: of its own\n");
	site_free(&t);
}

/* Whether a site with both files is refused, with both named. */
static void
check_meet(const char *one, const char *other)
{
	struct test_site t = site_new();
	char *said;
	struct diag_style style = {.format = DIAG_TEXT, .site_dir = -1};

	site_put(&t, one, PAGE("One"));
	site_put(&t, other, PAGE("Other"));
	site_build(&t);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, P001);
	said = test_printed(&t.diag, &style);
	assert_non_null(strstr(said, one));
	assert_non_null(strstr(said, other));
	free(said);
	site_free(&t);
}

static void
what_some_systems_do_not_tell_apart(void **state)
{
	(void)state;
	check_meet("a.md", "A.md");
	check_meet("\xc3\xa9lan.md", "e\xcc\x81lan.md");
	check_meet("Stra\xc3\x9f"
		   "e.md",
		   "strasse.md");
	check_meet("articles/x.txt", "articles/X.txt");
	check_meet("a.md", "a/index.md");
	check_meet("a.md", "a/index.html");
	/* A file where another needs a folder, either way around. */
	check_meet("notes", "Notes/x.txt");
	check_meet("x.html", "x.html.md");
	check_meet("a.md", "a/index.html/x.txt");
}

/* A folder called index.html is there before what is to be that file. */
static void
a_folder_in_place_of_an_index(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "b/Index.html.md", PAGE("B"));
	site_put(&t, "d/index.html/x.txt", "x");
	site_put(&t, "e.md", "---\ntitle: E\naliases: [d/]\n---\nWords.\n");
	site_build(&t);
	assert_said(
		&t.diag,
		"error[P001]: content/b/Index.html.md and the page “B” would "
		"both be published as b/index.html\n"
		"      = b/Index.html/index.html and b/index.html cannot both "
		"be on every system: case and accents may not count, and a "
		"file is no folder\n"
		"      = hint: rename one, or give it a slug: of its own\n"
		"content/e.md:3:11: error[P001]: content/d/index.html/x.txt "
		"and "
		"aliases of content/e.md would both be published as "
		"d/index.html\n"
		"      = d/index.html/x.txt and d/index.html cannot both be on "
		"every system: case and accents may not count, and a file is "
		"no folder\n"
		"      = hint: rename one, or give it a slug: of its own\n");
	site_free(&t);
}

static void
names_that_are_hostile(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "nul.md", PAGE("Nul"));
	site_put(&t, "a.md", "---\ntitle: A\nslug: con\n---\nWords.\n");
	site_put(&t, "b/x: y.txt", "x");
	site_put(&t, "c.md",
		 "---\ntitle: C\naliases: [old/aux.html]\n---\nWords.\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 0);
	assert_int_equal(t.diag.warnings, 4);
	list_each (struct diagnostic, told, &t.diag.list)
		assert_int_equal(told->code, F010);
	assert_text(t.diag.list.items[0].place.path, "content/a.md");
	assert_int_equal(t.diag.list.items[0].place.line, 3);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_at_one_path),
		cmocka_unit_test(what_some_systems_do_not_tell_apart),
		cmocka_unit_test(a_folder_in_place_of_an_index),
		cmocka_unit_test(names_that_are_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
