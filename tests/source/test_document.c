#include "tests/test.h"

#include <sys/stat.h>

#include "base/limits.h"
#include "source/source.h"

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct document document;
	int rc;
};

static void
read_it(struct fixture *it, const char *path)
{
	struct document_request request = {.site_dir = it->folder.dir,
					   .path = text_of(path)};

	it->rc = document_read(&request, &it->arena, &it->document, &it->diag);
}

static struct fixture
read_document(const char *path, struct text bytes)
{
	struct fixture it = {.folder = test_folder_new()};
	char whole[64];

	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	assert_int_equal(mkdirat(it.folder.dir, "content/articles", 0777), 0);
	snprintf(whole, sizeof(whole), "content/%s", path);
	test_folder_put(&it.folder, whole, bytes);
	read_it(&it, path);
	return it;
}

static void
finish(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

static void
check_refused(struct text bytes, const char *wanted, const char *file, int line)
{
	struct fixture it = read_document("articles/x.md", bytes);

	assert_int_equal(it.rc, -1);
	test_check_said(&it.diag, wanted, file, line);
	assert_int_equal(it.document.front->kind, VALUE_MAP);
	finish(&it);
}

#define assert_refused(bytes, wanted)                                          \
	check_refused(TEXT(bytes), (wanted), __FILE__, __LINE__)

static void
a_document_is_split(void **state)
{
	struct fixture it = read_document(
		"articles/x.md", TEXT("\xef\xbb\xbf---\r\ntitle: Harbour\r\n"
				      "---\r\n\r\nText\r\n"));

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_said(&it.diag, "");
	assert_text(it.document.path, "articles/x.md");
	assert_text(it.document.file_path, "content/articles/x.md");
	assert_int_equal(it.document.kind, DOCUMENT_ARTICLE);
	assert_text(value_text(it.document.front, "title"), "Harbour");
	assert_int_equal(value_get(it.document.front, "title")->place.line, 2);
	assert_text(it.document.body, "\nText\n");
	assert_int_equal(it.document.body_line, 4);
	finish(&it);
}

static void
kinds_by_path(void **state)
{
	static const struct {
		const char *path;
		enum document_kind kind;
	} cases[] = {
		{"index.md", DOCUMENT_HOME},
		{"timeline.md", DOCUMENT_TIMELINE},
		{"quotes.md", DOCUMENT_QUOTES},
		{"corrections.md", DOCUMENT_CORRECTIONS},
		{"about.md", DOCUMENT_PAGE},
		{"articles.md", DOCUMENT_PAGE},
		{"articles/x.md", DOCUMENT_ARTICLE},
		{"articles/1931/x.md", DOCUMENT_ARTICLE},
		{"articles/index.md", DOCUMENT_PAGE},
		{"articles/timeline.md", DOCUMENT_ARTICLE},
		{"transcripts/x.md", DOCUMENT_TRANSCRIPT},
		{"statements/x.md", DOCUMENT_STATEMENT},
		{"people/x.md", DOCUMENT_PERSON},
		{"sources/x.md", DOCUMENT_SOURCE},
		{"help/people/x.md", DOCUMENT_PAGE},
		{"help/index.md", DOCUMENT_PAGE},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++)
		assert_int_equal(document_kind_of(text_of(cases[i].path)),
				 cases[i].kind);
	assert_string_equal(document_kind_folder(DOCUMENT_PERSON), "people/");
	assert_null(document_kind_folder(DOCUMENT_HOME));
}

static void
front_matter_may_name_the_kind(void **state)
{
	struct fixture it = read_document(
		"articles/x.md",
		TEXT("---\ntitle: x\nkind: statement\nmedium: letter\n---\n"));

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.document.kind, DOCUMENT_STATEMENT);
	finish(&it);
	assert_refused("---\ntitle: x\nkind: statment\n---\n",
		       "content/articles/x.md:3:7: error[S010]: `kind` cannot "
		       "be “statment”\n"
		       "      = known here: home, article, transcript, "
		       "statement, person, source, timeline, quotes, "
		       "corrections, page, section\n"
		       "      = hint: did you mean `statement`?\n");
}

static void
front_matter_is_optional_where_nothing_is_required(void **state)
{
	static const char *const paths[] = {"index.md", "timeline.md",
					    "quotes.md"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(paths); i++) {
		struct fixture it = read_document(paths[i], TEXT("Text\n"));

		assert_int_equal(it.rc, 0);
		assert_int_equal(it.document.front->kind, VALUE_MAP);
		assert_int_equal(it.document.front->entries.count, 0);
		assert_text(it.document.body, "Text\n");
		assert_int_equal(it.document.body_line, 1);
		finish(&it);
	}
	assert_refused("Text\n",
		       "content/articles/x.md:1:1: error[S011]: there is no "
		       "front matter, and an article needs a `title`\n"
		       "      = hint: begin the file with three lines: `---`, "
		       "`title: …`, `---`\n");
	assert_refused("---\n---\nText\n",
		       "content/articles/x.md:2:1: error[S011]: `title` is "
		       "missing\n"
		       "      = hint: title: what the page is called; of a "
		       "person, the name\n");
}

/* A transcript among the articles was told of six keys, and of no folder. */
static void
keys_of_another_kind_say_which(void **state)
{
	(void)state;
	assert_refused("---\ntitle: x\nparticipants: [ada-quill]\n---\n",
		       "content/articles/x.md:3:1: error[S007]: unknown key "
		       "`participants`\n"
		       "      = hint: a transcript has this key: its file "
		       "stands in content/transcripts/, or says `kind: "
		       "transcript`\n");
	assert_refused(
		"---\ntitle: x\nrole: clerk\nauthor: Ada\n---\n",
		"content/articles/x.md:3:1: error[S007]: unknown key "
		"`role`\n"
		"      = hint: a person has this key: its file stands in "
		"content/people/, or says `kind: person`\n"
		"content/articles/x.md:4:1: error[S007]: unknown key "
		"`author`\n"
		"      = hint: did you mean `byline`?\n");
}

static void
everything_wrong_is_told_at_once(void **state)
{
	(void)state;
	assert_refused("---\ntitel: x\ndraft: perhaps\ndraft: no\n---\n",
		       "content/articles/x.md:2:1: error[S007]: unknown key "
		       "`titel`\n"
		       "      = hint: did you mean `title`?\n"
		       "content/articles/x.md:3:8: error[S009]: `draft` must "
		       "be true or false, not “perhaps”\n"
		       "content/articles/x.md:4:1: error[S008]: `draft` stands "
		       "here a second time\n"
		       "      = first at content/articles/x.md:3:1\n");
}

/* A broken piece of YAML is one error, not one and all that follow from it. */
static void
broken_yaml_is_one_error(void **state)
{
	struct fixture it = read_document("articles/x.md",
					  TEXT("---\ntitle: \"x\n---\nText\n"));

	(void)state;
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag, "content/articles/x.md:2:8: error[S002]: this "
			      "quotation mark is never closed\n"
			      "      = hint: close it, or leave it out: a text "
			      "needs no quotation marks\n");
	assert_text(it.document.body, "Text\n");
	assert_int_equal(it.document.body_line, 4);
	finish(&it);
}

static void
a_broken_fence_is_one_error(void **state)
{
	(void)state;
	assert_refused("+++\ntitle = 1\n+++\n",
		       "content/articles/x.md:1:1: error[S012]: TOML front "
		       "matter is not read: write YAML between two lines of "
		       "`---`\n"
		       "      = hint: write `---`, alone, as line 1\n");
}

#define FIRST_LINES                                                              \
	"      = hint: it begins with three lines: `---`, `title: …`, `---`; " \
	"what is not ready has `draft: true` behind the title\n"

static void
empty_documents(void **state)
{
	(void)state;
	assert_refused("",
		       "content/articles/x.md:1:1: error[S014]: this document "
		       "is empty\n" FIRST_LINES);
	assert_refused("\xef\xbb\xbf \r\n\n",
		       "content/articles/x.md:1:1: error[S014]: this document "
		       "is empty\n" FIRST_LINES);
}

static void
not_utf8(void **state)
{
	(void)state;
	assert_refused("---\ntitle: caf\xe9\n---\n",
		       "content/articles/x.md:2:11: error[S013]: byte 0xE9 is "
		       "not UTF-8\n"
		       "      = hint: the file seems to be in Windows-1252, "
		       "where this is é: save it as UTF-8\n");
}

/* Only the size is looked at, so the file may be full of holes. */
static void
a_file_of_50_megabytes(void **state)
{
	struct fixture it = read_document("articles/x.md", TEXT("---\n"));
	char path[128];

	(void)state;
	diag_free(&it.diag);
	snprintf(path, sizeof(path), "%s/content/articles/x.md",
		 it.folder.path);
	assert_int_equal(truncate(path, 50 * 1000 * 1000), 0);
	read_it(&it, "articles/x.md");
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.list.count, 1);
	assert_int_equal(it.diag.list.items[0].code, F003);
	assert_text(it.diag.list.items[0].place.path, "content/articles/x.md");
	assert_true(it.arena.used < LIMIT_DOCUMENT);
	finish(&it);
}

static void
files_that_cannot_be_read(void **state)
{
	struct fixture it = read_document("articles/x.md", TEXT("Text"));

	(void)state;
	diag_free(&it.diag);
	read_it(&it, "articles/none.md");
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.list.count, 1);
	assert_int_equal(it.diag.list.items[0].code, F001);
	assert_false(it.diag.machine_failed);
	assert_text(it.document.body, "");
	diag_free(&it.diag);
	read_it(&it, "articles");
	assert_int_equal(it.diag.list.items[0].code, F005);
	diag_free(&it.diag);
	assert_int_equal(fchmodat(it.folder.dir, "content/articles/x.md", 0, 0),
			 0);
	/* Root may read everything: be somebody else for a moment. */
	if (getuid() == 0)
		assert_int_equal(seteuid(65534), 0);
	read_it(&it, "articles/x.md");
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(it.diag.list.items[0].code, F001);
	assert_text_holds(it.diag.list.items[0].message, "Permission denied");
	finish(&it);
}

static void
only_the_body_stands_in_the_text(void **state)
{
	struct fixture it =
		read_document("articles/x.md",
			      TEXT("---\ntitle: Harbour\n---\nThe harbour.\n"));
	struct arena text = {0};
	struct document_request request = {.site_dir = it.folder.dir,
					   .path = TEXT("articles/x.md"),
					   .text_arena = &text};

	(void)state;
	assert_int_equal(
		document_read(&request, &it.arena, &it.document, &it.diag), 0);
	assert_text(it.document.body, "The harbour.\n");
	memset((char *)it.document.body.s - 16, '#', 16 + 13);
	assert_text(value_text(it.document.front, "title"), "Harbour");
	assert_text(value_get(it.document.front, "title")->place.path,
		    "content/articles/x.md");
	arena_free(&text);
	finish(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_split),
		cmocka_unit_test(only_the_body_stands_in_the_text),
		cmocka_unit_test(kinds_by_path),
		cmocka_unit_test(front_matter_may_name_the_kind),
		cmocka_unit_test(
			front_matter_is_optional_where_nothing_is_required),
		cmocka_unit_test(keys_of_another_kind_say_which),
		cmocka_unit_test(everything_wrong_is_told_at_once),
		cmocka_unit_test(broken_yaml_is_one_error),
		cmocka_unit_test(a_broken_fence_is_one_error),
		cmocka_unit_test(empty_documents),
		cmocka_unit_test(not_utf8),
		cmocka_unit_test(a_file_of_50_megabytes),
		cmocka_unit_test(files_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
