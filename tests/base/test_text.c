#include "tests/test.h"

#include "base/attr.h"

static const struct text none = {0};

static void
compares(void **state)
{
	(void)state;
	assert_true(text_equal(none, TEXT("")));
	assert_false(text_equal(TEXT("a"), TEXT("ab")));
	assert_int_equal(text_compare(none, none), 0);
	assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
	assert_true(text_compare(TEXT("b"), TEXT("ab")) > 0);
	assert_true(text_compare(TEXT("\xff"), TEXT("a")) > 0);
	assert_true(text_compare(TEXT("a"), none) > 0);
	assert_true(text_equal_fold(TEXT("Ada-Q1"), TEXT("aDA-q1")));
	assert_false(text_equal_fold(TEXT("Ada"), TEXT("Adam")));
	assert_false(text_equal_fold(TEXT("@"), TEXT("`")));
}

static void
looks_at_the_ends(void **state)
{
	(void)state;
	assert_true(text_starts(TEXT("ledger"), TEXT("led")));
	assert_false(text_starts(TEXT("led"), TEXT("ledger")));
	assert_false(text_starts(TEXT("harbour"), TEXT("led")));
	assert_true(text_starts(none, none));
	assert_true(text_ends(TEXT("ledger"), TEXT("ger")));
	assert_false(text_ends(TEXT("ledger"), TEXT("led")));
	assert_true(text_ends(TEXT("ledger"), none));
	assert_true(text_ends(TEXT("ger"), TEXT("ger")));
	assert_false(text_ends(TEXT("ger"), TEXT("ledger")));
}

static void
finds(void **state)
{
	struct text t = TEXT("a-b-a\0b");
	struct text many = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

	(void)state;
	assert_int_equal(text_find(t, TEXT("b"), 0), 2);
	assert_int_equal(text_find(t, TEXT("b"), 3), 6);
	assert_int_equal(text_find(t, TEXT("ab"), 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find(t, TEXT(""), 7), 7);
	assert_int_equal(text_find(t, TEXT("a"), 99), TEXT_NOT_FOUND);
	assert_int_equal(text_find(none, TEXT("a"), 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find(many, TEXT("ab"), 0), many.len - 2);
	assert_int_equal(text_find(many, TEXT("ac"), 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find_char(t, '-', 2), 3);
	assert_int_equal(text_find_char(t, 'x', 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find_char(t, 'a', 99), TEXT_NOT_FOUND);
	assert_int_equal(text_find_last_char(t, '-'), 3);
	assert_int_equal(text_find_last_char(none, '-'), TEXT_NOT_FOUND);
}

static void
slices_within_the_text(void **state)
{
	struct text t = TEXT("harbour");

	(void)state;
	assert_text(text_slice(t, 1, 3), "ar");
	assert_text(text_slice(t, 5, 99), "ur");
	assert_text(text_slice(t, 99, 100), "");
	assert_text(text_slice(t, 5, 2), "");
	assert_text(text_from(t, 4), "our");
	assert_text(text_from(none, 4), "");
}

static void
trims(void **state)
{
	(void)state;
	assert_text(text_trim(TEXT(" \t\r\n a b \f\v")), "a b");
	assert_text(text_trim(TEXT(" \n")), "");
	assert_text(text_trim(none), "");
	assert_text(text_trim(TEXT("\u00a0a")), "\u00a0a");
}

static void
reads_numbers(void **state)
{
	uint64_t number = 77;

	(void)state;
	assert_true(text_to_number(TEXT("0"), 0, &number));
	assert_int_equal(number, 0);
	assert_true(text_to_number(TEXT("0042"), 42, &number));
	assert_int_equal(number, 42);
	assert_true(text_to_number(TEXT("18446744073709551615"), UINT64_MAX,
				   &number));
	assert_true(number == UINT64_MAX);
}

static void
refuses_what_is_no_number(void **state)
{
	static const char *const wrong[] = {
		"", "-1", "+1", " 1", "1 ", "0x", "1e2", "18446744073709551616",
	};
	uint64_t number = 77;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(wrong); i++)
		assert_false(
			text_to_number(text_of(wrong[i]), UINT64_MAX, &number));
	assert_false(text_to_number(TEXT("43"), 42, &number));
	assert_false(text_to_number(TEXT("420"), 42, &number));
	assert_false(text_to_number(TEXT("9"), 5, &number));
	assert_int_equal(number, 77);
}

static void
splits(void **state)
{
	struct text rest = TEXT("a,,b");
	struct text piece;

	(void)state;
	assert_true(text_split(&rest, ',', &piece));
	assert_text(piece, "a");
	assert_true(text_split(&rest, ',', &piece));
	assert_text(piece, "");
	assert_true(text_split(&rest, ',', &piece));
	assert_text(piece, "b");
	assert_false(text_split(&rest, ',', &piece));
	rest = none;
	assert_false(text_split(&rest, ',', &piece));
	rest = TEXT("a,");
	assert_true(text_split(&rest, ',', &piece));
	assert_false(text_split(&rest, ',', &piece));
}

static void
takes_lines(void **state)
{
	struct text rest = TEXT("one\ntwo\r\n\r\nlast\r");
	struct text line;

	(void)state;
	assert_true(text_line(&rest, &line));
	assert_text(line, "one");
	assert_true(text_line(&rest, &line));
	assert_text(line, "two");
	assert_true(text_line(&rest, &line));
	assert_text(line, "");
	assert_true(text_line(&rest, &line));
	assert_text(line, "last\r"); /* a CR alone ends no line */
	assert_false(text_line(&rest, &line));
}

static void
hashes_alike_on_every_machine(void **state)
{
	(void)state;
	assert_int_equal(text_hash(none), 0x5825f5f3bd962979);
	assert_int_equal(text_hash(TEXT("a")), 0x6f6754d9fb42ad9f);
	assert_int_equal(text_hash(TEXT("articles/harbour/")),
			 0x9904371ec3b9df3);
}

/* Each bit of a text, and how long it is, changes about half of the hash. */
static void
hashes_see_every_bit(void **state)
{
	char bytes[32] = {0};

	(void)state;
	for (size_t len = 1; len <= sizeof(bytes); len++) {
		uint64_t hash = text_hash((struct text){bytes, len});
		uint64_t shorter = text_hash((struct text){bytes, len - 1});

		assert_in_range(__builtin_popcountll(hash ^ shorter), 12, 52);
		for (size_t bit = 0; bit < 8 * len; bit++) {
			uint64_t other;

			bytes[bit / 8] ^= (char)(1 << bit % 8);
			other = text_hash((struct text){bytes, len});
			bytes[bit / 8] = 0;
			assert_in_range(__builtin_popcountll(hash ^ other), 12,
					52);
		}
	}
}

static void
counts_edits(void **state)
{
	static const struct {
		const char *a;
		const char *b;
		size_t edits;
	} pairs[] = {
		{"", "", 0},	       {"title", "title", 0},
		{"Title", "tITLE", 0}, {"title", "titel", 1},
		{"title", "tile", 1},  {"tile", "title", 1},
		{"title", "tixle", 1}, {"kitten", "sitting", 3},
		{"", "abc", 3},	       {"ca", "abc", 3},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
		struct text a = text_of(pairs[i].a);
		struct text b = text_of(pairs[i].b);

		assert_int_equal(text_distance(a, b, 9), pairs[i].edits);
		assert_int_equal(text_distance(b, a, 9), pairs[i].edits);
	}
}

static void
counts_edits_up_to_a_limit(void **state)
{
	char long_text[70];

	(void)state;
	assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 2), 3);
	assert_int_equal(text_distance(TEXT("abcdef"), TEXT("uvwxyz"), 2), 3);
	assert_int_equal(text_distance(TEXT("ab"), TEXT("abcd"), 2), 2);
	memset(long_text, 'a', sizeof(long_text));
	assert_int_equal(text_distance((struct text){long_text, 65},
				       (struct text){long_text, 65}, 2),
			 3);
	assert_int_equal(text_distance((struct text){long_text, 64},
				       (struct text){long_text, 65}, 2),
			 3);
	assert_int_equal(text_distance((struct text){long_text, 64},
				       (struct text){long_text, 64}, 2),
			 0);
	assert_int_equal(text_distance((struct text){long_text, 64},
				       (struct text){long_text, 63}, 2),
			 1);
}

static void
sorts_ascii(void **state)
{
	size_t kinds[3] = {0};

	(void)state;
	for (int c = 0; c < 256; c++) {
		kinds[0] += ascii_is_alnum((char)c);
		kinds[1] += ascii_is_punct((char)c);
		kinds[2] += ascii_is_space((char)c);
	}
	assert_int_equal(kinds[0], 62);
	assert_int_equal(kinds[1], 32);
	assert_int_equal(kinds[2], 6);
	assert_int_equal(ascii_lower('Z'), 'z');
	assert_int_equal(ascii_lower('['), '[');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares),
		cmocka_unit_test(looks_at_the_ends),
		cmocka_unit_test(finds),
		cmocka_unit_test(slices_within_the_text),
		cmocka_unit_test(trims),
		cmocka_unit_test(reads_numbers),
		cmocka_unit_test(refuses_what_is_no_number),
		cmocka_unit_test(splits),
		cmocka_unit_test(takes_lines),
		cmocka_unit_test(hashes_alike_on_every_machine),
		cmocka_unit_test(hashes_see_every_bit),
		cmocka_unit_test(counts_edits),
		cmocka_unit_test(counts_edits_up_to_a_limit),
		cmocka_unit_test(sorts_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
