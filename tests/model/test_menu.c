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

static void
entries_hold_entries_by_weight(void **state)
{
	struct test_site t = site_new();
	const struct menu_list *menu;

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\nmenu:\n"
		 "  - {title: Last, link: a.md, weight: 10}\n"
		 "  - title: More\n"
		 "    children:\n"
		 "      - {title: B, link: \"a.md#two\"}\n"
		 "      - {title: A, link: a.md, weight: -1.5}\n"
		 "      - {title: C, link: a.md, children: [{title: D, link: "
		 "https://example.org/}]}\n"
		 "  - {title: First, link: a.md, weight: -2}\n"
		 "  - {title: Second, link: a.md, weight: -1.25}\n");
	site_put(&t, "a.md", "---\ntitle: A\n---\n## Two\n");
	site_build_well(&t);
	menu = &t.site->menu;
	assert_int_equal(menu->count, 4);
	assert_text(menu->items[0]->title, "First");
	assert_text(menu->items[1]->title, "Second");
	assert_text(menu->items[3]->title, "Last");
	assert_null(menu->items[2]->page);
	menu = &menu->items[2]->children;
	assert_int_equal(menu->count, 3);
	assert_text(menu->items[0]->title, "A");
	assert_text(menu->items[1]->anchor, "two");
	assert_text(menu->items[2]->children.items[0]->url,
		    "https://example.org/");
	site_free(&t);
}

static void
an_anchor_of_the_menu_that_is_not_there_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\nmenu:\n  - title: M\n    children:\n"
		 "      - {title: B, link: \"a.md#tow\"}\n");
	site_put(&t, "a.md", "---\ntitle: A\n---\n## Two\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, L002);
	assert_int_equal(t.diag.list.items[0].place.line, 5);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(menus_lead_to_pages_and_urls),
		cmocka_unit_test(broken_menus_are_told),
		cmocka_unit_test(entries_hold_entries_by_weight),
		cmocka_unit_test(
			an_anchor_of_the_menu_that_is_not_there_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
