#include "tests/test.h"

#include "model/work.h"

static void
words_have_letters_or_digits(void **state)
{
	struct text rest = TEXT(" One, – two\xff“drei”\n4 … ");
	const char *wanted[] = {"One,", "two", "“drei”", "4"};
	struct text word;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(plain_word(&rest, &word));
		assert_text(word, wanted[i]);
	}
	assert_false(plain_word(&rest, &word));
	assert_int_equal(rest.len, 0);
	assert_int_equal(plain_count_words(TEXT("été 一 ... x")), 3);
	assert_int_equal(plain_count_words(TEXT("")), 0);
}

static void
marks_are_spelled(void **state)
{
	struct arena arena = {0};
	struct item_extras extras = {0};
	struct item_fact fact = {
		.extras = &extras,
		.content.plain = TEXT("a \xff b\n \xff c \xff"),
	};

	(void)state;
	list_add(&arena, &extras.marks,
		 ((struct mark){.source = TEXT("[pause]")}));
	list_add(&arena, &extras.marks,
		 ((struct mark){.source = TEXT("[inaudible 0:04]")}));
	assert_text(plain_spelled(&arena, &fact, 0, 10),
		    "a [pause] b\n [inaudible 0:04] c");
	assert_text(plain_spelled(&arena, &fact, 4, 10),
		    "b\n [inaudible 0:04] c");
	assert_text(plain_spelled(&arena, &fact, 3, 6), "b");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_letters_or_digits),
		cmocka_unit_test(marks_are_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
