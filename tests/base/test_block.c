#include "tests/test.h"

#include "base/block.h"

static void
a_byte_is_found_wherever_it_is(void **state)
{
	(void)state;
	for (size_t at = 0; at < BLOCK_BYTES; at++) {
		char bytes[] = "abcdefghijklmnop";

		assert_false(block_any(block_at(bytes) == '<'));
		bytes[at] = '<';
		assert_true(block_any(block_at(bytes) == '<'));
		bytes[at] = '\xe2';
		assert_true(block_any(block_at(bytes) >= 0xe2));
		assert_true(block_any(block_at(bytes) == 0xe2));
	}
}

static void
the_ends_of_a_short_text_are_all_of_it(void **state)
{
	(void)state;
	for (size_t length = BLOCK_BYTES / 2; length < BLOCK_BYTES; length++) {
		for (size_t at = 0; at < length; at++) {
			char bytes[] = "abcdefghijklmnop";

			bytes[length] = '<'; /* behind it: not looked at */
			assert_false(
				block_any(block_of_ends(bytes, length) == '<'));
			bytes[at] = '<';
			assert_true(
				block_any(block_of_ends(bytes, length) == '<'));
		}
	}
}

static void
a_text_is_written_as_it_was_read(void **state)
{
	static const char bytes[] = "abcdefghijklmnop";

	(void)state;
	for (size_t length = BLOCK_BYTES / 2; length <= BLOCK_BYTES; length++) {
		char copy[] = "****************.";

		block_write_ends(copy, length, block_of_ends(bytes, length));
		assert_memory_equal(copy, bytes, length);
		assert_int_equal(copy[length], length < 16 ? '*' : '.');
		block_write(copy, block_at(bytes));
		assert_memory_equal(copy, bytes, BLOCK_BYTES);
		assert_int_equal(copy[BLOCK_BYTES], '.');
	}
}

static block_found
find_bracket(block b)
{
	return b == '<';
}

/* Texts of every length around that of a block, found or not. */
static void
a_byte_is_found_in_a_text_of_any_length(void **state)
{
	char bytes[3 * BLOCK_BYTES];

	(void)state;
	for (size_t length = 0; length < sizeof(bytes); length++) {
		struct text t = {bytes, length};

		memset(bytes, '<',
		       sizeof(bytes)); /* behind it: not looked at */
		memset(bytes, 'a', length);
		assert_false(block_any_in(t, find_bracket));
		assert_int_equal(block_find_in(t, 0, find_bracket), length);
		for (size_t at = 0; at < length; at++) {
			memset(bytes, 'a', length);
			bytes[at] = '<';
			assert_true(block_any_in(t, find_bracket));
			assert_int_equal(block_find_in(t, 0, find_bracket), at);
			assert_int_equal(block_find_in(t, at, find_bracket),
					 at);
			assert_int_equal(block_find_in(t, at + 1, find_bracket),
					 length);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_byte_is_found_wherever_it_is),
		cmocka_unit_test(the_ends_of_a_short_text_are_all_of_it),
		cmocka_unit_test(a_text_is_written_as_it_was_read),
		cmocka_unit_test(a_byte_is_found_in_a_text_of_any_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
