#include "tests/test.h"

#include "theme/phrases.h"

static const char *const languages[] = {"en", "de", "fr", "es"};

static void
a_region_has_the_words_of_its_language(void **state)
{
	(void)state;
	assert_text(phrase_default(TEXT("de-AT"), PHRASE_MONTH_3), "März");
	assert_text(phrase_default(TEXT("DE"), PHRASE_MONTH_3), "März");
	assert_text(phrase_default(TEXT("la"), PHRASE_MONTH_3), "March");
	assert_true(phrase_knows(TEXT("fr-CA")));
	assert_false(phrase_knows(TEXT("la")));
}

static void
names_in_braces_are_filled(void **state)
{
	struct arena arena = {0};
	const struct slot slots[] = {{"day", TEXT("4")},
				     {"days", TEXT("all")},
				     {"month", TEXT("{day}")},
				     {NULL, {NULL, 0}}};

	(void)state;
	assert_text(phrase_fill(&arena, TEXT("{month} {day}{days}"), slots),
		    "{day} 4all");
	assert_text(phrase_fill(&arena, TEXT("{year} {day"), slots),
		    "{year} {day");
	assert_text(phrase_fill(&arena, TEXT(""), slots), "");
	arena_free(&arena);
}

/* The names that the English phrase wants, whatever their order. */
static size_t
count_name(struct text words, const char *name)
{
	size_t count = 0, at = 0;

	while ((at = text_find(words, text_of(name), at)) != TEXT_NOT_FOUND) {
		count++;
		at++;
	}
	return count;
}

/* A translation that forgets {last} would lose half of a date. */
static void
translations_fill_in_the_same(void **state)
{
	static const char *const names[] = {
		"{first}", "{last}", "{date}", "{day}",	  "{month}",  "{year}",
		"{years}", "{time}", "{zone}", "{names}", "{remark}", "{dates}",
	};

	(void)state;
	for (size_t i = 0; i < PHRASES; i++) {
		enum phrase phrase = (enum phrase)i;
		struct text english = phrase_default(TEXT("en"), phrase);

		for (size_t j = 0; j < 4; j++) {
			struct text other =
				phrase_default(text_of(languages[j]), phrase);

			assert_true(other.len > 0);
			for (size_t k = 0; k < sizeof(names) / sizeof(*names);
			     k++)
				assert_int_equal(count_name(english, names[k]),
						 count_name(other, names[k]));
		}
	}
}

static void
a_new_list_has_the_programs_words(void **state)
{
	struct phrases *phrases = phrases_new(TEXT("es"));

	(void)state;
	assert_text(phrases->language, "es");
	assert_text(phrases->words[PHRASE_WEEKDAY_7], "domingo");
	assert_string_equal(phrase_key(PHRASE_WEEKDAY_7), "weekdays.7");
	phrases_free(phrases);
	phrases_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_region_has_the_words_of_its_language),
		cmocka_unit_test(names_in_braces_are_filled),
		cmocka_unit_test(translations_fill_in_the_same),
		cmocka_unit_test(a_new_list_has_the_programs_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
