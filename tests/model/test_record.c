#include "tests/model/site.h"

static void
records_are_read(void **state)
{
	struct test_site t = site_new();
	const struct record *call;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "sources/gazette.md",
		 "---\ntitle: G\nreported_from: notebook\n---\n");
	site_put(&t, "sources/notebook.md", "---\ntitle: N\n---\n");
	site_put(&t, "sources/letter.md", "---\ntitle: L\n---\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Harbour call\ndate: 1931-03-04\nbasis: dialogue\n"
		 "date_note: As told.\nmedium: phone call\nheld: report\n"
		 "fidelity: reported\norder: reported\nobtained: not said\n"
		 "authenticity: not established\noriginal_language: not said\n"
		 "language: de\nsource: gazette\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** Said “yes”.\n");
	site_put(&t, "statements/b.md",
		 "---\ntitle: B\nsource: gazette\nreported_from: letter\n"
		 "participants: [ada-quill]\n---\n"
		 "**Ada Quill:** No.\n");
	site_build_well(&t);
	assert_int_equal(t.site->records.count, 2);
	call = t.site->records.items[0];
	assert_text(call->id, "call");
	assert_text(call->title, "Harbour call");
	assert_text(call->language, "de");
	assert_false(call->is_statement);
	assert_text(call->date->source, "1931-03-04");
	assert_text(call->date_basis, "dialogue");
	assert_text(call->date_note, "As told.");
	assert_text(call->medium, "phone call");
	assert_text(call->held, "report");
	assert_true(call->is_reported);
	assert_text(call->order, "reported");
	assert_text(call->obtained, "not said");
	assert_text(call->authenticity, "not established");
	assert_text(call->original_language, "not said");
	assert_int_equal(call->participants.count, 1);
	assert_int_equal(call->chain.count, 2);
	assert_text(call->chain.items[0]->id, "gazette");
	assert_text(call->chain.items[1]->id, "notebook");
	site_free(&t);
}

static void
what_is_not_said_has_defaults(void **state)
{
	struct test_site t = site_new();
	const struct record *record;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "sources/gazette.md",
		 "---\ntitle: G\nreported_from: notebook\n---\n");
	site_put(&t, "sources/notebook.md", "---\ntitle: N\n---\n");
	site_put(&t, "sources/letter.md", "---\ntitle: L\n---\n");
	site_put(&t, "statements/b.md",
		 "---\ntitle: B\nsource: gazette\nreported_from: letter\n"
		 "participants: [ada-quill]\n---\n"
		 "**Ada Quill:** No.\n");
	site_build_well(&t);
	record = t.site->records.items[0];
	assert_true(record->is_statement);
	assert_text(record->fidelity, "verbatim");
	assert_text(record->order, "spoken");
	assert_false(record->is_reported);
	assert_text(record->authenticity, "");
	assert_null(record->date);
	/* The record knows its chain better than its source does. */
	assert_int_equal(record->chain.count, 2);
	assert_text(record->chain.items[1]->id, "letter");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_read),
		cmocka_unit_test(what_is_not_said_has_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
