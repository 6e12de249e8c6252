#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
bytes_know_where_they_are_from(void **state)
{
	struct arena scratch = {0};
	struct made_text made = {.text = BUF_INIT};

	(void)state;
	made_copy(&made, TEXT("abc"), 10, &scratch);
	made_copy(&made, TEXT("de"), 13, &scratch);
	assert_int_equal(made.pieces.count, 1);
	buf_char(&made.text, '|');
	made_copy(&made, TEXT("f"), 2, &scratch);
	made_copy(&made, TEXT(""), 7, &scratch);
	assert_text(buf_as_text(&made.text), "abcde|f");
	assert_int_equal(made_origin(&made, 4), 14);
	assert_int_equal(made_origin(&made, 6), 2);
	buf_free(&made.text);
	arena_free(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_know_where_they_are_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
