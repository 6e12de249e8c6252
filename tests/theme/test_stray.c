#include "tests/test.h"

#include "theme/stray.h"

static void
a_script_in_no_folder_is_told(void **state)
{
	struct diag diag = {0};

	(void)state;
	stray_tell(TEXT("layout/a.lua"), TEXT("themes/x/layout/a.lua"), &diag);
	stray_tell(TEXT("types/html.lua"), TEXT("themes/x/types/html.lua"),
		   &diag);
	assert_int_equal(diag.list.count, 1);
	assert_int_equal(diag.list.items[0].code, T022);
	assert_text_holds(diag.list.items[0].hint, "did you mean layouts/?");
	diag_free(&diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_script_in_no_folder_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
