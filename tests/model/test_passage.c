#include "tests/model/site.h"

static void
put_call(struct test_site *t, const char *fidelity, const char *body)
{
	struct text bytes =
		arena_format(&t->arena,
			     "---\ntitle: Call\nparticipants: ada-quill\n"
			     "fidelity: %s\n---\n%s",
			     fidelity, body);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md", bytes.s);
}

static const struct turn *
turn(const struct test_site *t, size_t number)
{
	return t->site->records.items[0]->turns.items[number - 1];
}

static void
verbatim_turns_are_one_passage(void **state)
{
	struct test_site t = site_new();
	const struct passage *passage;

	(void)state;
	put_call(&t, "verbatim",
		 "**Ada Quill:** I never [inaudible 0:04] said\n“that”.\n\n"
		 "Twice.\n\n**Ada Quill:** [laughter]\n");
	site_build_well(&t);
	assert_int_equal(turn(&t, 1)->passages.count, 1);
	passage = &turn(&t, 1)->passages.items[0];
	assert_text(passage_words(passage, &t.arena),
		    "I never [inaudible 0:04] said “that”.\nTwice.");
	assert_int_equal(passage->start, 0);
	assert_text(text_slice(turn(&t, 1)->item.fact->content.plain, 0, 8),
		    "I never ");
	assert_ptr_equal(passage->turn, turn(&t, 1));
	assert_false(turn(&t, 1)->has_indirect);
	assert_int_equal(turn(&t, 2)->passages.count, 0);
	assert_int_equal(t.site->records.items[0]->words_said, 5);
	site_free(&t);
}

static void
reports_hold_what_they_quote(void **state)
{
	struct test_site t = site_new();
	const struct turn *first;

	(void)state;
	put_call(&t, "reported",
		 "**Ada Quill:** Said she had “never seen” it, nor “ever\n"
		 "[inaudible] held it”.\n\n"
		 "**Ada Quill:** “No.”\n\n**Ada Quill:** Said no.\n");
	site_build_well(&t);
	first = turn(&t, 1);
	assert_int_equal(first->passages.count, 2);
	assert_text(passage_words(&first->passages.items[0], &t.arena),
		    "never seen");
	assert_text(passage_words(&first->passages.items[1], &t.arena),
		    "ever [inaudible] held it");
	assert_text(text_slice(first->item.fact->content.plain,
			       first->passages.items[0].start,
			       first->passages.items[0].end),
		    "never seen");
	assert_true(first->has_indirect);
	assert_int_equal(turn(&t, 2)->passages.count, 1);
	assert_false(turn(&t, 2)->has_indirect);
	assert_int_equal(turn(&t, 3)->passages.count, 0);
	assert_true(turn(&t, 3)->has_indirect);
	assert_int_equal(t.site->records.items[0]->words_said, 6);
	site_free(&t);
}

static void
remarks_are_not_words_said(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "verbatim",
		 "**Ada Quill:** [pause] I [laughter] never saw [sound: door], "
		 "the leger[sic] [redacted: safety] of [sic] *Bo*. "
		 "[crosstalk]\n\n"
		 "**Ada Quill:** So [unclear: far?] […] good.\n\n"
		 "**Ada Quill:** [sic]: yes\n");
	site_build_well(&t);
	assert_text(passage_words(&turn(&t, 1)->passages.items[0], &t.arena),
		    "I never saw, the leger [redacted: safety] of Bo.");
	assert_text(passage_words(&turn(&t, 2)->passages.items[0], &t.arena),
		    "So [unclear: far?] […] good.");
	assert_text(passage_words(&turn(&t, 3)->passages.items[0], &t.arena),
		    "yes");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verbatim_turns_are_one_passage),
		cmocka_unit_test(reports_hold_what_they_quote),
		cmocka_unit_test(remarks_are_not_words_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
