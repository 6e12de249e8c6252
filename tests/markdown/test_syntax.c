#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
what_may_be_there_is_found(void **state)
{
	(void)state;
	assert_int_equal(
		syntax_of(TEXT("a [b](c) *d* `e` \\* - ~ : { ["), false), 0);
	assert_int_equal(syntax_of(TEXT("a | b"), false), SYNTAX_TABLE);
	assert_int_equal(syntax_of(TEXT("~~"), false), SYNTAX_STRIKE);
	assert_int_equal(syntax_of(TEXT("[^"), false), SYNTAX_NOTE);
	assert_int_equal(syntax_of(TEXT("{."), false), SYNTAX_ATTRIBUTES);
	assert_int_equal(syntax_of(TEXT("www."), false), SYNTAX_URL);
	assert_int_equal(syntax_of(TEXT("a@b"), false), SYNTAX_URL);
	assert_int_equal(syntax_of(TEXT("\\{#"), false),
			 SYNTAX_ESCAPE | SYNTAX_ATTRIBUTES);
}

static void
addresses_of_links_cost_nothing(void **state)
{
	(void)state;
	assert_int_equal(syntax_of(TEXT("[a](http://b) <http://c>\n"
					"[d]: https://e"),
				   false),
			 0);
	assert_int_equal(syntax_of(TEXT("[a](http://b) (http://c)"), false),
			 SYNTAX_URL);
	assert_int_equal(syntax_of(TEXT("http://c"), false), SYNTAX_URL);
	assert_int_equal(syntax_of(TEXT("://"), false), SYNTAX_URL);
}

static void
escapes_count_in_pairs(void **state)
{
	(void)state;
	assert_int_equal(syntax_of(TEXT("\\\\{ \\\\[x"), false), 0);
	assert_int_equal(syntax_of(TEXT("\\[x"), false), SYNTAX_ESCAPE);
	assert_int_equal(syntax_of(TEXT("\\\""), false), 0);
	assert_int_equal(syntax_of(TEXT("\\\""), true), SYNTAX_ESCAPE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_be_there_is_found),
		cmocka_unit_test(addresses_of_links_cost_nothing),
		cmocka_unit_test(escapes_count_in_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
