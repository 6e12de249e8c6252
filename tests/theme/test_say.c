#include "tests/theme/fixture.h"

static void
dates_have_words(void **state)
{
	struct room *r = *state;

	assert_made(r, "return page.events[1].date:words()",
		    "March 1931 (month uncertain)");
	assert_made(r, "return site.today:words('de')", "1. April 1931");
	assert_fails(r, "page.events[1].date.words()",
		     "write date:words(), with a colon");
	assert_fails(r, "site.today.words(page)",
		     "write date:words(), with a colon");
}

static void
dates_have_formats(void **state)
{
	struct room *r = *state;

	assert_made(r, "return site.today:format('EEE d MMM y')",
		    "Wed 1 Apr 1931");
	assert_made(r, "return site.today:format('d. MMMM', 'de')", "1. April");
	/* It is no plain date. */
	assert_made(r, "return page.events[1].date:format('y')",
		    "March 1931 (month uncertain)");
	assert_fails(r, "site.today:format('d MMM Y')", "and no \"Y\"");
}

static void
a_language_has_a_name(void **state)
{
	struct room *r = *state;

	assert_fails(r, "site.today:words('d e')",
		     "\"d e\" is no name of a language");
	assert_fails(r, "site.today:words(('x'):rep(36))",
		     "no language has a name as long");
}

static void
strings_of_the_theme_are_over_the_programs(void **state)
{
	struct room *r = *state;

	room_put(r, "strings/en.lua",
		 "return { months = { [4] = 'Aprilis' },\n"
		 "date_day = '{month} {day}, {year}' }");
	room_put(r, "strings/de.lua",
		 "return { months = { [4] = 'Ostermond' } }");
	assert_made(r,
		    "return { site.today:words(), '; ', "
		    "site.today:words('de'), '; ', site.today:words('de') }",
		    "Aprilis 1, 1931; 1. Ostermond 1931; 1. Ostermond 1931");
}

/* Whatever a page did to them: they are read-only, and outlive it. */
static void
words_outlive_their_page(void **state)
{
	struct room *r = *state;

	room_put(r, "strings/en.lua", "return { date_day = 'day {day}' }");
	room_put_body(r, "return site.today:words()");
	for (int i = 0; i < 3; i++) {
		assert_text_holds(room_make(r, &r->article), "day 1");
		lua_gc(r->vm->lua, LUA_GCCOLLECT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(dates_have_words),
		room_test(dates_have_formats),
		room_test(a_language_has_a_name),
		room_test(strings_of_the_theme_are_over_the_programs),
		room_test(words_outlive_their_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
