#include "tests/test.h"

#include "serve/range.h"

static void
reads_ranges(void **state)
{
	static const struct {
		const char *value;
		enum range_answer answer;
		uint64_t start, length;
	} cases[] = {
		{"bytes=0-9", RANGE_PART, 0, 10},
		{"bytes=90-", RANGE_PART, 90, 10},
		{"bytes=90-1000", RANGE_PART, 90, 10},
		{"bytes=99-99", RANGE_PART, 99, 1},
		{"bytes=-10", RANGE_PART, 90, 10},
		{"bytes=-1000", RANGE_PART, 0, 100},
		{"bytes=100-", RANGE_UNSATISFIED, 0, 0},
		{"bytes=-0", RANGE_UNSATISFIED, 0, 0},
		{"", RANGE_WHOLE, 0, 0},
		{"lines=0-9", RANGE_WHOLE, 0, 0},
		{"bytes=9-0", RANGE_WHOLE, 0, 0},
		{"bytes=-", RANGE_WHOLE, 0, 0},
		{"bytes=", RANGE_WHOLE, 0, 0},
		{"bytes=a-b", RANGE_WHOLE, 0, 0},
		{"bytes=0-1,5-6", RANGE_WHOLE, 0, 0},
		{"bytes=99999999999999999999-", RANGE_WHOLE, 0, 0},
		{"bytes=0--1", RANGE_WHOLE, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct range range = {0, 0};

		assert_int_equal(
			range_read(text_of(cases[i].value), 100, &range),
			cases[i].answer);
		if (cases[i].answer != RANGE_PART)
			continue;
		assert_int_equal(range.start, cases[i].start);
		assert_int_equal(range.length, cases[i].length);
	}
}

static void
an_empty_file_has_no_part(void **state)
{
	struct range range;

	(void)state;
	assert_int_equal(range_read(TEXT("bytes=0-"), 0, &range),
			 RANGE_UNSATISFIED);
	assert_int_equal(range_read(TEXT("bytes=-5"), 0, &range),
			 RANGE_UNSATISFIED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_ranges),
		cmocka_unit_test(an_empty_file_has_no_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
