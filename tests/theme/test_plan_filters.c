#include "tests/theme/fixture.h"

#include "theme/plan_filters.h"

static void
add(struct room *r, const char *first, const char *second)
{
	struct filter_names names = {0};

	struct theme_file file = {
		.shown = TEXT("themes/harbour/theme.lua"),
		.bytes = TEXT("return {\n  filters = {\n    'a',\n    'b'} }"),
	};

	list_add(&r->arena, &names,
		 (struct filter_name){.name = text_of(first)});
	list_add(&r->arena, &names,
		 (struct filter_name){.name = text_of(second)});
	plan_filters_add(&r->theme, &names, &file, &r->arena);
}

/* A parent's run first; one that both list stands where the child has it. */
static void
parents_run_first(void **state)
{
	struct room *r = *state;

	room_put(r, "filters/a.lua", "return 1");
	room_put(r, "filters/b.lua", "return 1");
	room_put_at(r, 1, "filters/b.lua", "return 2");
	room_put_at(r, 1, "filters/c.lua", "return 3");
	load_finish(&r->theme);
	add(r, "a", "b");
	add(r, "c", "b");
	assert_int_equal(plan_filters_find(&r->theme, &r->arena, &r->diag), 0);
	assert_int_equal(r->theme.filters.count, 3);
	assert_text(r->theme.filters.items[0]->path, "filters/c.lua");
	assert_text(r->theme.filters.items[1]->path, "filters/a.lua");
	assert_text(r->theme.filters.items[2]->bytes, "return 1");
	assert_int_equal(hooks_find(&r->theme, &r->arena, &r->diag), 0);
	assert_int_equal(r->theme.wanted.hooked, (1U << KIND_KINDS) - 1);
}

static void
filters_that_are_not_there_are_told(void **state)
{
	struct room *r = *state;

	load_finish(&r->theme);
	add(r, "a", "b");
	assert_int_equal(plan_filters_find(&r->theme, &r->arena, &r->diag), -1);
	assert_said(&r->diag,
		    "themes/harbour/theme.lua:3: error[T010]: the theme lists "
		    "the filter \"a\", and there is no filters/a.lua\n"
		    "themes/harbour/theme.lua:4: error[T010]: the theme lists "
		    "the filter \"b\", and there is no filters/b.lua\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(parents_run_first),
		room_test(filters_that_are_not_there_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
