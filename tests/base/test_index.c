#include "tests/test.h"

#include "base/index.h"

static void
an_empty_index_has_nothing(void **state)
{
	struct index index = {0};

	(void)state;
	index_fetch(&index, TEXT("a"));
	assert_int_equal(index_find(&index, TEXT("a")), INDEX_NONE);
	assert_int_equal(index_nearest(&index, TEXT("a")).len, 0);
}

static void
keeps_the_first_value(void **state)
{
	struct arena arena = {0};
	struct index index = {0};

	(void)state;
	assert_int_equal(index_add(&arena, &index, TEXT("ada"), 7), 7);
	assert_int_equal(index_add(&arena, &index, TEXT("ada"), 8), 7);
	assert_int_equal(index_find(&index, TEXT("ada")), 7);
	assert_int_equal(index_find(&index, TEXT("Ada")), INDEX_NONE);
	assert_int_equal(index.count, 1);
	assert_int_equal(index_add(&arena, &index, TEXT(""), 0), 0);
	assert_int_equal(index_find(&index, (struct text){0}), 0);
	arena_free(&arena);
}

static void
finds_each_of_many(void **state)
{
	struct arena arena = {0};
	struct index index = {0};

	(void)state;
	for (uint32_t i = 0; i < 5000; i++)
		index_add(&arena, &index, arena_format(&arena, "key-%u", i), i);
	assert_int_equal(index.count, 5000);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(
			index_find(&index, arena_format(&arena, "key-%u", i)),
			i);
	assert_int_equal(index_find(&index, TEXT("key-5000")), INDEX_NONE);
	assert_true(index.count < index.capacity);
	arena_free(&arena);
}

static void
room_that_is_reserved_stays_where_it_is(void **state)
{
	struct arena arena = {0};
	struct index index = {0};
	const struct index_slot *slots;

	(void)state;
	index_reserve(&arena, &index, 5000);
	slots = index.slots;
	for (uint32_t i = 0; i < 5000; i++)
		index_add(&arena, &index, arena_format(&arena, "key-%u", i), i);
	assert_ptr_equal(index.slots, slots);
	index_fetch(&index, TEXT("key-4999"));
	assert_int_equal(index_find(&index, TEXT("key-4999")), 4999);
	assert_int_equal(index_find(&index, TEXT("key-5000")), INDEX_NONE);
	arena_free(&arena);
}

static void
names_the_nearest_key(void **state)
{
	static const char *const keys[] = {"title", "tile", "author", "authors",
					   "by",    "id",   "date"};
	struct arena arena = {0};
	struct index index = {0};

	(void)state;
	for (uint32_t i = 0; i < ARRAY_COUNT(keys); i++)
		index_add(&arena, &index, text_of(keys[i]), i);
	assert_text(index_nearest(&index, TEXT("titel")), "title");
	assert_text(index_nearest(&index, TEXT("Author")), "author");
	assert_text(index_nearest(&index, TEXT("dtae")), "date");
	assert_text(index_nearest(&index, TEXT("bx")), "by");
	assert_text(index_nearest(&index, TEXT("xy")), "by");
	assert_text(index_nearest(&index, TEXT("zz")), "");
	assert_text(index_nearest(&index, TEXT("summary")), "");
	arena_free(&arena);
}

static void
equally_near_keys_come_in_byte_order(void **state)
{
	static const char *const keys[] = {"cart", "bart", "dart"};
	struct arena arena = {0};

	(void)state;
	for (uint32_t first = 0; first < 3; first++) {
		struct index index = {0};

		for (uint32_t i = 0; i < 3; i++)
			index_add(&arena, &index,
				  text_of(keys[(first + i) % 3]), i);
		assert_text(index_nearest(&index, TEXT("wart")), "bart");
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_index_has_nothing),
		cmocka_unit_test(keeps_the_first_value),
		cmocka_unit_test(finds_each_of_many),
		cmocka_unit_test(room_that_is_reserved_stays_where_it_is),
		cmocka_unit_test(names_the_nearest_key),
		cmocka_unit_test(equally_near_keys_come_in_byte_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
