#include "tests/model/site.h"

static void
headings_are_nested(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\ntoc: true\n---\n"
		 "### Early\n\n## One\n\n#### Deep\n\n### Less\n\n"
		 "#### Deep again\n\n## Two\n");
	site_put(&t, "b.md", "---\ntitle: B\ntoc: false\n---\n");
	site_build_well(&t);
	page = site_page(&t, "a/");
	assert_int_equal(page->wants_toc, TOC_SHOWN);
	assert_int_equal(site_page(&t, "b/")->wants_toc, TOC_HIDDEN);
	assert_int_equal(t.site->home->wants_toc, TOC_NOT_SAID);
	assert_int_equal(page->headings.count, 6);
	assert_int_equal(page->toc.count, 3);
	assert_text(page->toc.items[0]->id, "early");
	assert_text(page->toc.items[1]->id, "one");
	assert_text(page->toc.items[2]->id, "two");
	assert_int_equal(page->toc.items[1]->children.count, 2);
	assert_text(page->toc.items[1]->children.items[0]->id, "deep");
	assert_text(page->toc.items[1]->children.items[1]->id, "less");
	assert_text(
		page->toc.items[1]->children.items[1]->children.items[0]->id,
		"deep-again");
	assert_int_equal(page->toc.items[2]->children.count, 0);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_are_nested),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
