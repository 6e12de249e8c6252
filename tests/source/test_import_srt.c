#include "tests/test.h"

#include "tests/source/importing.h"

static void
the_common_form(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "\xef\xbb\xbf"
		      "1\r\n00:00:01,000 --> 00:00:02,000\r\n"
		      "ADA QUILL: Hello\r\nthere.\r\n\r\n"
		      "2\r\n00:00:02,100 --> 00:00:03,000\r\nAnd more.\r\n\r\n"
		      "3\r\n01:00:04,500 --> 01:00:05,000\r\nBO MARSH: Yes.",
		      "**ADA QUILL** [0:01]: Hello there. And more.\n\n"
		      "**BO MARSH** [1:00:04.500]: Yes.\n");
}

static void
numbers_may_be_missing(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "00:00:01,000 --> 00:00:02,000\nADA: One.\n"
		      "00:00:05,000 --> 00:00:06,000\nBO: Two.\n",
		      "**ADA** [0:01]: One.\n\n**BO** [0:05]: Two.\n");
}

/* A number that was said is not taken for the next cue's. */
static void
numbers_may_be_words(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "1\n00:00:01,000 --> 00:00:02,000\nADA: How many?\n\n"
		      "2\n00:00:05,000 --> 00:00:06,000\n1931\n\n"
		      "3\n00:00:08,000 --> 00:00:09,000\nBO: Of\n45\n"
		      "00:00:10,000 --> 00:00:11,000\nADA: Yes.\n",
		      "**ADA** [0:01]: How many?\n\n**ADA** [0:05]: 1931\n\n"
		      "**BO** [0:08]: Of 45\n\n**ADA** [0:10]: Yes.\n");
	assert_import("x.srt",
		      "1\n00:00:01,000 --> 00:00:02,000\nADA: One.\n"
		      "2\n00:00:05,000 --> 00:00:06,000\nBO: Two.\n",
		      "**ADA** [0:01]: One.\n\n**BO** [0:05]: Two.\n");
}

static void
an_empty_line_may_stand_in_a_cue(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "1\n00:00:01,000 --> 00:00:02,000\nADA: One.\n\nTwo.\n\n"
		      "2\n00:00:05,000 --> 00:00:06,000\nBO: Three.\n",
		      "**ADA** [0:01]: One.\n\nTwo.\n\n**BO** [0:05]: "
		      "Three.\n");
}

static void
tags_are_left_out(void **state)
{
	const char *bytes =
		"1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\n"
		"ADA: {\\an8}<i>One</i> <font color=\"red\">two</font> <B>x</B>"
		" 1 < 2 <sic> {this} &amp;\n";

	(void)state;
	assert_import("x.srt", bytes,
		      "**ADA** [0:01]: One two x 1 \\< 2 \\<sic> {this} "
		      "\\&amp;\n");
	assert_told("x.srt", bytes,
		    "x.srt:2:31: warning[I002]: 2 cues' places on the screen "
		    "are left out; this is the first\n"
		    "x.srt:3:12: warning[I002]: 6 tags of style or language "
		    "are left out; this is the first\n"
		    "x.srt:3:80: warning[I007]: what looks like a character "
		    "reference was kept as it is\n");
}

static void
bad_times_are_told(void **state)
{
	const char *bytes = "1\n00:00:61,000 --> 00:00:62,000\nADA: One.\n\n"
			    "2\n00:00:09,000 --> 00:00:08,000\nADA: Two.\n\n"
			    "3\n00:00:05,000 --> 00:00:06,000\nADA: Three.\n";

	(void)state;
	assert_import("x.srt", bytes,
		      "**ADA:** One.\n\n**ADA** [0:09]: Two.\n\n"
		      "**ADA** [0:05]: Three.\n");
	assert_told("x.srt", bytes,
		    "x.srt:2:1: warning[I004]: “00:00:61,000” is no time: the "
		    "words are kept without it\n"
		    "      = hint: a time is written 00:00:41.500\n"
		    "x.srt:6:18: warning[I004]: this cue ends before it "
		    "begins\n"
		    "x.srt:11:1: warning[I004]: this begins before what stands "
		    "above it\n"
		    "      = hint: the order of the file was kept\n");
}

static void
other_files_are_refused(void **state)
{
	(void)state;
	assert_told("x.srt", "ADA: One.\n",
		    "x.srt:1:1: error[I001]: this is not SubRip: no line has "
		    "times\n"
		    "      = hint: times are written 00:00:41,500 --> "
		    "00:00:43,000; --from vtt, json or text reads other "
		    "formats\n");
	assert_told("x.srt", "",
		    "x.srt:1:1: error[I001]: this is not SubRip: no line has "
		    "times\n"
		    "      = hint: times are written 00:00:41,500 --> "
		    "00:00:43,000; --from vtt, json or text reads other "
		    "formats\n");
}

/* It was a word of Ada's. */
static void
a_gap_below_words_is_nobodys(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "1\n00:00:01,000 --> 00:00:02,000\nADA: One.\n"
		      "[gap: not held]\nBO: Two.\n[laughter]\n",
		      "**ADA** [0:01]: One.\n\n[gap: not held]\n\n"
		      "**BO:** Two. [laughter]\n");
}

static void
a_preface_is_a_note(void **state)
{
	(void)state;
	assert_import("x.srt",
		      "Made by # hand\n\n1\n00:00:01,000 --> 00:00:02,000\n"
		      "ADA: One.\n",
		      "> Made by # hand\n\n**ADA** [0:01]: One.\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_common_form),
		cmocka_unit_test(numbers_may_be_missing),
		cmocka_unit_test(numbers_may_be_words),
		cmocka_unit_test(an_empty_line_may_stand_in_a_cue),
		cmocka_unit_test(tags_are_left_out),
		cmocka_unit_test(bad_times_are_told),
		cmocka_unit_test(other_files_are_refused),
		cmocka_unit_test(a_gap_below_words_is_nobodys),
		cmocka_unit_test(a_preface_is_a_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
