#include "tests/model/site.h"

static void
put_harbour(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n"
		 "corrections:\n"
		 "  - {date: 1931-03-10, kind: update, text: A turn more.,\n"
		 "     about: t2}\n"
		 "  - {date: 1931-03-12, kind: \"editor's note\",\n"
		 "     text: 'Not *one* word.'}\n"
		 "  - {date: 1931-03-10, kind: correction, text: A name.}\n"
		 "---\n**Ada Quill:** I have never seen the ledger.\n\n"
		 "**Ada Quill:** Nor him.\n");
	site_put(t, "articles/ledger.md",
		 "---\ntitle: The ledger\ncorrections:\n"
		 "  - {date: 1931-03-11, kind: retraction, text: It was two.,\n"
		 "     about: ada-quill-never-seen-the-ledger}\n"
		 "  - {date: 1931-03-10, kind: clarification, text: A day.,\n"
		 "     about: port}\n"
		 "  - {date: 1931-03-09, kind: update, text: The title.,\n"
		 "     about: the-port}\n"
		 "---\n# The port\n\nShe had [“never seen the ledger”]"
		 "(../transcripts/call.md#t1).\n\n"
		 "- **1931-03-04** {#port} In port.\n");
}

static struct text
all_texts(struct test_site *t, const struct correction_list *corrections)
{
	struct text texts = {0};

	list_each (struct correction *, correction, corrections)
		texts = arena_format(&t->arena, "%.*s%.*s|", TEXT_ARG(texts),
				     TEXT_ARG((*correction)->text));
	return texts;
}

static void
corrections_are_newest_first(void **state)
{
	struct test_site t = site_new();
	const struct page *call;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	call = site_page(&t, "transcripts/call/");
	assert_text(all_texts(&t, &call->ties->corrections),
		    "Not *one* word.|A turn more.|A name.|");
	assert_text(all_texts(&t, &t.site->corrections),
		    "Not *one* word.|It was two.|A day.|A turn more.|A name.|"
		    "The title.|");
	assert_text(call->ties->corrections.items[0]->kind, "editor's note");
	assert_text(call->ties->corrections.items[0]->date->source,
		    "1931-03-12");
	assert_ptr_equal(call->ties->corrections.items[0]->page, call);
	assert_int_equal(call->ties->corrections.items[0]->place.line, 7);
	site_free(&t);
}

static void
they_know_what_they_are_about(void **state)
{
	struct test_site t = site_new();
	const struct correction_list *of_call;
	const struct correction_list *of_article;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	of_call = &site_page(&t, "transcripts/call/")->ties->corrections;
	of_article = &site_page(&t, "articles/ledger/")->ties->corrections;
	assert_null(of_call->items[0]->turn);
	assert_text(of_call->items[1]->turn->item.id, "t2");
	assert_ptr_equal(of_article->items[0]->quotation,
			 t.site->quotations.items[0]);
	assert_ptr_equal(
		of_article->items[1]->event,
		site_page(&t, "articles/ledger/")->ties->events.items[0]);
	assert_text(of_article->items[2]->about, "the-port");
	assert_null(of_article->items[2]->event);
	site_free(&t);
}

static void
broken_corrections_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/ledger.md",
		 "---\ntitle: The ledger\ncorrections:\n"
		 "  - {date: 1931-03-11, kind: fix, text: It was two.}\n"
		 "  - {date: 11 March, kind: correction, text: It was two.}\n"
		 "  - {date: 1931-03-11, kind: correction}\n"
		 "  - {kind: correction, text: It was two.}\n"
		 "  - {date: 1931-03-11, kind: correction, text: No.,\n"
		 "     about: t3}\n"
		 "---\nWords.\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 4);
	assert_int_equal(t.diag.list.items[0].code, S010);
	assert_int_equal(t.diag.list.items[1].code, D001);
	assert_int_equal(t.diag.list.items[2].code, S011);
	assert_int_equal(t.diag.list.items[3].code, S011);
	site_free(&t);
}

static void
a_correction_about_nothing_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/ledger.md",
		 "---\ntitle: The ledger\naliases: quotes/ada-quill-was/\n"
		 "corrections:\n"
		 "  - {date: 1931-03-11, kind: correction, text: No.,\n"
		 "     about: t3}\n"
		 "  - {date: 1931-03-11, kind: correction, text: Gone.,\n"
		 "     about: ada-quill-was}\n"
		 "---\nWords.\n");
	site_build_badly(
		&t,
		"content/articles/ledger.md:5:5: error[V011]: there is no "
		"turn, quotation or event \"t3\" here\n"
		"      = hint: `about` is an id of this document; leave it out "
		"where what was corrected is gone\n");
	site_free(&t);
}

static void
drafts_correct_nothing_yet(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/ledger.md",
		 "---\ntitle: The ledger\ndraft: true\ncorrections:\n"
		 "  - {date: 1931-03-11, kind: correction, text: No.}\n"
		 "---\nWords.\n");
	site_build_well(&t);
	assert_int_equal(t.site->corrections.count, 0);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(corrections_are_newest_first),
		cmocka_unit_test(they_know_what_they_are_about),
		cmocka_unit_test(broken_corrections_are_told),
		cmocka_unit_test(a_correction_about_nothing_is_told),
		cmocka_unit_test(drafts_correct_nothing_yet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
