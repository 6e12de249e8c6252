#include "tests/test.h"

#include "tests/source/importing.h"

#define ONE "00:01.000 --> 00:02.000\n<v Ada>One.\n"

static void
hours_may_be_left_out(void **state)
{
	(void)state;
	assert_import("x.vtt",
		      "WEBVTT\n\n" ONE
		      "\n01:00:05.250 --> 01:00:06.000\n<v Bo>Two.",
		      "**Ada** [0:01]: One.\n\n**Bo** [1:00:05.250]: Two.\n");
}

static void
what_is_no_cue_is_told(void **state)
{
	const char *bytes =
		"\xef\xbb\xbfWEBVTT\r\nKind: captions\r\nLanguage: en\r\n\r\n"
		"NOTE\r\nby hand\r\n\r\nSTYLE\r\n::cue(b) {}\r\n\r\n"
		"REGION\r\nid:x\r\n\r\n" ONE "\r\nNOTE again\r\n\r\nlost words"
		"\r\n";

	(void)state;
	assert_import("x.vtt", bytes, "**Ada** [0:01]: One.\n\n> lost words\n");
	assert_told("x.vtt", bytes,
		    "x.vtt:2:1: warning[I002]: this line of the header is left "
		    "out\n"
		    "x.vtt:5:1: warning[I002]: a NOTE, a comment of the file, "
		    "is left out\n"
		    "x.vtt:8:1: warning[I002]: a STYLE block is left out\n"
		    "x.vtt:11:1: warning[I002]: a REGION block is left out\n"
		    "x.vtt:17:1: warning[I002]: a NOTE, a comment of the file, "
		    "is left out\n"
		    "x.vtt:19:1: warning[I007]: a block without times became "
		    "an editor's note\n");
}

static void
the_language_is_kept(void **state)
{
	struct importing it = import_file(
		"x.vtt", TEXT("WEBVTT\nLanguage: en-GB\n\n" ONE), false);

	(void)state;
	assert_text(it.result.language, "en-GB");
	import_free(&it);
	it = import_file("x.vtt", TEXT("WEBVTT\nLanguage: \"English\"\n\n" ONE),
			 false);
	assert_text(it.result.language, "");
	assert_int_equal(it.diag.warnings, 1);
	import_free(&it);
}

/* Without the empty line that should be there. */
static void
cues_may_stand_close(void **state)
{
	(void)state;
	assert_import("x.vtt",
		      "WEBVTT\n" ONE "00:05.000 --> 00:06.000\n<v Bo>Two.\n",
		      "**Ada** [0:01]: One.\n\n**Bo** [0:05]: Two.\n");
	assert_import("x.vtt", "WEBVTT\n\n\n\n\n" ONE "\n\n\n\n" ONE "\n \n",
		      "**Ada** [0:01]: One. One.\n");
}

static void
names_of_cues_become_ids(void **state)
{
	const char *bytes =
		"WEBVTT\n\npeace\n" ONE "\n12\n" ONE "\nA b/c\n" ONE
		"\npeace\n" ONE "\nt5\n" ONE "\nt1\n" ONE "\ncue-7\n" ONE;

	(void)state;
	assert_import("x.vtt", bytes,
		      "**Ada** [0:01] {#peace}: One.\n\n"
		      "**Ada** [0:01]: One. One.\n\n**Ada** [0:01]: One.\n\n"
		      "**Ada** [0:01]: One.\n\n**Ada** [0:01]: One.\n\n"
		      "**Ada** [0:01]: One.\n");
	assert_told("x.vtt", bytes,
		    "x.vtt:13:1: warning[I002]: 4 names of cues are left out; "
		    "this is the first\n"
		    "      = hint: a name of small letters, digits and hyphens "
		    "becomes the {#id} of a turn\n");
}

static void
other_files_are_refused(void **state)
{
	static const char *const files[] = {"", "WEBVTTX\n", "webvtt\n", "1\n"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(files); i++)
		assert_told("x.vtt", files[i],
			    "x.vtt:1:1: error[I001]: this is not WebVTT: its "
			    "first line is not WEBVTT\n"
			    "      = hint: --from srt, json or text reads "
			    "other formats\n");
}

/* A file that ends anywhere is read up to there. */
static void
a_file_may_end_anywhere(void **state)
{
	static const char whole[] =
		"WEBVTT x\nKind: y\n\nNOTE z\n\n1\n" ONE
		"\n00:03.000 --> 00:04.000 line:0\nA <b>c</b> &lt; [d\n";

	(void)state;
	for (size_t i = 6; i < sizeof(whole); i++) {
		struct importing it =
			import_file("x.vtt", (struct text){whole, i}, false);

		if (it.rc != 0)
			assert_int_equal(it.diag.errors, 1);
		import_free(&it);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_may_be_left_out),
		cmocka_unit_test(what_is_no_cue_is_told),
		cmocka_unit_test(the_language_is_kept),
		cmocka_unit_test(cues_may_stand_close),
		cmocka_unit_test(names_of_cues_become_ids),
		cmocka_unit_test(other_files_are_refused),
		cmocka_unit_test(a_file_may_end_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
