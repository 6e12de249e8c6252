#include "tests/test.h"

#include "serve/reload.h"

static void
check(const char *page, const char *wanted)
{
	struct buf out = BUF_INIT;

	reload_inject(&out, text_of(page), TEXT("/a&b/reload.js"));
	assert_text(buf_as_text(&out), wanted);
	buf_free(&out);
}

/* A policy in the head is in force only for what stands behind it. */
static void
stands_first_in_the_head(void **state)
{
	(void)state;
	check("<html><head><title>x</title></head>",
	      "<html><head><script src=\"/a&amp;b/reload.js\" defer></script>"
	      "<title>x</title></head>");
	check("<p>&lt;head></p>", "<p>&lt;head></p>");
}

static void
is_carried_in_the_program(void **state)
{
	(void)state;
	assert_text_holds(reload_script(), "new EventSource");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stands_first_in_the_head),
		cmocka_unit_test(is_carried_in_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
