#include "tests/model/site.h"

static void
put_call(struct test_site *t, const char *moved)
{
	struct text bytes = arena_format(
		&t->arena,
		"---\ntitle: Call\nparticipants: ada-quill\nmoved: %s\n---\n"
		"**Ada Quill:** One.\n\n"
		"**Ada Quill:** {#peace} I have never seen it.\n",
		moved);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md", bytes.s);
}

static void
old_anchors_lead_to_the_turn(void **state)
{
	struct test_site t = site_new();
	const struct page *notes;
	const struct turn *turn;

	(void)state;
	put_call(&t, "{t2: peace, t9: '#peace', war: t1}");
	site_put(&t, "notes.md",
		 "---\ntitle: N\n---\n[that](transcripts/call.md#t2) and "
		 "[“One. I have never seen it”]"
		 "(transcripts/call.md#war-t9)\n");
	site_build_well(&t);
	turn = t.site->records.items[0]->turns.items[1];
	notes = site_page(&t, "notes/");
	assert_int_equal(turn->ties->former_ids.count, 2);
	assert_text(turn->ties->former_ids.items[0], "t2");
	assert_text(turn->ties->former_ids.items[1], "t9");
	assert_text(notes->links.items[0].ties->anchor, "peace");
	assert_ptr_equal(notes->links.items[0].ties->turn, turn);
	assert_ptr_equal(notes->ties->quotations.items[0]->last, turn);
	site_free(&t);
}

static void
an_anchor_that_is_there_cannot_move(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "{t1: peace}");
	site_build_badly(
		&t, "content/transcripts/call.md:4:9: error[V010]: #t1 is the "
		    "anchor of the turn in line 6\n"
		    "      = hint: give that turn an id of its own, {#…} "
		    "behind its label\n");
	site_free(&t);
}

static void
an_anchor_cannot_move_to_nothing(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "{t2: paece, t4: t2}");
	site_build_badly(
		&t, "content/transcripts/call.md:4:13: error[V010]: #t2 moved "
		    "to #paece, and there is no such turn\n"
		    "content/transcripts/call.md:4:24: error[V010]: #t4 moved "
		    "to #t2, and there is no such turn\n");
	site_free(&t);
}

static void
moved_is_a_mapping(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "[t2, peace]");
	site_build_badly(
		&t, "content/transcripts/call.md:4:8: error[S009]: `moved` "
		    "must be a mapping of old anchors to turns: {t3: peace}\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(old_anchors_lead_to_the_turn),
		cmocka_unit_test(an_anchor_that_is_there_cannot_move),
		cmocka_unit_test(an_anchor_cannot_move_to_nothing),
		cmocka_unit_test(moved_is_a_mapping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
