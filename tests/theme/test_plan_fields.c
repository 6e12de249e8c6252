/*
 * The table of what theme.lua may say.
 */
#include "tests/test.h"

#include "theme/parameter_values.h"
#include "theme/plan_fields.h"

static void
all_types_of_parameters_are_documented(void **state)
{
	struct text types = text_of(plan_parameter_fields[0].type), name;
	size_t count = 0;

	(void)state;
	assert_string_equal(plan_parameter_fields[0].name, "type");
	while (text_split(&types, '|', &name)) {
		name = text_slice(name, 1, name.len - 1);
		assert_true(parameter_type_find(name) != PARAMETER_OF_PARENT);
		count++;
	}
	assert_int_equal(count, PARAMETER_OF_PARENT);
}

static void
check_all(const struct plan_field *field)
{
	for (; field->name; field++)
		assert_true(field->type[0] != '\0' && field->help[0] != '\0');
}

static void
all_keys_have_help(void **state)
{
	(void)state;
	check_all(plan_fields);
	check_all(plan_parameter_fields);
	check_all(plan_page_fields);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_types_of_parameters_are_documented),
		cmocka_unit_test(all_keys_have_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
