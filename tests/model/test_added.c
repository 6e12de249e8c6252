#include "tests/model/site.h"

#define SITE                                                                   \
	"title: H\nparams:\n  terms:\n    - {name: Écart, says: A gap.}\n"    \
	"    - {name: Port, says: A harbour.}\n  ports: {hull: East, 7: "      \
	"West}\n"                                                              \
	"  words: [one, two]\n"

static void
add(struct test_site *t, struct added_pages *pages, const char *path,
    const char *each)
{
	list_add(&t->arena, pages,
		 ((struct added_page){
			 .path = text_of(path),
			 .layout = TEXT("term"),
			 .title = TEXT("Of {name}"),
			 .each = text_of(each),
			 .origin = TEXT("themes/mine/theme.lua"),
		 }));
	t->options.added = pages;
}

static void
a_page_stands_by_itself(void **state)
{
	struct test_site t = site_new();
	struct added_pages pages = {0};
	const struct page *page;

	(void)state;
	add(&t, &pages, "glossary/", "");
	pages.items[0].title = TEXT("Glossary");
	site_build_well(&t);
	page = site_page(&t, "glossary/");
	assert_text(page->title, "Glossary");
	assert_text(page->layout, "term");
	assert_text(page->extras->made_by, "themes/mine/theme.lua");
	assert_int_equal(page->kind, PAGE_PAGE);
	assert_null(page->params);
	site_free(&t);
}

static void
each_entry_has_a_page(void **state)
{
	struct test_site t = site_new();
	struct added_pages pages = {0};

	(void)state;
	site_put(&t, "site.yaml", SITE);
	add(&t, &pages, "terms/{name}/", "params.terms");
	add(&t, &pages, "ports/{key}/", "params.ports");
	pages.items[1].title = TEXT("{key}: {value}");
	add(&t, &pages, "words/{value}/x/", "params.words");
	pages.items[2].title = TEXT("{value}");
	add(&t, &pages, "nothing/{name}/", "params.nothing");
	site_build_well(&t);
	assert_text(site_page(&t, "terms/écart/")->title, "Of Écart");
	assert_text(value_text(site_page(&t, "terms/port/")->params, "says"),
		    "A harbour.");
	assert_text(site_page(&t, "ports/hull/")->title, "hull: East");
	assert_text(site_page(&t, "ports/7/")->title, "7: West");
	assert_text(site_page(&t, "words/two/x/")->title, "two");
	site_free(&t);
}

static void
each_row_of_a_data_file_has_one(void **state)
{
	struct test_site t = site_new();
	struct added_pages pages = {0};

	(void)state;
	site_put(&t, "data/quays.csv", "name,side\nNorth Quay,north\n");
	add(&t, &pages, "quays/{name}/", "data.quays");
	site_build_well(&t);
	assert_text(site_page(&t, "quays/north-quay/")->title, "Of North Quay");
	assert_text(
		value_text(site_page(&t, "quays/north-quay/")->params, "side"),
		"north");
	site_free(&t);
}

static void
what_an_entry_lacks_is_told(void **state)
{
	struct test_site t = site_new();
	struct added_pages pages = {0};

	(void)state;
	site_put(&t, "site.yaml", SITE);
	add(&t, &pages, "terms/{nmae}/", "params.terms");
	site_build_badly(
		&t,
		"content/site.yaml:4:7: error[T014]: the theme wants \"nmae\" "
		"here: it adds a page \"terms/{nmae}/\" for each of "
		"params.terms\n"
		"      = hint: themes/mine/theme.lua says so\n"
		"content/site.yaml:5:7: error[T014]: the theme wants \"nmae\" "
		"here: it adds a page \"terms/{nmae}/\" for each of "
		"params.terms\n"
		"      = hint: themes/mine/theme.lua says so\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_stands_by_itself),
		cmocka_unit_test(each_entry_has_a_page),
		cmocka_unit_test(each_row_of_a_data_file_has_one),
		cmocka_unit_test(what_an_entry_lacks_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
