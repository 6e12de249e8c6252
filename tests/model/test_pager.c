#include "tests/model/site.h"

static void
put_articles(struct test_site *t, int count)
{
	for (int i = 1; i <= count; i++) {
		struct text path =
			arena_format(&t->arena, "articles/a%d.md", i);
		struct text bytes = arena_format(
			&t->arena,
			"---\ntitle: A%d\ndate: 1931-03-%02d\ntags: ink\n"
			"---\nText.\n",
			i, i);

		site_put(t, path.s, bytes.s);
	}
}

static void
a_long_list_has_several_pages(void **state)
{
	struct test_site t = site_new();
	const struct page *first, *second, *third;

	(void)state;
	site_put(&t, "site.yaml", "title: H\npaginate: 2\n");
	put_articles(&t, 5);
	site_build_well(&t);
	first = site_page(&t, "articles/");
	second = site_page(&t, "articles/page/2/");
	third = site_page(&t, "articles/page/3/");
	assert_text(site_paths(&t, &first->extras->listed),
		    "articles/a5/ articles/a4/ ");
	assert_text(site_paths(&t, &second->extras->listed),
		    "articles/a3/ articles/a2/ ");
	assert_text(site_paths(&t, &third->extras->listed), "articles/a1/ ");
	assert_int_equal(first->extras->children.count, 5);
	assert_int_equal(first->extras->pager->total, 5);
	assert_null(first->extras->pager->previous);
	assert_ptr_equal(first->extras->pager->next, second);
	assert_ptr_equal(second->extras->pager->previous, first);
	assert_ptr_equal(second->parent, first);
	assert_int_equal(second->extras->pager->number, 2);
	assert_null(third->extras->pager->next);
	assert_text(site_paths(&t, &third->extras->pager->pages),
		    "articles/ articles/page/2/ articles/page/3/ ");
	assert_text(site_paths(&t, &t.site->sections), "articles/ ");
	assert_text(
		site_paths(&t,
			   &site_page(&t, "tags/ink/page/3/")->extras->listed),
		"articles/a1/ ");
	assert_ptr_equal(site_page(&t, "tags/ink/page/3/")->extras->term,
			 t.site->taxonomies.items[0]->terms.items[0]);
	site_free(&t);
}

static void
a_list_says_itself_how_long_it_is(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: H\npaginate: 2\n");
	site_put(&t, "articles/index.md",
		 "---\ntitle: All\npaginate: 4\nnoindex: true\n---\nAll.\n");
	site_put(&t, "tags/index.md", "---\ntitle: Words\npaginate: 0\n---\n");
	put_articles(&t, 5);
	site_build_well(&t);
	assert_int_equal(site_page(&t, "articles/")->extras->listed.count, 4);
	assert_text(site_page(&t, "articles/page/2/")->title, "All");
	assert_true(site_page(&t, "articles/page/2/")->noindex);
	assert_false(site_has_page(&t, "articles/page/3/"));
	assert_null(site_page(&t, "tags/ink/")->extras->pager);
	assert_int_equal(site_page(&t, "tags/ink/")->extras->listed.count, 5);
	site_free(&t);
}

static void
a_list_that_fits_has_no_pager(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: H\npaginate: 5\n");
	put_articles(&t, 5);
	site_build_well(&t);
	assert_null(site_page(&t, "articles/")->extras->pager);
	assert_false(site_has_page(&t, "articles/page/2/"));
	site_free(&t);
}

/* All quotations stood on one page, 20 MB of 40,000. */
static void
many_quotations_have_several_pages(void **state)
{
	struct test_site t = site_new();
	struct buf article = BUF_INIT;
	const struct page *first, *second;

	(void)state;
	buf_literal(&article, "---\ntitle: A\ndate: 1931-03-05\n---\n");
	for (int i = 0; i < 501; i++)
		buf_literal(&article, "[“never seen the ledger”]"
				      "(../transcripts/call.md#t1)\n\n");
	site_put(&t, "people/ada-quill.md", "---\ntitle: Ada Quill\n---\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\ndate: 1931-03-04\nparticipants: "
		 "[ada-quill]\n---\n**Ada Quill:** I have never seen the "
		 "ledger.\n");
	site_put(&t, "articles/a.md", article.s);
	site_build_well(&t);
	first = site_page(&t, "quotes/");
	second = site_page(&t, "quotes/page/2/");
	assert_int_equal(first->extras->listed.count, 500);
	assert_ptr_equal(first->extras->listed.items[0],
			 t.site->quotations.items[0]->page);
	assert_int_equal(second->extras->listed.count, 1);
	assert_ptr_equal(second->extras->listed.items[0],
			 t.site->quotations.items[500]->page);
	assert_ptr_equal(t.site->quotes, first);
	site_put(&t, "quotes.md",
		 "---\ntitle: Quotes\nkind: quotes\npaginate: 0\n---\n");
	site_build_well(&t);
	assert_int_equal(site_page(&t, "quotes/")->extras->listed.count, 501);
	assert_false(site_has_page(&t, "quotes/page/2/"));
	buf_free(&article);
	site_free(&t);
}

static void
what_is_no_list_has_no_pages(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: H\npaginate: 1.5\n");
	site_put(&t, "a.md", "---\ntitle: A\npaginate: 2\n---\n");
	site_put(&t, "b.md", "---\ntitle: B\nkind: section\n---\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 3);
	assert_int_equal(t.diag.list.items[0].code, S029);
	assert_text(t.diag.list.items[0].place.path, "content/a.md");
	assert_int_equal(t.diag.list.items[1].code, S029);
	assert_int_equal(t.diag.list.items[2].code, S009);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_list_has_several_pages),
		cmocka_unit_test(a_list_says_itself_how_long_it_is),
		cmocka_unit_test(a_list_that_fits_has_no_pager),
		cmocka_unit_test(many_quotations_have_several_pages),
		cmocka_unit_test(what_is_no_list_has_no_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
