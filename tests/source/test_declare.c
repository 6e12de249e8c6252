#include "tests/test.h"

#include <sys/stat.h>

#include "source/source.h"

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct site_config config;
};

static struct fixture
declare(const char *fields)
{
	struct fixture it = {.folder = test_folder_new()};
	struct text yaml =
		arena_format(&it.arena, "title: Harbour\nfields:\n%s", fields);

	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	test_folder_put(&it.folder, "content/site.yaml", yaml);
	if (site_config_read(it.folder.dir, &it.arena, &it.config, &it.diag) ==
	    0)
		assert_int_equal(it.diag.errors, 0);
	diag_sort(&it.diag);
	return it;
}

static void
end(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

static const struct field *
find(const struct field *fields, const char *name)
{
	while (fields->name && strcmp(fields->name, name) != 0)
		fields++;
	return fields->name ? fields : NULL;
}

static void
a_kind_has_its_keys_and_those_of_all(void **state)
{
	struct fixture it = declare("  article: {beat: text, desk: {type: "
				    "word, words: [home, foreign], required: "
				    "true, help: who edits it}}\n"
				    "  all: {reviewed: date}\n");
	const struct field *articles = it.config.fields[DOCUMENT_ARTICLE];
	const struct field *desk = find(articles, "desk");

	(void)state;
	assert_said(&it.diag, "");
	assert_non_null(find(articles, "byline"));
	assert_int_equal(find(articles, "beat")->type, FIELD_TEXT);
	assert_int_equal(find(articles, "reviewed")->type, FIELD_DATE);
	assert_int_equal(desk->type, FIELD_WORD);
	assert_true(desk->required);
	assert_string_equal(desk->words[1], "foreign");
	assert_null(desk->words[2]);
	assert_string_equal(desk->help, "who edits it");
	assert_null(find(it.config.fields[DOCUMENT_PERSON], "beat"));
	assert_non_null(find(it.config.fields[DOCUMENT_PERSON], "reviewed"));
	assert_null(find(it.config.declared[DOCUMENT_ARTICLE], "byline"));
	assert_non_null(find(it.config.declared[DOCUMENT_ARTICLE], "beat"));
	end(&it);
}

/* Nothing is declared: the tables are those of every site. */
static void
without_declarations_no_key_is_added(void **state)
{
	struct fixture it = declare("");

	(void)state;
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
		assert_null(it.config.declared[kind]->name);
	end(&it);
}

static void
mistakes_are_told(void **state)
{
	static const struct {
		const char *fields;
		const char *said;
	} cases[] = {
		{"  article: {title: text}\n",
		 "3:13: error[S021]: `title` is a key of every article "
		 "already\n"},
		{"  all: {byline: text}\n",
		 "3:9: error[S021]: `byline` is a key of every article "
		 "already\n"},
		{"  artcle: {beat: text}\n",
		 "3:3: error[S007]: unknown key `artcle`\n"},
		{"  article: {beat: txt}\n",
		 "3:19: error[S010]: `type` cannot be “txt”\n"},
		{"  article: {Be-at: text}\n",
		 "3:13: error[S017]: a key is a letter and then letters, "
		 "digits and `_`, not “Be-at”\n"},
		{"  article: {beat: [text]}\n",
		 "3:19: error[S009]: `beat` must be a type or a mapping with "
		 "`type`\n"},
		{"  article: beat\n",
		 "3:12: error[S009]: `article` must be a mapping of keys and "
		 "types\n"},
		{"  article: {beat: word}\n",
		 "3:13: error[S011]: `beat` is of type word and has no "
		 "`words`\n"},
		{"  article: {beat: {type: text, words: [a]}}\n",
		 "3:13: error[S011]: `beat` has `words` and is not of type "
		 "word\n"},
		{"  article: {beat: {required: true}}\n",
		 "3:19: error[S011]: `type` is missing\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct fixture it = declare(cases[i].fields);
		struct diag_style style = {.format = DIAG_TEXT, .site_dir = -1};
		char *said = test_printed(&it.diag, &style);
		struct text first = arena_format(
			&it.arena, "content/site.yaml:%s", cases[i].said);

		if (strncmp(said, first.s, first.len) != 0)
			fail_msg("%s said %s", cases[i].fields, said);
		assert_int_equal(it.diag.errors, 1);
		free(said);
		end(&it);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kind_has_its_keys_and_those_of_all),
		cmocka_unit_test(without_declarations_no_key_is_added),
		cmocka_unit_test(mistakes_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
