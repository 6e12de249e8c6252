#include "tests/test.h"

#include "theme/plural.h"

/* Unicode CLDR 42, cardinal rules: the integer samples of each. */
static void
forms_are_those_of_cldr(void **state)
{
	static const struct {
		const char *language;
		const char *form;
		uint64_t numbers[6];
	} samples[] = {
		{"en", "one", {1, 1, 1, 1, 1, 1}},
		{"de-AT", "other", {0, 2, 11, 21, 101, 1000}},
		{"fr", "one", {0, 1, 0, 1, 0, 1}},
		{"fr", "other", {2, 3, 11, 21, 101, 1000}},
		{"ja", "other", {0, 1, 2, 11, 21, 100}},
		{"ru", "one", {1, 21, 31, 41, 101, 1001}},
		{"ru", "few", {2, 3, 4, 22, 24, 102}},
		{"ru", "many", {0, 5, 11, 12, 14, 112}},
		{"sr", "other", {0, 5, 11, 12, 19, 100}},
		{"pl", "one", {1, 1, 1, 1, 1, 1}},
		{"pl", "few", {2, 3, 4, 22, 24, 102}},
		{"pl", "many", {0, 5, 11, 12, 21, 101}},
		{"cs", "few", {2, 3, 4, 2, 3, 4}},
		{"cs", "other", {0, 5, 11, 22, 100, 102}},
		{"lt", "one", {1, 21, 31, 101, 121, 1001}},
		{"lt", "few", {2, 9, 22, 29, 102, 109}},
		{"lt", "other", {0, 10, 11, 19, 20, 111}},
		{"sl", "one", {1, 101, 201, 301, 401, 1001}},
		{"sl", "two", {2, 102, 202, 302, 402, 1002}},
		{"sl", "few", {3, 4, 103, 104, 203, 1004}},
		{"ro", "few", {0, 2, 16, 101, 116, 1001}},
		{"ro", "other", {20, 35, 100, 120, 1000, 99}},
		{"is", "one", {1, 21, 31, 101, 121, 1001}},
		{"is", "other", {0, 2, 11, 111, 16, 100}},
		{"ar", "few", {3, 10, 103, 110, 1003, 5}},
		{"ar", "many", {11, 26, 99, 111, 1011, 50}},
		{"ar", "other", {100, 102, 200, 202, 1000, 101}},
		{"ga", "few", {3, 4, 5, 6, 3, 6}},
		{"ga", "many", {7, 8, 9, 10, 7, 10}},
		{"ga", "other", {0, 11, 25, 100, 1000, 17}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(samples); i++)
		for (size_t k = 0; k < ARRAY_COUNT(samples[i].numbers); k++)
			assert_string_equal(
				plural_form(text_of(samples[i].language),
					    samples[i].numbers[k]),
				samples[i].form);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_those_of_cldr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
