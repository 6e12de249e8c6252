#include "tests/model/site.h"

static void
put_harbour(struct test_site *t, const char *body)
{
	struct text page =
		arena_format(&t->arena, "---\ntitle: X\n---\n%s\n", body);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(
		t, "transcripts/call.md",
		"---\ntitle: Call\nparticipants: [ada-quill]\n---\n"
		"**Ada Quill:** I have never seen the ledger, nor the pier.\n");
	site_put(t, "articles/x.md", page.s);
}

#define TO "(../transcripts/call.md#t1)"

static void
an_author_names_a_quotation(void **state)
{
	struct test_site t = site_new();
	const struct page *article;

	(void)state;
	put_harbour(&t, "She had [“never seen the ledger”]" TO
			"{#ledger}, “[nor the pier]" TO "{#pier}”.\n\n"
			"> never seen\n>\n> — [Ada Quill]" TO "{#seen}");
	site_build_well(&t);
	assert_int_equal(t.site->quotations.count, 3);
	assert_text(t.site->quotations.items[0]->id, "ledger");
	assert_text(t.site->quotations.items[1]->id, "pier");
	assert_text(t.site->quotations.items[2]->id, "seen");
	site_page(&t, "quotes/ledger/");
	article = site_page(&t, "articles/x/");
	assert_text(rich_plain(article->content.rich, &t.arena),
		    "She had “never seen the ledger”, “nor the pier”.\n"
		    "never seen\n— Ada Quill\n");
	site_free(&t);
}

/* Wherever it stands: what is made of words gives way. */
static void
a_given_id_comes_before_made_ones(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t, "[“nor the pier”]" TO ", [“never seen”]" TO
			"{#ada-quill-nor-the-pier}.");
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->id,
		    "ada-quill-nor-the-pier-2");
	assert_text(t.site->quotations.items[1]->id, "ada-quill-nor-the-pier");
	site_free(&t);
}

static void
what_is_no_id_is_words(void **state)
{
	struct test_site t = site_new();
	const struct page *article;

	(void)state;
	put_harbour(&t, "[“nor the pier”]" TO "{# x} and {#y} [a](x.md)");
	site_build_well(&t);
	article = site_page(&t, "articles/x/");
	assert_text(rich_plain(article->content.rich, &t.arena),
		    "“nor the pier”{# x} and {#y} a\n");
	site_free(&t);
}

static void
what_cannot_be_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t, "[“nor the pier”]" TO "{#pier}\n"
			"[“the pier”]" TO "{#pier}\n"
			"[“pier”]" TO "{#Pier}\n"
			"[the pier]" TO "{#words}");
	site_build_badly(
		&t,
		"content/articles/x.md:5:1: error[Q013]: {#pier} cannot be "
		"the id of a quotation: another quotation has it\n"
		"      = hint: the same words of the same record may be quoted "
		"often: each quotation has a page of its own\n"
		"content/articles/x.md:6:1: error[Q013]: {#Pier} cannot be "
		"the id of a quotation: an id is small letters, digits and "
		"hyphens\n"
		"content/articles/x.md:7:1: error[Q013]: {#words} cannot be "
		"the id of a quotation: the link in front of it is none\n"
		"      = hint: a quotation is a link whose text stands in "
		"quotation marks and leads to a record\n");
	site_free(&t);
}

/* Seals the site, then has the article say something else. */
static void
seal_and_put(struct test_site *t, const char *body)
{
	struct text page =
		arena_format(&t->arena, "---\ntitle: X\n---\n%s\n", body);
	struct seal_result result;

	assert_int_equal(seal_save(t->folder.dir, t->site, &result, &t->diag),
			 0);
	site_put(t, "articles/x.md", page.s);
}

/* A newcomer with the same words comes first, and the id is not renamed. */
static void
a_sealed_id_stays_with_its_quotation(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t, "One [“nor the pier”]" TO "{#pier}.\n\n"
			"Two [“never seen”]" TO ".");
	site_build_well(&t);
	seal_and_put(&t, "New [“never seen”](../transcripts/call.md), "
			 "[“nor the pier”]" TO ".\n\n"
			 "One [“nor the pier”]" TO "{#pier}.");
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->id, "ada-quill-never-seen");
	assert_text(t.site->quotations.items[1]->id, "ada-quill-nor-the-pier");
	assert_text(t.site->quotations.items[2]->id, "pier");
	seal_and_put(&t, "[“never seen”]" TO ", [“nor the pier”]" TO
			 ", [“the ledger”]" TO "{#pier}.");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_text_holds(t.diag.list.items[0].message, "pier");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_author_names_a_quotation),
		cmocka_unit_test(a_given_id_comes_before_made_ones),
		cmocka_unit_test(what_is_no_id_is_words),
		cmocka_unit_test(what_cannot_be_is_told),
		cmocka_unit_test(a_sealed_id_stays_with_its_quotation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
