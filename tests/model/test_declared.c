#include "tests/model/site.h"

static const struct value *
field(const struct test_site *t, const char *key)
{
	return value_get(t->site->articles.items[0]->fields, key);
}

static void
values_are_what_their_types_say(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: Harbour Papers\n"
		 "fields:\n"
		 "  article: {beat: text, hot: boolean, pages: number, seen: "
		 "date,\n"
		 "    places: texts, more: any, empty: text}\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\nbeat: 1931\nhot: yes\npages: 12\nseen: "
		 "1931-03\n"
		 "places: 5\nmore: {a: b}\nempty:\n---\nWords.\n");
	site_put(&t, "articles/index.md", "---\ntitle: All\n---\nWords.\n");
	site_build_well(&t);
	assert_true(field(&t, "beat")->quoted);
	assert_same_text(field(&t, "hot")->text, TEXT("true"));
	assert_false(field(&t, "pages")->quoted);
	assert_true(field(&t, "seen")->quoted);
	assert_int_equal(field(&t, "places")->kind, VALUE_LIST);
	assert_true(field(&t, "places")->items.items[0]->quoted);
	assert_int_equal(field(&t, "more")->kind, VALUE_MAP);
	assert_null(field(&t, "empty"));
	assert_null(field(&t, "title"));
	assert_null(t.site->home->fields);
	site_free(&t);
}

static void
a_date_that_is_none_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: Harbour Papers\nfields: {article: {seen: date}}\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\nseen: 1931-02-30\n---\nWords.\n");
	site_build(&t);
	assert_int_equal(t.diag.list.items[0].code, D002);
	assert_int_equal(t.diag.list.items[0].place.line, 3);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_what_their_types_say),
		cmocka_unit_test(a_date_that_is_none_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
