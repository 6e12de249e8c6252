#include "tests/test.h"

#include "base/nearest.h"

static void
fewer_edits_are_nearer(void **state)
{
	struct nearest nearest = nearest_begin(TEXT("titel"), 2);

	(void)state;
	assert_false(nearest_is(&nearest, TEXT("subtitle")));
	assert_true(nearest_is(&nearest, TEXT("tile")));
	assert_true(nearest_is(&nearest, TEXT("title")));
	assert_false(nearest_is(&nearest, TEXT("tile")));
}

static void
the_first_of_equals_stays(void **state)
{
	struct nearest nearest = nearest_begin(TEXT("dat"), 1);

	(void)state;
	assert_true(nearest_is(&nearest, TEXT("date")));
	assert_false(nearest_is(&nearest, TEXT("data")));
	assert_true(nearest_is(&nearest, TEXT("dat")));
	assert_false(nearest_is(&nearest, TEXT("dat")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fewer_edits_are_nearer),
		cmocka_unit_test(the_first_of_equals_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
