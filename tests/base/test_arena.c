#include "tests/test.h"

#include "base/arena.h"
#include "base/limits.h"

static bool
is_zero(const char *piece, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (piece[i] != 0)
			return false;
	}
	return true;
}

static void
pieces_are_zero_aligned_and_apart(void **state)
{
	static const size_t sizes[] = {0,    1,	    3,	     16, 17, 4000,
				       5000, 70000, 3 * MIB, 24, 1,  9};
	struct arena arena = {0};

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < ARRAY_COUNT(sizes); i++) {
			char *piece = arena_alloc(&arena, sizes[i]);

			assert_int_equal((uintptr_t)piece % 16, 0);
			assert_true(is_zero(piece, sizes[i]));
			memset(piece, 'x', sizes[i]);
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void
pieces_keep_their_bytes(void **state)
{
	struct arena arena = {0};
	unsigned char *pieces[500];

	(void)state;
	for (size_t i = 0; i < 500; i++) {
		pieces[i] = arena_alloc(&arena, i * 7 % 900 + 1);
		memset(pieces[i], (int)(i % 251), i * 7 % 900 + 1);
		arena_bytes(&arena, i % 5);
	}
	for (size_t i = 0; i < 500; i++) {
		for (size_t at = 0; at < i * 7 % 900 + 1; at++)
			assert_int_equal(pieces[i][at], i % 251);
	}
	arena_free(&arena);
}

static void
counts_what_is_used(void **state)
{
	struct arena arena = {0};
	char *last;

	(void)state;
	arena_alloc(&arena, 100);
	arena_bytes(&arena, 11);
	assert_int_equal(arena.used, 111);
	last = arena_alloc(&arena, 10);
	arena_grow(&arena, last, 10, 30);
	assert_true(arena.used >= 141);
	arena_reset(&arena);
	assert_int_equal(arena.used, 0);
	arena_free(&arena);
}

static void
grows_with_old_bytes_and_zeros(void **state)
{
	struct arena arena = {0};
	char *piece = arena_grow(&arena, NULL, 0, 3);

	(void)state;
	assert_true(is_zero(piece, 3));
	memset(piece, 'x', 3);
	piece = arena_grow(&arena, piece, 3, 10);
	assert_memory_equal(piece, "xxx\0\0\0\0\0\0\0", 10);
	arena_bytes(&arena, 1); /* now `piece` is not the last */
	piece = arena_grow(&arena, piece, 10, 20000);
	assert_memory_equal(piece, "xxx", 3);
	assert_true(is_zero(piece + 3, 20000 - 3));
	assert_ptr_equal(arena_grow(&arena, piece, 20000, 5), piece);
	arena_free(&arena);
}

#ifndef ARENA_MALLOC
static void
grows_in_place_when_last(void **state)
{
	struct arena arena = {0};
	char *piece = arena_alloc(&arena, 8);
	char *other;

	(void)state;
	assert_ptr_equal(arena_grow(&arena, piece, 8, 80), piece);
	other = arena_alloc(&arena, 8);
	assert_true(other >= piece + 80);
	assert_ptr_not_equal(arena_grow(&arena, piece, 80, 160), piece);
	arena_free(&arena);
}

static void
a_reset_keeps_a_block(void **state)
{
	struct arena arena = {0};
	char *piece = arena_alloc(&arena, 8);

	(void)state;
	arena_reset(&arena);
	assert_non_null(arena.blocks);
	assert_ptr_equal(arena_alloc(&arena, 8), piece);
	arena_reset(&arena);
	assert_ptr_equal(arena_alloc(&arena, 4 * KIB), piece);
	arena_free(&arena);
}

static void
a_large_piece_leaves_the_block_in_use(void **state)
{
	struct arena arena = {0};
	char *before = arena_alloc(&arena, 16);
	char *after;

	(void)state;
	arena_alloc(&arena, 5 * MIB);
	after = arena_alloc(&arena, 16);
	assert_ptr_equal(after, before + 16);
	arena_free(&arena);
}

/* A thousand lists of a page each stood alone, and took a malloc each. */
static void
small_pieces_stand_together(void **state)
{
	struct arena arena = {0};
	char *last = arena_alloc(&arena, 608);
	size_t apart = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		char *piece = arena_alloc(&arena, 608);

		apart += piece != last + 608;
		last = piece;
	}
	assert_true(apart < 10);
	arena_free(&arena);
}
#endif

static void
texts_are_copied_with_a_nul(void **state)
{
	struct arena arena = {0};
	char bytes[] = "ledger";
	struct text copy = arena_text(&arena, text_of(bytes));
	struct text empty = arena_text(&arena, (struct text){0});

	(void)state;
	bytes[0] = 'x';
	assert_string_equal(copy.s, "ledger");
	assert_int_equal(copy.len, 6);
	assert_string_equal(empty.s, "");
	assert_int_equal(empty.len, 0);
	assert_string_equal(arena_join(&arena, copy, TEXT("s")).s, "ledgers");
	arena_free(&arena);
}

static void
formats(void **state)
{
	struct arena arena = {0};
	struct text made = arena_format(&arena, "%s has %d turns%.*s", "call",
					12, TEXT_ARG(TEXT("!")));

	(void)state;
	assert_text(made, "call has 12 turns!");
	assert_int_equal(made.s[made.len], '\0');
	made = arena_format(&arena, "%09999d", 7);
	assert_int_equal(made.len, 9999);
	arena_free(&arena);
}

static void
arrays_and_items_have_their_type(void **state)
{
	struct arena arena = {0};
	struct text *texts = arena_array(&arena, struct text, 5);
	struct text *text = arena_new(&arena, struct text);

	(void)state;
	assert_null(texts[4].s);
	assert_int_equal(text->len, 0);
	arena_free(&arena);
}

static void
a_freed_arena_is_empty_and_usable(void **state)
{
	struct arena arena = {0};

	(void)state;
	arena_free(&arena);
	arena_reset(&arena);
	arena_alloc(&arena, 10);
	arena_free(&arena);
	assert_null(arena.blocks);
	assert_int_equal(arena.used, 0);
	assert_text(arena_text(&arena, TEXT("again")), "again");
	arena_free(&arena);
}

static void
adopts_what_another_has(void **state)
{
	struct arena into = {0};
	struct arena from = {0};
	struct text first;
	struct text second;

	(void)state;
	first = arena_text(&from, TEXT("first"));
	arena_adopt(&into, &from);
	assert_null(from.blocks);
	assert_int_equal(into.used, 6);
	second = arena_text(&from, TEXT("second"));
	arena_bytes(&from, 2 * MIB);
	arena_adopt(&into, &from);
	assert_int_equal(into.used, 6 + 7 + 2 * MIB);
	arena_adopt(&into, &from);
	arena_free(&from);
	arena_bytes(&into, 5000);
	assert_text(first, "first");
	assert_text(second, "second");
	arena_free(&into);
}

#ifndef ARENA_MALLOC

static void
goes_on_where_most_room_is_left(void **state)
{
	struct arena into = {0};
	struct arena from = {0};
	char *last;

	(void)state;
	arena_bytes(&into, 3000);
	last = arena_bytes(&from, 10);
	arena_adopt(&into, &from);
	assert_ptr_equal(arena_bytes(&into, 10), last + 10);
	arena_bytes(&from, 3500);
	arena_adopt(&into, &from);
	assert_ptr_equal(arena_bytes(&into, 10), last + 20);
	arena_free(&into);
}

#endif

static void
ask_for_too_many(void)
{
	struct arena arena = {0};

	arena_alloc_array(&arena, SIZE_MAX / 2, 4);
}

static void
ask_for_too_much(void)
{
	struct arena arena = {0};

	arena_bytes(&arena, SIZE_MAX - 8);
}

static void
too_much_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(test_exit_code(ask_for_too_many), 3);
	assert_int_equal(test_exit_code(ask_for_too_much), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zero_aligned_and_apart),
		cmocka_unit_test(pieces_keep_their_bytes),
		cmocka_unit_test(counts_what_is_used),
		cmocka_unit_test(grows_with_old_bytes_and_zeros),
#ifndef ARENA_MALLOC
		cmocka_unit_test(grows_in_place_when_last),
		cmocka_unit_test(a_reset_keeps_a_block),
		cmocka_unit_test(a_large_piece_leaves_the_block_in_use),
		cmocka_unit_test(small_pieces_stand_together),
#endif
		cmocka_unit_test(texts_are_copied_with_a_nul),
		cmocka_unit_test(formats),
		cmocka_unit_test(arrays_and_items_have_their_type),
		cmocka_unit_test(a_freed_arena_is_empty_and_usable),
		cmocka_unit_test(adopts_what_another_has),
#ifndef ARENA_MALLOC
		cmocka_unit_test(goes_on_where_most_room_is_left),
#endif
		cmocka_unit_test(too_much_ends_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
