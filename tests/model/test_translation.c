#include "tests/model/site.h"

static void
put_people(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
}

/* A call in French, of two turns. */
static void
put_original(struct test_site *t)
{
	put_people(t);
	site_put(t, "transcripts/appel.md",
		 "---\ntitle: Appel\ndate: 1931-03-04\nlanguage: fr\n"
		 "participants: [ada-quill, bo-marsh]\n---\n"
		 "**Ada Quill:** Je ne l’ai jamais vu.\n\n"
		 "**Bo Marsh:** {#doubt} Peut-être.\n");
}

static void
put_translation(struct test_site *t, const char *front, const char *body)
{
	struct text bytes = arena_format(
		&t->arena,
		"---\ntitle: Call\n%sparticipants: [ada-quill, bo-marsh]\n"
		"---\n%s",
		front, body);

	site_put(t, "transcripts/call.md", bytes.s);
}

#define WHOLE                                                                  \
	"**Ada Quill:** I have never seen it.\n\n"                             \
	"**Bo Marsh:** {#doubt} Perhaps.\n"

static const struct record *
record(const struct test_site *t, const char *id)
{
	list_each (struct record *, found, &t->site->records) {
		if (text_equal((*found)->id, text_of(id)))
			return *found;
	}
	fail();
	return NULL;
}

static void
turns_belong_together_by_anchor(void **state)
{
	struct test_site t = site_new();
	const struct record *appel;
	const struct record *call;

	(void)state;
	put_original(&t);
	put_translation(&t,
			"translation_of: appel.md\ntranslated_by: bo-marsh\n",
			WHOLE);
	site_build_well(&t);
	appel = record(&t, "appel");
	call = record(&t, "call");
	assert_true(call->is_translation);
	assert_false(appel->is_translation);
	assert_ptr_equal(call->translation_of, appel);
	assert_null(appel->translation_of);
	assert_int_equal(appel->translations.count, 1);
	assert_ptr_equal(appel->translations.items[0], call);
	assert_text(call->translated_by, "Bo Marsh");
	assert_text(call->translator->id, "bo-marsh");
	for (size_t i = 0; i < 2; i++) {
		const struct turn *turn = call->turns.items[i];
		const struct turn *original = appel->turns.items[i];

		assert_ptr_equal(turn->ties->original, original);
		assert_null(original->ties->original);
		assert_int_equal(original->ties->translations.count, 1);
		assert_ptr_equal(original->ties->translations.items[0], turn);
		assert_int_equal(turn->ties->translations.count, 0);
	}
	site_free(&t);
}

static void
the_original_can_be_named_by_its_id(void **state)
{
	struct test_site t = site_new();
	const struct record *call;

	(void)state;
	put_original(&t);
	put_translation(
		&t, "translation_of: appel\ntranslated_by: A sworn reader\n",
		WHOLE);
	site_build_well(&t);
	call = record(&t, "call");
	assert_ptr_equal(call->translation_of, record(&t, "appel"));
	assert_text(call->translated_by, "A sworn reader");
	assert_null(call->translator);
	site_free(&t);
}

static void
quotations_are_translated(void **state)
{
	struct test_site t = site_new();
	const struct quotation *const *quotations;
	const struct record *appel;

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\n", WHOLE);
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "[“never seen it”](../transcripts/call.md) "
		 "[“I have […] seen”](../transcripts/call.md#t1) "
		 "[“it. Perhaps”](../transcripts/call.md#t1-doubt) "
		 "[“Peut-être”](../transcripts/appel.md)\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 0);
	appel = record(&t, "appel");
	quotations = (const struct quotation *const *)t.site->quotations.items;
	assert_text(quotations[0]->tier, "translated");
	assert_int_equal(quotations[0]->tier_reached, TIER_TRANSLATED);
	assert_text(quotations[0]->tier_of_translation, "exact");
	assert_text(quotations[0]->language, "en");
	assert_int_equal(quotations[0]->original_turns.count, 1);
	assert_ptr_equal(quotations[0]->original_turns.items[0],
			 appel->turns.items[0]);
	assert_text(quotations[1]->tier, "translated");
	assert_text(quotations[1]->tier_of_translation, "edited");
	assert_text(quotations[2]->tier_of_translation, "joined");
	assert_int_equal(quotations[2]->original_turns.count, 2);
	assert_ptr_equal(quotations[2]->original_turns.items[1],
			 appel->turns.items[1]);
	assert_text(quotations[3]->tier, "exact");
	assert_text(quotations[3]->tier_of_translation, "");
	assert_text(quotations[3]->language, "fr");
	assert_int_equal(quotations[3]->original_turns.count, 0);
	site_free(&t);
}

/* A mistake in the words is one whatever they translate. */
static void
a_translation_is_quoted_as_it_stands(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\n", WHOLE);
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "[“never saw it”](../transcripts/call.md#t1)\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.list.items[0].code, Q001);
	site_free(&t);
}

static void
a_translator_without_an_original_is_enough(void **state)
{
	struct test_site t = site_new();
	const struct quotation *quotation;

	(void)state;
	put_people(&t);
	put_translation(&t, "translated_by: The Gazette\n", WHOLE);
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n[“Perhaps”](../transcripts/call.md)\n");
	site_build_well(&t);
	quotation = t.site->quotations.items[0];
	assert_text(quotation->tier, "translated");
	assert_text(quotation->tier_of_translation, "exact");
	assert_int_equal(quotation->original_turns.count, 0);
	/* These are the only words we have of it. */
	assert_int_equal(t.site->people.items[0]->said.count, 1);
	assert_int_equal(t.site->people.items[0]->records.count, 1);
	site_free(&t);
}

static void
what_was_said_once_counts_once(void **state)
{
	struct test_site t = site_new();
	const struct person *ada;

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\ndate: 1931-03-04\n", WHOLE);
	site_build_well(&t);
	ada = t.site->people.items[0];
	assert_int_equal(ada->said.count, 1);
	assert_text(ada->said.items[0]->turn->item.record->id, "appel");
	assert_int_equal(ada->records.count, 1);
	assert_int_equal(t.site->events.count, 1);
	assert_text(t.site->events.items[0]->record->id, "appel");
	site_free(&t);
}

static void
a_translation_can_be_an_event_if_it_says_so(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(
		&t, "translation_of: appel\ndate: 1931-03-09\nevent: true\n",
		WHOLE);
	site_build_well(&t);
	assert_int_equal(t.site->events.count, 2);
	site_free(&t);
}

static void
turns_without_a_counterpart_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\n",
			"**Ada Quill:** I have never seen it.\n\n"
			"**Bo Marsh:** Perhaps.\n");
	site_build(&t);
	assert_said(
		&t.diag,
		"content/transcripts/call.md:3:17: warning[R011]: of "
		"content/transcripts/appel.md 1 turn is not translated here: "
		"#doubt\n"
		"      = hint: `held: excerpts` says that only parts are "
		"translated\n"
		"content/transcripts/call.md:8:1: warning[R011]: #t2 "
		"translates nothing: content/transcripts/appel.md has no such "
		"turn\n"
		"      = hint: a turn translates the one with the same anchor: "
		"give both the same {#id}\n");
	assert_non_null(t.site);
	assert_null(record(&t, "call")->turns.items[1]->ties->original);
	site_free(&t);
}

static void
excerpts_may_be_translated(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\nheld: excerpts\n",
			"**Bo Marsh:** {#doubt} Perhaps.\n");
	site_build_well(&t);
	site_free(&t);
}

static void
other_speakers_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\n",
			"**Bo Marsh:** I have never seen it.\n\n"
			"**Unknown voice:** {#doubt} Perhaps.\n");
	site_build(&t);
	assert_said(&t.diag,
		    "content/transcripts/call.md:6:1: warning[R011]: #t1 is Bo "
		    "Marsh’s here and Ada Quill’s in "
		    "content/transcripts/appel.md\n"
		    "      = hint: a turn translates the one with the same "
		    "anchor: give both the same {#id}\n");
	site_free(&t);
}

static void
the_same_language_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_original(&t);
	put_translation(&t, "translation_of: appel\nlanguage: fr\n", WHOLE);
	site_build(&t);
	assert_said(&t.diag,
		    "content/transcripts/call.md:3:17: warning[R011]: a "
		    "translation in the language of its original, \"fr\"\n"
		    "      = hint: `language:` says what each is in\n");
	site_free(&t);
}

static void
originals_that_are_none_are_told(void **state)
{
	static const struct {
		const char *front;
		const char *wanted;
	} cases[] = {
		{"translation_of: apel\n", "error[S016]: no record has the id "
					   "\"apel\"\n"
					   "      = hint: did you mean "
					   "\"appel\"?\n"},
		{"translation_of: apel.md\n",
		 "error[L001]: there is no content/transcripts/apel.md\n"
		 "      = hint: did you mean appel.md?\n"},
		{"translation_of: call.md\n",
		 "error[R011]: a record cannot be a translation of itself\n"},
		{"translation_of: ../people/ada-quill.md\n",
		 "error[R011]: this leads to no record: a translation is one "
		 "of a transcript or statement, such as ../transcripts/x.md\n"},
		{"translation_of: https://example.org/\n",
		 "error[R011]: this leads to no record: a translation is one "
		 "of a transcript or statement, such as ../transcripts/x.md\n"},
		{"translated_by: ada-quil\n",
		 "error[S016]: no person has the id \"ada-quil\"\n"
		 "      = hint: did you mean \"ada-quill\"?\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct test_site t = site_new();
		size_t column =
			strchr(cases[i].front, ' ') - cases[i].front + 2;

		put_original(&t);
		put_translation(&t, cases[i].front, WHOLE);
		site_build_badly(
			&t, arena_format(&t.arena,
					 "content/transcripts/call.md:3:%zu: "
					 "%s",
					 column, cases[i].wanted)
				    .s);
		site_free(&t);
	}
}

static void
circles_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_people(&t);
	put_translation(&t, "translation_of: other\n", WHOLE);
	site_put(&t, "transcripts/other.md",
		 "---\ntitle: O\ntranslation_of: call\n"
		 "participants: [ada-quill, bo-marsh]\n---\n" WHOLE);
	site_build_badly(
		&t, "content/transcripts/call.md:3:17: error[R011]: "
		    "content/transcripts/other.md is said to be a translation "
		    "of this one, and this of it: one of them is the original\n"
		    "content/transcripts/other.md:3:17: error[R011]: "
		    "content/transcripts/call.md is said to be a translation "
		    "of this one, and this of it: one of them is the "
		    "original\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_belong_together_by_anchor),
		cmocka_unit_test(the_original_can_be_named_by_its_id),
		cmocka_unit_test(quotations_are_translated),
		cmocka_unit_test(a_translation_is_quoted_as_it_stands),
		cmocka_unit_test(a_translator_without_an_original_is_enough),
		cmocka_unit_test(what_was_said_once_counts_once),
		cmocka_unit_test(a_translation_can_be_an_event_if_it_says_so),
		cmocka_unit_test(turns_without_a_counterpart_are_told),
		cmocka_unit_test(excerpts_may_be_translated),
		cmocka_unit_test(other_speakers_are_told),
		cmocka_unit_test(the_same_language_is_told),
		cmocka_unit_test(originals_that_are_none_are_told),
		cmocka_unit_test(circles_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
