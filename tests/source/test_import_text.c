#include "tests/test.h"

#include "tests/source/importing.h"

static void
a_line_with_a_name_is_a_turn(void **state)
{
	(void)state;
	assert_import("x.txt",
		      "Ada: One\nand two.\n\nThree.\nBO MARSH: Four: five.\n",
		      "**Ada:** One and two.\n\nThree.\n\n"
		      "**BO MARSH:** Four: five.\n");
	assert_import("x.txt", "Ada: One.\nBo: Two.\n",
		      "**Ada:** One.\n\n**Bo:** Two.\n");
}

static void
names_may_stand_alone(void **state)
{
	(void)state;
	assert_import("x.txt",
		      "Ada Quill:\nOne.\n\nBo Marsh  1:02:03\nTwo.\nThree.\n",
		      "**Ada Quill:** One.\n\n"
		      "**Bo Marsh** [1:02:03]: Two. Three.\n");
}

static void
times_may_stand_anywhere(void **state)
{
	(void)state;
	assert_import("x.txt",
		      "[0:41] Ada: One.\nBo (0:50): Two.\n0:55 and more\n"
		      "Ada 1:00: Three.\n",
		      "**Ada** [0:41]: One.\n\n**Bo** [0:50]: Two.\n\n"
		      "**Bo** [0:55]: and more\n\n**Ada** [1:00]: Three.\n");
}

/* Without an empty line before it, a line is of the paragraph. */
static void
lines_inside_a_paragraph_are_words(void **state)
{
	(void)state;
	assert_import("x.txt", "ADA: One,\n[laughter]\ntwo.\n",
		      "**ADA:** One, [laughter] two.\n");
	assert_import("x.txt", "ADA: We met\nMonday 10:30\nor so.\n",
		      "**ADA:** We met Monday 10:30 or so.\n");
}

/* In a wrapped paragraph one word and a colon are words. */
static void
a_colon_may_be_said(void **state)
{
	const char *bytes = "ADA: I told them\nand told them\nRemember: no.\n";

	(void)state;
	assert_import("x.txt", bytes,
		      "**ADA:** I told them and told them Remember: no.\n");
	assert_told("x.txt", bytes,
		    "x.txt:3:1: warning[I007]: what may be a speaker's name "
		    "was kept as words\n"
		    "      = hint: a name in capitals, or one that stands "
		    "there twice, is taken for a speaker\n");
	assert_told("x.txt", "ADA: One.\n\nRemember: no.\n",
		    "x.txt:3:1: warning[I003]: a word before a colon was taken "
		    "for a speaker, once\n"
		    "      = hint: look whether somebody of that name "
		    "speaks\n");
}

static void
words_before_the_first_name_are_a_note(void **state)
{
	(void)state;
	assert_import("x.txt", "\nHarbour call\n\n# 4 March\n\nADA: One.\n",
		      "> Harbour call\n>\n> \\# 4 March\n\n**ADA:** One.\n");
}

static void
brackets_alone_are_nobodys(void **state)
{
	const char *bytes = "[pause]\n\nADA: One.\n\n[gap: not held]\n\nTwo.\n"
			    "\n[sound: door] [laughter]\n\n[somebody leaves]\n";

	(void)state;
	assert_import("x.txt", bytes,
		      "[pause]\n\n**ADA:** One.\n\n[gap: not held]\n\n"
		      "**ADA:** Two.\n\n[sound: door] [laughter]\n\n"
		      "> \\[somebody leaves\\]\n");
	assert_told("x.txt", bytes,
		    "x.txt:5:1: warning[I003]: words without a name were given "
		    "to the speaker before\n"
		    "      = hint: look whether somebody else begins there\n"
		    "x.txt:11:1: warning[I003]: a remark in brackets became an "
		    "editor's note\n"
		    "      = hint: what was heard and not said is written "
		    "[laughter], [sound: door], [inaudible]\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_with_a_name_is_a_turn),
		cmocka_unit_test(names_may_stand_alone),
		cmocka_unit_test(times_may_stand_anywhere),
		cmocka_unit_test(lines_inside_a_paragraph_are_words),
		cmocka_unit_test(a_colon_may_be_said),
		cmocka_unit_test(words_before_the_first_name_are_a_note),
		cmocka_unit_test(brackets_alone_are_nobodys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
