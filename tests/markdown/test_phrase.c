#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
words_are_in_the_language(void **state)
{
	(void)state;
	assert_text(phrase_in(TEXT("en"), PHRASE_NOTE), "Note");
	assert_text(phrase_in(TEXT("DE-at"), PHRASE_WARNING), "Warnung");
	assert_text(phrase_in(TEXT("uk"), PHRASE_TABLE), "Таблиця");
	assert_text(phrase_in(TEXT("xx"), PHRASE_NOTES), "Notes");
	assert_text(phrase_in(TEXT(""), PHRASE_TIP), "Tip");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_in_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
