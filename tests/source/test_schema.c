#include "tests/test.h"

#include "source/source.h"

static const char *const stances[] = {"confirms", "denies",
				      "declines to comment", NULL};

static const struct field response_fields[] = {
	{.name = "by", .type = FIELD_ID, .required = true, .help = "who"},
	{.name = "stance", .type = FIELD_WORD, .words = stances},
	{.name = NULL},
};

static const struct field dated_fields[] = {
	{.name = "by", .type = FIELD_ID, .required = true, .help = "who"},
	{.name = "when", .type = FIELD_DATE},
	{.name = NULL},
};

static const struct field response_holders[] = {
	{.name = "response", .type = FIELD_MAP, .fields = dated_fields},
	{.name = NULL},
};

static const struct field mark_fields[] = {
	{.name = "smart", .type = FIELD_BOOL},
	{.name = NULL},
};

static const struct field fields[] = {
	{.name = "title",
	 .type = FIELD_TEXT,
	 .elsewhere = "headline name",
	 .help = "what it is called"},
	{.name = "draft", .type = FIELD_BOOL},
	{.name = "weight", .type = FIELD_NUMBER},
	{.name = "date", .type = FIELD_DATE},
	{.name = "publish_on", .type = FIELD_MOMENT},
	{.name = "stance", .type = FIELD_WORD, .words = stances},
	{.name = "source", .type = FIELD_ID},
	{.name = "slug", .type = FIELD_NAME},
	{.name = "url", .type = FIELD_URL},
	{.name = "language", .type = FIELD_LANGUAGE},
	{.name = "contact", .type = FIELD_CONTACT},
	{.name = "aliases", .type = FIELD_TEXTS},
	{.name = "all_stances", .type = FIELD_TEXTS, .words = stances},
	{.name = "participants", .type = FIELD_IDS},
	{.name = "response", .type = FIELD_MAP, .fields = response_fields},
	{.name = "responses", .type = FIELD_MAPS, .fields = response_fields},
	{.name = "marks", .type = FIELD_MAP, .fields = mark_fields},
	{.name = "params", .type = FIELD_ANY},
	{.name = NULL},
};

/* What is said of `yaml` when it is checked against `table`. */
static void
check_said(const char *yaml, const struct field *table, const char *wanted,
	   const char *file, int line)
{
	struct place place = {.path = TEXT("x"), .line = 1, .column = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct value *map = yaml_read(text_of(yaml), &place, &arena, &diag);
	int rc;

	assert_non_null(map);
	rc = schema_check(map, table, &diag);
	test_check_said(&diag, wanted, file, line);
	assert_int_equal(rc, wanted[0] ? -1 : 0);
	diag_free(&diag);
	arena_free(&arena);
}

#define assert_schema(yaml, wanted)                                            \
	check_said((yaml), fields, (wanted), __FILE__, __LINE__)

static void
good_values_pass(void **state)
{
	static const char *const good[] = {
		"title: 1931",
		"title: true",
		"draft: yes",
		"weight: -3.5",
		"weight: 10",
		"date: 1931-03-04",
		"date: '[1931-03-04..]'",
		"stance: declines to comment",
		"source: harbour-gazette",
		"slug: häfen_2-b.c",
		"url: https://example.org/a?b=c#d",
		"url: http://example.org:8080",
		"language: pt-BR",
		"language: sr-Latn-RS",
		"language: x-harbour",
		"aliases: one",
		"aliases: [one, two]",
		"aliases: []",
		"participants:\n- ada-quill\n- bo-marsh",
		"response: {by: ada}",
		"responses: [{by: ada}, {by: bo, stance: denies}]",
		"params: {any: [thing, {at: all}]}",
		"params: 3",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		assert_schema(good[i], "");
}

/* A key that an editor's template left empty is no mistake. */
static void
empty_is_as_good_as_none(void **state)
{
	(void)state;
	assert_schema("title:\ndate:\nstance:\nslug:\nurl:\n"
		      "aliases:\nresponse:\nresponses:\nlanguage: ''\n",
		      "");
}

static void
unknown_keys(void **state)
{
	(void)state;
	assert_schema("titel: x", "x:1:1: error[S007]: unknown key `titel`\n"
				  "      = hint: did you mean `title`?\n");
	assert_schema("Draft: true", "x:1:1: error[S007]: unknown key `Draft`\n"
				     "      = hint: did you mean `draft`?\n");
	assert_schema("Headline: x",
		      "x:1:1: error[S007]: unknown key `Headline`\n"
		      "      = hint: did you mean `title`?\n");
	assert_schema("harbour: x",
		      "x:1:1: error[S007]: unknown key `harbour`\n"
		      "      = known here: title, draft, weight, date, "
		      "publish_on, stance, "
		      "source, slug, url, language, contact, aliases, "
		      "all_stances, participants, "
		      "response, responses, marks, params\n"
		      "      = hint: keys of your own go under `params:`\n");
	/* Short words are near to everything: one edit only. */
	assert_schema("daxx: x\nulr: y\n",
		      "x:1:1: error[S007]: unknown key `daxx`\n"
		      "      = known here: title, draft, weight, date, "
		      "publish_on, stance, "
		      "source, slug, url, language, contact, aliases, "
		      "all_stances, participants, "
		      "response, responses, marks, params\n"
		      "      = hint: keys of your own go under `params:`\n"
		      "x:2:1: error[S007]: unknown key `ulr`\n"
		      "      = hint: did you mean `url`?\n");
}

static void
a_table_without_params_does_not_offer_them(void **state)
{
	(void)state;
	check_said("by: a\nharbour: x\n", response_fields,
		   "x:2:1: error[S007]: unknown key `harbour`\n"
		   "      = known here: by, stance\n",
		   __FILE__, __LINE__);
}

static void
a_key_of_a_mapping_is_sent_there(void **state)
{
	(void)state;
	assert_schema("smart: true\n",
		      "x:1:1: error[S007]: unknown key `smart`\n"
		      "      = hint: `smart` goes under `marks:`, indented\n");
}

/* `date:` of a page was sent to `withdrawn:`, which withdraws the page. */
static void
a_key_is_not_sent_to_a_mapping_that_needs_more(void **state)
{
	(void)state;
	check_said("when: 1931\n", response_holders,
		   "x:1:1: error[S007]: unknown key `when`\n"
		   "      = known here: response\n",
		   __FILE__, __LINE__);
}

static void
texts(void **state)
{
	(void)state;
	assert_schema("title: [x]",
		      "x:1:8: error[S009]: `title` must be a text, not a "
		      "list\n"
		      "      = hint: a text that begins with `[` or `{` needs "
		      "quotes around it\n");
	assert_schema("title: {x: y}",
		      "x:1:8: error[S009]: `title` must be a text, not a "
		      "mapping\n"
		      "      = hint: a text that begins with `[` or `{` needs "
		      "quotes around it\n");
	assert_schema("source: [a]",
		      "x:1:9: error[S009]: `source` must be one id, not a "
		      "list\n");
	assert_schema("aliases: {a: b}",
		      "x:1:10: error[S009]: `aliases` must be a list, not a "
		      "mapping\n");
	assert_schema("all_stances: denies", "");
	assert_schema("all_stances: [denies, denise]",
		      "x:1:23: error[S010]: `all_stances` cannot be “denise”\n"
		      "      = known here: confirms, denies, declines to "
		      "comment\n"
		      "      = hint: did you mean `denies`?\n");
	assert_schema("participants: [a, [b], '', ]",
		      "x:1:19: error[S009]: an item of `participants` must be "
		      "a text\n");
	assert_schema("participants:\n- a\n-\n",
		      "x:3:2: error[S009]: an item of `participants` must be "
		      "a text\n");
}

static void
booleans_and_numbers(void **state)
{
	(void)state;
	assert_schema("draft: maybe",
		      "x:1:8: error[S009]: `draft` must be true or false, "
		      "not “maybe”\n");
	assert_schema("draft: 'true'",
		      "x:1:8: error[S009]: `draft` must be true or false, "
		      "not “true”\n"
		      "      = hint: write it without quotes\n");
	assert_schema("draft:",
		      "x:1:7: error[S009]: `draft` must be true or false, not "
		      "empty\n");
	assert_schema("draft: [true]",
		      "x:1:8: error[S009]: `draft` must be true or false, not "
		      "a list\n");
	assert_schema("weight: 1.2.3",
		      "x:1:9: error[S009]: `weight` must be a number, not "
		      "“1.2.3”\n");
	assert_schema("weight: 5.",
		      "x:1:9: error[S009]: `weight` must be a number, not "
		      "“5.”\n");
	assert_schema("weight: '5'",
		      "x:1:9: error[S009]: `weight` must be a number, not "
		      "“5”\n"
		      "      = hint: write it without quotes\n");
}

/* EDTF writes sets and open ends in brackets, which YAML takes for lists. */
static void
dates_in_brackets(void **state)
{
	(void)state;
	assert_schema("date: [1931-03-04..]",
		      "x:1:7: error[S009]: a date that begins with `[` or `{` "
		      "has to be quoted\n"
		      "      = hint: write date: \"[1931-03-04..]\"\n");
	assert_schema("date: {1931-03-04, 1931-03-06}",
		      "x:1:7: error[S009]: a date that begins with `[` or `{` "
		      "has to be quoted\n"
		      "      = hint: write date: \"{1931-03-04, "
		      "1931-03-06}\"\n");
	assert_schema("date: []",
		      "x:1:7: error[S009]: a date that begins with `[` or `{` "
		      "has to be quoted\n"
		      "      = hint: write date: \"[]\"\n");
}

static void
words(void **state)
{
	(void)state;
	assert_schema("stance: denys",
		      "x:1:9: error[S010]: `stance` cannot be “denys”\n"
		      "      = known here: confirms, denies, declines to "
		      "comment\n"
		      "      = hint: did you mean `denies`?\n");
	assert_schema("stance: perhaps",
		      "x:1:9: error[S010]: `stance` cannot be “perhaps”\n"
		      "      = known here: confirms, denies, declines to "
		      "comment\n");
	assert_schema("stance: [denies]",
		      "x:1:9: error[S009]: `stance` must be one word of those "
		      "known, not a list\n");
}

static void
names_urls_and_languages(void **state)
{
	static const char *const bad[] = {
		"slug: ../x",
		"slug: a/b",
		"slug: .x",
		"slug: a b",
		"url: example.org",
		"url: ftp://example.org",
		"url: https://",
		"url: https:///x",
		"url: https://a b",
		"url: 'https://a\"b'",
		"url: 'javascript:alert(1)'",
		"language: en_US",
		"language: e",
		"language: english",
		"language: en-languages",
		"language: en-",
		"language: 1a",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
		struct place place = {.path = TEXT("x"), .line = 1};
		struct arena arena = {0};
		struct diag diag = {0};
		struct value *map =
			yaml_read(text_of(bad[i]), &place, &arena, &diag);

		assert_int_equal(schema_check(map, fields, &diag), -1);
		assert_int_equal(diag.list.count, 1);
		assert_int_equal(diag.list.items[0].code, S017);
		diag_free(&diag);
		arena_free(&arena);
	}
	assert_schema("slug: a/b",
		      "x:1:7: error[S017]: `slug` must be a name of letters, "
		      "digits, `-` and `_`, not “a/b”\n");
	assert_schema("slug: [a]\nurl: {a: b}\nlanguage: [en]\n",
		      "x:1:7: error[S009]: `slug` must be a name, not a list\n"
		      "x:2:6: error[S009]: `url` must be a URL, not a "
		      "mapping\n"
		      "x:3:11: error[S009]: `language` must be a language tag, "
		      "not a list\n");
}

static void
contacts_are_mail_addresses_or_urls(void **state)
{
	static const char *const good[] = {
		"contact: desk@harbour.example",
		"contact: mailto:desk+replies@harbour.example",
		"contact: https://harbour.example/replies/",
		"contact: \"\"",
	};
	static const char *const bad[] = {
		"contact: the harbour desk",	    "contact: javascript:x",
		"contact: a@b@harbour.example",	    "contact: \"@\"",
		"contact: desk@harbour.example?x",  "contact: mailto:desk",
		"contact: '\"x\"@harbour.example'",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		assert_schema(good[i], "");
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
		struct place place = {.path = TEXT("x"), .line = 1};
		struct arena arena = {0};
		struct diag diag = {0};
		struct value *map =
			yaml_read(text_of(bad[i]), &place, &arena, &diag);

		assert_int_equal(schema_check(map, fields, &diag), -1);
		assert_int_equal(diag.list.count, 1);
		assert_int_equal(diag.list.items[0].code, S017);
		diag_free(&diag);
		arena_free(&arena);
	}
}

static void
mappings_within(void **state)
{
	(void)state;
	assert_schema("responses:\n  - by: ada\n    stanse: denies\n  - 3\n"
		      "  - {stance: denies}\n",
		      "x:3:5: error[S007]: unknown key `stanse`\n"
		      "      = hint: did you mean `stance`?\n"
		      "x:4:5: error[S009]: `responses` must be a mapping, not "
		      "a single value\n"
		      "x:5:5: error[S011]: `by` is missing\n"
		      "      = hint: by: who\n");
	assert_schema("responses: {by: ada}",
		      "x:1:12: error[S009]: `responses` must be a list of "
		      "mappings, not a mapping\n"
		      "      = hint: begin each of them with `- `\n");
	assert_schema("response: ada",
		      "x:1:11: error[S009]: `response` must be a mapping, not "
		      "a single value\n");
}

static void
required_keys(void **state)
{
	(void)state;
	check_said("stance: denies", response_fields,
		   "x:1:1: error[S011]: `by` is missing\n"
		   "      = hint: by: who\n",
		   __FILE__, __LINE__);
	check_said("by:", response_fields,
		   "x:1:4: error[S011]: `by` is empty\n"
		   "      = hint: by: who\n",
		   __FILE__, __LINE__);
	check_said("by: '  '", response_fields,
		   "x:1:5: error[S011]: `by` is empty\n"
		   "      = hint: by: who\n",
		   __FILE__, __LINE__);
}

#define MOMENT_HINT                                                            \
	"      = hint: write 2026-03-01, 2026-03-01 06:00 or "                 \
	"2026-03-01T06:00+01:00\n"

static void
moments(void **state)
{
	(void)state;
	assert_schema("publish_on: 2026-03-01T06:00", "");
	assert_schema("publish_on: 2026-02-30",
		      "x:1:13: error[S023]: `publish_on` must be a day, or a "
		      "day and a time, not “2026-02-30”\n" MOMENT_HINT);
	/* Who began to write it did not mean to publish. */
	assert_schema("publish_on:",
		      "x:1:12: error[S023]: `publish_on` must be a day, or a "
		      "day and a time, not “”\n" MOMENT_HINT);
	assert_schema("publish_on: [2026-03-01]",
		      "x:1:13: error[S009]: `publish_on` must be a day, or a "
		      "day and a time, not a list\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_values_pass),
		cmocka_unit_test(moments),
		cmocka_unit_test(empty_is_as_good_as_none),
		cmocka_unit_test(unknown_keys),
		cmocka_unit_test(a_key_of_a_mapping_is_sent_there),
		cmocka_unit_test(
			a_key_is_not_sent_to_a_mapping_that_needs_more),
		cmocka_unit_test(a_table_without_params_does_not_offer_them),
		cmocka_unit_test(texts),
		cmocka_unit_test(booleans_and_numbers),
		cmocka_unit_test(dates_in_brackets),
		cmocka_unit_test(words),
		cmocka_unit_test(names_urls_and_languages),
		cmocka_unit_test(contacts_are_mail_addresses_or_urls),
		cmocka_unit_test(mappings_within),
		cmocka_unit_test(required_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
