#include "tests/test.h"

#include "search/numbers.h"

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
		assert_true(buf.s[i] != '"' && buf.s[i] != '\\' &&
			    buf.s[i] != NUMBER_END);
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
	check(13, 1);
	check(14, 2);
	check(237, 2);
	check(238, 3);
	check(3821, 3);
	check(3822, 4);
	check(UINT32_MAX, 9);
	check((UINT64_C(1) << NUMBER_BITS) - 1, NUMBER_SIGNS);
	for (uint64_t i = 0; i < 5000; i++)
		check(i, i < 14 ? 1 : i < 238 ? 2 : i < 3822 ? 3 : 4);
}

static void
an_even_number_is_made_odd_in_its_place(void **state)
{
	char one[NUMBER_SIGNS], next[NUMBER_SIGNS];

	(void)state;
	for (uint64_t i = 0; i < 100000; i += 2) {
		size_t length = (size_t)(number_write(one, i) - one);

		assert_int_equal(number_write(next, i + 1) - next, length);
		number_make_odd(one);
		assert_memory_equal(one, next, length);
	}
}

static void
what_is_no_number_is_not_taken(void **state)
{
	struct text letters = TEXT("a"), end = TEXT("~"),
		    long_one = TEXT("//////////////////// "),
		    unfinished = TEXT("}}"), none = {0};
	uint64_t number;

	(void)state;
	assert_false(number_take(&letters, &number));
	assert_false(number_take(&end, &number));
	assert_false(number_take(&long_one, &number));
	assert_false(number_take(&unfinished, &number));
	assert_false(number_take(&none, &number));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_come_back),
		cmocka_unit_test(an_even_number_is_made_odd_in_its_place),
		cmocka_unit_test(what_is_no_number_is_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
