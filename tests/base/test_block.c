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
a_block_is_written_as_it_was_read(void **state)
{
	static const char bytes[] = "abcdefghijklmnop";
	char copy[] = "****************.";

	(void)state;
	block_write(copy, block_at(bytes));
	assert_memory_equal(copy, bytes, BLOCK_BYTES);
	assert_int_equal(copy[BLOCK_BYTES], '.');
}

/* Wherever the text ends: what stands behind it is not looked at. */
static void
spaces_stand_behind_the_end_of_a_text(void **state)
{
	static const char bytes[] = "abcdefghijklmnopqrstuvwxyz";

	(void)state;
	for (size_t length = 0; length < sizeof(bytes); length++) {
		for (size_t at = 0; at <= length; at++) {
			char read[BLOCK_BYTES];
			char wanted[] = "                ";
			size_t count = length - at;

			if (count > BLOCK_BYTES)
				count = BLOCK_BYTES;
			memcpy(wanted, bytes + at, count);
			block_write(
				read,
				block_from((struct text){bytes, length}, at));
			assert_memory_equal(read, wanted, BLOCK_BYTES);
		}
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
		cmocka_unit_test(a_block_is_written_as_it_was_read),
		cmocka_unit_test(spaces_stand_behind_the_end_of_a_text),
		cmocka_unit_test(a_byte_is_found_in_a_text_of_any_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
