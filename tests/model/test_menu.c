#include "tests/model/site.h"

static void
menus_lead_to_pages_and_urls(void **state)
{
	struct test_site t = site_new();
	const struct menu_list *menu;

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\nmenu:\n  - {title: About, link: about.md}\n"
		 "  - {title: All, link: articles/}\n"
		 "  - {title: Home, link: ./}\n"
		 "  - {title: Else, link: https://example.org/}\n");
	site_put(&t, "about.md", "---\ntitle: A\n---\n");
	site_put(&t, "articles/x.md", "---\ntitle: X\n---\n");
	site_build_well(&t);
	menu = &t.site->menu;
	assert_int_equal(menu->count, 4);
	assert_text(menu->items[0]->title, "About");
	assert_ptr_equal(menu->items[0]->page, site_page(&t, "about/"));
	assert_ptr_equal(menu->items[1]->page, site_page(&t, "articles/"));
	assert_ptr_equal(menu->items[2]->page, t.site->home);
	assert_null(menu->items[3]->page);
	assert_text(menu->items[3]->url, "https://example.org/");
	site_free(&t);
}

static void
broken_menus_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\nmenu:\n  - {title: A, link: abuot.md}\n"
		 "  - {title: B, link: draft.md}\n"
		 "  - {title: C, link: \"data:x\"}\n");
	site_put(&t, "about.md", "---\ntitle: A\n---\n");
	site_put(&t, "draft.md", "---\ntitle: D\ndraft: true\n---\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 3);
	assert_int_equal(t.diag.list.items[0].code, L001);
	assert_int_equal(t.diag.list.items[0].place.line, 3);
	assert_text(t.diag.list.items[0].hint, "did you mean about.md?");
	assert_int_equal(t.diag.list.items[1].code, L001);
	assert_int_equal(t.diag.list.items[1].place.line, 4);
	assert_int_equal(t.diag.list.items[2].code, L004);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(menus_lead_to_pages_and_urls),
		cmocka_unit_test(broken_menus_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
