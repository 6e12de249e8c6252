#include "tests/test.h"

#include "base/origin.h"

/* The origin of `url`; "" when it stays in the site. */
static void
check(const char *url, const char *wanted)
{
	struct buf origin = BUF_INIT;

	assert_int_equal(origin_of(text_of(url), &origin), wanted[0] != '\0');
	assert_string_equal(origin.s, wanted);
	buf_free(&origin);
}

static void
what_stays_in_the_site(void **state)
{
	(void)state;
	check("a/b.png", "");
	check("../a:b.png", "");
	check("/a.png", "");
	check("#t1", "");
	check("", "");
	check("data:image/png;base64,AA", "");
}

static void
what_leaves_it_however_it_is_written(void **state)
{
	(void)state;
	check("https://CDN.example:8443/a", "https://cdn.example:8443");
	check("//cdn.example/a", "https://cdn.example");
	check("/\\cdn.example", "https://cdn.example");
	check("\\\\cdn.example?x", "https://cdn.example");
	check(" \t/\n/cdn.example/a", "https://cdn.example");
	check("ht\ntps:cdn.example/a", "https://cdn.example");
	check("https:////cdn.example#x", "https://cdn.example");
	check("http://me:word@cdn.example/", "http://cdn.example");
	check("javascript:alert(1)", "javascript:");
}

static void
only_what_is_named_is_allowed(void **state)
{
	struct text one = TEXT("https://cdn.example");
	struct origin_list allowed = {.items = &one, .count = 1};
	struct text base = TEXT("https://harbour.example/papers/");

	(void)state;
	assert_true(origin_is_allowed(one, base, &allowed));
	assert_false(origin_is_allowed(one, base, NULL));
	assert_false(
		origin_is_allowed(TEXT("http://cdn.example"), base, &allowed));
	assert_true(
		origin_is_allowed(TEXT("https://harbour.example"), base, NULL));
	assert_false(origin_is_allowed(TEXT("https://harbour.ex"), base, NULL));
	assert_false(origin_is_allowed(TEXT("https://harbour.example"),
				       TEXT(""), &allowed));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stays_in_the_site),
		cmocka_unit_test(what_leaves_it_however_it_is_written),
		cmocka_unit_test(only_what_is_named_is_allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
