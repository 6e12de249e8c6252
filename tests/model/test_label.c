#include "tests/model/site.h"

static void
put_call(struct test_site *t, const char *body)
{
	struct text bytes = arena_format(
		&t->arena,
		"---\ntitle: Call\nparticipants: [ada-quill, bo-marsh]\n---\n"
		"%s",
		body);

	site_put(t, "transcripts/call.md", bytes.s);
	site_put(t, "people/ada-quill.md",
		 "---\ntitle: Ada Quill\nalso_known_as: [A. Quill, The clerk]\n"
		 "---\n");
	site_put(t, "people/bo-marsh.md",
		 "---\ntitle: Bo Marsh\nalso_known_as: The clerk\n---\n");
	site_put_person(t, "émile", "Émile Weir");
}

static struct text
speaker(const struct test_site *t, size_t number)
{
	const struct turn *turn =
		t->site->records.items[0]->turns.items[number - 1];

	return turn->speaker ? turn->speaker->id : TEXT("nobody");
}

static void
names_ids_and_aliases_match(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "**Ada Quill:** One.\n\n**bo-marsh:** Two.\n\n"
		     "**A. Quill:** Three.\n\n**BO MARSH:** Four.\n\n"
		     "**a. quill?:** Five.\n");
	site_build_well(&t);
	assert_text(speaker(&t, 1), "ada-quill");
	assert_text(speaker(&t, 2), "bo-marsh");
	assert_text(speaker(&t, 3), "ada-quill");
	assert_text(speaker(&t, 4), "bo-marsh");
	assert_text(speaker(&t, 5), "ada-quill");
	assert_true(
		t.site->records.items[0]->turns.items[4]->item.fact->uncertain);
	assert_text(*t.site->records.items[0]->turns.items[3]->item.fact->label,
		    "BO MARSH");
	site_free(&t);
}

static void
case_is_unicode_s(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "**Ada Quill:** One.\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: [émile]\n---\n"
		 "**ÉMILE WEIR:** One.\n");
	site_build_well(&t);
	assert_text(speaker(&t, 1), "émile");
	site_free(&t);
}

static void
unknown_voices_are_nobody(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "**Unknown voice:** One.\n\n**Voice A:** Two.\n\n"
		     "**voice 12:** Three.\n");
	site_build_well(&t);
	for (size_t i = 1; i <= 3; i++)
		assert_text(speaker(&t, i), "nobody");
	site_free(&t);
}

static void
other_labels_are_errors(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "**Ada Qill:** One.\n\n**The clerk:** Two.\n\n"
		     "**Émile Weir:** Three.\n\n**Voice over:** Four.\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:5:1: error[R001]: \"Ada Qill\" is "
		"not a participant of this record\n"
		"      = hint: did you mean \"Ada Quill\"?\n"
		"content/transcripts/call.md:7:1: error[R001]: \"The clerk\" "
		"may be any of several participants\n"
		"      = hint: write the whole name, or the id\n"
		"content/transcripts/call.md:9:1: error[R001]: \"Émile Weir\" "
		"is not a participant of this record\n"
		"      = hint: add émile to `participants`\n"
		"content/transcripts/call.md:11:1: error[R001]: \"Voice over\" "
		"is not a participant of this record\n"
		"      = hint: the participants are: Ada Quill, Bo Marsh; a "
		"speaker whom nobody can name is **Unknown voice:**\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_ids_and_aliases_match),
		cmocka_unit_test(case_is_unicode_s),
		cmocka_unit_test(unknown_voices_are_nobody),
		cmocka_unit_test(other_labels_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
