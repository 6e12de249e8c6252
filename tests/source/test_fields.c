#include "tests/test.h"

#include "base/buf.h"
#include "source/source.h"

static void
kinds_have_names(void **state)
{
	(void)state;
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		assert_non_null(document_kind_name(kind));
	assert_string_equal(document_kind_name(DOCUMENT_HOME), "home");
	assert_string_equal(document_kind_name(DOCUMENT_STATEMENT),
			    "statement");
	assert_string_equal(document_kind_name(DOCUMENT_PAGE), "page");
}

/* Each line of a table says what it needs to say, and says it once. */
static void
check_table(const struct field *fields)
{
	for (const struct field *it = fields; it->name; it++) {
		assert_non_null(it->help);
		assert_true(strlen(it->help) > 0);
		assert_null(strchr(it->help, '\n'));
		assert_int_equal(it->words != NULL, it->type == FIELD_WORD);
		assert_int_equal(it->fields != NULL,
				 it->type == FIELD_MAP ||
					 it->type == FIELD_MAPS);
		for (const struct field *other = fields; other != it; other++)
			assert_string_not_equal(other->name, it->name);
		if (it->fields &&
		    it->fields != fields) /* entries hold entries */
			check_table(it->fields);
	}
}

static void
tables_are_whole(void **state)
{
	(void)state;
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		check_table(document_fields(kind));
	check_table(site_config_fields());
}

/* A name used elsewhere for two of our keys would suggest the wrong one, and
 * one that is a key of the table would never be suggested. */
static void
check_elsewhere(const struct field *fields)
{
	struct text rest;
	struct text name;

	for (const struct field *it = fields; it->name; it++) {
		rest = text_of(it->elsewhere);
		while (text_split(&rest, ' ', &name)) {
			for (const struct field *other = fields; other->name;
			     other++)
				assert_false(
					text_equal(name, text_of(other->name)));
		}
	}
}

static void
names_from_elsewhere_are_no_keys(void **state)
{
	(void)state;
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		check_elsewhere(document_fields(kind));
	check_elsewhere(site_config_fields());
}

static const struct field *
find(const struct field *fields, const char *name)
{
	while (fields->name && strcmp(fields->name, name) != 0)
		fields++;
	return fields->name ? fields : NULL;
}

static void
titles_are_required_but_where_there_is_one(void **state)
{
	static const bool required[DOCUMENT_KINDS] = {
		[DOCUMENT_ARTICLE] = true,   [DOCUMENT_TRANSCRIPT] = true,
		[DOCUMENT_STATEMENT] = true, [DOCUMENT_PERSON] = true,
		[DOCUMENT_SOURCE] = true,    [DOCUMENT_PAGE] = true,
		[DOCUMENT_SECTION] = true,
	};

	(void)state;
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		assert_int_equal(find(document_fields(kind), "title")->required,
				 required[kind]);
	assert_true(find(site_config_fields(), "title")->required);
}

/* The whole of what a record may say passes its own table. */
static void
a_full_record_passes(void **state)
{
	static const char yaml[] =
		"title: Harbour call\n"
		"description: Two people and a ledger\n"
		"language: en\nkind: transcript\nslug: harbour\n"
		"draft: no\nnoindex: true\nlayout: record\n"
		"updated: 1931-03-10\nparams: {tint: red}\n"
		"date: 1931-03-04\nbasis: inference\nevent: no\n"
		"date_note: The year is ours\nmedium: phone call\n"
		"participants: [ada-quill, bo-marsh]\n"
		"source: harbour-gazette\nreported_from: [morning-post]\n"
		"fidelity: reported\nheld: report\norder: reported\n"
		"authenticity: not established\nobtained: not said\n"
		"original_language: not stated\n"
		"responses:\n"
		"  - by: bo-marsh\n"
		"    stance: neither confirms nor denies\n"
		"    about: authenticity\n"
		"    words: a forgery\n"
		"    statement: ../statements/x.md#t1\n"
		"    source: harbour-gazette\n"
		"    date: 1931-03-09\n"
		"    note: in passing\n";
	struct place place = {.path = TEXT("x"), .line = 1, .column = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct value *map = yaml_read(text_of(yaml), &place, &arena, &diag);

	(void)state;
	assert_non_null(map);
	schema_check(map, document_fields(DOCUMENT_TRANSCRIPT), &diag);
	schema_check(map, document_fields(DOCUMENT_STATEMENT), &diag);
	assert_said(&diag, "");
	diag_free(&diag);
	arena_free(&arena);
}

/* What Hugo, Jekyll and Zola have for it is answered with ours. */
static void
keys_of_other_programs_are_answered(void **state)
{
	struct place place = {.path = TEXT("x"), .line = 1, .column = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct value *map =
		yaml_read(TEXT("title: x\nauthor: Ada Quill\nsummary: y\n"
			       "lastmod: 1931\npublishDate: 1931\n"),
			  &place, &arena, &diag);

	(void)state;
	schema_check(map, document_fields(DOCUMENT_ARTICLE), &diag);
	assert_said(&diag, "x:2:1: error[S007]: unknown key `author`\n"
			   "      = hint: did you mean `byline`?\n"
			   "x:3:1: error[S007]: unknown key `summary`\n"
			   "      = hint: did you mean `description`?\n"
			   "x:4:1: error[S007]: unknown key `lastmod`\n"
			   "      = hint: did you mean `updated`?\n"
			   "x:5:1: error[S007]: unknown key `publishDate`\n"
			   "      = hint: did you mean `publish_on`?\n");
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_have_names),
		cmocka_unit_test(tables_are_whole),
		cmocka_unit_test(names_from_elsewhere_are_no_keys),
		cmocka_unit_test(titles_are_required_but_where_there_is_one),
		cmocka_unit_test(a_full_record_passes),
		cmocka_unit_test(keys_of_other_programs_are_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
