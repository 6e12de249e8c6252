#include "tests/model/site.h"

#define X "content/articles/x.md"

static void
put_harbour(struct test_site *t, const char *attribution)
{
	struct text page = arena_format(
		&t->arena, "---\ntitle: X\n---\n> the ledger\n>\n> — %s\n",
		attribution);

	site_put(t, "people/ada-quill.md",
		 "---\ntitle: Ada Quill\nalso_known_as: The clerk\n---\n");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put_person(t, "bo-marsh-the-younger", "Cy Webb");
	site_put(t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: [ada-quill, bo-marsh]\n---\n"
		 "**Ada Quill:** I have never seen the ledger.\n\n"
		 "**Bo Marsh:** Of use.\n\n"
		 "**Unknown voice:** Which ledger, the ledger of the pier?\n");
	site_put(t, "articles/x.md", page.s);
}

static void
check_true(const char *attribution)
{
	struct test_site t = site_new();

	put_harbour(&t, attribution);
	site_build_well(&t);
	site_free(&t);
}

static void
check_false(const char *attribution, const char *said)
{
	struct test_site t = site_new();

	put_harbour(&t, attribution);
	site_build_badly(&t, said);
	site_free(&t);
}

static void
whoever_said_it_is_named(void **state)
{
	(void)state;
	check_true("Ada Quill, [call](../transcripts/call.md#t1)");
	check_true("ada quill, [call](../transcripts/call.md#t1)");
	check_true("The clerk, [call](../transcripts/call.md#t1)");
	check_true("[Ada Quill](../transcripts/call.md#t1)");
	check_true("a clerk of the office, [call](../transcripts/call.md#t1)");
	check_true("[Harbour call](../transcripts/call.md#t1)");
	check_true("Ada Quill to Bo Marsh, [call](../transcripts/call.md#t1)");
}

/* A quotation with a tick stood under the name of somebody else. */
static void
another_name_is_told(void **state)
{
	(void)state;
	check_false(
		"Bo Marsh, [call](../transcripts/call.md#t1)", X
		":6:17: error[Q015]: Bo Marsh is named here, and in the "
		"record these are words of Ada Quill\n"
		"      = record: content/transcripts/call.md:5: #t1 (Ada "
		"Quill)\n"
		"      = hint: name Ada Quill, or link to where Bo Marsh says "
		"this\n");
	check_false(
		"[Bo Marsh](../transcripts/call.md#t3)",
		X ":6:7: error[Q015]: Bo Marsh is named here, and in the "
		  "record these are words of Unknown voice\n"
		  "      = record: content/transcripts/call.md:9: #t3 (Unknown "
		  "voice)\n"
		  "      = hint: name Unknown voice, or link to where Bo Marsh "
		  "says this\n");
}

static void
a_name_of_two_people_says_nothing(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t, "Cy Webb, [call](../transcripts/call.md#t1)");
	site_put_person(&t, "another", "Cy Webb");
	site_build_well(&t);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_said_it_is_named),
		cmocka_unit_test(another_name_is_told),
		cmocka_unit_test(a_name_of_two_people_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
