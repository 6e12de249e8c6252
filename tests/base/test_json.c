#include "tests/test.h"

#include "base/json.h"

static void
check(struct text value, const char *wanted)
{
	struct buf buf = BUF_INIT;

	json_add_string(&buf, value);
	assert_text(buf_as_text(&buf), wanted);
	buf_free(&buf);
}

static void
strings_are_quoted(void **state)
{
	(void)state;
	check(TEXT(""), "\"\"");
	check(TEXT("a “é”"), "\"a “é”\"");
	check(TEXT("\"\\\n\t"), "\"\\\"\\\\\\n\\t\"");
}

static void
what_is_not_seen_is_escaped(void **state)
{
	(void)state;
	check(TEXT("\x01\x7f"), "\"\\u0001\\u007f\"");
	check(TEXT("\u202e\U000e0041"), "\"\\u202e\\udb40\\udc41\"");
	check(TEXT("a\xff"), "\"a\uFFFD\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_quoted),
		cmocka_unit_test(what_is_not_seen_is_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
