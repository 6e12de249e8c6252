#include "tests/model/site.h"

static void
a_page_knows_what_is_above_it(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: H\npaginate: 1\n");
	site_put(&t, "articles/1931/a.md", "---\ntitle: A\n---\n");
	site_put(&t, "articles/1931/b.md", "---\ntitle: B\n---\n");
	site_build_well(&t);
	assert_text(
		site_paths(&t, &site_page(&t, "articles/1931/a/")->ancestors),
		" articles/ articles/1931/ ");
	assert_ptr_equal(site_page(&t, "articles/1931/a/")->ancestors.items,
			 site_page(&t, "articles/1931/b/")->ancestors.items);
	assert_text(site_paths(&t, &site_page(&t, "articles/")->ancestors),
		    " ");
	assert_int_equal(t.site->home->ancestors.count, 0);
	assert_text(
		site_paths(&t,
			   &site_page(&t, "articles/1931/page/2/")->ancestors),
		" articles/ articles/1931/ ");
	site_free(&t);
}

static void
neighbours_are_in_the_order_of_reading(void **state)
{
	struct test_site t = site_new();
	const struct page *first, *second, *third;

	(void)state;
	site_put(&t, "articles/x.md", "---\ntitle: X\ndate: 1931-05\n---\n");
	site_put(&t, "articles/y.md", "---\ntitle: Y\ndate: 1931-03\n---\n");
	site_put(&t, "articles/z.md", "---\ntitle: Z\n---\n");
	site_put(&t, "articles/d.md",
		 "---\ntitle: D\ndate: 1931-04\ndraft: true\n---\n");
	site_put(&t, "articles/1930/old.md", "---\ntitle: Old\n---\n");
	site_put(&t, "about.md", "---\ntitle: About\n---\n");
	site_put(&t, "imprint.md", "---\ntitle: Imprint\n---\n");
	site_build_well(&t);
	first = site_page(&t, "articles/y/");
	second = site_page(&t, "articles/x/");
	third = site_page(&t, "articles/z/");
	assert_null(first->previous);
	assert_ptr_equal(first->next, second);
	assert_ptr_equal(second->previous, first);
	assert_ptr_equal(second->next, third);
	assert_null(third->next);
	assert_null(site_page(&t, "articles/1930/old/")->previous);
	assert_null(site_page(&t, "about/")->next); /* home is no section */
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_knows_what_is_above_it),
		cmocka_unit_test(neighbours_are_in_the_order_of_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
