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
	assert_made(r, TEXT_MODULE "return text.excerpt('Three days in', 10)",
		    "Three days …");
	assert_made(r, TEXT_MODULE "return text.excerpt('Three', 0)", " …");
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
	assert_made(r,
		    TEXT_MODULE "local l = { 'a', 'b', 'c' } "
				"return { text.list(l), '|', text.list(l, "
				"'or'), '|', text.list(l, 'or', 'fr') }",
		    "a, b and c|a, b or c|a, b ou c");
	assert_made(r,
		    TEXT_MODULE "return text.list("
				"site.people[1].also_known_as, 'and', 'es')",
		    "A. Q. y the harbour master");
	assert_fails(r, TEXT_MODULE "text.list({ {} }, ' and ')",
		     "a list of texts");
	assert_fails(r, TEXT_MODULE "text.list(page)", "table expected");
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

static void
numbers_are_written(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    TEXT_MODULE "return { text.number(12345), '|', "
				"text.number(1234.5), '|', "
				"text.number(3, 1, 'de') }",
		    "12,345|1,234.5|3,0");
	assert_made(r,
		    TEXT_MODULE "return { text.percent(0.5), '|', "
				"text.percent(1 / 3, 1), '|', "
				"text.ordinal(2), '|', text.ordinal(2, 'de') }",
		    "50%|33.3%|2nd|2.");
	assert_made(r,
		    TEXT_MODULE "return { text.size(1440000), '|', "
				"text.duration(312000), '|', "
				"text.clock(41000) }",
		    "1.4\u00a0MB|5\u00a0min 12\u00a0s|0:41");
	assert_fails(r, TEXT_MODULE "text.number(1, 10)", "0 to 9 digits");
	assert_fails(r, TEXT_MODULE "text.size(-1)", "from 0 on");
	assert_fails(r, TEXT_MODULE "text.duration(0/0)", "from 0 on");
	assert_fails(r, TEXT_MODULE "text.number(1, 0, 'no such')",
		     "no name of a language");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(words_are_cut_between_words),
		room_test(lists_are_put_into_words),
		room_test(plurals_follow_the_language),
		room_test(numbers_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
