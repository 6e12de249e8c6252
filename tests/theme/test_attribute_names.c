/*
 * Names of attributes: those of the standards, and which may be meant.
 */
#include "tests/test.h"

#include "theme/attribute_names.h"

static void
those_of_the_standards_are_known(void **state)
{
	static const char *const known[] = {
		"abbr",	    "accept-charset", "class",	    "viewBox",
		"viewbox",  "xlink:href",     "zoomAndPan", "aria-label",
		"data-own", "columnspan",     "property",   "popovertarget",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(known); i++)
		assert_true(attribute_name_is_known(text_of(known[i])));
}

static void
no_other_is(void **state)
{
	static const char *const unknown[] = {
		"",	   "clas",    "aria-lable", "align",
		"onclick", "bgcolor", "zzz",	    "aaa",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(unknown); i++)
		assert_false(attribute_name_is_known(text_of(unknown[i])));
}

static void
the_nearest_is_found(void **state)
{
	(void)state;
	assert_string_equal(attribute_name_nearest(TEXT("clas")), "class");
	assert_string_equal(attribute_name_nearest(TEXT("aria-lable")),
			    "aria-label");
	assert_string_equal(attribute_name_nearest(TEXT("srset")), "srcset");
	assert_null(attribute_name_nearest(TEXT("mood")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_of_the_standards_are_known),
		cmocka_unit_test(no_other_is),
		cmocka_unit_test(the_nearest_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
