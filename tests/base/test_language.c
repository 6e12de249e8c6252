#include "tests/test.h"

#include "base/language.h"

static void
the_primary_subtag_comes_first(void **state)
{
	(void)state;
	assert_text(language_primary(TEXT("de-AT")), "de");
	assert_text(language_primary(TEXT("sr-Latn-RS")), "sr");
	assert_text(language_primary(TEXT("en")), "en");
	assert_text(language_primary(TEXT("")), "");
}

static void
a_code_is_found_whole_and_in_any_case(void **state)
{
	(void)state;
	assert_true(language_is_among(TEXT("de"), "en de"));
	assert_true(language_is_among(TEXT("EN"), "en de "));
	assert_false(language_is_among(TEXT("d"), "en de"));
	assert_false(language_is_among(TEXT("de-AT"), "en de"));
	assert_false(language_is_among(TEXT("fr"), "en de"));
	/* The blank at the end is no code. */
	assert_false(language_is_among(TEXT(""), "en de "));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_primary_subtag_comes_first),
		cmocka_unit_test(a_code_is_found_whole_and_in_any_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
