/*
 * Sums of words: what may differ and what may not.
 */
#include "tests/test.h"

#include "model/seal.h"

static bool
is_same(const char *a, const char *b)
{
	struct arena scratch = {0};
	char sum_a[SEAL_SUM];
	char sum_b[SEAL_SUM];
	bool same = text_equal(seal_sum(text_of(a), &scratch, sum_a),
			       seal_sum(text_of(b), &scratch, sum_b));

	arena_free(&scratch);
	return same;
}

static void
the_sum_is_half_of_sha256(void **state)
{
	struct arena scratch = {0};
	char sum[SEAL_SUM];

	(void)state;
	assert_text(seal_sum(TEXT("abc"), &scratch, sum),
		    "ba7816bf8f01cfea414140de5dae2223");
	assert_text(seal_sum(TEXT(""), &scratch, sum),
		    "e3b0c44298fc1c149afbf4c8996fb924");
	arena_free(&scratch);
}

static void
typography_makes_no_difference(void **state)
{
	(void)state;
	assert_true(is_same("He said “no”.", "He said \"no\"."));
	assert_true(is_same("Bo’s", "Bo's"));
	assert_true(is_same("so – no", "so — no"));
	assert_true(is_same("so -- no", "so – no"));
	assert_true(is_same("well …", "well ..."));
	assert_true(is_same("caf\u00e9", "cafe\u0301"));
	assert_true(is_same("a b\n", " a\u00a0 b "));
	assert_true(is_same("har\u00adbour", "harbour"));
}

static void
words_do(void **state)
{
	(void)state;
	assert_false(is_same("never", "Never"));
	assert_false(is_same("cafe", "caf\u00e9"));
	assert_false(is_same("never", "nev er"));
	assert_false(is_same("a, b", "a b"));
	assert_false(is_same("Is it?", "Is it."));
	assert_false(is_same("5'", "5\""));
	assert_false(is_same("re-sign", "resign"));
	assert_false(is_same("no", "n\u043e")); /* a Cyrillic o */
	assert_false(is_same("no", "n\u200bo"));
	assert_false(is_same("a b", "b a"));
	assert_false(is_same("", "a"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sum_is_half_of_sha256),
		cmocka_unit_test(typography_makes_no_difference),
		cmocka_unit_test(words_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
