#include "tests/model/site.h"

static void
people_are_read(void **state)
{
	struct test_site t = site_new();
	const struct person *ada;

	(void)state;
	site_put(&t, "people/zeb.md", "---\ntitle: Zeb\n---\n");
	site_put(&t, "people/ada-quill.md",
		 "---\ntitle: Ada Quill\nrole: keeper\naffiliation: Harbour\n"
		 "also_known_as: [A. Quill, Ada]\n---\n");
	site_build_well(&t);
	assert_int_equal(t.site->people.count, 2);
	ada = t.site->people.items[0];
	assert_text(ada->id, "ada-quill");
	assert_text(ada->name, "Ada Quill");
	assert_text(ada->role, "keeper");
	assert_text(ada->affiliation, "Harbour");
	assert_int_equal(ada->also_known_as.count, 2);
	assert_text(ada->also_known_as.items[1], "Ada");
	assert_ptr_equal(ada->page->person, ada);
	assert_text(t.site->people.items[1]->id, "zeb");
	site_free(&t);
}

static void
an_id_is_for_one(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "people/a/x.md", "---\ntitle: X\n---\n");
	site_put(&t, "people/b/x.md", "---\ntitle: X\n---\n");
	site_put(&t, "sources/x.md", "---\ntitle: X\n---\n");
	site_put(&t, "sources/y/x.md", "---\ntitle: X\n---\n");
	site_build_badly(
		&t, "content/people/b/x.md:1:1: error[S015]: a second person "
		    "has the id \"x\"\n"
		    "      = hint: the first is content/people/a/x.md; rename "
		    "one of the two\n"
		    "content/sources/y/x.md:1:1: error[S015]: a second source "
		    "has the id \"x\"\n"
		    "      = hint: the first is content/sources/x.md; rename "
		    "one of the two\n");
	site_free(&t);
}

static void
references_must_exist(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "people/bo.md", "---\ntitle: Bo\ndraft: true\n---\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: [ada-quil, bo]\n"
		 "source: gazette\n---\n"
		 "**Ada Quill:** Yes.\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:3:16: error[S016]: no person has "
		"the id \"ada-quil\"\n"
		"      = hint: did you mean \"ada-quill\"?\n"
		"content/transcripts/call.md:3:26: error[S016]: \"bo\" is "
		"withheld (draft): content/people/bo.md is not published\n"
		"content/transcripts/call.md:4:9: error[S016]: no source has "
		"the id \"gazette\"\n"
		"      = hint: the id is the name of a file: "
		"content/sources/gazette.md is not there\n");
	site_free(&t);
}

/* Who writes a path, or several without brackets, is told what an id is. */
static void
paths_and_lists_are_no_ids(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/a.md",
		 "---\ntitle: Call\n"
		 "participants: [../people/ada-quill.md]\n---\n"
		 "**Unknown voice:** Yes.\n");
	site_put(&t, "transcripts/b.md",
		 "---\ntitle: Call\nparticipants: ada-quill, bo\n---\n"
		 "**Unknown voice:** Yes.\n");
	site_build_badly(
		&t, "content/transcripts/a.md:3:16: error[S016]: no person has "
		    "the id \"../people/ada-quill.md\"\n"
		    "      = hint: did you mean \"ada-quill\"?\n"
		    "content/transcripts/b.md:3:15: error[S016]: no person has "
		    "the id \"ada-quill, bo\"\n"
		    "      = hint: several stand in brackets: [ada-quill, "
		    "bo]\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_read),
		cmocka_unit_test(an_id_is_for_one),
		cmocka_unit_test(references_must_exist),
		cmocka_unit_test(paths_and_lists_are_no_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
