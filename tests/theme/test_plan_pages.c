#include "tests/test.h"

#include "base/file.h"
#include "theme/load.h"
#include "theme/theme.h"

struct shelf {
	struct text language;
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct theme *theme;
};

static void
put(struct shelf *s, const char *folder, const char *name, const char *bytes)
{
	struct text path = arena_format(&s->arena, "%s/%s", folder, name);

	assert_int_equal(file_make_folders(s->folder.dir, folder, &s->diag), 0);
	test_folder_put(&s->folder, path.s, text_of(bytes));
}

static struct theme *
load(struct shelf *s)
{
	struct site_config config = {.theme = TEXT("harbour"),
				     .language = s->language};
	struct theme_options options = {.jobs = 1};

	theme_close(s->theme);
	s->theme = theme_load(s->folder.dir, &config, &options, &s->arena,
			      &s->diag);
	return s->theme;
}

static int
setup(void **state)
{
	struct shelf *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->language = TEXT("en");
	s->folder = test_folder_new();
	put(s, "themes/harbour/layouts", "term.lua", "return 1");
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct shelf *s = *state;

	test_folder_free(&s->folder);
	diag_free(&s->diag);
	theme_close(s->theme);
	arena_free(&s->arena);
	free(s);
	return 0;
}

static void
put_plan(struct shelf *s, const char *parent, const char *pages)
{
	put(s, "themes/harbour", "theme.lua",
	    arena_format(&s->arena, "return { api = 1, %s pages = { %s } }",
			 parent, pages)
		    .s);
}

static void
a_theme_adds_pages(void **state)
{
	struct shelf *s = *state;
	struct model_options options = {0};
	const struct added_page *page;

	put_plan(s, "",
		 "{ path = 'terms/{name}/', layout = 'term', title = "
		 "'{name}', each = 'params.terms' }, { path = 'a/b/', "
		 "layout = 'term' }");
	assert_non_null(load(s));
	assert_said(&s->diag, "");
	theme_ask(s->theme, &options);
	assert_int_equal(options.added->count, 2);
	page = &options.added->items[0];
	assert_text(page->path, "terms/{name}/");
	assert_text(page->each, "params.terms");
	assert_text(page->origin, "themes/harbour/theme.lua");
	assert_text(options.added->items[1].title, "term");
}

static void
a_title_is_in_the_sites_language(void **state)
{
	static const char *const languages[][2] = {
		{"en", "Terms"},     {"de", "Begriffe"}, {"de-AT", "Begriffe"},
		{"DE-ch", "Wörter"}, {"la", "Terms"},
	};
	struct shelf *s = *state;

	for (size_t i = 0; i < ARRAY_COUNT(languages); i++) {
		put_plan(s, "",
			 "{ path = 'a/', layout = 'term', title = { de = "
			 "'Begriffe', en = 'Terms', fr = 'Mots', ['de-CH'] = "
			 "'Wörter' } }");
		s->language = text_of(languages[i][0]);
		assert_non_null(load(s));
		assert_text(s->theme->pages.items[0].title, languages[i][1]);
	}
}

static void
a_child_changes_or_drops_its_parents(void **state)
{
	struct shelf *s = *state;

	put(s, "themes/port", "theme.lua",
	    "return { api = 1, pages = { { path = 'a/', layout = 'term', title "
	    "= 'P' }, { path = 'b/', layout = 'gone' }, { path = 'c/', layout "
	    "= 'term' } } }");
	put_plan(s, "parent = 'port',",
		 "{ path = 'a/', layout = 'term', title = 'C' }, { path = "
		 "'b/', layout = false }");
	assert_non_null(load(s));
	assert_said(&s->diag, "");
	assert_int_equal(s->theme->pages.count, 2);
	assert_text(s->theme->pages.items[0].title, "C");
	assert_text(s->theme->pages.items[1].origin, "themes/port/theme.lua");
}

static void
a_parameter_switches_a_page_off(void **state)
{
	struct shelf *s = *state;

	put_plan(s,
		 "parameters = { yes = { type = 'boolean', default = true, "
		 "help = 'h' }, no = { type = 'boolean', default = false, "
		 "help = 'h' } },",
		 "{ path = 'a/', layout = 'term', when = 'yes' }, { path = "
		 "'b/', layout = 'term', when = 'no' }");
	assert_non_null(load(s));
	assert_said(&s->diag, "");
	assert_int_equal(s->theme->pages.count, 1);
	assert_text(s->theme->pages.items[0].path, "a/");
}

static void
what_makes_no_page_is_told(void **state)
{
	static const char *const bad[][2] = {
		{"1", "page 1: it is a table"},
		{"{ path = 'a/', layuot = 'term' }",
		 "there is no key \"layuot\"; did you mean \"layout\"?"},
		{"{ path = 'a', layout = 'term' }",
		 "path \"a\": a path has a slash at its end"},
		{"{ layout = 'term' }", "a slash at its end"},
		{"{ path = '/a/', layout = 'term' }",
		 "none at its beginning and no dots"},
		{"{ path = '../a/', layout = 'term' }",
		 "none at its beginning and no dots"},
		{"{ path = 'a/', layout = 'term', each = 'people' }",
		 "not \"people\""},
		{"{ path = 'a/', layout = 'term', each = 'params.a' }",
		 "put a name in braces into it"},
		{"{ path = 'a/', layout = 'term', when = 'data' }",
		 "when of page \"a/\" is the name of a boolean parameter"},
		{"{ path = 'a/', layout = 'term', needs = 'turns' }",
		 "needs is \"people\", \"records\" or \"sources\", not "
		 "\"turns\""},
		{"{ path = 'a/', layout = 'term', when = 'motto' }",
		 "a boolean parameter, not \"motto\""},
		{"{ path = 'a/', layout = 'term', title = { 'A' } }",
		 "titles by language are strings"},
		{"{ path = 'a/', layout = 7 }",
		 "layout is a string, not a number"},
		{"{ path = 'a/', layout = 'none' }",
		 "layouts/none.lua, which is not there"},
	};
	struct shelf *s = *state;

	for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
		put_plan(s,
			 "parameters = { motto = { type = 'text', default = "
			 "'', help = 'h' } },",
			 bad[i][0]);
		assert_null(load(s));
		assert_int_equal(s->diag.errors, 1);
		assert_int_equal(s->diag.list.items[0].code, T010);
		assert_text_holds(s->diag.list.items[0].message, bad[i][1]);
		diag_free(&s->diag);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define SHELF(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
		SHELF(a_theme_adds_pages),
		SHELF(a_title_is_in_the_sites_language),
		SHELF(a_child_changes_or_drops_its_parents),
		SHELF(a_parameter_switches_a_page_off),
		SHELF(what_makes_no_page_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
