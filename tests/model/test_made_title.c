/*
 * Titles of pages that no document names.
 */
#include "tests/test.h"

#include "model/made_title.h"

static void
titles_are_in_the_sites_language(void **state)
{
	(void)state;
	assert_text(made_title(TEXT("en"), "404"), "Page not found");
	assert_text(made_title(TEXT("de"), "articles"), "Artikel");
	assert_text(made_title(TEXT("de-AT"), "articles"), "Artikel");
	assert_text(made_title(TEXT("FR-ca"), "timeline"), "Chronologie");
	assert_text(made_title(TEXT("es"), "tags"), "Etiquetas");
}

static void
other_languages_have_the_english_ones(void **state)
{
	(void)state;
	assert_text(made_title(TEXT("la"), "people"), "People");
	assert_text(made_title(TEXT(""), "people"), "People");
	assert_text(made_title(TEXT("de"), "recipes"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_in_the_sites_language),
		cmocka_unit_test(other_languages_have_the_english_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
