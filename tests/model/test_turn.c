#include "tests/model/site.h"

static void
put_record(struct test_site *t, const char *path, const char *body)
{
	struct text bytes = arena_format(
		&t->arena,
		"---\ntitle: Call\nparticipants: [ada-quill, bo-marsh]\n---\n"
		"%s",
		body);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put(t, path, bytes.s);
}

static const struct turn *
turn(const struct test_site *t, size_t number)
{
	return t->site->records.items[0]->turns.items[number - 1];
}

static struct text
time_of(struct test_site *t, size_t number)
{
	return time_words(&t->arena, turn(t, number)->item.fact->time_ms);
}

static void
turns_are_numbered(void **state)
{
	struct test_site t = site_new();
	const struct record *record;

	(void)state;
	put_record(&t, "transcripts/call.md",
		   "## On the quay\n\n"
		   "**Ada Quill** [0:41]: One.\n\n"
		   "> Somebody coughs.\n\n"
		   "**Bo Marsh** [1:02:03]: {#two answers=#t1} Two.\n\n"
		   "[gap: not held]\n\n"
		   "## On the quay\n\n"
		   "**Ada Quill:** {answers=#two} Three.\n");
	site_build_well(&t);
	record = t.site->records.items[0];
	assert_int_equal(record->items.count, 7);
	assert_int_equal(record->items.items[0]->fact->kind, ITEM_SECTION);
	assert_text(record->items.items[0]->id, "on-the-quay");
	assert_int_equal(record->items.items[0]->fact->level, 2);
	assert_int_equal(record->items.items[1]->fact->kind, ITEM_TURN);
	assert_text(record->items.items[1]->id, "t1");
	assert_int_equal(record->items.items[2]->fact->kind, ITEM_NOTE);
	assert_int_equal(record->items.items[4]->fact->kind, ITEM_GAP);
	assert_text(record->items.items[5]->id, "on-the-quay-2");
	assert_int_equal(record->page->headings.count, 2);
	assert_int_equal(record->turns.count, 3);
	assert_text(turn(&t, 1)->item.id, "t1");
	assert_text(turn(&t, 2)->item.id, "two");
	assert_text(turn(&t, 3)->item.id, "t3");
	assert_int_equal(turn(&t, 3)->number, 3);
	assert_text(time_of(&t, 1), "0:41");
	assert_text(time_of(&t, 2), "1:02:03");
	assert_text(time_of(&t, 3), "");
	assert_null(turn(&t, 1)->ties->answers);
	assert_ptr_equal(turn(&t, 2)->ties->answers, turn(&t, 1));
	assert_ptr_equal(turn(&t, 3)->ties->answers, turn(&t, 2));
	assert_ptr_equal(item_turn(record->items.items[1]), turn(&t, 1));
	assert_null(item_turn(record->items.items[0]));
	assert_ptr_equal(item_content(&turn(&t, 1)->item).item,
			 &turn(&t, 1)->item);
	site_free(&t);
}

static void
ids_stand_once(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_record(&t, "transcripts/call.md",
		   "## Quay {#t1}\n\n"
		   "**Ada Quill:** One.\n\n**Bo Marsh:** {#quay} Two.\n\n"
		   "**Ada Quill:** {#quay} Three.\n\n"
		   "**Ada Quill:** {#t1} Four.\n\n"
		   "**Ada Quill:** {#t9} Five.\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:5:1: error[R004]: \"t1\" is the "
		"id of something else already\n"
		"content/transcripts/call.md:11:16: error[R004]: a second turn "
		"has the id \"quay\"\n"
		"      = hint: the first is in line 9\n"
		"content/transcripts/call.md:13:16: error[R004]: a second turn "
		"has the id \"t1\"\n"
		"      = hint: the first is in line 7\n");
	site_free(&t);
}

static void
answers_need_a_turn(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_record(&t, "transcripts/call.md",
		   "**Ada Quill:** {#quay} One.\n\n"
		   "**Bo Marsh:** {answers=#kuay} Two.\n\n"
		   "**Bo Marsh:** {answers=#t8} Three.\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:7:15: error[R009]: there is no "
		"turn \"kuay\" to answer\n"
		"      = hint: did you mean \"quay\"?\n"
		"content/transcripts/call.md:9:15: error[R009]: there is no "
		"turn \"t8\" to answer\n"
		"      = hint: turns are t1 … t3, or have the id given behind "
		"their label\n");
	site_free(&t);
}

static void
a_statement_has_one_voice(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_record(&t, "statements/s.md",
		   "**Ada Quill:** One.\n\n**ada-quill:** Two.\n\n"
		   "**Bo Marsh:** Three.\n\n**Unknown voice:** Four.\n");
	site_build_badly(
		&t, "content/statements/s.md:9:1: error[R007]: a statement has "
		    "one voice, this is a second: \"Bo Marsh\" after "
		    "\"Ada Quill\"\n"
		    "      = hint: `kind: transcript` takes several\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_are_numbered),
		cmocka_unit_test(ids_stand_once),
		cmocka_unit_test(answers_need_a_turn),
		cmocka_unit_test(a_statement_has_one_voice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
