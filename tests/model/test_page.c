#include "tests/model/site.h"

static void
paths_follow_files(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	site_put(&t, "index.md", "---\ntitle: Home\n---\n");
	site_put(&t, "about.md", "---\ntitle: About us\nslug: us\n---\nWe.\n");
	site_put(&t, "docs/index.md", "---\ntitle: Docs\n---\n");
	site_put(&t, "docs/Old Paper.md", "---\ntitle: Paper\n---\n");
	site_put(&t, "404.md", "---\ntitle: Lost\n---\n");
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->pages),
		    " 404.html docs/ docs/Old Paper/ us/ ");
	page = site_page(&t, "us/");
	assert_text(page->id, "about");
	assert_text(page->title, "About us");
	assert_text(page->source_path, "content/about.md");
	assert_text(page->layout, "page");
	assert_text(page->language, "en");
	assert_text(page_excerpt(page, &t.arena), "We.");
	assert_null(page->parent);
	assert_ptr_equal(site_page(&t, "docs/Old Paper/")->parent,
			 site_page(&t, "docs/"));
	assert_text(site_page(&t, "docs/")->id, "docs");
	assert_text(site_page(&t, "404.html")->title, "Lost");
	assert_ptr_equal(t.site->home, site_page(&t, ""));
	assert_text(t.site->home->id, "home");
	site_free(&t);
}

static void
front_matter_is_taken(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\ndescription: On x.\nbyline: The clerk\n"
		 "date: 1931-03-10\nupdated: 1931-04\nlanguage: de\n"
		 "layout: wide\nnoindex: true\nparams: {colour: red}\n---\n"
		 "# One\n\nTwo “three”.\n");
	site_build_well(&t);
	page = site_page(&t, "articles/x/");
	assert_int_equal(page->kind, PAGE_ARTICLE);
	assert_text(page->description, "On x.");
	assert_text(page_excerpt(page, &t.arena), "On x.");
	assert_text(page->byline, "The clerk");
	assert_text(page->date->source, "1931-03-10");
	assert_text(page->updated->source, "1931-04");
	assert_text(page->language, "de");
	assert_text(page->layout, "wide");
	assert_true(page->noindex);
	assert_text(value_text(page->params, "colour"), "red");
	assert_int_equal(page->headings.count, 1);
	assert_text(page->headings.items[0]->id, "one");
	assert_ptr_equal(page->headings.items[0]->content.page, page);
	assert_int_equal(page->words, 3);
	assert_int_equal(page->ties->loose_quotes.count, 1);
	assert_text(page->ties->loose_quotes.items[0].words, "three");
	assert_text(page->ties->loose_quotes.items[0].place.path,
		    "content/articles/x.md");
	assert_int_equal(page->ties->loose_quotes.items[0].place.line, 14);
	assert_int_equal(page->ties->loose_quotes.items[0].place.column, 5);
	assert_ptr_equal(page->content.page, page);
	site_free(&t);
}

static void
drafts_are_withheld(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/a.md", "---\ntitle: A\ndraft: true\n---\n");
	site_put(&t, "articles/b.md", "---\ntitle: B\n---\n");
	site_put(&t, "secret/index.md", "---\ntitle: S\ndraft: yes\n---\n");
	site_put(&t, "secret/deep/x.md", "---\ntitle: X\n---\n");
	site_put(&t, "secret/deep/x.txt", "x");
	site_put(&t, "secretary.md", "---\ntitle: Y\n---\n");
	site_put(&t, "open.txt", "x");
	site_put(&t, "people/ada.md", "---\ntitle: Ada\ndraft: true\n---\n");
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->withheld),
		    "articles/a/ people/ada/ secret/ secret/deep/x/ ");
	assert_text(t.site->withheld.items[2]->withheld, "draft");
	assert_text(t.site->withheld.items[3]->withheld, "folder");
	assert_text(t.site->home->withheld, "");
	assert_text(site_paths(&t, &t.site->pages),
		    " 404.html articles/ articles/b/ secretary/ ");
	assert_text(site_paths(&t, &t.site->articles), "articles/b/ ");
	assert_int_equal(t.site->people.count, 0);
	assert_int_equal(t.site->assets.count, 1);
	assert_text(t.site->assets.items[0]->path, "open.txt");
	site_free(&t);
}

static void
draft_home_withholds_only_itself(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "index.md", "---\ntitle: Home\ndraft: true\n---\n");
	site_put(&t, "a.md", "---\ntitle: A\n---\n");
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->pages), " 404.html a/ ");
	assert_text(t.site->home->source_path, "");
	site_free(&t);
}

static void
broken_dates_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\ndate: 1931-02-30\nupdated: \"1931-3\"\n---\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, D002);
	assert_int_equal(t.diag.list.items[0].place.line, 3);
	assert_int_equal(t.diag.list.items[0].place.column, 15);
	assert_int_equal(t.diag.list.items[1].code, D001);
	assert_int_equal(t.diag.list.items[1].place.line, 4);
	assert_int_equal(t.diag.list.items[1].place.column, 17);
	site_free(&t);
}

/* One mistake, one error: what rests on the broken documents is not told. */
static void
broken_documents_cause_no_further_errors(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipents: [ada]\n---\n"
		 "**Ada:** {#here} Yes.\n");
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n"
		 "[“No”](transcripts/call.md#t1), [there](b.md#here),\n"
		 "[there](transcripts/call.md#t7), [empty](c.md),\n"
		 "[“No”](transcripts/gap.md#t2).\n");
	site_put(&t, "transcripts/gap.md", "---\ntitle: Gap\n---\nNo.\n");
	site_put(&t, "b.md", "---\ntitle: [\n---\n");
	site_put(&t, "c.md", "");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 4);
	assert_text(t.diag.list.items[0].place.path, "content/b.md");
	assert_int_equal(t.diag.list.items[1].code, S014);
	assert_int_equal(t.diag.list.items[2].code, S007);
	assert_int_equal(t.diag.list.items[3].code, R003);
	site_free(&t);
}

static void
threads_make_no_difference(void **state)
{
	struct test_site one = site_new();
	struct test_site four = site_new();

	(void)state;
	for (int i = 0; i < 40; i++) {
		struct text path =
			arena_format(&one.arena, "articles/x%d.md", i);

		site_put(&one, path.s, "---\ntitle: X\n---\n[a](none.md)\n");
		site_put(&four, path.s, "---\ntitle: X\n---\n[a](none.md)\n");
	}
	four.options.jobs = 4;
	site_build(&one);
	site_build(&four);
	assert_int_equal(one.diag.errors, 40);
	assert_int_equal(four.diag.errors, 40);
	for (size_t i = 0; i < 40; i++)
		assert_same_text(four.diag.list.items[i].place.path,
				 one.diag.list.items[i].place.path);
	site_free(&one);
	site_free(&four);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_follow_files),
		cmocka_unit_test(front_matter_is_taken),
		cmocka_unit_test(drafts_are_withheld),
		cmocka_unit_test(draft_home_withholds_only_itself),
		cmocka_unit_test(broken_dates_are_told),
		cmocka_unit_test(broken_documents_cause_no_further_errors),
		cmocka_unit_test(threads_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
