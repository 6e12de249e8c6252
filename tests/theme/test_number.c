#include "tests/test.h"

#include "theme/number.h"

#define NBSP "\u00a0"
#define NARROW "\u202f"

static void
assert_integer(const char *language, int64_t number, const char *wanted)
{
	struct arena arena = {0};

	assert_text(number_text(&arena, text_of(language), number), wanted);
	arena_free(&arena);
}

static void
assert_decimal(const char *language, double number, int decimals,
	       const char *wanted)
{
	struct buf out = BUF_INIT;

	number_put(&out, text_of(language), number, decimals);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
groups_are_the_languages(void **state)
{
	(void)state;
	assert_integer("en", 1234567, "1,234,567");
	assert_integer("en", 999, "999");
	assert_integer("en", -1234, "−1,234");
	assert_integer("de", 1234567, "1.234.567");
	assert_integer("de-CH", 1234567, "1’234’567");
	assert_integer("de-AT", 1234567, "1" NBSP "234" NBSP "567");
	assert_integer("de-DE", 1234, "1.234");
	assert_integer("fr", 1234, "1" NARROW "234");
	assert_integer("es", 1234, "1234");
	assert_integer("es", 12345, "12.345");
	assert_integer("es-MX", 1234, "1,234");
	assert_integer("pl", 1234, "1234");
	assert_integer("tlh", 1234, "1,234");
	assert_integer("en", INT64_MIN, "−9,223,372,036,854,775,808");
	assert_integer("en", 0, "0");
}

static void
marks_are_the_languages(void **state)
{
	(void)state;
	assert_decimal("en", 1234.5, -1, "1,234.5");
	assert_decimal("de", 1234.5, -1, "1.234,5");
	assert_decimal("de", 1234.5, 2, "1.234,50");
	assert_decimal("en", 2, -1, "2");
	assert_decimal("en", 100, -1, "100");
	assert_decimal("en", 0.12345, -1, "0.123");
	assert_decimal("en", 2.5, 0, "2");
	assert_decimal("en", -0.0001, -1, "0");
	assert_decimal("en", 1.0 / 0.0, 2, "–");
}

static void
percents_are_the_languages(void **state)
{
	static const struct {
		const char *language;
		const char *wanted;
	} cases[] = {
		{"en", "12.5%"},
		{"de", "12,5" NBSP "%"},
		{"fr", "12,5" NARROW "%"},
		{"tr", "%12,5"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = BUF_INIT;

		number_put_percent(&out, text_of(cases[i].language), 0.125, 1);
		assert_string_equal(out.s, cases[i].wanted);
		buf_free(&out);
	}
}

static void
ordinals_are_the_languages(void **state)
{
	static const struct {
		const char *language;
		int64_t number;
		const char *wanted;
	} cases[] = {
		{"en", 1, "1st"},	 {"en", 2, "2nd"},
		{"en", 3, "3rd"},	 {"en", 4, "4th"},
		{"en", 11, "11th"},	 {"en", 112, "112th"},
		{"en-GB", 21, "21st"},	 {"de", 3, "3."},
		{"fr", 1, "1er"},	 {"fr", 2, "2e"},
		{"es", 1, "1.º"},	 {"sv", 1, "1:a"},
		{"sv", 11, "11:e"},	 {"ja", 2, "2."},
		{"en", 1001, "1,001st"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = BUF_INIT;

		number_put_ordinal(&out, text_of(cases[i].language),
				   cases[i].number);
		assert_string_equal(out.s, cases[i].wanted);
		buf_free(&out);
	}
}

static void
assert_size(const char *language, uint64_t bytes, const char *wanted)
{
	struct buf out = BUF_INIT;

	number_put_size(&out, text_of(language), bytes);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
sizes_have_steps_of_a_thousand(void **state)
{
	(void)state;
	assert_size("en", 0, "0" NBSP "B");
	assert_size("en", 999, "999" NBSP "B");
	assert_size("en", 1000, "1" NBSP "kB");
	assert_size("de", 1440000, "1,4" NBSP "MB");
	assert_size("fr", 1440000, "1,4" NBSP "Mo");
	assert_size("en", 12345678, "12" NBSP "MB");
	assert_size("en", 999999, "1" NBSP "MB");
	assert_size("en", UINT64_MAX, "18" NBSP "EB");
}

static void
assert_duration(uint64_t milliseconds, const char *wanted)
{
	struct buf out = BUF_INIT;

	number_put_duration(&out, TEXT("en"), milliseconds);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
durations_have_two_units(void **state)
{
	(void)state;
	assert_duration(0, "0" NBSP "s");
	assert_duration(41999, "41" NBSP "s");
	assert_duration(60000, "1" NBSP "min");
	assert_duration(312000, "5" NBSP "min 12" NBSP "s");
	assert_duration(3600000, "1" NBSP "h");
	assert_duration(4980000, "1" NBSP "h 23" NBSP "min");
	assert_duration(3605000, "1" NBSP "h");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_the_languages),
		cmocka_unit_test(marks_are_the_languages),
		cmocka_unit_test(percents_are_the_languages),
		cmocka_unit_test(ordinals_are_the_languages),
		cmocka_unit_test(sizes_have_steps_of_a_thousand),
		cmocka_unit_test(durations_have_two_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
