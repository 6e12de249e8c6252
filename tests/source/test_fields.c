#include "tests/test.h"

#include <fcntl.h>

#include "base/buf.h"
#include "base/file.h"
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
		/* Of a list there may be any words, or these. */
		if (it->type != FIELD_TEXTS)
			assert_int_equal(it->words != NULL,
					 it->type == FIELD_WORD);
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

/* ---- The manual ---- */

#define MANUAL "content/manual/site.md"

/* What stands under a heading of the manual, up to the next. */
static struct text
manual_section(struct arena *arena, const char *heading)
{
	struct diag diag = {0};
	struct text whole;
	struct text wanted = arena_format(arena, "\n%s\n", heading);
	size_t start, end;

	assert_int_equal(
		file_read(AT_FDCWD, MANUAL, SIZE_MAX, arena, &whole, &diag), 0);
	start = text_find(whole, wanted, 0);
	if (start == TEXT_NOT_FOUND)
		fail_msg(MANUAL " has no heading “%s”", heading);
	end = text_find(whole, TEXT("\n#"), start + wanted.len);
	return text_slice(whole, start + wanted.len, end);
}

/* The key that a line "- `key`…" is about; empty: none. */
static struct text
documented_key(struct text line)
{
	if (!text_starts(line, TEXT("- `")))
		return TEXT("");
	line = text_from(line, 3);
	return text_slice(line, 0, text_find_char(line, '`', 0));
}

static bool
is_documented(struct text section, const struct field *field)
{
	struct text line;

	while (text_line(&section, &line)) {
		if (!text_equal(documented_key(line), text_of(field->name)))
			continue;
		if (field->required && strcmp(field->name, "title") != 0 &&
		    text_find(line, TEXT("(required)"), 0) == TEXT_NOT_FOUND)
			fail_msg("%s is required: " MANUAL " must say so",
				 field->name);
		return true;
	}
	return false;
}

/* All keys of the table are in one of the sections. */
static void
check_documented(struct arena *arena, const struct field *fields,
		 const char *common, const char *heading)
{
	struct text first = common ? manual_section(arena, common) : TEXT("");
	struct text second = manual_section(arena, heading);

	for (const struct field *it = fields; it->name; it++) {
		if (!is_documented(first, it) && !is_documented(second, it))
			fail_msg("`%s` is not in " MANUAL ", under “%s”: add "
				 "- `%s`: %s",
				 it->name, heading, it->name, it->help);
	}
}

/* No key is in the section that the table has not. */
static void
check_exist(struct arena *arena, const struct field *fields,
	    const char *heading)
{
	struct text section = manual_section(arena, heading);
	struct text line;

	while (text_line(&section, &line)) {
		struct text key = documented_key(line);

		if (key.len > 0 && !find(fields, arena_text(arena, key).s))
			fail_msg(MANUAL " has `%.*s` under “%s”, and there is "
					"no such key",
				 TEXT_ARG(key), heading);
	}
}

static const struct {
	enum document_kind kind;
	const char *heading;
} kind_headings[DOCUMENT_KINDS] = {
#define TITLED "### The home page, timeline and corrections"
	{DOCUMENT_HOME, TITLED},
	{DOCUMENT_TIMELINE, TITLED},
	{DOCUMENT_QUOTES, "### The quotations"},
	{DOCUMENT_CORRECTIONS, TITLED},
	{DOCUMENT_ARTICLE, "### An article"},
	{DOCUMENT_TRANSCRIPT, "### A transcript or statement"},
	{DOCUMENT_STATEMENT, "### A transcript or statement"},
	{DOCUMENT_PERSON, "### A person"},
	{DOCUMENT_SOURCE, "### A source"},
	{DOCUMENT_SECTION, "### The list of a folder"},
	{DOCUMENT_PAGE, "### Any other page"},
};

static void
the_manual_has_every_key_of_front_matter(void **state)
{
	static const char common[] = "### Every document";
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(kind_headings); i++) {
		const struct field *fields =
			document_fields(kind_headings[i].kind);

		assert_non_null(kind_headings[i].heading);
		check_documented(&arena, fields, common,
				 kind_headings[i].heading);
		check_exist(&arena, fields, common);
		check_exist(&arena, fields, kind_headings[i].heading);
	}
	arena_free(&arena);
}

/* Tables within tables have headings of their own, by their key. */
static void
check_inner(struct arena *arena, const struct field *all)
{
	for (const struct field *fields = all; fields->name; fields++) {
		const char *form = fields->type == FIELD_MAPS
					   ? "### An entry of `%s`"
					   : "### Under `%s`";
		struct text heading;

		if (!fields->fields || fields->fields == all)
			continue; /* nothing, or a table within itself */
		heading = arena_format(arena, form, fields->name);
		check_documented(arena, fields->fields, NULL, heading.s);
		check_exist(arena, fields->fields, heading.s);
		check_inner(arena, fields->fields);
	}
}

static void
the_manual_has_every_other_key(void **state)
{
	struct arena arena = {0};

	(void)state;
	check_documented(&arena, site_config_fields(), NULL, "## site.yaml");
	check_exist(&arena, site_config_fields(), "## site.yaml");
	check_documented(&arena, declaration_fields(), NULL,
			 "### A declared key");
	check_exist(&arena, declaration_fields(), "### A declared key");
	check_inner(&arena, site_config_fields());
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		check_inner(&arena, document_fields(kind));
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
		cmocka_unit_test(the_manual_has_every_key_of_front_matter),
		cmocka_unit_test(the_manual_has_every_other_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
