#include "tests/test.h"

#include "theme/say_date.h"

/* tests/dates.sh has every form of EDTF; these are patterns and days. */

static void
assert_words(const char *language, const char *edtf, const char *wanted)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct place place = {0};
	struct phrases *phrases = phrases_new(text_of(language));
	struct saying saying = {phrases, &arena};
	const struct edtf *date =
		edtf_parse(text_of(edtf), &place, &arena, &diag);

	assert_non_null(date);
	assert_text(say_date(&saying, date), wanted);
	phrases_free(phrases);
	diag_free(&diag);
	arena_free(&arena);
}

static void
every_language_has_its_order(void **state)
{
	(void)state;
	assert_words("en", "1931-03-04", "4 March 1931");
	assert_words("de", "1931-03-04", "4. März 1931");
	assert_words("fr", "1931-03-01", "1er mars 1931");
	assert_words("es", "1931-03-04", "4 de marzo de 1931");
	assert_words("de", "1931-03-04/1931-03-06", "4.–6. März 1931");
	assert_words("de", "[..1931-03-04]", "am 4. März 1931 oder früher");
	assert_words("fr", "1931-XX", "un mois (1931)");
	assert_words("fr", "../..", "à tout moment");
	assert_words("es", "[1931, 1933]", "una de estas fechas: 1931, 1933");
	assert_words("de", "Y170000002", "das Jahr 170.000.002");
}

/* What the pattern makes of a date of that precision. */
static void
assert_pattern(const char *letters, enum edtf_precision precision,
	       const char *wanted)
{
	struct arena arena = {0};
	struct phrases *phrases = phrases_new(TEXT("en"));
	struct saying saying = {phrases, &arena};
	struct date_pattern pattern = {text_of(letters), precision, '\0'};

	assert_text(say_pattern(&saying, (struct date){1931, 3, 4}, &pattern),
		    wanted);
	assert_int_equal(pattern.unknown, '\0');
	phrases_free(phrases);
	arena_free(&arena);
}

static void
letters_mean_what_unicode_says(void **state)
{
	(void)state;
	assert_pattern("d MMMM y", EDTF_TO_DAY, "4 March 1931");
	assert_pattern("dd.MM.yy", EDTF_TO_DAY, "04.03.31");
	assert_pattern("EEE d/M", EDTF_TO_DAY, "Wed 4/3");
	assert_pattern("EEEE, MMM d", EDTF_TO_DAY, "Wednesday, Mar 4");
	assert_pattern("'on' d 'o''clock'", EDTF_TO_DAY, "on 4 oclock");
	assert_pattern("d ''", EDTF_TO_DAY, "4 '");
	assert_pattern("y–M", EDTF_TO_MONTH, "1931–3");
	assert_pattern("", EDTF_TO_DAY, "");
}

static void
nothing_is_made_sharper(void **state)
{
	(void)state;
	assert_pattern("d MMMM y", EDTF_TO_MONTH, "");
	assert_pattern("MMMM y", EDTF_TO_YEAR, "");
	assert_pattern("EEE", EDTF_TO_MONTH, "");
	assert_pattern("y", EDTF_TO_YEAR, "1931");
}

static void
an_unknown_letter_is_told(void **state)
{
	struct arena arena = {0};
	struct phrases *phrases = phrases_new(TEXT("en"));
	struct saying saying = {phrases, &arena};
	struct date_pattern pattern = {TEXT("d MMM Y"), EDTF_TO_DAY, '\0'};

	(void)state;
	assert_text(say_pattern(&saying, (struct date){1931, 3, 4}, &pattern),
		    "");
	assert_int_equal(pattern.unknown, 'Y');
	phrases_free(phrases);
	arena_free(&arena);
}

static void
a_day_of_the_calendar_has_words(void **state)
{
	struct arena arena = {0};
	struct phrases *phrases = phrases_new(TEXT("en"));
	struct saying saying = {phrases, &arena};

	(void)state;
	assert_text(say_day(&saying, (struct date){1931, 3, 4}),
		    "4 March 1931");
	assert_text(say_day(&saying, (struct date){-43, 3, 15}),
		    "15 March 44 BC");
	phrases_free(phrases);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_has_its_order),
		cmocka_unit_test(letters_mean_what_unicode_says),
		cmocka_unit_test(nothing_is_made_sharper),
		cmocka_unit_test(an_unknown_letter_is_told),
		cmocka_unit_test(a_day_of_the_calendar_has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
