#include "tests/theme/fixture.h"

#define SAY "local say = require 'text'.translate return "

static void
put_words(struct room *r)
{
	room_put(r, "strings/en.lua",
		 "return { greet = 'Hello {name}, {name}!', plain = 'Plain',\n"
		 "calls = { one = '{n} call', other = '{n} calls' },\n"
		 "badge = { exact = 'Exact' }, list = { 'a' } }");
	room_put(r, "strings/pl.lua",
		 "return { calls = { one = '{n} plik', few = '{n} pliki',\n"
		 "many = '{n} plików', other = '{n} pliku' } }");
}

static void
values_are_filled_in(void **state)
{
	struct room *r = *state;

	put_words(r);
	assert_made(r, SAY "say('greet', { name = 'Ada' })", "Hello Ada, Ada!");
	assert_made(r, SAY "say('greet', { name = 12345 })",
		    "Hello 12,345, 12,345!");
	assert_made(r, SAY "{ say('plain'), say 'badge.exact' }", "PlainExact");
	assert_fails(r, SAY "say('greet', {})",
		     "want a text or number \"name\"");
	assert_fails(r, SAY "say('greet')", "want a table with \"name\"");
	assert_fails(r, SAY "say('greet', { name = page })",
		     "want a text or number \"name\"");
}

static void
numbers_have_the_forms_of_the_language(void **state)
{
	struct room *r = *state;

	put_words(r);
	assert_made(r,
		    SAY "{ say('calls', { n = 1 }), ', ', "
			"say('calls', { n = 1000 }) }",
		    "1 call, 1,000 calls");
	assert_made(r,
		    SAY "{ say('calls', { n = 1 }, 'pl'), ', ', "
			"say('calls', { n = 3 }, 'pl'), ', ', "
			"say('calls', { n = 5 }, 'pl'), ', ', "
			"say('calls', { n = 1.5 }, 'pl') }",
		    "1 plik, 3 pliki, 5 plików, 1,5 pliku");
	assert_fails(r, SAY "say('calls')", "have forms for numbers");
	assert_fails(r, SAY "say('badge', { n = 1 })", "no form \"other\"");
}

static void
words_that_are_not_there_are_told(void **state)
{
	struct room *r = *state;

	put_words(r);
	assert_fails(r, SAY "say('gret')",
		     "no words \"gret\"; did you mean \"greet\"?");
	assert_fails(r, SAY "say('badge.exakt')", "did you mean \"exact\"?");
	assert_fails(r, SAY "say('plain.x')", "no words \"plain.x\"");
	assert_fails(r, SAY "say('zzzzzzzz')", "no words \"zzzzzzzz\"");
	assert_fails(r, SAY "say(('x.'):rep(200))", "as long");
}

static void
the_programs_phrases_are_there(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    SAY "{ say('months.3'), ' ', say('months.3', nil, 'fr') }",
		    "March mars");
	assert_made(r,
		    SAY "say('date_day', { day = 4, month = 'Mai', "
			"year = '1931' }, 'de')",
		    "4. Mai 1931");
}

/* Braces around what is no name stay. */
static void
other_braces_stay(void **state)
{
	struct room *r = *state;

	room_put(r, "strings/en.lua",
		 "return { a = '{ x } {} {n', b = '{n}}' }");
	assert_made(r, SAY "{ say('a'), say('b', { n = 1 }) }",
		    "{ x } {} {n1}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(values_are_filled_in),
		room_test(numbers_have_the_forms_of_the_language),
		room_test(words_that_are_not_there_are_told),
		room_test(the_programs_phrases_are_there),
		room_test(other_braces_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
