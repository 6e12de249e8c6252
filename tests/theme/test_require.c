#include "tests/theme/fixture.h"

static void
parts_are_required(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/card.lua",
		 "return function(x) return '[' .. x .. ']' end");
	room_put(r, "parts/deep/er.lua", "return 'deep'");
	assert_made(r, "return require 'parts.card' 'a'", "[a]");
	assert_made(r, "return require 'parts.deep.er'", "deep");
	assert_fails(r, "return require 'parts.cart'",
		     "there is no module \"parts.cart\" (parts/cart.lua); did "
		     "you mean parts/card.lua?");
}

/* A file is compiled once and run afresh for each page. */
static void
nothing_outlives_a_page(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/count.lua",
		 "local n = 0\n"
		 "return function() n = n + 1 return n end");
	room_put(r, "parts/environment.lua",
		 "assert(nothing == nil)\n"
		 "_ENV = { nothing = 'kept' } return {}");
	room_put(r, "layouts/page.lua",
		 "local count = require 'parts.count'\n"
		 "assert(require 'parts.count' == count)\n"
		 "require 'parts.environment'\n"
		 "return function() return count() .. count() .. "
		 "tostring(nothing) end");
	for (int i = 0; i < 3; i++) {
		assert_text(room_make(r, &r->article),
			    "<!doctype html>\n12nil\n");
		assert_text(r->failure.message, "");
	}
}

static void
a_part_without_a_value_is_told(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/empty.lua", "local part = {}");
	assert_fails(r, "return require 'parts.empty'",
		     "the file returns nothing: a "
		     "function or a table is wanted");
}

static void
what_was_replaced_can_be_reached(void **state)
{
	struct room *r = *state;

	room_put_at(r, 2, "parts/name.lua", "return 'grandparent'");
	room_put_at(r, 1, "parts/name.lua",
		    "return 'parent of ' .. require 'parent.parts.name'");
	room_put(r, "parts/name.lua",
		 "local parent = require 'parent.parts.name'\n"
		 "return 'child of ' .. parent");
	room_put_at(r, 1, "parts/other.lua", "return require 'parts.name'");
	assert_made(r, "return require 'parts.name'",
		    "child of parent of grandparent");
	assert_made(r, "return require 'parts.other'",
		    "child of parent of grandparent");
	assert_fails(r, "return require 'parent.parts.none'",
		     "there is no module \"parent.parts.none\"");
	room_put(r, "parts/own.lua", "return require 'parent.parts.own'");
	assert_fails(r, "return require 'parts.own'",
		     "there is no module \"parent.parts.own\": no parent of "
		     "the theme has parts/own.lua");
}

/* Also by a tail call, which leaves its caller out of the stack. */
static void
a_tail_call_reaches_the_parent(void **state)
{
	struct room *r = *state;

	room_put_at(r, 2, "parts/name.lua", "return 'grandparent'");
	room_put_at(r, 1, "parts/name.lua",
		    "return require "
		    "'parent.parts.name'");
	room_put(r, "parts/name.lua", "return require 'parent.parts.name'");
	assert_made(r, "return require 'parts.name'", "grandparent");
}

static void
a_circle_is_told(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/a.lua", "return require 'parts.b'");
	room_put(r, "parts/b.lua", "local a = require 'parts.a' return a");
	assert_fails(r, "return require 'parts.a'",
		     "the file requires itself, or "
		     "failed when it was required before");
}

/* A file whose error was caught was said to require itself. */
static void
a_file_that_failed_is_told_so(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/a.lua", "error('no')");
	assert_fails(r, "pcall(require, 'parts.a') return require 'parts.a'",
		     "or failed when it was required before");
}

static void
a_syntax_error_has_its_place(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/broken.lua", "local x = 1\nlocal = 2\n");
	assert_fails(r, "return require 'parts.broken'",
		     "<name> expected near '='");
	assert_int_equal(r->failure.code, T002);
	assert_int_equal(r->failure.line, 2);
	assert_text(r->theme.files.items[r->failure.file].shown,
		    "themes/harbour/parts/broken.lua");
	room_put(r, "parts/bytes.lua", "\033Lua\x54");
	assert_fails(r, "return require 'parts.bytes'",
		     "attempt to load a binary chunk");
}

static void
words_come_from_the_nearest_language(void **state)
{
	struct room *r = *state;

	room_put_at(r, 1, "strings/en.lua",
		    "return { a = 'en 1', b = 'en 1', c = 'en 1', tides = { "
		    "'January', 'February' } }");
	room_put_at(r, 1, "strings/de.lua", "return { b = 'de 1' }");
	room_put(r, "strings/de.lua", "return { c = 'de 0' }");
	room_put(r, "strings/de-AT.lua", "return { d = 'at 0' }");
	r->theme.language = TEXT("de-AT");
	assert_made(r,
		    "local s = require 'strings' return { s.a, ' ', s.b, ' ', "
		    "s.c, ' ', s.d, ' ', s.tides[2], #s.tides }",
		    "en 1 de 1 de 0 at 0 February2");
	assert_fails(r, "return require 'strings'.none",
		     "the theme has no words \"none\"");
	assert_made(r,
		    "local out = {} for k, v in pairs(require "
		    "'strings'.tides) do out[#out + 1] = k .. v end return "
		    "out",
		    "1January2February");
}

/* The words live as long as the worker: nobody changes them. */
static void
words_cannot_be_changed(void **state)
{
	struct room *r = *state;

	room_put(r, "strings/en.lua", "return { months = { 'January' } }");
	room_put(r, "layouts/page.lua",
		 "local months = require 'strings'.months\n"
		 "local raw = require 'strings.en'\n"
		 "local was = months[1]\n"
		 "raw.months[1] = 'other'\n"
		 "assert(not pcall(function() months[1] = 'x' end))\n"
		 "assert(not pcall(table.insert, months, 'x'))\n"
		 "return function() return was .. months[1] end");
	for (int i = 0; i < 2; i++) {
		assert_text(room_make(r, &r->article),
			    "<!doctype html>\nJanuaryJanuary\n");
		assert_text(r->failure.message, "");
	}
	room_put(r, "strings/de.lua", "return { f = function() end }");
	r->theme.language = TEXT("de");
	assert_fails(r, "return require 'strings'.f",
		     "f is to be text, not a function");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(parts_are_required),
		room_test(nothing_outlives_a_page),
		room_test(a_part_without_a_value_is_told),
		room_test(what_was_replaced_can_be_reached),
		room_test(a_tail_call_reaches_the_parent),
		room_test(a_circle_is_told),
		room_test(a_file_that_failed_is_told_so),
		room_test(a_syntax_error_has_its_place),
		room_test(words_come_from_the_nearest_language),
		room_test(words_cannot_be_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
