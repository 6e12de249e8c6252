#include "tests/test.h"

#include "markdown/inner.h"

static enum url_fault
fault_of(const char *url)
{
	struct text scheme = {0};

	return url_check(text_of(url), &scheme);
}

static void
good_urls_are_fine(void **state)
{
	static const char *const urls[] = {
		"",
		"a.md",
		"../a/b.md#t1",
		"#t1",
		"?x",
		"/a",
		"a/b:c",
		"./a:b.md",
		"#a:b",
		"?a:b",
		"http://x.example/",
		"HTTPS://x.example/a?b#c",
		"mailto:ada@example.org",
		"tel:+1",
		"a b",
		"\xc3\xa9.md",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(urls); i++)
		assert_int_equal(fault_of(urls[i]), URL_FINE);
}

static void
other_schemes_are_faults(void **state)
{
	static const char *const urls[] = {
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		" javascript:alert(1)",
		"data:text/html,x",
		"vbscript:x",
		"jar:http://x!/y",
		"blob:http://x",
		"feed:x",
		"view-source:http://x",
		"file:///etc/passwd",
		"ftp://x",
		"httpx://x",
		"java\xe2\x80\x8bscript:x",
		":x",
		"a:b.md",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(urls); i++)
		assert_int_equal(fault_of(urls[i]), URL_SCHEME);
}

static void
scheme_is_named(void **state)
{
	struct text scheme = {0};

	(void)state;
	url_check(TEXT(" JAR:http://x"), &scheme);
	assert_text(scheme, "JAR");
}

static void
hidden_schemes_are_faults(void **state)
{
	static const char *const urls[] = {
		"java\tscript:x", "\x01javascript:x", "java\nscript:x",
		"\rjavascript:x", "htt\tps://x",      "a\x7f.md",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(urls); i++)
		assert_int_equal(fault_of(urls[i]), URL_CONTROL);
}

static void
hosts_need_a_scheme(void **state)
{
	static const char *const urls[] = {"//x", "\\\\x", "/\\x", "\\/x",
					   " //x"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(urls); i++)
		assert_int_equal(fault_of(urls[i]), URL_HOST);
}

static void
a_control_is_found_wherever_it_is(void **state)
{
	(void)state;
	for (size_t at = 0; at < 40; at++) {
		char url[] = "https://x.example/a/long/path/to/a/page/";

		url[at] = at % 2 ? '\x7f' : '\x1f';
		assert_int_equal(fault_of(url), URL_CONTROL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_control_is_found_wherever_it_is),
		cmocka_unit_test(good_urls_are_fine),
		cmocka_unit_test(other_schemes_are_faults),
		cmocka_unit_test(scheme_is_named),
		cmocka_unit_test(hidden_schemes_are_faults),
		cmocka_unit_test(hosts_need_a_scheme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
