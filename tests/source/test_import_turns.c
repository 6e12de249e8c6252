#include "tests/test.h"

#include "tests/source/importing.h"

#define CUE(start, end, words) "\n00:" start " --> 00:" end "\n" words "\n"

static void
one_speaker_goes_on(void **state)
{
	(void)state;
	assert_import("x.vtt",
		      "WEBVTT\n" CUE("01.000", "02.000", "<v Ada>One.")
			      CUE("02.250", "03.000", "<v Ada>Two.</v>")
				      CUE("02.900", "04.000", "<v Ada>Three."),
		      "**Ada** [0:01]: One. Two. Three.\n");
	assert_import("x.vtt",
		      "WEBVTT\n" CUE("01.000", "02.000", "<v Ada>One.")
			      CUE("02.251", "03.000", "<v Ada>Two."),
		      "**Ada** [0:01]: One.\n\n**Ada** [0:02.251]: Two.\n");
	assert_import("x.vtt",
		      "WEBVTT\n" CUE("01.000", "02.000", "<v Ada>One.")
			      CUE("02.000", "03.000", "<v Ada?>Two."),
		      "**Ada** [0:01]: One.\n\n**Ada?** [0:02]: Two.\n");
}

/* A cue that begins before the last one is not its end. */
static void
nobody_goes_on_backwards(void **state)
{
	const char *bytes = "WEBVTT\n" CUE("05.000", "06.000", "<v Ada>One.")
		CUE("04.000", "05.000", "<v Ada>Two.");

	(void)state;
	assert_import("x.vtt", bytes,
		      "**Ada** [0:05]: One.\n\n**Ada** [0:04]: Two.\n");
	assert_told("x.vtt", bytes,
		    "x.vtt:7:1: warning[I004]: this begins before what stands "
		    "above it\n"
		    "      = hint: the order of the file was kept\n");
}

static void
every_cue_may_be_a_turn(void **state)
{
	struct importing it = import_file(
		"x.vtt",
		TEXT("WEBVTT\n" CUE("01.000", "02.000", "<v Ada>One")
			     CUE("02.000", "03.000", "<v Ada>two.")),
		true);

	(void)state;
	assert_text(it.body, "**Ada** [0:01]: One\n\n**Ada** [0:02]: two.\n");
	import_free(&it);
}

/* One person, however the file writes the name. */
static void
spellings_are_told(void **state)
{
	const char *bytes = "Ada Quill: One.\nADA QUILL: Two.\nADA QUILL: 3.\n";

	(void)state;
	assert_import("x.txt", bytes,
		      "**Ada Quill:** One.\n\n**Ada Quill:** Two.\n\n"
		      "**Ada Quill:** 3.\n");
	assert_told("x.txt", bytes,
		    "x.txt:2:1: warning[I005]: the speaker “ADA QUILL” is "
		    "written “Ada Quill”\n");
}

static void
check_voice(const char *name, const char *label, const char *id)
{
	struct importing it = {0};
	struct buf bytes = BUF_INIT;

	buf_format(&bytes, "WEBVTT\n\n00:01.000 --> 00:02.000\n<v %s>x\n",
		   name);
	it = import_file("x.vtt", buf_as_text(&bytes), false);
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.result.speakers.count, 1);
	assert_text(it.result.speakers.items[0].name, label);
	assert_text(it.result.speakers.items[0].id, id);
	import_free(&it);
	buf_free(&bytes);
}

static void
some_names_name_nobody(void **state)
{
	(void)state;
	check_voice("Ada Quill", "Ada Quill", "ada-quill");
	check_voice("Ada Quill?", "Ada Quill", "ada-quill");
	check_voice("Ada Quill (?)", "Ada Quill", "ada-quill");
	check_voice("&nbsp; Ада &nbsp;", "Ада", "ада");
	check_voice("unknown", "Unknown voice", "");
	check_voice("Unidentified Speaker", "Unknown voice", "");
	check_voice("SPEAKER_00", "Voice 00", "");
	check_voice("Speaker B", "Voice B", "");
	check_voice("voice #2", "Voice 2", "");
	check_voice("Speaker of the House", "Speaker of the House",
		    "speaker-of-the-house");
	check_voice("♪", "Unknown voice", "");
	check_voice("?", "Unknown voice", "");
}

static void
a_name_too_long_for_a_label_is_told(void **state)
{
	struct buf name = BUF_INIT;

	(void)state;
	for (int i = 0; i < 41; i++)
		buf_literal(&name, "A{");
	check_voice(name.s, "Unknown voice", "");
	buf_free(&name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_speaker_goes_on),
		cmocka_unit_test(nobody_goes_on_backwards),
		cmocka_unit_test(every_cue_may_be_a_turn),
		cmocka_unit_test(spellings_are_told),
		cmocka_unit_test(some_names_name_nobody),
		cmocka_unit_test(a_name_too_long_for_a_label_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
