#include "tests/model/site.h"

static void
put_harbour(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put(
		t, "transcripts/call.md",
		"---\ntitle: Call\nparticipants: [ada-quill, bo-marsh]\n---\n"
		"## Quay\n\n"
		"**Ada Quill:** I have never seen the ledger, nor the pier.\n\n"
		"**Bo Marsh:** Would it be of use to meet?\n\n"
		"**Ada Quill:** {#yes} Yes.\n\n"
		"**Unknown voice:** Not so loud.\n");
}

/* A page whose body begins in line 4. */
static void
put_page(struct test_site *t, const char *path, const char *body)
{
	struct text bytes =
		arena_format(&t->arena, "---\ntitle: X\n---\n%s", body);

	site_put(t, path, bytes.s);
}

static void
quotations_are_found(void **state)
{
	struct test_site t = site_new();
	const struct quotation *quotation;
	const struct record *record;

	(void)state;
	put_harbour(&t);
	put_page(&t, "articles/x.md",
		 "A word before.\n\nThey said “[never seen the ledger]"
		 "(../transcripts/call.md#t1)” *then*\nand went.\n");
	site_build_well(&t);
	assert_int_equal(t.site->quotations.count, 1);
	quotation = t.site->quotations.items[0];
	record = t.site->records.items[0];
	assert_text(quotation->id, "ada-quill-never-seen-the-ledger");
	assert_text(quotation->words, "never seen the ledger");
	assert_text(quotation->sentence,
		    "They said “never seen the ledger” then and went.");
	assert_ptr_equal(quotation->from, site_page(&t, "articles/x/"));
	assert_ptr_equal(quotation->record, record);
	assert_ptr_equal(quotation->first, record->turns.items[0]);
	assert_ptr_equal(quotation->last, record->turns.items[0]);
	assert_text(quotation->speaker->id, "ada-quill");
	assert_text(quotation->speaker_label, "Ada Quill");
	assert_text(quotation->tier, "exact");
	assert_int_equal(quotation->tier_reached, TIER_EXACT);
	assert_int_equal(quotation->start, 7);
	assert_int_equal(quotation->end, 28);
	assert_int_equal(quotation->place.line, 6);
	assert_int_equal(quotation->pieces.count, 1);
	assert_int_equal(quotation->context.count, 2);
	assert_ptr_equal(quotation->link->ties->quotation, quotation);
	assert_ptr_equal(quotation->from->ties->quotations.items[0], quotation);
	assert_false(quotation->is_block);
	site_free(&t);
}

static void
forms_and_ranges(void **state)
{
	struct test_site t = site_new();
	const struct quotation_list *quotations;

	(void)state;
	put_harbour(&t);
	put_page(&t, "x.md",
		 "[“Not so loud”](transcripts/call.md)\n\n"
		 "> Would it be of use to meet? Yes.\n>\n"
		 "> — Bo Marsh, [call](transcripts/call.md#t2-yes)\n\n"
		 "[Would it](transcripts/call.md#t2)\n\n"
		 "[“Ada”](people/ada-quill.md)\n");
	site_build(&t);
	assert_said(
		&t.diag,
		"content/x.md:8:17: warning[Q008]: the words go from one "
		"speaker to another: from #t2 (Bo Marsh) to #yes (Ada "
		"Quill)\n"
		"      = hint: quote each of them apart, so that it is seen "
		"who said what\n");
	quotations = &t.site->quotations;
	assert_int_equal(quotations->count, 2);
	assert_null(quotations->items[0]->speaker);
	assert_text(quotations->items[0]->speaker_label, "Unknown voice");
	assert_text(quotations->items[0]->id, "unknown-voice-not-so-loud");
	assert_text(quotations->items[1]->tier, "joined");
	assert_true(quotations->items[1]->is_block);
	assert_text(quotations->items[1]->last->item.id, "yes");
	assert_int_equal(quotations->items[1]->context.count, 4);
	assert_text(quotations->items[1]->sentence, "");
	site_free(&t);
}

static void
ids_are_numbered_by_page_and_place(void **state)
{
	struct test_site t = site_new();
	const struct quotation_list *quotations;

	(void)state;
	put_harbour(&t);
	put_page(&t, "b.md", "[“never seen”](transcripts/call.md#t1)\n");
	put_page(&t, "a.md",
		 "[“never seen”](transcripts/call.md#t1) and "
		 "[“never seen”](transcripts/call.md#t1)\n");
	site_build_well(&t);
	quotations = &t.site->quotations;
	assert_int_equal(quotations->count, 3);
	assert_text(quotations->items[0]->id, "ada-quill-never-seen");
	assert_text(quotations->items[1]->id, "ada-quill-never-seen-2");
	assert_text(quotations->items[2]->id, "ada-quill-never-seen-3");
	assert_text(quotations->items[0]->from->path, "a/");
	assert_text(quotations->items[2]->from->path, "b/");
	assert_text(quotations->items[1]->page->path,
		    "quotes/ada-quill-never-seen-2/");
	site_free(&t);
}

static void
sentences_are_those_around(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_page(&t, "a.md",
		 "Here is a page with more words before the first quotation "
		 "than all of the other, [“never seen”]"
		 "(transcripts/call.md#t1).\n");
	put_page(&t, "b.md",
		 "One [“never seen”](transcripts/call.md#t1).\n\n"
		 "Then comes a paragraph that is longer than the text of the "
		 "other page up to its quotation, and it is about nothing "
		 "whatsoever, for as long as that takes it to be.\n\n"
		 "Two [“never seen”](transcripts/call.md#t1).\n");
	site_build_well(&t);
	assert_text(t.site->quotations.items[1]->sentence, "One “never seen”.");
	assert_text(t.site->quotations.items[2]->sentence, "Two “never seen”.");
	site_free(&t);
}

static void
marks_are_matched_as_written(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** Never [laughter] again.\n");
	put_page(&t, "x.md",
		 "[“Never [laughter] again.”](transcripts/call.md#t1)\n");
	site_build_well(&t);
	assert_int_equal(t.site->quotations.count, 1);
	site_free(&t);
}

static void
records_may_quote_records(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	site_put(&t, "statements/s.md",
		 "---\ntitle: S\nparticipants: bo-marsh\n---\n"
		 "**Bo Marsh:** First. [sound: door]\n\n"
		 "**Bo Marsh:** [pause] She said [“never seen the\n"
		 "ledger”](../transcripts/call.md#t1).\n");
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->sentence,
		    "[pause] She said “never seen the ledger”.");
	site_free(&t);
}

static void
wrong_ranges_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_page(&t, "x.md",
		 "[“Yes.”](transcripts/call.md#yes-t1)\n"
		 "[“Yes.”](transcripts/call.md#quay)\n"
		 "[“Yes.”](transcripts/call.md#t9)\n"
		 "[“Yes.”](transcripts/call.md#t1-t9)\n");
	site_build_badly(
		&t, "content/x.md:4:1: error[Q006]: the range #yes-t1 ends "
		    "before it begins\n"
		    "      = hint: name the turn that is first in the record "
		    "first\n"
		    "content/x.md:5:1: error[Q009]: nobody speaks at #quay: a "
		    "quotation links to a turn\n"
		    "content/x.md:6:1: error[L002]: "
		    "content/transcripts/call.md has no anchor \"t9\"\n"
		    "      = hint: its turns are #t1 … #t4\n"
		    "content/x.md:7:1: error[L002]: "
		    "content/transcripts/call.md has no anchor \"t1-t9\"\n"
		    "      = hint: its turns are #t1 … #t4\n");
	site_free(&t);
}

/* The columns are those of the link. */
static void
spoiled_quotations_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	put_page(&t, "x.md",
		 "She [“ever seen the ledger”](transcripts/call.md#t1).\n\n"
		 "He [“nothing of it”](transcripts/call.md).\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, Q001);
	assert_int_equal(t.diag.list.items[0].place.line, 4);
	assert_int_equal(t.diag.list.items[0].place.column, 5);
	assert_int_equal(t.diag.list.items[1].code, Q002);
	assert_int_equal(t.diag.list.items[1].place.line, 6);
	assert_int_equal(t.diag.list.items[1].place.column, 4);
	site_free(&t);
}

static void
another_record_with_the_words_is_named(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t);
	site_put(&t, "statements/s.md",
		 "---\ntitle: S\nparticipants: bo-marsh\n---\n"
		 "**Bo Marsh:** Nothing.\n\n"
		 "**Bo Marsh:** She has the ledger in a drawer.\n");
	put_page(&t, "x.md",
		 "[“has the ledger in a drawer”](transcripts/call.md)\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_text(t.diag.list.items[0].hint,
		    "content/statements/s.md has these words, in #t2; or here: "
		    "the record has “seen”, not “has”");
	site_free(&t);
}

/* Words of a report that are not in quotation marks are nobody's. */
static void
indirect_speech_is_not_quoted(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n"
		 "fidelity: reported\n---\n"
		 "**Ada Quill:** Said she had “never seen” that ledger.\n");
	put_page(&t, "x.md",
		 "[“never seen”](transcripts/call.md#t1) "
		 "[“that ledger”](transcripts/call.md#t1)\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, Q004);
	site_free(&t);
}

static void
threads_find_the_same(void **state)
{
	struct test_site t = site_new();

	(void)state;
	t.options.jobs = 3;
	site_put_person(&t, "ada-quill", "Ada Quill");
	for (int i = 0; i < 20; i++) {
		struct text path =
			arena_format(&t.arena, "transcripts/call%d.md", i);
		struct text page = arena_format(&t.arena, "page%d.md", i);
		struct text bytes = arena_format(
			&t.arena, "[“ledger %d”](transcripts/call%d.md#t1)\n",
			i, i);
		struct text record = arena_format(
			&t.arena,
			"---\ntitle: C\nparticipants: ada-quill\n---\n"
			"**Ada Quill:** A ledger %d.\n",
			i);

		site_put(&t, path.s, record.s);
		put_page(&t, page.s, bytes.s);
	}
	site_build_well(&t);
	assert_int_equal(t.site->quotations.count, 20);
	assert_text(t.site->quotations.items[2]->id, "ada-quill-ledger-10");
	assert_text(t.site->quotations.items[2]->from->path, "page10/");
	site_free(&t);
}

/* They were links like any other, and published unchecked. */
static void
half_quoted_links_to_records_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** I have never seen the ledger.\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "[“a ledger“](../transcripts/call.md)\n"
		 "[“Ada“](../people/ada-quill.md)\n");
	site_build_badly(&t,
			 "content/articles/x.md:4:1: error[Q014]: a "
			 "quotation mark at an end of this link has no "
			 "partner\n"
			 "      = hint: a quotation stands between two marks "
			 "that belong together: “…”, \"…\", „…“, «…»\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotations_are_found),
		cmocka_unit_test(forms_and_ranges),
		cmocka_unit_test(ids_are_numbered_by_page_and_place),
		cmocka_unit_test(sentences_are_those_around),
		cmocka_unit_test(marks_are_matched_as_written),
		cmocka_unit_test(records_may_quote_records),
		cmocka_unit_test(wrong_ranges_are_told),
		cmocka_unit_test(spoiled_quotations_are_told),
		cmocka_unit_test(another_record_with_the_words_is_named),
		cmocka_unit_test(indirect_speech_is_not_quoted),
		cmocka_unit_test(threads_find_the_same),
		cmocka_unit_test(half_quoted_links_to_records_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
