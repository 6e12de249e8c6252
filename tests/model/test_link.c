#include "tests/model/site.h"

static void
put_harbour(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n---\n"
		 "## Quay\n\n**Ada Quill:** One.\n\n"
		 "**Ada Quill:** {#two} Two.\n");
	site_put(t, "articles/map.png", "png");
}

/* One article whose body begins in line 4. */
static void
put_article(struct test_site *t, const char *body)
{
	struct text bytes =
		arena_format(&t->arena, "---\ntitle: X\n---\n%s", body);

	site_put(t, "articles/x.md", bytes.s);
}

static const struct link *
link_of(const struct test_site *t, size_t number)
{
	return &site_page(t, "articles/x/")->links.items[number];
}

static void
links_are_resolved(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "[a](../people/ada-quill.md) "
			"[b](../transcripts/call.md#t1) "
			"[c](../transcripts/call.md#two) "
			"[d](../transcripts/call.md#quay) "
			"[e](#here) [f](./map.png#x) ![g](m%61p.png) "
			"[h](https://example.org/?q) [i](../people/) "
			"[j](../transcripts/call.md#t1-two) [k](..)\n\n"
			"# Here\n");
	site_build_well(&t);
	assert_ptr_equal(link_of(&t, 0)->page,
			 site_page(&t, "people/ada-quill/"));
	assert_int_equal(link_of(&t, 0)->target, LINK_TO_PAGE);
	assert_null(link_of(&t, 0)->ties->turn);
	assert_text(link_of(&t, 1)->ties->turn->item.id, "t1");
	assert_text(link_of(&t, 1)->ties->anchor, "t1");
	assert_text(link_of(&t, 2)->ties->turn->item.id, "two");
	assert_null(link_of(&t, 3)->ties->turn);
	assert_text(link_of(&t, 3)->ties->anchor, "quay");
	assert_ptr_equal(link_of(&t, 4)->page, site_page(&t, "articles/x/"));
	assert_int_equal(link_of(&t, 5)->target, LINK_TO_ASSET);
	assert_text(link_of(&t, 5)->ties->asset->path, "articles/map.png");
	assert_int_equal(link_of(&t, 7)->target, LINK_TO_URL);
	assert_text(link_url(link_of(&t, 7)), "https://example.org/?q");
	assert_ptr_equal(link_of(&t, 8)->page, site_page(&t, "people/"));
	assert_text(link_of(&t, 9)->ties->anchor, "t1");
	assert_ptr_equal(link_of(&t, 10)->page, t.site->home);
	assert_ptr_equal(link_of(&t, 0)->from, site_page(&t, "articles/x/"));
	site_free(&t);
}

#define X "content/articles/x.md"

static void
a_broken_link_is_told_behind_a_good_one_of_the_same_words(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "[a](../people/ada-quill.md) `[a](zz)` [a](zz)\n");
	site_build_badly(
		&t, X ":4:39: error[L001]: there is no content/articles/zz\n");
	site_free(&t);
}

static void
missing_documents_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "[a](../transcripts/cal.md)\n[b](ada-quill.md) and\n"
			"some [c](../Transcripts/call.md)\n"
			"[d](nowhere) [e](../peple/)\n");
	site_build_badly(
		&t, X ":4:1: error[L001]: there is no "
		      "content/transcripts/cal.md\n"
		      "      = hint: did you mean ../transcripts/call.md?\n" X
		      ":5:1: error[L001]: there is no "
		      "content/articles/ada-quill.md\n"
		      "      = hint: did you mean ../people/ada-quill.md?\n" X
		      ":6:6: error[L001]: there is no "
		      "content/Transcripts/call.md; "
		      "content/transcripts/call.md differs in capital "
		      "letters\n"
		      "      = hint: did you mean ../transcripts/call.md?\n" X
		      ":7:1: error[L001]: there is no "
		      "content/articles/nowhere\n" X
		      ":7:14: error[L001]: there is no page peple/\n"
		      "      = hint: did you mean people/?\n");
	site_free(&t);
}

static void
missing_anchors_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "[a](../transcripts/call.md#t3)\n[b](#heer)\n"
			"[c](../transcripts/call.md#tow)\n"
			"[d](../transcripts/call.md#qay)\n"
			"[e](../transcripts/call.md#t2)\n\n# Here\n");
	site_build_badly(
		&t, X ":4:1: error[L002]: content/transcripts/call.md has no "
		      "anchor \"t3\"\n"
		      "      = hint: its turns are #t1 … #two\n" X
		      ":5:1: error[L002]: content/articles/x.md has no anchor "
		      "\"heer\"\n"
		      "      = hint: did you mean #here?\n" X
		      ":6:1: error[L002]: content/transcripts/call.md has no "
		      "anchor \"tow\"\n"
		      "      = hint: did you mean #two?\n" X
		      ":7:1: error[L002]: content/transcripts/call.md has no "
		      "anchor \"qay\"\n"
		      "      = hint: did you mean #quay?\n" X
		      ":8:1: error[L002]: content/transcripts/call.md has no "
		      "anchor \"t2\"\n"
		      "      = hint: that turn is #two\n");
	site_free(&t);
}

static void
missing_files_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "![a](Map.png)\n[b](../map.png)\n![c](x.md)\n"
			"![d](https://example.org/x.png)\n");
	site_build_badly(
		&t, X
		":4:1: error[L003]: there is no content/articles/Map.png; "
		"content/articles/map.png differs in capital letters\n"
		"      = hint: did you mean map.png?\n" X
		":5:1: error[L003]: there is no content/map.png\n"
		"      = hint: did you mean map.png?\n" X
		":6:1: error[L003]: a document cannot be shown as an image\n" X
		":7:1: error[L004]: an image from another host: readers "
		"would be seen there\n"
		"      = hint: put the file beside this document\n");
	site_free(&t);
}

/* The address of a page is often at hand, the name of its file is meant. */
static void
addresses_of_pages_lead_to_their_files(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_article(&t, "[a](../transcripts/call.html#t1)\n"
			"[b](../transcripts/call)\n"
			"[c](../transcripts/call/index.html)\n"
			"[d](/transcripts/call/)\n[e](/other/)\n");
	site_build_badly(
		&t, X
		":4:1: error[L003]: there is no content/transcripts/call.html\n"
		"      = hint: did you mean ../transcripts/call.md?\n" X
		":5:1: error[L001]: there is no content/transcripts/call\n"
		"      = hint: did you mean ../transcripts/call.md?\n" X
		":6:1: error[L003]: there is no "
		"content/transcripts/call/index.html\n"
		"      = hint: did you mean ../transcripts/call.md?\n" X
		":7:1: error[L005]: a link from the root of the host does not "
		"hold under a sub-path\n"
		"      = hint: write it from this document on: "
		"../transcripts/call.md\n" X
		":8:1: error[L005]: a link from the root of the host does not "
		"hold under a sub-path\n"
		"      = hint: write it from this document on: ../other/\n");
	site_free(&t);
}

/* Such a quotation was published, and compared with nothing. */
static void
quotations_that_lead_to_addresses_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	site_put(&t, "site.yaml",
		 "title: Harbour\nbase_url: https://harbour.example/\n");
	put_article(&t,
		    "[“Nun.”](../transcripts/call/#t1)\n"
		    "[“One.”](https://harbour.example/transcripts/call/#two)\n"
		    "[“One.”](https://harbour.example/transcripts/cal/)\n"
		    "[“One.”](https://gazette.example/transcripts/call/)\n"
		    "[call](../transcripts/call/#t1) [“X”](../people/)\n");
	site_build_badly(
		&t, X
		":4:1: error[Q009]: this quotation leads to the page of a "
		"record, and is not compared with it\n"
		"      = hint: link to its file: ../transcripts/call.md#t1\n" X
		":5:1: error[Q009]: this quotation leads to the page of a "
		"record, and is not compared with it\n"
		"      = hint: link to its file: ../transcripts/call.md#two\n" X
		":6:1: error[L001]: there is no page transcripts/cal/\n"
		"      = hint: did you mean transcripts/call/?\n");
	site_free(&t);
}

static void
drafts_are_not_linked(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_article(&t, "[a](draft.md) [b](../secret/a.txt)\n");
	site_put(&t, "articles/draft.md", "---\ntitle: D\ndraft: on\n---\n");
	site_put(&t, "secret/index.md", "---\ntitle: D\ndraft: on\n---\n");
	site_put(&t, "secret/a.txt", "a");
	site_build_badly(
		&t,
		X ":4:1: error[L001]: this leads to what is withheld (draft): "
		  "content/articles/draft.md is not published\n" X
		  ":4:15: error[L003]: content/secret/a.txt is not "
		  "published: its folder is withheld\n");
	site_free(&t);
}

static void
odd_destinations_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_article(&t, "[a](../../x.md)\n[b](/articles/x.md)\n[c](a%zz.md)\n"
			"[d]()\n[e](x.md?a=b)\n[f](a%ff.md)\n");
	site_build_badly(
		&t,
		X ":4:1: error[L005]: this link leads out of content/\n"
		  "      = hint: what is published stands in content/: put the "
		  "file there\n" X
		  ":5:1: error[L005]: a link from the root of the host does "
		  "not hold under a sub-path\n"
		  "      = hint: write it from this document on: x.md\n" X
		  ":6:1: error[L001]: a % in a link needs two hex digits, and "
		  "UTF-8\n" X ":7:1: error[L001]: a link to nothing\n" X
		  ":8:1: error[L001]: a link to a file of the site takes no "
		  "query; write %3F for a ? in its name\n" X
		  ":9:1: error[L001]: a % in a link needs two hex digits, and "
		  "UTF-8\n");
	site_free(&t);
}

/* markdown/ tells of URLs; nothing is said twice. */
static void
schemes_are_told_once(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_article(&t, "[a](javascript:x) [b](//example.org) [c](#none)\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 3);
	assert_int_equal(t.diag.list.items[0].code, L004);
	assert_int_equal(t.diag.list.items[1].code, L004);
	assert_int_equal(t.diag.list.items[2].code, L002);
	site_free(&t);
}

static void
links_in_records_are_resolved(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	put_harbour(&t);
	site_put(&t, "transcripts/more.md",
		 "---\ntitle: More\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** See [there](call.md#t1).\n\n"
		 "> By [us](../people/ada-quill.md).\n");
	site_build_well(&t);
	page = site_page(&t, "transcripts/more/");
	assert_int_equal(page->links.count, 2);
	assert_text(page->links.items[0].ties->turn->item.id, "t1");
	assert_text(page->links.items[1].page->person->id, "ada-quill");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_are_resolved),
		cmocka_unit_test(
			a_broken_link_is_told_behind_a_good_one_of_the_same_words),
		cmocka_unit_test(missing_documents_are_told),
		cmocka_unit_test(missing_anchors_are_told),
		cmocka_unit_test(missing_files_are_told),
		cmocka_unit_test(addresses_of_pages_lead_to_their_files),
		cmocka_unit_test(quotations_that_lead_to_addresses_are_told),
		cmocka_unit_test(drafts_are_not_linked),
		cmocka_unit_test(odd_destinations_are_told),
		cmocka_unit_test(schemes_are_told_once),
		cmocka_unit_test(links_in_records_are_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
