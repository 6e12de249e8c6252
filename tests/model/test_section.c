#include "tests/model/site.h"

static void
folders_get_lists(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/a.md", "---\ntitle: A\ndate: 1931-03\n---\n");
	site_put(&t, "articles/b.md", "---\ntitle: B\ndate: 1931-05\n---\n");
	site_put(&t, "articles/c/d.md", "---\ntitle: D\n---\n");
	site_put(&t, "people/index.md", "---\ntitle: Everybody\n---\nAll.\n");
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "notes/x.md", "---\ntitle: X\n---\n");
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->sections),
		    "articles/ articles/c/ notes/ people/ ");
	assert_text(site_page(&t, "articles/")->title, "Articles");
	assert_text(site_page(&t, "articles/")->source_path, "");
	assert_text(
		site_paths(&t, &site_page(&t, "articles/")->extras->children),
		"articles/b/ articles/a/ articles/c/ ");
	assert_text(site_page(&t, "articles/c/")->title, "C");
	assert_ptr_equal(site_page(&t, "articles/c/d/")->parent,
			 site_page(&t, "articles/c/"));
	assert_ptr_equal(site_page(&t, "articles/c/")->parent,
			 site_page(&t, "articles/"));
	assert_text(site_page(&t, "people/")->title, "Everybody");
	assert_int_equal(site_page(&t, "people/")->kind, PAGE_SECTION);
	assert_text(site_paths(&t, &site_page(&t, "people/")->extras->children),
		    "people/ada-quill/ ");
	assert_text(site_paths(&t, &t.site->home->extras->children),
		    "articles/ people/ notes/ timeline/ ");
	assert_text(site_paths(&t, &t.site->articles),
		    "articles/b/ articles/a/ articles/c/d/ ");
	site_free(&t);
}

static void
a_folder_takes_the_page_beside_it(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "essays.md", "---\ntitle: Essays by hand\n---\n");
	site_put(&t, "essays/on-ink.md", "---\ntitle: On ink\n---\n");
	site_put(&t, "harbour-board/minutes/one.md", "---\ntitle: O\n---\n");
	site_put(&t, "drafts/d.md", "---\ntitle: D\ndraft: true\n---\n");
	site_put(&t, "quotes/x.md", "---\ntitle: X\n---\n");
	site_build_well(&t);
	assert_text(site_page(&t, "essays/")->title, "Essays by hand");
	assert_ptr_equal(site_page(&t, "essays/on-ink/")->parent,
			 site_page(&t, "essays/"));
	assert_text(site_page(&t, "harbour-board/")->title, "Harbour board");
	assert_text(site_page(&t, "harbour-board/minutes/")->title, "Minutes");
	assert_false(site_has_page(&t, "drafts/"));
	assert_false(site_has_page(&t, "quotes/"));
	site_free(&t);
}

static void
an_index_is_a_list_where_it_says_so(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "essays/index.md",
		 "---\ntitle: Essays\nkind: section\n---\nAll.\n");
	site_put(&t, "essays/x.md", "---\ntitle: X\n---\n");
	site_put(&t, "notes/index.md", "---\ntitle: Notes\n---\nAll.\n");
	site_put(&t, "articles/1931/index.md", "---\ntitle: Y\n---\n");
	site_build_well(&t);
	assert_int_equal(site_page(&t, "essays/")->kind, PAGE_SECTION);
	assert_text(site_page(&t, "essays/")->layout, "section");
	assert_text(site_paths(&t, &site_page(&t, "essays/")->extras->listed),
		    "essays/x/ ");
	assert_int_equal(site_page(&t, "notes/")->kind, PAGE_PAGE);
	assert_int_equal(site_page(&t, "articles/1931/")->kind, PAGE_SECTION);
	site_free(&t);
}

static void
an_empty_site_has_a_home(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->pages), " 404.html ");
	assert_text(t.site->home->title, "Harbour Papers");
	assert_text(t.site->home->layout, "home");
	assert_text(site_page(&t, "404.html")->layout, "404");
	assert_null(t.site->quotes);
	assert_null(t.site->timeline);
	assert_null(t.site->corrections_page);
	site_free(&t);
}

static void
quotations_get_a_page_each(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\ndate: 1931-03-04\n"
		 "participants: [ada-quill]\n---\n"
		 "**Ada Quill:** I have never seen the ledger.\n");
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n"
		 "[“never seen”](transcripts/call.md#t1)\n");
	site_build_well(&t);
	page = site_page(&t, "quotes/ada-quill-never-seen/");
	assert_int_equal(page->kind, PAGE_QUOTATION);
	assert_text(page->title, "“never seen”");
	assert_ptr_equal(page->parent, t.site->quotes);
	assert_ptr_equal(page->quotation, t.site->quotations.items[0]);
	assert_ptr_equal(page->quotation->page, page);
	assert_ptr_equal(page->record, t.site->records.items[0]);
	assert_text(t.site->quotes->path, "quotes/");
	assert_text(site_paths(&t, &t.site->quotes->extras->children),
		    "quotes/ada-quill-never-seen/ ");
	assert_text(t.site->timeline->path, "timeline/");
	site_free(&t);
}

static void
long_quotations_get_short_titles(void **state)
{
	struct test_site t = site_new();
	const struct quotation_list *quotations;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: [ada-quill]\n---\n"
		 "**Ada Quill:** One.\n\nTwo and three and four and five and "
		 "six and seven and eight and nine and ten and eleven.\n");
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n"
		 "> One.\n>\n> Two and three\n>\n"
		 "> — Ada, [call](transcripts/call.md#t1)\n\n"
		 "[“Two and three and four and five and six and seven and "
		 "eight and nine and ten and eleven”](transcripts/call.md)\n");
	site_build_well(&t);
	quotations = &t.site->quotations;
	assert_text(quotations->items[0]->page->title, "“One. …”");
	assert_text(quotations->items[1]->page->title,
		    "“Two and three and four and five and six and seven and "
		    "eight and nine and ten …”");
	site_free(&t);
}

static void
authored_overviews_are_used(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "timeline.md", "---\ntitle: When\n---\n");
	site_put(&t, "quotes.md", "---\ntitle: Words\n---\n");
	site_put(&t, "index.md", "---\ntitle: Here\n---\n");
	site_put(&t, "articles/a.md", "---\ntitle: A\ndate: 1931\n---\n");
	site_build_well(&t);
	assert_text(t.site->timeline->title, "When");
	assert_text(t.site->quotes->title, "Words");
	assert_text(t.site->home->title, "Here");
	assert_text(site_paths(&t, &t.site->pages),
		    " 404.html articles/ articles/a/ quotes/ timeline/ ");
	site_free(&t);
}

static void
what_was_changed_has_a_page(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\ncorrections:\n  - {date: 1931-03-04, kind: "
		 "update, text: More.}\n---\nA.\n");
	site_build_well(&t);
	assert_ptr_equal(site_page(&t, "corrections/"),
			 t.site->corrections_page);
	assert_text(t.site->corrections_page->title, "Corrections");
	assert_text(t.site->corrections_page->layout, "corrections");
	site_free(&t);
}

static void
what_was_withdrawn_is_on_that_page(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\nwithdrawn: {date: 1931-03-04, reason: By a "
		 "court.}\n---\nA.\n");
	site_put(&t, "corrections.md", "We *are* sorry.\n");
	site_build_well(&t);
	assert_int_equal(t.site->corrections_page->kind, PAGE_CORRECTIONS);
	assert_text(page_excerpt(t.site->corrections_page, &t.arena),
		    "We are sorry.");
	assert_ptr_equal(site_page(&t, "corrections/"),
			 t.site->corrections_page);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folders_get_lists),
		cmocka_unit_test(a_folder_takes_the_page_beside_it),
		cmocka_unit_test(an_index_is_a_list_where_it_says_so),
		cmocka_unit_test(an_empty_site_has_a_home),
		cmocka_unit_test(quotations_get_a_page_each),
		cmocka_unit_test(what_was_changed_has_a_page),
		cmocka_unit_test(what_was_withdrawn_is_on_that_page),
		cmocka_unit_test(long_quotations_get_short_titles),
		cmocka_unit_test(authored_overviews_are_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
