#include "tests/test.h"

#include "base/list.h"

struct numbers LIST_OF(size_t);

static void
a_zeroed_list_is_empty(void **state)
{
	struct numbers list = {0};
	size_t seen = 0;

	(void)state;
	list_each (size_t, number, &list)
		seen += *number;
	assert_int_equal(seen, 0);
}

static void
holds_what_was_added(void **state)
{
	struct arena arena = {0};
	struct numbers list = {0};
	size_t wanted = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		list_add(&arena, &list, i * i);
		arena_bytes(&arena, i % 3); /* so that it moves now and then */
	}
	assert_int_equal(list.count, 1000);
	assert_int_equal(*list_last(&list), 999 * 999);
	list_each (size_t, number, &list) {
		assert_int_equal(*number, wanted * wanted);
		wanted++;
	}
	assert_int_equal(wanted, 1000);
	arena_free(&arena);
}

static void
a_pushed_item_is_zero(void **state)
{
	struct arena arena = {0};
	struct LIST_OF(struct text) list = {0};

	(void)state;
	for (size_t i = 0; i < 20; i++) {
		struct text *item = list_push(&arena, &list);

		assert_null(item->s);
		*item = TEXT("turn");
	}
	assert_text(list.items[19], "turn");
	arena_free(&arena);
}

static void
grow_over_the_top(void)
{
	struct arena arena = {0};
	struct numbers list = {.count = UINT32_MAX / 2 + 1,
			       .capacity = UINT32_MAX / 2 + 1};

	list_push(&arena, &list);
}

static void
too_many_end_the_program(void **state)
{
	(void)state;
	assert_int_equal(test_exit_code(grow_over_the_top), 3);
}

static void
room_that_is_reserved_stays_where_it_is(void **state)
{
	struct arena arena = {0};
	struct numbers list = {0};
	const size_t *items;

	(void)state;
	list_reserve(&arena, &list, 5);
	items = list.items;
	assert_int_equal(list.count, 0);
	for (size_t i = 0; i < 5; i++)
		list_add(&arena, &list, i);
	assert_ptr_equal(list.items, items);
	list_add(&arena, &list, 5);
	assert_int_equal(list.items[5], 5);
	arena_free(&arena);
}

static void
room_is_made_behind_what_is_there(void **state)
{
	struct arena arena = {0};
	struct numbers list = {0};

	(void)state;
	list_add(&arena, &list, 7);
	list_make_room(&arena, &list, 100);
	assert_true(list.capacity >= 101);
	for (size_t i = 1; i <= 100; i++)
		list.items[i] = i;
	list.count += 100;
	assert_int_equal(list.items[0], 7);
	list_add(&arena, &list, 8);
	assert_int_equal(list.items[100], 100);
	assert_int_equal(list.items[101], 8);
	arena_free(&arena);
}

static void
a_list_that_is_kept_outlives_where_it_grew(void **state)
{
	struct arena scratch = {0};
	struct arena arena = {0};
	struct numbers list = {0};
	struct numbers none = {0};

	(void)state;
	for (size_t i = 0; i < 9; i++)
		list_add(&scratch, &list, i);
	list_keep(&arena, &list);
	list_keep(&arena, &none);
	arena_free(&scratch);
	assert_int_equal(list.count, 9);
	assert_int_equal(list.capacity, 9);
	assert_int_equal(list.items[8], 8);
	assert_null(none.items);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zeroed_list_is_empty),
		cmocka_unit_test(holds_what_was_added),
		cmocka_unit_test(a_pushed_item_is_zero),
		cmocka_unit_test(too_many_end_the_program),
		cmocka_unit_test(room_that_is_reserved_stays_where_it_is),
		cmocka_unit_test(room_is_made_behind_what_is_there),
		cmocka_unit_test(a_list_that_is_kept_outlives_where_it_grew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
