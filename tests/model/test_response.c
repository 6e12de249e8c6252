#include "tests/model/site.h"

/* A record with responses, which begin in line 5. */
static void
put_harbour(struct test_site *t, const char *responses)
{
	struct text bytes =
		arena_format(&t->arena,
			     "---\ntitle: Call\nparticipants: ada-quill\n"
			     "responses:\n%s---\n**Ada Quill:** One.\n",
			     responses);

	site_put(t, "transcripts/call.md", bytes.s);
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put(t, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(t, "statements/s.md",
		 "---\ntitle: S\nparticipants: bo-marsh\n---\n"
		 "**Bo Marsh:** I was at sea.\n\n"
		 "**Bo Marsh:** It is a forgery, all of it.\n");
}

static void
responses_are_read(void **state)
{
	struct test_site t = site_new();
	const struct record *call;
	const struct response *response;

	(void)state;
	put_harbour(&t, "  - {by: bo-marsh, stance: denies, about: wording,\n"
			"     words: a forgery, source: gazette,\n"
			"     date: 1931-03-09, note: In print.,\n"
			"     statement: ../statements/s.md}\n"
			"  - {by: ada-quill, stance: no answer,\n"
			"     asked: 1931-03-08}\n");
	site_build_well(&t);
	call = t.site->records.items[0];
	assert_int_equal(call->responses.count, 2);
	response = call->responses.items[0];
	assert_ptr_equal(response->record, call);
	assert_text(response->by->id, "bo-marsh");
	assert_text(response->stance, "denies");
	assert_text(response->about, "wording");
	assert_text(response->words, "a forgery");
	assert_text(response->note, "In print.");
	assert_text(response->source->id, "gazette");
	assert_text(response->date->source, "1931-03-09");
	assert_text(response->statement_record->id, "s");
	assert_text(response->statement->item.id, "t2");
	assert_int_equal(response->place.line, 5);
	assert_ptr_equal(response->by->responses.items[0], response);
	assert_text(call->responses.items[1]->stance, "no answer");
	assert_null(call->responses.items[1]->statement);
	assert_null(response->asked);
	assert_text(call->responses.items[1]->asked->source, "1931-03-08");
	assert_null(response->first);
	site_free(&t);
}

static void
broken_responses_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t,
		    "  - {by: bo-mash, stance: denies}\n"
		    "  - {by: bo-marsh, stance: denies, source: gazete}\n"
		    "  - {by: bo-marsh, stance: denies, statement: ../s.md}\n"
		    "  - {by: bo-marsh, stance: denies, statement: "
		    "../people/bo-marsh.md}\n"
		    "  - {by: bo-marsh, stance: denies, statement: "
		    "../statements/s.md#t3}\n"
		    "  - {by: bo-marsh, stance: denies, statement: "
		    "\"javascript:x\"}\n"
		    "  - {by: ada-quill, stance: denies, words: a forgery, "
		    "statement: ../statements/s.md}\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:5:10: error[S016]: no person has "
		"the id \"bo-mash\"\n"
		"      = hint: did you mean \"bo-marsh\"?\n"
		"content/transcripts/call.md:6:44: error[S016]: no source has "
		"the id \"gazete\"\n"
		"      = hint: did you mean \"gazette\"?\n"
		"content/transcripts/call.md:7:47: error[L001]: there is no "
		"content/s.md\n"
		"      = hint: did you mean ../statements/s.md?\n"
		"content/transcripts/call.md:8:47: error[R010]: this leads to "
		"no record: a statement is a link to a document that holds the "
		"words, such as ../statements/x.md#t1\n"
		"content/transcripts/call.md:9:47: error[L002]: "
		"content/statements/s.md has no anchor \"t3\"\n"
		"      = hint: its turns are #t1 … #t2\n"
		"content/transcripts/call.md:10:47: error[L004]: "
		"\"javascript:x\" is not published\n"
		"      = hint: a link is http:, https:, mailto:, tel: or a "
		"relative path\n"
		"content/transcripts/call.md:11:44: error[R010]: these words "
		"are Bo Marsh’s in content/statements/s.md, not Ada Quill’s\n");
	site_free(&t);
}

static void
their_words_are_checked(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t,
		    "  - {by: bo-marsh, stance: denies, words: no forgery,\n"
		    "     statement: ../statements/s.md#t2}\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, Q001);
	assert_int_equal(t.diag.list.items[0].place.line, 5);
	assert_int_equal(t.diag.list.items[0].place.column, 43);
	site_free(&t);
}

static void
no_answer_needs_the_day_of_the_question(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_harbour(&t, "  - {by: bo-marsh, stance: no answer}\n"
			"  - {by: bo-marsh, stance: no answer, asked: soon}\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, S011);
	assert_int_equal(t.diag.list.items[0].place.line, 5);
	assert_text_holds(t.diag.list.items[0].message, "`asked` is missing");
	assert_int_equal(t.diag.list.items[1].code, D001);
	assert_int_equal(t.diag.list.items[1].place.line, 6);
	site_free(&t);
}

static void
all_but_confirming_contests(void **state)
{
	static const struct {
		const char *stance;
		bool contests;
	} cases[] = {
		{"confirms", false},
		{"denies", true},
		{"declines to comment", true},
		{"neither confirms nor denies", true},
		{"no answer, asked: 1931-03-08", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct test_site t = site_new();
		const struct record *call;

		put_harbour(&t, arena_format(&t.arena,
					     "  - {by: bo-marsh, stance: %s}\n",
					     cases[i].stance)
					.s);
		site_build_well(&t);
		call = t.site->records.items[0];
		assert_int_equal(call->responses.items[0]->contests,
				 cases[i].contests);
		assert_int_equal(call->is_contested, cases[i].contests);
		assert_false(t.site->records.items[1]->is_contested);
		site_free(&t);
	}
}

/* Three turns; who responds to which is in the front matter. */
static void
put_three_turns(struct test_site *t, const char *responses)
{
	struct text bytes =
		arena_format(&t->arena,
			     "---\ntitle: Call\nparticipants: ada-quill\n"
			     "responses:\n%s---\n**Ada Quill:** One.\n\n"
			     "**Ada Quill:** {#twist} Two.\n\n"
			     "**Ada Quill:** Three.\n",
			     responses);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put(t, "transcripts/call.md", bytes.s);
}

static void
they_can_be_about_turns(void **state)
{
	struct test_site t = site_new();
	const struct record *call;
	struct turn *const *turns;

	(void)state;
	put_three_turns(&t,
			"  - {by: bo-marsh, stance: denies, turn: \"#twist\"}\n"
			"  - {by: bo-marsh, stance: confirms, turn: t1-twist}\n"
			"  - {by: bo-marsh, stance: confirms}\n");
	site_build_well(&t);
	call = t.site->records.items[0];
	turns = call->turns.items;
	assert_ptr_equal(call->responses.items[0]->first, turns[1]);
	assert_ptr_equal(call->responses.items[0]->last, turns[1]);
	assert_ptr_equal(call->responses.items[1]->first, turns[0]);
	assert_ptr_equal(call->responses.items[1]->last, turns[1]);
	assert_null(call->responses.items[2]->first);
	assert_int_equal(turns[0]->ties->responses.count, 1);
	assert_ptr_equal(turns[0]->ties->responses.items[0],
			 call->responses.items[1]);
	assert_int_equal(turns[1]->ties->responses.count, 2);
	assert_int_equal(turns[2]->ties->responses.count, 0);
	site_free(&t);
}

static void
turns_of_responses_that_are_none_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_three_turns(&t, "  - {by: bo-marsh, stance: denies, turn: t9}\n"
			    "  - {by: bo-marsh, stance: denies, turn: t3-t1}\n"
			    "  - by: bo-marsh\n"
			    "    stance: denies\n"
			    "    turn: #twist\n");
	site_build_badly(
		&t, "content/transcripts/call.md:5:42: error[L002]: "
		    "content/transcripts/call.md has no anchor \"t9\"\n"
		    "      = hint: its turns are #t1 … #t3\n"
		    "content/transcripts/call.md:6:42: error[R013]: the range "
		    "#t3-t1 ends before it begins\n"
		    "content/transcripts/call.md:9:10: error[R013]: `turn` is "
		    "empty: in YAML a # behind a space begins a comment\n"
		    "      = hint: write it without the #, as in `turn: t3`\n");
	site_free(&t);
}

static void
quotations_have_those_of_their_turns(void **state)
{
	struct test_site t = site_new();
	struct quotation *const *quotations;
	struct response *const *responses;

	(void)state;
	put_three_turns(&t,
			"  - {by: bo-marsh, stance: denies, turn: twist-t3}\n"
			"  - {by: bo-marsh, stance: confirms}\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "[“One”](../transcripts/call.md#t1) "
		 "[“Two”](../transcripts/call.md#twist) "
		 "[“One. Two.”](../transcripts/call.md#t1-twist) "
		 "[“Three”](../transcripts/call.md)\n");
	site_build_well(&t);
	quotations = t.site->quotations.items;
	responses = t.site->records.items[0]->responses.items;
	assert_int_equal(quotations[0]->responses.count, 1);
	assert_ptr_equal(quotations[0]->responses.items[0], responses[1]);
	assert_false(quotations[0]->is_contested);
	for (size_t i = 1; i < 4; i++) {
		assert_int_equal(quotations[i]->responses.count, 2);
		assert_ptr_equal(quotations[i]->responses.items[0],
				 responses[0]);
		assert_true(quotations[i]->is_contested);
	}
	site_free(&t);
}

/* An id is as good as a link. */
static void
statements_can_be_named(void **state)
{
	struct test_site t = site_new();
	const struct response *response;

	(void)state;
	put_harbour(&t, "  - {by: bo-marsh, stance: denies, words: a forgery,\n"
			"     statement: s}\n");
	site_build_well(&t);
	response = t.site->records.items[0]->responses.items[0];
	assert_text(response->statement_record->id, "s");
	assert_text(response->statement->item.id, "t2");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(responses_are_read),
		cmocka_unit_test(broken_responses_are_told),
		cmocka_unit_test(their_words_are_checked),
		cmocka_unit_test(no_answer_needs_the_day_of_the_question),
		cmocka_unit_test(all_but_confirming_contests),
		cmocka_unit_test(they_can_be_about_turns),
		cmocka_unit_test(turns_of_responses_that_are_none_are_told),
		cmocka_unit_test(quotations_have_those_of_their_turns),
		cmocka_unit_test(statements_can_be_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
