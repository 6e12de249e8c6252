#include "tests/test.h"

#include "base/name.h"

static void
names_that_can_be_published(void **state)
{
	static const char *const good[] = {
		"a", "Old Paper.md", "élan", "a:b", "日本", "x..y", "-"};
	static const char *const bad[] = {"",	 ".",	 "..",	  ".hidden",
					  "a/b", "a\\b", "a?b",	  "a#b",
					  "a%b", "a\nb", "a\177b"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		assert_null(name_mistake(text_of(good[i])));
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++)
		assert_non_null(name_mistake(text_of(bad[i])));
}

static void
names_that_all_systems_have(void **state)
{
	static const char *const good[] = {"console", "nulla",	  "com",
					   "com10",   "com0",	  "lpt",
					   "a.b",     "auxiliary"};
	static const char *const bad[] = {
		"con",	   "CON", "Nul.txt", "aux",  "prn",  "com1",
		"LPT9.md", "a.",  "a ",	     "a:b",  "a*b",  "a?b",
		"a|b",	   "a<b", "a>b",     "a\"b", "a\\b", "CONIN$",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		assert_null(name_hostile(text_of(good[i])));
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++)
		assert_non_null(name_hostile(text_of(bad[i])));
}

static void
names_that_say_their_sum(void **state)
{
	(void)state;
	assert_true(name_has_sum(TEXT("a.0123456789.css")));
	assert_true(name_has_sum(TEXT("a.b.abcdef0123.css")));
	assert_true(name_has_sum(TEXT("licence.0123456789")));
	assert_false(name_has_sum(TEXT("a.css")));
	assert_false(name_has_sum(TEXT("a.012345678.css")));
	assert_false(name_has_sum(TEXT("a.01234567890.css")));
	assert_false(name_has_sum(TEXT("a.012345678G.css")));
	assert_false(name_has_sum(TEXT(".0123456789.css")));
	assert_false(name_has_sum(TEXT("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_that_can_be_published),
		cmocka_unit_test(names_that_all_systems_have),
		cmocka_unit_test(names_that_say_their_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
