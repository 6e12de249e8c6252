#include "tests/test.h"

#include "search/numbers.h"
#include "tests/search/numbers.h"

static void
check(uint64_t number, size_t signs)
{
	struct buf buf = BUF_INIT;
	struct text rest;
	uint64_t read;

	number_add(&buf, number);
	assert_int_equal(buf.len, signs);
	for (size_t i = 0; i < buf.len; i++) {
		assert_false(ascii_is_alnum(buf.s[i]));
		assert_true(buf.s[i] >= ' ' && buf.s[i] < 0x7f);
		assert_true(buf.s[i] != '"' && buf.s[i] != '\\');
	}
	rest = buf_as_text(&buf);
	assert_true(number_take(&rest, &read));
	assert_int_equal(read, number);
	assert_int_equal(rest.len, 0);
	buf_free(&buf);
}

static void
numbers_come_back(void **state)
{
	(void)state;
	check(0, 1);
	check(15, 1);
	check(16, 2);
	check(255, 2);
	check(256, 3);
	check(3855, 3);
	check(3856, 4);
	check(UINT32_MAX, 9);
	for (uint64_t i = 0; i < 5000; i++)
		check(i, i < 16 ? 1 : i < 256 ? 2 : i < 3856 ? 3 : 4);
}

static void
what_is_no_number_is_not_taken(void **state)
{
	struct text letters = TEXT("a"), unfinished = TEXT("~~"), none = {0};
	uint64_t number;

	(void)state;
	assert_false(number_take(&letters, &number));
	assert_false(number_take(&unfinished, &number));
	assert_false(number_take(&none, &number));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_come_back),
		cmocka_unit_test(what_is_no_number_is_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
