#include "tests/test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "source/front_matter.h"

static void
check_split(const char *text, const char *yaml, const char *body, size_t line)
{
	struct front_matter split;
	struct diag diag = {0};

	assert_int_equal(
		front_matter_split(TEXT("x.md"), text_of(text), &split, &diag),
		0);
	assert_said(&diag, "");
	assert_int_equal(split.is_there, yaml != NULL);
	assert_text(split.yaml, yaml ? yaml : "");
	assert_text(split.body, body);
	assert_int_equal(split.body_line, line);
	diag_free(&diag);
}

static void
check_refused(const char *text, const char *wanted, const char *file, int line)
{
	struct front_matter split;
	struct diag diag = {0};

	assert_int_equal(
		front_matter_split(TEXT("x.md"), text_of(text), &split, &diag),
		-1);
	test_check_said(&diag, wanted, file, line);
	diag_free(&diag);
}

#define assert_refused(text, wanted)                                           \
	check_refused((text), (wanted), __FILE__, __LINE__)

static void
front_matter_and_body(void **state)
{
	(void)state;
	check_split("---\ntitle: x\n---\n\nText\n", "title: x\n", "\nText\n",
		    4);
	check_split("---\n---\nText", "", "Text", 3);
	check_split("---\na: b\n---", "a: b\n", "", 4);
	check_split("--- \t\na: b\n---  \nText", "a: b\n", "Text", 4);
	check_split("---\na: |\n  --- x\n ---x\n---\nText\n---\n",
		    "a: |\n  --- x\n ---x\n", "Text\n---\n", 6);
}

static void
text_without_front_matter(void **state)
{
	(void)state;
	check_split("Text\n---\n", NULL, "Text\n---\n", 1);
	check_split("\n\nText\n", NULL, "\n\nText\n", 1);
	check_split("\n----\n", NULL, "\n----\n", 1);
	check_split("***\n", NULL, "***\n", 1);
	check_split("- item\n", NULL, "- item\n", 1);
	check_split("-\n", NULL, "-\n", 1);
	check_split("", NULL, "", 1);
}

#define WRITE_IT "      = hint: write `---`, alone, as line 1\n"
#define THREE                                                                  \
	"x.md:1:1: error[S012]: a fence has three hyphens, no more, no fewer " \
	"and no dashes\n" WRITE_IT

static void
fences_that_are_none(void **state)
{
	(void)state;
	assert_refused("----\ntitle: x\n----\n", THREE);
	assert_refused("--\ntitle: x\n--\n", THREE);
	assert_refused("—-\ntitle: x\n—-\n", THREE);
	assert_refused("–––\ntitle: x\n", THREE);
	assert_refused("—\ntitle: x\n", THREE);
	assert_refused(" ---\ntitle: x\n---\n",
		       "x.md:1:1: error[S012]: the fence `---` is "
		       "indented\n" WRITE_IT);
	assert_refused("--- # harbour\ntitle: x\n---\n",
		       "x.md:1:1: error[S012]: nothing may follow the fence "
		       "`---` on its line\n" WRITE_IT);
	assert_refused("+++\ntitle = 'x'\n+++\n",
		       "x.md:1:1: error[S012]: TOML front matter is not read: "
		       "write YAML between two lines of `---`\n" WRITE_IT);
	assert_refused("++++++\ndraft = true\n++++++\n",
		       "x.md:1:1: error[S012]: TOML front matter is not read: "
		       "write YAML between two lines of `---`\n" WRITE_IT);
	assert_refused("{\n\"title\": 1\n}\n",
		       "x.md:1:1: error[S012]: JSON front matter is not read: "
		       "write YAML between two lines of `---`\n" WRITE_IT);
}

static void
blank_lines_above(void **state)
{
	(void)state;
	assert_refused("\n---\ntitle: x\n---\n",
		       "x.md:2:1: error[S012]: front matter has to begin on "
		       "line 1\n"
		       "      = hint: delete the 1 blank line above it\n");
	assert_refused("\n \n\n---\ntitle: x\n---\n",
		       "x.md:4:1: error[S012]: front matter has to begin on "
		       "line 1\n"
		       "      = hint: delete the 3 blank lines above it\n");
	assert_refused("\n+++\ndraft = true\n+++\n",
		       "x.md:2:1: error[S012]: TOML front matter is not read: "
		       "write YAML between two lines of `---`\n" WRITE_IT);
	assert_refused("\n----\ndraft: true\n----\n",
		       "x.md:2:1: error[S012]: a fence has three hyphens, no "
		       "more, no fewer and no dashes\n" WRITE_IT);
	assert_refused("\n ---\ndraft: true\n---\n",
		       "x.md:2:1: error[S012]: the fence `---` is "
		       "indented\n" WRITE_IT);
	assert_refused("\n--- # harbour\ndraft: true\n---\n",
		       "x.md:2:1: error[S012]: nothing may follow the fence "
		       "`---` on its line\n" WRITE_IT);
}

/* A line of hyphens and a text below it are Markdown. */
static void
a_rule_below_a_blank_line_is_text(void **state)
{
	struct front_matter split;
	struct diag diag = {0};

	(void)state;
	assert_int_equal(front_matter_split(TEXT("x.md"),
					    TEXT("\n-----\n\nWords: a few.\n"),
					    &split, &diag),
			 0);
	assert_false(split.is_there);
	assert_said(&diag, "");
}

#define NEVER "x.md:1:1: error[S012]: this front matter is never closed\n"
#define CLOSE                                                                  \
	"      = hint: write `---`, alone on a line, behind its last key\n"

static void
no_end(void **state)
{
	struct front_matter split;
	struct diag diag = {0};

	(void)state;
	assert_refused("---\ntitle: x\n\nText\n", NEVER CLOSE);
	assert_refused("---", NEVER CLOSE);
	assert_refused("---\ntitle: x\n----\nText\n",
		       NEVER "      = line 3 may be meant as its end: a fence "
			     "has three hyphens, no more, no fewer and no "
			     "dashes\n" CLOSE);
	assert_refused("---\ntitle: x\n  ---\nText\n",
		       NEVER "      = line 3 may be meant as its end: the "
			     "fence `---` is indented\n" CLOSE);
	assert_refused("---\ntitle: x\n...\nText\n",
		       NEVER "      = line 3 may be meant as its end: `...` "
			     "does not end front matter here\n" CLOSE);
	/* Nothing of it is taken for the text of the document. */
	assert_int_equal(front_matter_split(TEXT("x.md"), TEXT("---\na: b\n"),
					    &split, &diag),
			 -1);
	assert_text(split.body, "");
	diag_free(&diag);
}

static void
size_is_limited(void **state)
{
	struct front_matter split;
	struct diag diag = {0};
	struct buf buf = BUF_INIT;

	(void)state;
	buf_literal(&buf, "---\n#");
	while (buf.len < 4 + LIMIT_FRONT_MATTER - 1)
		buf_char(&buf, 'x');
	buf_literal(&buf, "\n---\nText\n");
	assert_int_equal(front_matter_split(TEXT("x.md"), buf_as_text(&buf),
					    &split, &diag),
			 0);
	assert_int_equal(split.yaml.len, LIMIT_FRONT_MATTER);
	buf.len -= strlen("\n---\nText\n");
	buf_literal(&buf, "x\n---\nText\n");
	assert_int_equal(front_matter_split(TEXT("x.md"), buf_as_text(&buf),
					    &split, &diag),
			 -1);
	assert_said(&diag, "x.md:1:1: error[S003]: front matter is larger "
			   "than 64 KiB\n");
	assert_text(split.body, "Text\n");
	buf_free(&buf);
	diag_free(&diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_and_body),
		cmocka_unit_test(text_without_front_matter),
		cmocka_unit_test(fences_that_are_none),
		cmocka_unit_test(blank_lines_above),
		cmocka_unit_test(a_rule_below_a_blank_line_is_text),
		cmocka_unit_test(no_end),
		cmocka_unit_test(size_is_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
