/*
 * Parameters of themes: their types, inheritance, and the style sheet.
 */
#include "tests/test.h"

#include "theme/parameters.h"

struct desk {
	struct theme theme;
	struct arena arena;
	struct diag diag;
};

static int
setup(void **state)
{
	struct desk *d = calloc(1, sizeof(*d));

	assert_non_null(d);
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct desk *d = *state;

	diag_free(&d->diag);
	arena_free(&d->arena);
	free(d);
	return 0;
}

static void
add(struct desk *d, struct parameters *list, struct parameter parameter)
{
	list_add(&d->arena, list, parameter);
}

static void
a_child_gives_another_default(void **state)
{
	struct desk *d = *state;
	struct parameters child = {0}, parent = {0};
	struct parameters *all = &d->theme.parameters;

	add(d, &child,
	    (struct parameter){
		    .name = TEXT("accent"),
		    .place = {.path = TEXT("themes/x/theme.lua"), .line = 3},
		    .type = PARAMETER_OF_PARENT,
		    .given = PARAMETER_TEXT,
		    .text = TEXT("navy")});
	add(d, &parent,
	    (struct parameter){.name = TEXT("accent"),
			       .type = PARAMETER_COLOR,
			       .given = PARAMETER_TEXT,
			       .css = TEXT("--accent"),
			       .help = TEXT("of links"),
			       .text = TEXT("red")});
	assert_int_equal(parameters_inherit(all, &child, &d->arena, &d->diag),
			 0);
	assert_int_equal(parameters_inherit(all, &parent, &d->arena, &d->diag),
			 0);
	assert_int_equal(parameters_set(all, NULL, &d->arena, &d->diag), 0);
	assert_int_equal(all->count, 1);
	assert_text(all->items[0].text, "navy");
	assert_text(all->items[0].css, "--accent");
	assert_text(all->items[0].help, "of links");
	all->items[0].type = PARAMETER_OF_PARENT;
	all->items[0].text = TEXT("url(x)");
	assert_int_equal(parameters_inherit(all, &parent, &d->arena, &d->diag),
			 -1);
	assert_said(&d->diag,
		    "themes/x/theme.lua:3: error[T010]: parameter accent: the "
		    "parent's is a color: #8b1a1a, or a name such as navy, "
		    "this default is none\n");
}

static void
a_default_without_a_parent_is_told(void **state)
{
	struct desk *d = *state;

	add(d, &d->theme.parameters,
	    (struct parameter){.name = TEXT("akcent"),
			       .type = PARAMETER_OF_PARENT});
	add(d, &d->theme.parameters,
	    (struct parameter){.name = TEXT("zzz"),
			       .type = PARAMETER_OF_PARENT});
	add(d, &d->theme.parameters,
	    (struct parameter){.name = TEXT("accent"),
			       .type = PARAMETER_COLOR});
	assert_int_equal(
		parameters_set(&d->theme.parameters, NULL, &d->arena, &d->diag),
		-1);
	assert_said(&d->diag,
		    "error[T010]: parameter akcent has no type, and no parent "
		    "has it\n      = hint: did you mean accent?\n"
		    "error[T010]: parameter zzz has no type, and no parent has "
		    "it\n      = hint: a type is text, color, number, integer, "
		    "boolean, font, length, choice or list\n");
}

static void
the_style_sheet_has_what_is_named_for_it(void **state)
{
	struct desk *d = *state;
	struct parameters *all = &d->theme.parameters;

	add(d, all,
	    (struct parameter){.name = TEXT("motto"), .text = TEXT("}")});
	assert_int_equal(parameters_add_sheet(&d->theme, &d->arena, &d->diag),
			 0);
	assert_int_equal(d->theme.assets.count, 0);
	add(d, all,
	    (struct parameter){.type = PARAMETER_COLOR,
			       .css = TEXT("--accent"),
			       .text = TEXT("red")});
	add(d, all,
	    (struct parameter){.type = PARAMETER_COLOR,
			       .css = TEXT("--accent"),
			       .is_dark = true,
			       .text = TEXT("pink")});
	add(d, all,
	    (struct parameter){.type = PARAMETER_NUMBER,
			       .css = TEXT("--leading"),
			       .number = 1.5});
	assert_int_equal(parameters_add_sheet(&d->theme, &d->arena, &d->diag),
			 0);
	assert_text(d->theme.assets.items[0].path, "assets/parameters.css");
	assert_text(d->theme.assets.items[0].bytes,
		    ":root {\n  --leading: 1.5;\n}\n"
		    "@media screen { :root {\n  --accent: red;\n} }\n"
		    "@media screen and (prefers-color-scheme: dark) { :root "
		    "{\n  --accent: pink;\n} }\n");
	assert_int_equal(parameters_add_sheet(&d->theme, &d->arena, &d->diag),
			 -1);
	assert_said(&d->diag,
		    "error[T010]: the theme has a file assets/parameters.css, "
		    "which is made of its parameters\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define DESK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
		DESK(a_child_gives_another_default),
		DESK(a_default_without_a_parent_is_told),
		DESK(the_style_sheet_has_what_is_named_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
