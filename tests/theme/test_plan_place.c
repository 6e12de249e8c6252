/*
 * Lines of what theme.lua says.
 */
#include "tests/test.h"

#include "theme/plan_place.h"

static const char lua[] = "-- return { name = 1 }\n"
			  "--[==[\n"
			  "return { name = 2 } ]] ]==]\n"
			  "return {\n"
			  "  name = \"a } , name = 'x'\", api = 1,\n"
			  "  [\"parent\"] = [[broad\n"
			  "sheet]],\n"
			  "  parameters = {\n"
			  "    accent = { default = '\\'}' },\n"
			  "    motto = {\n"
			  "      type = \"text\", -- default = 3\n"
			  "      default = (\"x\"):rep(3, \"}\"),\n"
			  "    };\n"
			  "  },\n"
			  "  filters = { \"one\",\n"
			  "    \"two\" },\n"
			  "  pages = {\n"
			  "    { path = \"a/\", layout = \"a\" },\n"
			  "    {\n"
			  "      path = \"b/\", x == 3,\n"
			  "    },\n"
			  "  },\n"
			  "}\n";

static size_t
line_of(struct plan_at at)
{
	return plan_line(text_of(lua), &at);
}

static void
keys_are_found(void **state)
{
	(void)state;
	assert_int_equal(line_of(PLAN_AT({.name = "name"})), 5);
	assert_int_equal(line_of(PLAN_AT({.name = "api"})), 5);
	assert_int_equal(line_of(PLAN_AT({.name = "parent"})), 6);
	assert_int_equal(line_of(PLAN_AT({.name = "parameters"})), 8);
	assert_int_equal(
		line_of(PLAN_AT({.name = "parameters"}, {.name = "accent"})),
		9);
	assert_int_equal(
		line_of(PLAN_AT({.name = "parameters"}, {.name = "motto"},
				{.name = "default"})),
		12);
	assert_int_equal(line_of(PLAN_AT({.name = "filters"}, {.number = 2})),
			 16);
	assert_int_equal(line_of(PLAN_AT({.name = "pages"}, {.number = 1},
					 {.name = "path"})),
			 18);
	assert_int_equal(line_of(PLAN_AT({.name = "pages"}, {.number = 2},
					 {.name = "path"})),
			 20);
}

static void
what_is_missing_is_where_it_would_be(void **state)
{
	(void)state;
	assert_int_equal(line_of(PLAN_AT({.name = "parameters"},
					 {.name = "motto"}, {.name = "css"})),
			 10);
	assert_int_equal(
		line_of(PLAN_AT({.name = "parameters"}, {.name = "none"},
				{.name = "default"})),
		8);
	assert_int_equal(line_of(PLAN_AT({.name = "none"})), 0);
	assert_int_equal(line_of(PLAN_AT({.name = "filters"}, {.number = 3})),
			 15);
}

static void
what_is_no_data_has_no_lines(void **state)
{
	static const char *const none[] = {
		"",	      "return",		  "return {",	"return { name",
		"return x",   "local x = {}",	  "return {[",	"return {[[",
		"return {\"", "return {--[[",	  "return {[=", "return { } }",
		"return { )", "return { ] , ( }",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(none); i++)
		assert_int_equal(
			plan_line(text_of(none[i]),
				  &PLAN_AT({.name = "api"}, {.name = "x"})),
			0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_found),
		cmocka_unit_test(what_is_missing_is_where_it_would_be),
		cmocka_unit_test(what_is_no_data_has_no_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
