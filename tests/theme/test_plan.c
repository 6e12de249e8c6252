/*
 * theme_load: files, theme.lua, parents and parameters.
 */
#include "tests/test.h"

#include <sys/stat.h>

#include "base/file.h"
#include "theme/load.h"
#include "theme/theme.h"

struct shelf {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct site_config config;
	struct theme *theme;
};

static void
put(struct shelf *s, const char *path, const char *bytes)
{
	struct text folder = arena_text(
		&s->arena, text_slice(text_of(path), 0,
				      text_find_last_char(text_of(path), '/')));

	assert_int_equal(file_make_folders(s->folder.dir, folder.s, &s->diag),
			 0);
	test_folder_put(&s->folder, path, text_of(bytes));
}

static struct theme *
load(struct shelf *s)
{
	struct theme_options options = {.jobs = 1};

	theme_close(s->theme);
	s->theme = theme_load(s->folder.dir, &s->config, &options, &s->arena,
			      &s->diag);
	return s->theme;
}

static int
setup(void **state)
{
	struct shelf *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->folder = test_folder_new();
	s->config.theme = TEXT("harbour");
	s->config.language = TEXT("en");
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
a_child_stands_before_its_parents(void **state)
{
	struct shelf *s = *state;
	const struct theme_file *file;

	put(s, "themes/harbour/theme.lua",
	    "return { name = 'harbour', api = 1, parent = 'port', parameters = "
	    "{ ink = { type = 'color', default = '#000', help = 'x' } } }");
	put(s, "themes/harbour/parts/card.lua", "return 1");
	put(s, "themes/harbour/assets/a.css", "child");
	put(s, "themes/harbour/README.md", "not read");
	put(s, "themes/harbour/parts/.hidden.lua", "not read");
	put(s, "themes/port/theme.lua",
	    "return { name = 'port', api = 1, parameters = { ink = { type = "
	    "'color', default = 'navy' }, wide = { type = 'boolean', default = "
	    "true }, size = { type = 'number', default = 1.5 } } }");
	put(s, "themes/port/parts/card.lua", "return 2");
	put(s, "themes/port/layouts/page.lua", "return 3");
	put(s, "themes/port/assets/a.css", "parent");
	put(s, "themes/port/assets/fonts/b.css", "parent");
	assert_non_null(load(s));
	assert_said(&s->diag, "");
	file = theme_find(s->theme, TEXT("parts/card.lua"), 0);
	assert_text(file->bytes, "return 1");
	assert_text(file->shown, "themes/harbour/parts/card.lua");
	file = theme_find(s->theme, TEXT("parts/card.lua"), 1);
	assert_text(file->bytes, "return 2");
	assert_null(theme_find(s->theme, TEXT("parts/card.lua"), 2));
	assert_null(theme_find(s->theme, TEXT("README.md"), 0));
	assert_int_equal(s->theme->files.count, 5);
	assert_int_equal(s->theme->assets.count, 2);
	assert_text(s->theme->assets.items[0].bytes, "child");
	assert_text(s->theme->assets.items[1].path, "assets/fonts/b.css");
	assert_int_equal(s->theme->parameters.count, 3);
	assert_text(s->theme->parameters.items[0].text, "#000");
}

static void
refuse(struct shelf *s, const char *plan, const char *said)
{
	put(s, "themes/harbour/theme.lua", plan);
	assert_null(load(s));
	assert_said(&s->diag, said);
	diag_free(&s->diag);
}

#define AT "themes/harbour/theme.lua:"

static void
what_theme_lua_says_is_checked(void **state)
{
	struct shelf *s = *state;

	refuse(s, "return 1",
	       AT " error[T010]: theme.lua returns a table: return { name = "
		  "…, api = 1 }\n");
	refuse(s, "return { name = 'x' }",
	       AT " error[T010]: the theme does not say which api it is made "
		  "for: api = 1\n");
	refuse(s, "return { api = 2, nonsense = 1 }",
	       AT
	       "1: error[T010]: the theme is made for api 2, this program has "
	       "api 1: it needs a newer dossier\n");
	refuse(s, "return { api = 'one' }",
	       AT "1: error[T010]: api is a number: api = 1\n");
	refuse(s, "return { api = 1, nonsense = 1 }",
	       AT "1: error[T010]: there is no key \"nonsense\"; keys are api, "
		  "name, parent, author, description, parameters, pages, "
		  "filters\n");
	refuse(s, "return { api = 1, parent = 1 }",
	       AT "1: error[T010]: parent is a string, not a number\n");
	refuse(s,
	       "return { api = 1, parameters = { a = { type = 'colour', "
	       "default = 'x' } } }",
	       AT "1: error[T010]: parameter a: there is no type \"colour\"; "
		  "did you mean \"color\"?\n");
	refuse(s,
	       "return { api = 1, parameters = { a = { type = 'color', "
	       "default = 'red;}' } } }",
	       AT "1: error[T010]: parameter a: its default is to be a color: "
		  "#8b1a1a, or a name such as navy\n");
	refuse(s, "\nreturn {",
	       AT "2: error[T002]: unexpected symbol near <eof>\n");
	refuse(s, "\n\nreturn nothing.x",
	       AT "3: error[T003]: attempt to index a nil value (global "
		  "'nothing')\n      = at " AT "3\n");
	refuse(s, "require 'html'",
	       AT "1: error[T003]: theme.lua requires nothing: it is plain "
		  "data\n      = at " AT "1\n");
}

static void
a_plan_that_never_ends_is_ended(void **state)
{
	struct shelf *s = *state;

	put(s, "themes/harbour/theme.lua", "while true do end");
	assert_null(load(s));
	assert_int_equal(s->diag.errors, 1);
	assert_int_equal(s->diag.list.items[0].code, T005);
}

static void
a_theme_that_is_not_there_is_told(void **state)
{
	struct shelf *s = *state;

	assert_null(load(s));
	assert_int_equal(s->diag.errors, 1);
	assert_text(s->diag.list.items[0].message,
		    "there is no theme \"harbour\"");
	diag_free(&s->diag);
	put(s, "themes/harbour/parts/x.lua", "");
	assert_null(load(s));
	assert_text(s->diag.list.items[0].message,
		    "the theme \"harbour\" has no theme.lua");
	diag_free(&s->diag);
	s->config.theme = TEXT("../harbour");
	assert_null(load(s));
	assert_text(s->diag.list.items[0].message,
		    "\"../harbour\" cannot be the name of a theme");
}

static void
parents_in_a_circle_are_told(void **state)
{
	struct shelf *s = *state;

	put(s, "themes/harbour/theme.lua",
	    "return { api = 1, parent = 'port' }");
	put(s, "themes/port/theme.lua",
	    "return { api = 1, parent = 'harbour' }");
	assert_null(load(s));
	assert_said(&s->diag, "themes/port/theme.lua:1: error[T001]: themes "
			      "inherit in a circle: "
			      "harbour → port → harbour\n");
}

static void
too_many_parents_are_told(void **state)
{
	struct shelf *s = *state;

	put(s, "themes/harbour/theme.lua", "return { api = 1, parent = 'p1' }");
	for (int i = 1; i <= 16; i++) {
		char path[64], plan[64];

		snprintf(path, sizeof(path), "themes/p%d/theme.lua", i);
		snprintf(plan, sizeof(plan), "return { api = 1, %s'p%d' }",
			 i < 15 ? "parent = " : "name = ", i + 1);
		put(s, path, plan);
	}
	assert_non_null(load(s));
	put(s, "themes/p15/theme.lua", "return { api = 1, parent = 'p16' }");
	assert_null(load(s));
	assert_said(
		&s->diag,
		"themes/p15/theme.lua:1: error[T001]: the theme \"harbour\" "
		"has more than "
		"15 parents behind each other\n");
}

static void
links_are_not_followed(void **state)
{
	struct shelf *s = *state;

	put(s, "themes/harbour/theme.lua", "return { api = 1 }");
	put(s, "themes/harbour/parts/x.lua", "");
	assert_int_equal(symlinkat("/etc/passwd", s->folder.dir,
				   "themes/harbour/parts/y.lua"),
			 0);
	assert_int_equal(
		symlinkat("/etc", s->folder.dir, "themes/harbour/assets"), 0);
	assert_null(load(s));
	assert_int_equal(s->diag.errors, 2);
	assert_int_equal(s->diag.list.items[0].code, T001);
	assert_int_equal(s->diag.list.items[1].code, T001);
	diag_free(&s->diag);
	assert_int_equal(symlinkat("harbour", s->folder.dir, "themes/other"),
			 0);
	s->config.theme = TEXT("other");
	assert_null(load(s));
	assert_int_equal(s->diag.errors, 1);
}

static void
values_of_the_site_are_checked(void **state)
{
	struct shelf *s = *state;
	struct place place = {.path = TEXT("content/site.yaml"), .line = 1};

	put(s, "themes/harbour/theme.lua",
	    "return { api = 1, parameters = {"
	    " ink = { type = 'color', default = '#000' },"
	    " wide = { type = 'boolean', default = false },"
	    " size = { type = 'number', default = 1 },"
	    " motto = { type = 'text', default = 'none' } } }");
	s->config.theme_params = yaml_read(
		TEXT("ink: '#8b1a1a'\nwide: true\nsize: -2.5e1\nmotto: 12\n"),
		&place, &s->arena, &s->diag);
	assert_non_null(load(s));
	assert_text(s->theme->parameters.items[0].text, "#8b1a1a");
	assert_text(s->theme->parameters.items[1].text, "12");
	assert_true(s->theme->parameters.items[2].number < -24.9);
	assert_true(s->theme->parameters.items[3].boolean);
	s->config.theme_params = yaml_read(
		TEXT("inc: red\nwide: maybe\nsize: much\nink: 'url(x)'\n"),
		&place, &s->arena, &s->diag);
	assert_null(load(s));
	diag_sort(&s->diag);
	assert_said(&s->diag,
		    "content/site.yaml:1:1: error[S007]: the theme has no "
		    "parameter \"inc\"\n"
		    "      = hint: did you mean \"ink\"?\n"
		    "content/site.yaml:2:7: error[S009]: the theme's parameter "
		    "\"wide\" is true or false\n"
		    "content/site.yaml:3:7: error[S009]: the theme's parameter "
		    "\"size\" is a number\n"
		    "content/site.yaml:4:6: error[S009]: the theme's parameter "
		    "\"ink\" is a color: #8b1a1a, or a name such as navy\n");
}

static void
the_embedded_themes_are_there(void **state)
{
	struct shelf *s = *state;

	s->config.theme = TEXT("broadsheet");
	assert_non_null(load(s));
	assert_non_null(theme_find(s->theme, TEXT("layouts/page.lua"), 0));
	s->config.theme = TEXT("ledger");
	assert_non_null(load(s));
	assert_said(&s->diag, "");
	assert_int_equal(
		theme_find(s->theme, TEXT("parts/styles.lua"), 0)->level, 0);
	assert_int_equal(
		theme_find(s->theme, TEXT("layouts/page.lua"), 0)->level, 1);
	s->config.theme = TEXT("legder");
	assert_null(load(s));
	assert_said(&s->diag, "error[T001]: there is no theme \"legder\"\n"
			      "      = hint: did you mean ledger?\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define SHELF(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
		SHELF(a_child_stands_before_its_parents),
		SHELF(what_theme_lua_says_is_checked),
		SHELF(a_plan_that_never_ends_is_ended),
		SHELF(a_theme_that_is_not_there_is_told),
		SHELF(parents_in_a_circle_are_told),
		SHELF(too_many_parents_are_told),
		SHELF(links_are_not_followed),
		SHELF(values_of_the_site_are_checked),
		SHELF(the_embedded_themes_are_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
