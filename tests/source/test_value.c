#include "tests/test.h"

#include "source/value.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct value *map;
};

static struct fixture
read_map(const char *yaml)
{
	struct place place = {.path = TEXT("x"), .line = 1, .column = 1};
	struct fixture it = {0};

	it.map = yaml_read(text_of(yaml), &place, &it.arena, &it.diag);
	assert_non_null(it.map);
	return it;
}

static void
finish(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
}

static void
getting_from_mappings_only(void **state)
{
	struct fixture it = read_map("title: Harbour\nlist: [a]\n");

	(void)state;
	assert_non_null(value_get(it.map, "title"));
	assert_null(value_get(it.map, "titl"));
	assert_null(value_get(it.map, "title "));
	assert_null(value_get(NULL, "title"));
	assert_null(value_get(value_get(it.map, "list"), "a"));
	assert_text(value_text(it.map, "title"), "Harbour");
	assert_text(value_text(it.map, "list"), "");
	assert_text(value_text(it.map, "none"), "");
	assert_text(value_text(NULL, "none"), "");
	finish(&it);
}

static void
truth_is_plain(void **state)
{
	static const struct {
		const char *yaml;
		enum value_truth truth;
	} cases[] = {
		{"d: true", TRUTH_YES},	   {"d: Yes", TRUTH_YES},
		{"d: ON", TRUTH_YES},	   {"d: false", TRUTH_NO},
		{"d: NO", TRUTH_NO},	   {"d: Off", TRUTH_NO},
		{"d: 'true'", TRUTH_NONE}, {"d: y", TRUTH_NONE},
		{"d: 1", TRUTH_NONE},	   {"d: tRUE", TRUTH_NONE},
		{"d: [true]", TRUTH_NONE}, {"d:", TRUTH_NONE},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct fixture it = read_map(cases[i].yaml);

		assert_int_equal(value_truth(value_get(it.map, "d")),
				 cases[i].truth);
		assert_int_equal(value_true(it.map, "d"),
				 cases[i].truth == TRUTH_YES);
		assert_int_equal(value_false(it.map, "d"),
				 cases[i].truth == TRUTH_NO);
		finish(&it);
	}
	assert_false(value_true(NULL, "d"));
	assert_false(value_false(NULL, "d"));
}

static void
one_scalar_is_a_list_of_one(void **state)
{
	struct fixture it = read_map("a: [x, y]\nb: x\nc:\nd: {e: f}\n");
	const struct value *list = value_get(it.map, "a");
	const struct value *one = value_get(it.map, "b");

	(void)state;
	assert_int_equal(value_count(list), 2);
	assert_text(value_item(list, 1)->text, "y");
	assert_int_equal(value_count(one), 1);
	assert_text(value_item(one, 0)->text, "x");
	assert_int_equal(value_count(value_get(it.map, "c")), 0);
	assert_int_equal(value_count(value_get(it.map, "d")), 0);
	assert_int_equal(value_count(NULL), 0);
	finish(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(getting_from_mappings_only),
		cmocka_unit_test(truth_is_plain),
		cmocka_unit_test(one_scalar_is_a_list_of_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
