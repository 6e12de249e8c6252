#include "tests/test.h"

#include "base/address.h"

static void
assert_resolves(const char *base, const char *reference, const char *whole)
{
	struct buf buf = BUF_INIT;

	address_resolve(&buf, text_of(base), text_of(reference));
	assert_same_text(buf_as_text(&buf), text_of(whole));
	buf_free(&buf);
}

/* RFC 3986, section 5.4, as far as its base has a host. */
static void
examples_of_the_standard(void **state)
{
	static const char *const examples[][2] = {
		{"g:h", "g:h"},
		{"g", "http://a/b/c/g"},
		{"./g", "http://a/b/c/g"},
		{"g/", "http://a/b/c/g/"},
		{"/g", "http://a/g"},
		{"//g", "http://g"},
		{"?y", "http://a/b/c/d;p?y"},
		{"g?y", "http://a/b/c/g?y"},
		{"#s", "http://a/b/c/d;p?q#s"},
		{"g#s", "http://a/b/c/g#s"},
		{"g?y#s", "http://a/b/c/g?y#s"},
		{";x", "http://a/b/c/;x"},
		{"g;x", "http://a/b/c/g;x"},
		{"g;x?y#s", "http://a/b/c/g;x?y#s"},
		{"", "http://a/b/c/d;p?q"},
		{".", "http://a/b/c/"},
		{"./", "http://a/b/c/"},
		{"..", "http://a/b/"},
		{"../", "http://a/b/"},
		{"../g", "http://a/b/g"},
		{"../..", "http://a/"},
		{"../../", "http://a/"},
		{"../../g", "http://a/g"},
		{"../../../g", "http://a/g"},
		{"../../../../g", "http://a/g"},
		{"/./g", "http://a/g"},
		{"/../g", "http://a/g"},
		{"g.", "http://a/b/c/g."},
		{".g", "http://a/b/c/.g"},
		{"g..", "http://a/b/c/g.."},
		{"..g", "http://a/b/c/..g"},
		{"./../g", "http://a/b/g"},
		{"./g/.", "http://a/b/c/g/"},
		{"g/./h", "http://a/b/c/g/h"},
		{"g/../h", "http://a/b/c/h"},
		{"g;x=1/./y", "http://a/b/c/g;x=1/y"},
		{"g;x=1/../y", "http://a/b/c/y"},
		{"g?y/./x", "http://a/b/c/g?y/./x"},
		{"g?y/../x", "http://a/b/c/g?y/../x"},
		{"g#s/./x", "http://a/b/c/g#s/./x"},
		{"g#s/../x", "http://a/b/c/g#s/../x"},
		{"http:g", "http:g"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++)
		assert_resolves("http://a/b/c/d;p?q", examples[i][0],
				examples[i][1]);
}

static void
bases_as_sites_have_them(void **state)
{
	(void)state;
	assert_resolves("https://x.example/papers/articles/y/", "../../",
			"https://x.example/papers/");
	assert_resolves("https://x.example/papers/articles/y/", "#fn1",
			"https://x.example/papers/articles/y/#fn1");
	assert_resolves("https://x.example", "y", "https://x.example/y");
	assert_resolves("https://x.example/", "a:b/c", "a:b/c");
	assert_resolves("https://x.example/", "1:b", "https://x.example/1:b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_standard),
		cmocka_unit_test(bases_as_sites_have_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
