#include "tests/theme/fixture.h"

#include "base/buf.h"

/* Where the failure of the last page is, and its traceback. */
static void
check_place(const struct room *r, const char *shown, size_t line)
{
	assert_true(r->failure.file < r->theme.files.count);
	assert_text(r->theme.files.items[r->failure.file].shown, shown);
	assert_int_equal(r->failure.line, line);
}

static void
an_error_is_where_it_happened(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/harm.lua",
		 "local function inner(x)\n"
		 "  return x.y.z\n"
		 "end\n"
		 "return function(x)\n"
		 "  local y = inner(x)\n"
		 "  return y\n"
		 "end");
	assert_fails(r,
		     "local harm = require 'parts.harm'\n"
		     "local t = site.pages:map(function(p)\n"
		     "  local y = harm({})\n"
		     "  return y\n"
		     "end)\n"
		     "return t",
		     "attempt to index a nil value (field 'y')");
	check_place(r, "themes/harbour/parts/harm.lua", 2);
	assert_text(r->failure.notes,
		    "at themes/harbour/parts/harm.lua:2, in inner\n"
		    "at themes/harbour/parts/harm.lua:5, in harm\n"
		    "at themes/harbour/layouts/page.lua:5\n"
		    "at themes/harbour/layouts/page.lua:4\n");
}

static void
an_error_of_the_builder_is_at_the_themes_line(void **state)
{
	struct room *r = *state;

	assert_fails(r,
		     "local x\n"
		     "return h.p { h.a { href = 'javascript:x' } }",
		     "href of <a>: of URLs with a scheme only");
	check_place(r, "themes/harbour/layouts/page.lua", 4);
	assert_fails(r, "\n\nreturn ('x'):rep(1e9)", "too long");
	check_place(r, "themes/harbour/layouts/page.lua", 5);
	assert_fails(r, "\n\nreturn ('x'):rep({})",
		     "bad argument #1 to 'rep' (number expected, got table)");
	check_place(r, "themes/harbour/layouts/page.lua", 5);
}

static void
error_says_the_level_it_is_told(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/check.lua",
		 "return function()\n  error('wrong', 2)\nend");
	assert_fails(r,
		     "local check = require 'parts.check'\n"
		     "check()\nreturn 'x'",
		     "wrong");
	check_place(r, "themes/harbour/layouts/page.lua", 4);
	assert_text(r->failure.message, "wrong");
}

static void
an_error_in_a_coroutine_has_its_place(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/co.lua",
		 "return coroutine.wrap(function()\n"
		 "  coroutine.yield()\n"
		 "  local x = nil + 1\n"
		 "end)");
	assert_fails(r, "local co = require 'parts.co'\nco()\nco()\nreturn 'x'",
		     "attempt to perform arithmetic on a nil value");
	check_place(r, "themes/harbour/parts/co.lua", 3);
	assert_text_holds(r->failure.notes, "at themes/harbour/parts/co.lua:3");
}

static void
an_error_raised_again_has_its_first_place(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/co.lua",
		 "return function()\n"
		 "  local co = coroutine.create(function()\n"
		 "    local x = nil + 1\n"
		 "  end)\n"
		 "  local _, words = coroutine.resume(co)\n"
		 "  error(words)\n"
		 "end");
	assert_fails(r, "local co = require 'parts.co'\nco()\nreturn 'x'",
		     "attempt to perform arithmetic on a nil value");
	check_place(r, "themes/harbour/parts/co.lua", 3);
	assert_text_holds(r->failure.notes,
			  "at themes/harbour/parts/co.lua:3\n"
			  "at themes/harbour/parts/co.lua:6, in co\n");
}

static void
who_called_what_calls_itself_is_seen(void **state)
{
	struct room *r = *state;

	assert_fails(r,
		     "local function deep(n)\n"
		     "  if n == 0 then error 'deep' end\n"
		     "  return 1 + deep(n - 1)\nend\n"
		     "return deep(30) .. ''",
		     "deep");
	assert_text(r->failure.notes,
		    "at themes/harbour/layouts/page.lua:4, in deep\n"
		    "at themes/harbour/layouts/page.lua:5, in deep, 30 times\n"
		    "at themes/harbour/layouts/page.lua:7\n");
}

static void
errors_that_are_no_words_are_told(void **state)
{
	struct room *r = *state;

	assert_fails(r, "error({})", "an error that is a table");
	assert_fails(r, "error()", "an error without words");
	assert_fails(r,
		     "error(setmetatable({}, { __tostring = function() return "
		     "'my own' end }))",
		     "my own");
	assert_fails(r,
		     "error(setmetatable({}, { __tostring = function() return "
		     "{} end }))",
		     "an error whose __tostring fails itself");
	check_place(r, "themes/harbour/layouts/page.lua", 3);
}

static void
a_long_path_is_found(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/a_name_that_is_much_longer_than_lua_shows/harm.lua",
		 "\nerror 'long'");
	assert_fails(r,
		     "return require "
		     "'parts.a_name_that_is_much_longer_than_lua_shows.harm'",
		     "long");
	assert_text(r->failure.message, "long");
	check_place(r,
		    "themes/harbour/parts/"
		    "a_name_that_is_much_longer_than_lua_shows/harm.lua",
		    2);
}

static void
a_loop_is_at_its_line(void **state)
{
	struct room *r = *state;

	assert_fails(r, "local function f() return 1 + f() end\nf()",
		     "functions call each other too deep");
	check_place(r, "themes/harbour/layouts/page.lua", 3);
	assert_fails(r, "local x = 1\nwhile true do end",
		     "the page takes too many steps");
	check_place(r, "themes/harbour/layouts/page.lua", 4);
	assert_int_equal(r->failure.code, T005);
}

static void
a_layout_that_is_not_there_is_told(void **state)
{
	struct room *r = *state;

	assert_text(room_make(r, &r->article), "");
	assert_text(r->failure.message,
		    "the theme has no layouts/page.lua, which makes the "
		    "pages whose kind has no layout");
	assert_int_equal(r->failure.code, T001);
	vm_close(r->vm);
	r->vm = NULL;
	room_put(r, "layouts/article.lua", "return {}");
	assert_text(room_make(r, &r->article), "");
	assert_text(r->failure.message, "a layout returns a function");
	check_place(r, "themes/harbour/layouts/article.lua", 1);
}

/* What a worker says of a failure may be anything. */
static void
failures_survive_the_pipe(void **state)
{
	struct failure failure = {
		.code = T003,
		.file = 2,
		.line = 7,
		.message = TEXT("words"),
		.notes = TEXT("at x\n"),
	};
	struct failure got;
	struct buf buf = BUF_INIT;

	(void)state;
	failure_put(&buf, &failure);
	assert_true(failure_get(buf_as_text(&buf), &got));
	assert_int_equal(got.code, T003);
	assert_int_equal(got.line, 7);
	assert_text(got.message, "words");
	assert_text(got.notes, "at x\n");
	for (size_t i = 0; i < buf.len; i++)
		assert_false(failure_get((struct text){buf.s, i}, &got));
	buf_reset(&buf);
	failure.code = F001;
	failure_put(&buf, &failure);
	assert_false(failure_get(buf_as_text(&buf), &got));
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(an_error_is_where_it_happened),
		room_test(an_error_of_the_builder_is_at_the_themes_line),
		room_test(error_says_the_level_it_is_told),
		room_test(an_error_in_a_coroutine_has_its_place),
		room_test(an_error_raised_again_has_its_first_place),
		room_test(who_called_what_calls_itself_is_seen),
		room_test(errors_that_are_no_words_are_told),
		room_test(a_long_path_is_found),
		room_test(a_loop_is_at_its_line),
		room_test(a_layout_that_is_not_there_is_told),
		cmocka_unit_test(failures_survive_the_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
