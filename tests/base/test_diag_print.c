#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"

struct scene {
	struct test_folder folder;
	struct diag diag;
	struct diag_style style;
	char *printed;
};

static int
begin(void **state)
{
	struct scene *scene = calloc(1, sizeof(*scene));

	scene->folder = test_folder_new();
	scene->style.site_dir = scene->folder.dir;
	*state = scene;
	return 0;
}

static int
finish(void **state)
{
	struct scene *scene = *state;

	test_folder_free(&scene->folder);
	diag_free(&scene->diag);
	free(scene->printed);
	free(scene);
	return 0;
}

/* One error in x.md; the place of further ones is theirs. */
static void
mistake(struct scene *scene, size_t line, size_t column, size_t length)
{
	struct place place = {TEXT("x.md"), line, column, length};

	diag_error(&scene->diag, Q002, &place, "wrong");
}

static void
prints(struct scene *scene, const char *wanted)
{
	free(scene->printed);
	scene->printed = test_printed(&scene->diag, &scene->style);
	assert_text(text_of(scene->printed), wanted);
}

/* Checks the source line and the caret's line below it. */
static void
shows(struct scene *scene, const char *source, const char *wanted)
{
	struct buf all = BUF_INIT;

	test_folder_put(&scene->folder, "x.md", text_of(source));
	buf_format(&all, "x.md:%zu:%zu: error[Q002]: wrong\n%s",
		   scene->diag.list.items[0].place.line,
		   scene->diag.list.items[0].place.column, wanted);
	prints(scene, all.s);
	buf_free(&all);
	diag_free(&scene->diag);
}

static void
reads_like_a_compiler(void **state)
{
	struct scene *scene = *state;
	struct place place = {TEXT("content/articles/x.md"), 31, 14, 26};

	mkdirat(scene->folder.dir, "content", 0777);
	mkdirat(scene->folder.dir, "content/articles", 0777);
	test_folder_put(&scene->folder, "content/articles/x.md",
			TEXT("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
			     "\n\n\n\n\n\n\nHe said that [“never seen the "
			     "book”](../transcripts/harbour-call.md)\n"));
	diag_error(&scene->diag, Q002, &place, "these words are not in %s",
		   "transcripts/harbour-call.md");
	diag_note(&scene->diag, "said:  “never seen the ledger”");
	diag_hint(&scene->diag, "quote what the record has");
	prints(scene,
	       "content/articles/x.md:31:14: error[Q002]: these words are not "
	       "in transcripts/harbour-call.md\n"
	       "   31 | He said that [“never seen the book”]"
	       "(../transcripts/harbour-call.md)\n"
	       "      |              ^~~~~~~~~~~~~~~~~~~~~~\n"
	       "      = said:  “never seen the ledger”\n"
	       "      = hint: quote what the record has\n");
}

static void
leaves_out_what_is_not_known(void **state)
{
	struct scene *scene = *state;
	struct place file = {.path = TEXT("a.md")};
	struct place line = {.path = TEXT("b.md"), .line = 2};

	test_folder_put(&scene->folder, "b.md", TEXT("one\ntwo"));
	diag_warning(&scene->diag, S014, NULL, "nothing here");
	diag_error(&scene->diag, S014, &file, "an empty document");
	diag_error(&scene->diag, F003, &file, "a.md is too large");
	diag_error(&scene->diag, M003, &line, "too many brackets");
	prints(scene, "warning[S014]: nothing here\n"
		      "error[F003]: a.md is too large\n"
		      "a.md: error[S014]: an empty document\n"
		      "b.md:2: error[M003]: too many brackets\n"
		      "    2 | two\n");
}

static void
goes_without_a_source_line(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 3, 1, 1);
	prints(scene, "x.md:3:1: error[Q002]: wrong\n");
	test_folder_put(&scene->folder, "x.md", TEXT("only\ntwo lines\n"));
	prints(scene, "x.md:3:1: error[Q002]: wrong\n");
	mkdirat(scene->folder.dir, "y.md", 0777);
	scene->diag.list.items[0].place.path = TEXT("y.md");
	prints(scene, "y.md:3:1: error[Q002]: wrong\n");
}

static void
finds_lines_forward_and_in_several_files(void **state)
{
	struct scene *scene = *state;
	struct place late = {TEXT("x.md"), 3, 1, 5};
	struct place other = {TEXT("y.md"), 1, 1, 1};

	test_folder_put(&scene->folder, "x.md", TEXT("one\r\ntwo\r\nthree"));
	test_folder_put(&scene->folder, "y.md", TEXT("other"));
	diag_error(&scene->diag, Q002, &late, "late");
	mistake(scene, 1, 1, 1);
	mistake(scene, 1, 2, 2);
	diag_error(&scene->diag, Q002, &other, "other");
	prints(scene, "x.md:1:1: error[Q002]: wrong\n"
		      "    1 | one\n"
		      "      | ^\n"
		      "x.md:1:2: error[Q002]: wrong\n"
		      "    1 | one\n"
		      "      |  ^~\n"
		      "x.md:3:1: error[Q002]: late\n"
		      "    3 | three\n"
		      "      | ^~~~~\n"
		      "y.md:1:1: error[Q002]: other\n"
		      "    1 | other\n"
		      "      | ^\n");
}

static void
the_gutter_grows_with_the_line(void **state)
{
	struct scene *scene = *state;
	struct buf lines = BUF_INIT;

	for (int i = 1; i < 123456; i++)
		buf_char(&lines, '\n');
	buf_literal(&lines, "far down");
	mistake(scene, 123456, 5, 4);
	shows(scene, lines.s,
	      "123456 | far down\n"
	      "       |     ^~~~\n");
	buf_free(&lines);
}

static void
the_caret_stands_by_display_width(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 1, 12, 1); /* “é” is 8 bytes and 3 columns */
	shows(scene, "“é”日x",
	      "    1 | “é”日x\n"
	      "      |      ^\n");
	mistake(scene, 1, 9, 3);
	shows(scene, "“é”日x",
	      "    1 | “é”日x\n"
	      "      |    ^~\n");
	mistake(scene, 1, 4, 1);
	shows(scene, "e\u0301bc",
	      "    1 | e\u0301bc\n"
	      "      |  ^\n");
	mistake(scene, 1, 2, 1); /* no column of its own */
	shows(scene, "e\u0301bc",
	      "    1 | e\u0301bc\n"
	      "      |  ^\n");
	mistake(scene, 1, 2, 1); /* within a character: its column */
	shows(scene, "“x",
	      "    1 | “x\n"
	      "      | ^\n");
}

static void
tabs_are_expanded(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 1, 2, 1);
	shows(scene, "\tx",
	      "    1 |         x\n"
	      "      |         ^\n");
	mistake(scene, 1, 4, 2);
	shows(scene, "ab\tx\ty",
	      "    1 | ab      x       y\n"
	      "      |         ^~~~~~~~\n");
}

static void
a_caret_can_stand_behind_the_line(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 1, 4, 1);
	shows(scene, "abc\n",
	      "    1 | abc\n"
	      "      |    ^\n");
	mistake(scene, 1, 400, 50);
	shows(scene, "abc\n",
	      "    1 | abc\n"
	      "      |    ^\n");
	mistake(scene, 1, 2, 50);
	shows(scene, "abc\nd",
	      "    1 | abc\n"
	      "      |  ^~\n");
	mistake(scene, 2, 1, 1);
	shows(scene, "abc\n\n",
	      "    2 | \n"
	      "      | ^\n");
}

static void
nothing_hidden_reaches_the_terminal(void **state)
{
	struct scene *scene = *state;
	struct place place = {TEXT("x\u202e.md"), 0, 0, 0};

	mistake(scene, 1, 13, 1);
	shows(scene, "a\x1b[2J\u202e\xff\u200bb",
	      "    1 | a\\u{1b}[2J\\u{202e}\\xff\\u{200b}b\n"
	      "      |                               ^\n");
	diag_error(&scene->diag, S010, &place, "\x1b[31m\u2066%s\r\n", "\xfe");
	diag_note(&scene->diag, "\u061ca\tb");
	prints(scene, "x\\u{202e}.md: error[S010]: "
		      "\\u{1b}[31m\\u{2066}\\xfe\\u{d}\\u{a}\n"
		      "      = \\u{61c}a b\n");
}

/* A line of `count` times `filler` with “XYZ” after the first `before`. */
static struct buf
line_with_mark(const char *filler, size_t count, size_t before)
{
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		if (i == before)
			buf_literal(&line, "XYZ");
		buf_text(&line, text_of(filler));
	}
	return line;
}

/* The line is at most 94 columns wide and the caret stands under XYZ. */
static void
check_caret(struct scene *scene)
{
	struct text rest;
	struct text source;
	struct text caret;
	size_t mark;

	free(scene->printed);
	scene->printed = test_printed(&scene->diag, &scene->style);
	rest = text_of(scene->printed);
	assert_true(text_line(&rest, &source));
	assert_true(text_line(&rest, &source));
	assert_true(text_line(&rest, &caret));
	mark = text_find(source, TEXT("XYZ"), 0);
	assert_in_range(utf8_width(source), 8, 8 + 94);
	assert_int_not_equal(mark, TEXT_NOT_FOUND);
	assert_int_equal(utf8_width(text_slice(source, 0, mark)),
			 text_find_char(caret, '^', 0));
	assert_true(text_ends(caret, TEXT(" ^~~")));
}

static void
long_lines_are_cut_around_the_caret(void **state)
{
	static const char *const fillers[] = {"a", "日", "é", "\u202e", "\t"};
	static const size_t counts[] = {30, 95, 200, 900, 5000};
	struct scene *scene = *state;

	for (size_t i = 0; i < ARRAY_COUNT(fillers) * ARRAY_COUNT(counts);
	     i++) {
		const char *filler = fillers[i % ARRAY_COUNT(fillers)];
		size_t count = counts[i / ARRAY_COUNT(fillers)];

		for (size_t at = 0; at < count; at += count / 7) {
			struct buf line = line_with_mark(filler, count, at);

			test_folder_put(&scene->folder, "x.md",
					buf_as_text(&line));
			mistake(scene, 1, at * strlen(filler) + 1, 3);
			check_caret(scene);
			diag_free(&scene->diag);
			buf_free(&line);
		}
	}
}

#define TEN "abcdefghij"
#define NINETY TEN TEN TEN TEN TEN TEN TEN TEN TEN

static void
cuts_are_shown(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 1, 1, 1);
	shows(scene, NINETY "kl",
	      "    1 | " NINETY "kl\n"
	      "      | ^\n");
	mistake(scene, 1, 1, 1);
	shows(scene, NINETY "klm",
	      "    1 | " NINETY "kl…\n"
	      "      | ^\n");
	mistake(scene, 1, 93, 1);
	shows(scene, NINETY "klm",
	      "    1 | …bcdefghij" TEN TEN TEN TEN TEN TEN TEN TEN "klm\n"
	      "      |                                               "
	      "                                              ^\n");
}

static void
an_underline_ends_with_what_is_shown(void **state)
{
	struct scene *scene = *state;

	mistake(scene, 1, 81, 500);
	shows(scene, NINETY NINETY NINETY,
	      "    1 | …efghij" TEN TEN TEN TEN TEN TEN TEN TEN "abcdef…\n"
	      "      |                                      ^~~~~~~~~~~~~~~"
	      "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
}

static void
colours_only_when_asked(void **state)
{
	struct scene *scene = *state;

	test_folder_put(&scene->folder, "x.md", TEXT("abc\n"));
	scene->style.colour = true;
	mistake(scene, 1, 1, 2);
	diag_hint(&scene->diag, "right");
	prints(scene,
	       "\033[1mx.md:1:1:\033[0m \033[1;31merror[Q002]:\033[0m wrong\n"
	       "    1\033[1;34m | \033[0mabc\n"
	       "     \033[1;34m | \033[1;32m^~\033[0m\n"
	       "      \033[1;34m= \033[0mhint: right\n");
	diag_free(&scene->diag);
	diag_warning(&scene->diag, M005, NULL, "dropped");
	prints(scene, "\033[1;35mwarning[M005]:\033[0m dropped\n");
}

static void
json_has_one_object_a_line(void **state)
{
	struct scene *scene = *state;

	scene->style.format = DIAG_JSON;
	mistake(scene, 2, 3, 4);
	diag_note(&scene->diag, "said: one");
	diag_note(&scene->diag, "asked: two");
	diag_hint(&scene->diag, "right");
	diag_warning(&scene->diag, M005, NULL, "dropped");
	prints(scene,
	       "{\"severity\":\"warning\",\"code\":\"M005\",\"path\":\"\","
	       "\"line\":0,\"column\":0,\"message\":\"dropped\","
	       "\"notes\":[],\"hint\":\"\"}\n"
	       "{\"severity\":\"error\",\"code\":\"Q002\",\"path\":\"x.md\","
	       "\"line\":2,\"column\":3,\"message\":\"wrong\","
	       "\"notes\":[\"said: one\",\"asked: two\"],"
	       "\"hint\":\"right\"}\n");
}

static void
json_escapes(void **state)
{
	struct scene *scene = *state;

	scene->style.format = DIAG_JSON;
	diag_error(&scene->diag, S010, NULL,
		   "\"a\\b\"\n\t\x01\x7f “é” \u202e\U000e0041\xff/");
	prints(scene,
	       "{\"severity\":\"error\",\"code\":\"S010\",\"path\":\"\","
	       "\"line\":0,\"column\":0,\"message\":\"\\\"a\\\\b\\\"\\n\\t"
	       "\\u0001\\u007f “é” \\u202e\\udb40\\udc41\uFFFD/\","
	       "\"notes\":[],\"hint\":\"\"}\n");
}

static void
github_gets_workflow_commands(void **state)
{
	struct scene *scene = *state;
	struct place place = {TEXT("a,b:c%.md"), 2, 3, 1};
	struct place file = {.path = TEXT("z.md")};
	struct place line = {.path = TEXT("z.md"), .line = 7};

	scene->style.format = DIAG_GITHUB;
	diag_warning(&scene->diag, M005, NULL, "dropped");
	diag_error(&scene->diag, Q002, &place, "100 %%: a,b\r\n::error::\x1b");
	diag_note(&scene->diag, "one");
	diag_note(&scene->diag, "two");
	diag_hint(&scene->diag, "right");
	diag_error(&scene->diag, S014, &file, "empty");
	diag_error(&scene->diag, M003, &line, "open");
	prints(scene, "::warning title=M005 raw HTML was dropped::dropped\n"
		      "::error file=a%2Cb%3Ac%25.md,line=2,col=3,title=Q002 a "
		      "quotation that is not in its record::100 %25: a,b%0D%0A"
		      "::error::\\u{1b}%0Aone%0Atwo%0Ahint: right\n"
		      "::error file=z.md,title=S014 an empty document::empty\n"
		      "::error file=z.md,line=7,title=M003 too many unclosed "
		      "brackets::open\n");
}

static void
hundreds_are_printed_once_each(void **state)
{
	struct scene *scene = *state;
	struct text rest;
	struct text line;
	size_t lines = 0;

	scene->style.format = DIAG_JSON;
	for (size_t i = 0; i < 1800; i++)
		mistake(scene, i % 600 + 1, 1, 1);
	free(scene->printed);
	scene->printed = test_printed(&scene->diag, &scene->style);
	rest = text_of(scene->printed);
	while (text_line(&rest, &line))
		lines++;
	assert_int_equal(lines, 600);
	assert_int_equal(scene->diag.errors, 600);
}

static void
one_cause_is_told_once(void **state)
{
	struct scene *scene = *state;
	struct place z = {.path = TEXT("z\x1b.md")};

	scene->style.site_dir = -1;
	for (size_t i = 1; i <= 6; i++)
		mistake(scene, i, 2, 1);
	diag_error(&scene->diag, Q002, &z, "wrong");
	diag_error(&scene->diag, M003, &z, "open");
	prints(scene, "x.md:1:2: error[Q002]: wrong\n"
		      "      = also at x.md:2:2, x.md:3:2, x.md:4:2 and 3 "
		      "more places\n"
		      "z\\u{1b}.md: error[M003]: open\n");
}

static void
few_places_are_named_all(void **state)
{
	struct scene *scene = *state;
	struct place z = {.path = TEXT("z\x1b.md")};

	scene->style.site_dir = -1;
	mistake(scene, 1, 2, 1);
	mistake(scene, 3, 0, 1);
	diag_error(&scene->diag, Q002, &z, "wrong");
	prints(scene, "x.md:1:2: error[Q002]: wrong\n"
		      "      = also at x.md:3, z\\u{1b}.md\n");
}

static void
what_is_not_printed_is_counted(void **state)
{
	struct scene *scene = *state;
	struct place z = {.path = TEXT("z.md")};

	scene->style.site_dir = -1;
	scene->style.most = 2;
	for (size_t i = 1; i <= 3; i++)
		diag_warning(&scene->diag, M005, NULL, "dropped %zu", i);
	mistake(scene, 1, 2, 1);
	diag_error(&scene->diag, S014, &z, "empty");
	diag_error(&scene->diag, S014, &z, "full");
	prints(scene, "x.md:1:2: error[Q002]: wrong\n"
		      "z.md: error[S014]: empty\n"
		      "... and 1 more error, 3 more warnings; "
		      "--max-errors 0 shows all\n");
	scene->style.most = 5;
	prints(scene, "warning[M005]: dropped 1\n"
		      "warning[M005]: dropped 2\n"
		      "x.md:1:2: error[Q002]: wrong\n"
		      "z.md: error[S014]: empty\n"
		      "z.md: error[S014]: full\n"
		      "... and 1 more warning; --max-errors 0 shows all\n");
}

static void
programs_are_told_no_count(void **state)
{
	struct scene *scene = *state;

	scene->style.most = 1;
	scene->style.format = DIAG_GITHUB;
	mistake(scene, 1, 2, 1);
	mistake(scene, 2, 2, 1);
	prints(scene, "::error file=x.md,line=1,col=2,title=Q002 a quotation "
		      "that is not in its record::wrong\n");
}

#define scene_test(function)                                                   \
	cmocka_unit_test_setup_teardown(function, begin, finish)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scene_test(reads_like_a_compiler),
		scene_test(leaves_out_what_is_not_known),
		scene_test(goes_without_a_source_line),
		scene_test(finds_lines_forward_and_in_several_files),
		scene_test(the_gutter_grows_with_the_line),
		scene_test(the_caret_stands_by_display_width),
		scene_test(tabs_are_expanded),
		scene_test(a_caret_can_stand_behind_the_line),
		scene_test(nothing_hidden_reaches_the_terminal),
		scene_test(long_lines_are_cut_around_the_caret),
		scene_test(cuts_are_shown),
		scene_test(an_underline_ends_with_what_is_shown),
		scene_test(colours_only_when_asked),
		scene_test(json_has_one_object_a_line),
		scene_test(json_escapes),
		scene_test(github_gets_workflow_commands),
		scene_test(hundreds_are_printed_once_each),
		scene_test(one_cause_is_told_once),
		scene_test(few_places_are_named_all),
		scene_test(what_is_not_printed_is_counted),
		scene_test(programs_are_told_no_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
