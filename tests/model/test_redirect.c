#include "tests/model/site.h"

static void
put_aliases(struct test_site *t, const char *aliases)
{
	struct text bytes = arena_format(
		&t->arena, "---\ntitle: The ledger\naliases: %s\n---\nWords.\n",
		aliases);

	site_put(t, "articles/ledger.md", bytes.s);
}

static struct text
all_paths(struct test_site *t)
{
	struct text paths = {0};

	list_each (struct redirect *, redirect, &t->site->redirects)
		paths = arena_format(&t->arena, "%.*s%.*s ", TEXT_ARG(paths),
				     TEXT_ARG((*redirect)->path));
	return paths;
}

static void
every_usual_form_is_read(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_aliases(&t, "[/articles/old-name, b/index.html, c/, /old.html,\n"
			"  'd/Hafen%20zwei/', quotes/ada-quill-was/, /e]");
	site_build_well(&t);
	assert_text(all_paths(&t), "articles/old-name/ b/ c/ d/Hafen zwei/ e/ "
				   "old.html quotes/ada-quill-was/ ");
	assert_ptr_equal(t.site->redirects.items[0]->page,
			 site_page(&t, "articles/ledger/"));
	site_free(&t);
}

static void
one_alias_needs_no_list(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_aliases(&t, "old/");
	site_put(&t, "notes.md",
		 "---\ntitle: N\ndraft: true\naliases: older/\n---\nWords.\n");
	site_build_well(&t);
	assert_text(all_paths(&t), "old/ ");
	site_free(&t);
}

static void
told(const char *alias)
{
	struct test_site t = site_new();

	put_aliases(&t, alias);
	site_build(&t);
	if (t.site != NULL)
		print_error("taken: %s\n", alias);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, S017);
	assert_int_equal(t.diag.list.items[0].place.line, 3);
	site_free(&t);
}

static void
what_is_no_path_is_told(void **state)
{
	(void)state;
	told("old-name");
	told("/");
	told("/index.html");
	told("../old/");
	told("a/./b/");
	told("a//b/");
	told("//host/x/");
	told("https://harbour.example/old/");
	told("'a/b#c'");
	told("'a/b?c'");
	told("a/%zz/");
	told("a/%ff/");
	told("a/%0a/");
	told("a/.hidden/");
	told("articles/ledger/");
	told("/articles/ledger/index.html");
}

static void
names_of_people_are_no_aliases(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "people/ada-quill.md",
		 "---\ntitle: Ada Quill\naliases: [Ada]\n---\n");
	site_build_badly(
		&t,
		"content/people/ada-quill.md:3:11: error[S017]: `aliases` are "
		"old URLs below the site, such as articles/old-name/, not "
		"“Ada”\n"
		"      = hint: other names of a person go under "
		"`also_known_as:`\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_usual_form_is_read),
		cmocka_unit_test(one_alias_needs_no_list),
		cmocka_unit_test(what_is_no_path_is_told),
		cmocka_unit_test(names_of_people_are_no_aliases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
