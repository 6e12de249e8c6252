/*
 * Types of parameters, and what their values are.
 */
#include "tests/test.h"

#include <math.h>

#include "theme/parameter_values.h"

static bool
fits(enum parameter_type type, const char *value)
{
	struct parameter parameter = {
		.type = type,
		.given = PARAMETER_TEXT,
		.text = text_of(value),
	};

	return parameter_fits(&parameter);
}

static void
values_cannot_end_a_declaration(void **state)
{
	(void)state;
	assert_true(fits(PARAMETER_COLOR, "#8b1a1a"));
	assert_true(fits(PARAMETER_COLOR, "#8b1a"));
	assert_true(fits(PARAMETER_COLOR, "navy"));
	assert_true(fits(PARAMETER_COLOR, "CanvasText"));
	assert_false(fits(PARAMETER_COLOR, "nayv"));
	assert_false(fits(PARAMETER_COLOR, "#8b1a1"));
	assert_false(fits(PARAMETER_COLOR, "#"));
	assert_false(fits(PARAMETER_COLOR, ""));
	assert_false(fits(PARAMETER_COLOR, "red;}"));
	assert_false(fits(PARAMETER_COLOR, "url(x)"));
	assert_true(fits(PARAMETER_FONT, "Georgia, \"Noto Serif\", serif"));
	assert_true(fits(PARAMETER_FONT, "-apple-system"));
	assert_false(fits(PARAMETER_FONT, ""));
	assert_false(fits(PARAMETER_FONT, "Georgia,"));
	assert_false(fits(PARAMETER_FONT, "Georgia,,serif"));
	assert_false(fits(PARAMETER_FONT, "\"Noto"));
	assert_false(fits(PARAMETER_FONT, "\"\""));
	assert_false(fits(PARAMETER_FONT, "serif; color: red"));
	assert_false(fits(PARAMETER_FONT, "a\nb"));
	assert_true(fits(PARAMETER_LENGTH, "36rem"));
	assert_true(fits(PARAMETER_LENGTH, "62.5ch"));
	assert_true(fits(PARAMETER_LENGTH, "90%"));
	assert_false(fits(PARAMETER_LENGTH, "36"));
	assert_false(fits(PARAMETER_LENGTH, "rem"));
	assert_false(fits(PARAMETER_LENGTH, "1..2em"));
	assert_false(fits(PARAMETER_LENGTH, "-1rem"));
	assert_false(fits(PARAMETER_LENGTH, "1rem }"));
	assert_true(parameter_is_property(TEXT("--accent-2")));
	assert_false(parameter_is_property(TEXT("--")));
	assert_false(parameter_is_property(TEXT("accent")));
	assert_false(parameter_is_property(TEXT("--a:b")));
}

static bool
is_number(enum parameter_type type, double number, double least, double most)
{
	struct parameter parameter = {
		.type = type,
		.given = PARAMETER_NUMBER,
		.number = number,
		.least = least,
		.most = most,
	};

	return parameter_fits(&parameter);
}

static void
numbers_are_in_their_range(void **state)
{
	(void)state;
	assert_true(is_number(PARAMETER_NUMBER, 1.5, -INFINITY, INFINITY));
	assert_true(is_number(PARAMETER_NUMBER, 0, 0, 1));
	assert_true(is_number(PARAMETER_NUMBER, 1, 0, 1));
	assert_false(is_number(PARAMETER_NUMBER, 1.1, 0, 1));
	assert_false(is_number(PARAMETER_NUMBER, -0.1, 0, INFINITY));
	assert_false(
		is_number(PARAMETER_NUMBER, INFINITY, -INFINITY, INFINITY));
	assert_false(is_number(PARAMETER_NUMBER, NAN, -INFINITY, INFINITY));
	assert_true(is_number(PARAMETER_INTEGER, -3, -INFINITY, INFINITY));
	assert_false(is_number(PARAMETER_INTEGER, 1.5, 0, 9));
}

static void
choices_are_told(void **state)
{
	struct arena arena = {0};
	struct buf words = BUF_INIT;
	struct parameter parameter = {
		.type = PARAMETER_CHOICE,
		.given = PARAMETER_TEXT,
		.text = TEXT("people"),
	};

	(void)state;
	list_add(&arena, &parameter.choices, TEXT("kind"));
	list_add(&arena, &parameter.choices, TEXT("source"));
	list_add(&arena, &parameter.choices, TEXT("people"));
	assert_true(parameter_fits(&parameter));
	parameter.text = TEXT("peopel");
	assert_false(parameter_fits(&parameter));
	assert_string_equal(parameter_nearest(&parameter, parameter.text),
			    "people");
	parameter_add_words(&words, &parameter);
	assert_string_equal(words.s, "kind, source or people");
	buf_free(&words);
	arena_free(&arena);
}

static void
ranges_are_told(void **state)
{
	static const struct {
		double least, most;
		const char *words;
	} cases[] = {
		{-INFINITY, INFINITY, "a whole number"},
		{0, INFINITY, "a whole number, 0 or more"},
		{-INFINITY, 9, "a whole number, 9 or less"},
		{1, 9, "a whole number from 1 to 9"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct buf words = BUF_INIT;
		struct parameter parameter = {
			.type = PARAMETER_INTEGER,
			.least = cases[i].least,
			.most = cases[i].most,
		};

		parameter_add_words(&words, &parameter);
		assert_string_equal(words.s, cases[i].words);
		buf_free(&words);
	}
}

/* A worker may say anything. */
static void
what_is_not_sound_is_refused(void **state)
{
	struct parameter parameter = {
		.type = PARAMETER_COLOR,
		.given = PARAMETER_TEXT,
		.text = TEXT("red"),
		.css = TEXT("--ink"),
	};

	(void)state;
	assert_true(parameter_is_sound(&parameter));
	parameter.css = TEXT("--a:b");
	assert_false(parameter_is_sound(&parameter));
	parameter.css = TEXT("--a");
	parameter.text = TEXT("red;}");
	assert_false(parameter_is_sound(&parameter));
	parameter.text = TEXT("red");
	parameter.least = NAN;
	assert_false(parameter_is_sound(&parameter));
	parameter.least = 0;
	parameter.type = PARAMETER_TEXT; /* which CSS has not */
	assert_false(parameter_is_sound(&parameter));
	parameter.type = (enum parameter_type)99;
	assert_false(parameter_is_sound(&parameter));
	parameter.type = PARAMETER_OF_PARENT;
	parameter.given = (enum parameter_type)99;
	assert_false(parameter_is_sound(&parameter));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_cannot_end_a_declaration),
		cmocka_unit_test(numbers_are_in_their_range),
		cmocka_unit_test(choices_are_told),
		cmocka_unit_test(ranges_are_told),
		cmocka_unit_test(what_is_not_sound_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
