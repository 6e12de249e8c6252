#include "tests/model/site.h"

#define WITHDRAWN                                                              \
	"withdrawn: {date: 1931-04-01, reason: A court has ordered it.}\n"

/* A call that was withdrawn, with everything it might show by mistake. */
static void
put_call(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md",
		 "---\ntitle: Call\n" WITHDRAWN
		 "description: About Bo.\nlayout: bare\nparams: {x: Bo}\n"
		 "participants: [ada-quill]\ndate: 1931-03-04\n"
		 "corrections:\n"
		 "  - {date: 1931-04-01, kind: retraction, text: Taken back.,\n"
		 "     about: t1}\n"
		 "---\n# Bo\n\n**Ada Quill:** Bo [was](../people/ada-quill.md)"
		 " there.\n\n> A note.\n");
}

static void
a_withdrawn_page_says_only_that(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	put_call(&t);
	site_build_well(&t);
	page = site_page(&t, "transcripts/call/");
	assert_text(page->withdrawn->date->source, "1931-04-01");
	assert_text(page->withdrawn->reason, "A court has ordered it.");
	assert_text(page->title, "Call");
	assert_int_equal(page->kind, PAGE_PAGE);
	assert_text(page->layout, "page");
	assert_true(page->noindex);
	assert_text(*page->content.rich->html, "");
	assert_text(page->content.rich->plain, "");
	assert_text(page_excerpt(page, &t.arena), "");
	assert_text(page->description, "");
	assert_null(page->date);
	assert_null(page->params);
	assert_null(page->record);
	assert_int_equal(page->links.count + page->headings.count, 0);
	assert_int_equal(page->ties->corrections.count, 1);
	site_free(&t);
}

static void
nothing_of_it_is_anywhere_else(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t);
	site_build_well(&t);
	assert_int_equal(t.site->records.count, 0);
	assert_int_equal(t.site->events.count, 0);
	assert_null(t.site->timeline);
	assert_int_equal(t.site->people.items[0]->records.count, 0);
	assert_text(site_paths(&t, &t.site->withdrawn), "transcripts/call/ ");
	assert_int_equal(site_page(&t, "transcripts/")->extras->children.count,
			 0);
	site_free(&t);
}

static void
links_to_it_hold(void **state)
{
	struct test_site t = site_new();
	const struct link *link;

	(void)state;
	put_call(&t);
	site_put(&t, "notes.md",
		 "---\ntitle: N\n---\n[that](transcripts/call.md)\n");
	site_build_well(&t);
	link = &site_page(&t, "notes/")->links.items[0];
	assert_text(link->page->path, "transcripts/call/");
	site_free(&t);
}

static void
links_into_it_are_warned_of(void **state)
{
	struct test_site t = site_new();
	const struct link *link;

	(void)state;
	put_call(&t);
	site_put(&t, "notes.md",
		 "---\ntitle: N\n---\n[that](transcripts/call.md#t1)\n");
	site_build(&t);
	assert_said(&t.diag,
		    "content/notes.md:4:1: warning[V009]: "
		    "content/transcripts/call.md was withdrawn, and #t1 with "
		    "it: this leads to the page that says so\n"
		    "      = hint: leave #t1 out of the link\n");
	link = &site_page(&t, "notes/")->links.items[0];
	assert_text(link->page->path, "transcripts/call/");
	assert_text(link->ties->anchor, "");
	site_free(&t);
}

static void
it_cannot_be_quoted(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t);
	site_put(&t, "notes.md",
		 "---\ntitle: N\n---\n[“was there”](transcripts/call.md#t1)\n\n"
		 "> Bo was there.\n>\n> — [Ada](transcripts/call.md)\n");
	site_build_badly(
		&t, "content/notes.md:4:1: error[V008]: "
		    "content/transcripts/call.md was withdrawn: nothing can be "
		    "quoted from it\n"
		    "      = hint: take the quotation out, and say so under "
		    "`corrections:`\n"
		    "content/notes.md:8:7: error[V008]: "
		    "content/transcripts/call.md was withdrawn: nothing can be "
		    "quoted from it\n"
		    "      = hint: take the quotation out, and say so under "
		    "`corrections:`\n");
	site_free(&t);
}

static void
front_matter_cannot_refer_to_it(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t);
	site_put(&t, "people/bo-marsh.md",
		 "---\ntitle: Bo Marsh\n" WITHDRAWN "---\n");
	site_put(&t, "sources/gazette.md",
		 "---\ntitle: Gazette\n" WITHDRAWN "---\n");
	site_put(&t, "transcripts/two.md",
		 "---\ntitle: Two\nparticipants: ada-quill\nsource: gazette\n"
		 "responses:\n"
		 "  - {by: bo-marsh, stance: denies}\n"
		 "  - {by: ada-quill, stance: denies, statement: call.md}\n"
		 "---\n**Ada Quill:** Yes.\n");
	site_build_badly(
		&t, "content/transcripts/two.md:4:9: error[S016]: "
		    "content/sources/gazette.md was withdrawn: front matter "
		    "cannot refer to it\n"
		    "content/transcripts/two.md:6:10: error[S016]: "
		    "content/people/bo-marsh.md was withdrawn: front matter "
		    "cannot refer to it\n"
		    "content/transcripts/two.md:7:48: error[S016]: "
		    "content/transcripts/call.md was withdrawn: front matter "
		    "cannot refer to it\n");
	site_free(&t);
}

static void
date_and_reason_are_needed(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "notes.md", "---\ntitle: N\nwithdrawn: {}\n---\nWords.\n");
	site_put(&t, "index.md", "---\n" WITHDRAWN "---\nWords.\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 3);
	assert_int_equal(t.diag.list.items[0].code, S007);
	assert_int_equal(t.diag.list.items[1].code, S011);
	assert_int_equal(t.diag.list.items[2].code, S011);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_withdrawn_page_says_only_that),
		cmocka_unit_test(nothing_of_it_is_anywhere_else),
		cmocka_unit_test(links_to_it_hold),
		cmocka_unit_test(links_into_it_are_warned_of),
		cmocka_unit_test(it_cannot_be_quoted),
		cmocka_unit_test(front_matter_cannot_refer_to_it),
		cmocka_unit_test(date_and_reason_are_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
