#include "tests/theme/fixture.h"

#define TEXT_MODULE "local text = require 'text' "

static void
words_are_cut_between_words(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    TEXT_MODULE "return text.excerpt('Three days, in port', "
				"12)",
		    "Three days …");
	assert_made(r, TEXT_MODULE "return text.excerpt(' Three days ', 10)",
		    "Three days");
	assert_made(r, TEXT_MODULE "return text.excerpt('Öäüß-wort', 3)",
		    "Öäü …");
	assert_fails(r, TEXT_MODULE "text.excerpt('\\xff', 3)", "no UTF-8");
}

static void
lists_are_put_into_words(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    TEXT_MODULE "return text.list({ 'a', 'b', 'c' }, "
				"' and ')",
		    "a, b and c");
	assert_made(r,
		    TEXT_MODULE "return { text.list({}, ' and '), '|', "
				"text.list({ 'a' }, ' and ') }",
		    "|a");
	assert_fails(r, TEXT_MODULE "text.list({ {} }, ' and ')",
		     "a list of texts");
}

static void
plurals_follow_the_language(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    TEXT_MODULE "return { text.plural(1, 'call', 'calls'), "
				"text.plural(2, 'call', 'calls') }",
		    "callcalls");
	r->theme.language = TEXT("ru");
	assert_made(r,
		    TEXT_MODULE
		    "local f = { one = 'a', few = 'b', many = 'c', other = 'd' "
		    "} return { text.plural(21, f), text.plural(3, f), "
		    "text.plural(11, f), text.plural(1.5, f) }",
		    "abcd");
	assert_made(r, TEXT_MODULE "return text.plural(21, { other = 'd' })",
		    "d");
	assert_fails(r, TEXT_MODULE "text.plural(21, {})", "a form \"other\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(words_are_cut_between_words),
		room_test(lists_are_put_into_words),
		room_test(plurals_follow_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
