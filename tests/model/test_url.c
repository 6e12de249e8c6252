#include "tests/test.h"

#include "model/model.h"

static const struct site site = {.base_url = {"https://h.example/p/", 20}};
static const struct site bare;
static const struct site offline = {.offline = true,
				    .base_url = {"https://h.example/", 18}};
static const struct page home = {.kind = PAGE_HOME};
static const struct page article = {.path = {"articles/x/", 11}};
static const struct page person = {.path = {"people/b/", 9}};
static const struct page not_found = {.kind = PAGE_NOT_FOUND,
				      .path = {"404.html", 8}};

#define assert_page_url(site, from, to, anchor, wanted)                        \
	do {                                                                   \
		struct buf url = BUF_INIT;                                     \
		url_to_page(&url, (site), (from), (to), text_of(anchor));      \
		assert_string_equal(url.s, (wanted));                          \
		buf_free(&url);                                                \
	} while (0)

static void
urls_are_relative(void **state)
{
	(void)state;
	assert_page_url(&site, &article, &person, "", "../../people/b/");
	assert_page_url(&site, &article, &person, "t1", "../../people/b/#t1");
	assert_page_url(&site, &home, &article, "", "articles/x/");
	assert_page_url(&site, &article, &home, "", "../../");
	assert_page_url(&site, &article, &article, "", "./");
	assert_page_url(&site, &article, &article, "a b", "#a%20b");
}

static void
files_are_named_offline(void **state)
{
	(void)state;
	assert_page_url(&offline, &article, &person, "t1",
			"../../people/b/index.html#t1");
	assert_page_url(&offline, &article, &home, "", "../../index.html");
	assert_page_url(&offline, &article, &article, "", "./index.html");
	assert_page_url(&offline, &article, &article, "t1", "#t1");
	assert_page_url(&offline, &not_found, &article, "",
			"articles/x/index.html");
	assert_page_url(&offline, &article, &not_found, "", "../../404.html");
}

static void
nothing_is_relative_to_the_404_page(void **state)
{
	(void)state;
	assert_page_url(&site, &not_found, &article, "t1", "/p/articles/x/#t1");
	assert_page_url(&site, &not_found, &home, "", "/p/");
	assert_page_url(&bare, &not_found, &article, "", "articles/x/");
}

static void
files_are_encoded(void **state)
{
	struct buf url = BUF_INIT;

	(void)state;
	url_to_path(&url, &site, &article, TEXT("articles/a b.png"));
	assert_string_equal(url.s, "../a%20b.png");
	buf_free(&url);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urls_are_relative),
		cmocka_unit_test(files_are_named_offline),
		cmocka_unit_test(nothing_is_relative_to_the_404_page),
		cmocka_unit_test(files_are_encoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
