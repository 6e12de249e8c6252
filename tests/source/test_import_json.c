#include "tests/test.h"

#include "tests/source/importing.h"

#define FILE_OF(segments)                                                      \
	"{\"version\": \"1.0.0\", \"segments\": [" segments "]}"

static void
segments_are_cues(void **state)
{
	(void)state;
	assert_import(
		"x.json",
		FILE_OF("{\"speaker\": \"Ada\", \"startTime\": 0.5, "
			"\"endTime\": 0.75, \"body\": \"I\"},"
			"{\"speaker\": \"Ada\", \"startTime\": 0.75, "
			"\"endTime\": 0.9, \"body\": \" know,\"},"
			"{\"speaker\": \"Bo\", \"startTime\": 3661, "
			"\"body\": \"Caf\\u00e9 \\ud83d\\ude00\\n\\nYes\"}"),
		"**Ada** [0:00.500]: I know,\n\n"
		"**Bo** [1:01:01]: Caf\xc3\xa9 \xf0\x9f\x98\x80\n\nYes\n");
}

/* Segments of one word each, and no speaker: one sentence is one turn. */
static void
nobody_goes_on_inside_a_sentence(void **state)
{
	(void)state;
	assert_import(
		"x.json",
		FILE_OF("{\"startTime\": 0, \"endTime\": 1, \"body\": \"I\"},"
			"{\"startTime\": 1, \"endTime\": 2, \"body\": "
			"\"know.”\"},"
			"{\"startTime\": 2, \"endTime\": 3, \"body\": "
			"\"Yes\"}"),
		"**Unknown voice** [0:00]: I know.”\n\n"
		"**Unknown voice** [0:02]: Yes\n");
}

static void
what_has_no_place_is_told(void **state)
{
	(void)state;
	assert_told(
		"x.json",
		"{\"a\": {\"segments\": [\"]\"]},\n \"segments\": [\n"
		"  {\"speaker\": \"Ada\", \"body\": \"x\", \"mood\": [1]},\n"
		"  {\"speaker\": 7, \"startTime\": \"0:41\", \"body\": "
		"\"y\"},\n"
		"  {\"speaker\": \"Ada\", \"endTime\": -1, \"body\": \"z\","
		" \"mood\": 2},\n"
		"  12, {\"speaker\": \"Ada\"}\n ]}",
		"x.json:1:2: warning[I002]: \"a\" has no place in a record and "
		"is left out\n"
		"x.json:3:35: warning[I002]: \"mood\" has no place in a record "
		"and is left out\n"
		"x.json:4:3: warning[I003]: a cue does not say who speaks\n"
		"      = hint: they are written **Unknown voice**: put in the "
		"name where it is known\n"
		"x.json:4:15: warning[I002]: `speaker` is not a text and is "
		"left out\n"
		"x.json:4:31: warning[I004]: `startTime` is not a number of "
		"seconds from 0 to 3599999 and is left out\n"
		"x.json:5:33: warning[I004]: `endTime` is not a number of "
		"seconds from 0 to 3599999 and is left out\n"
		"x.json:6:3: warning[I002]: a segment that is no object is "
		"left out\n"
		"x.json:6:7: warning[I002]: a cue has no words and is left "
		"out\n");
}

static void
speech_recognition_has_other_names(void **state)
{
	struct importing it =
		import_file("x.json",
			    TEXT("{\"language\":\"sv\",\"segments\":[{\"id\":0,"
				 "\"start\":0.5,\"end\":2,\"text\":\" Hej.\","
				 "\"speaker\":\"SPEAKER_01\"}]}"),
			    false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_text(it.body, "**Voice 01** [0:00.500]: Hej.\n");
	assert_text(it.result.language, "sv");
	assert_said(&it.diag, "x.json:1:30: warning[I005]: the speaker "
			      "“SPEAKER_01” is written “Voice 01”\n");
	import_free(&it);
}

static void
a_record_gives_title_and_language(void **state)
{
	struct importing it = import_file(
		"x.json",
		TEXT("{\"record\":{\"title\":\"Harbour call\","
		     "\"language\":\"en\",\"held\":\"report\"},"
		     "\"segments\":[{\"speaker\":\"Ada\",\"body\":\"Yes\"}]}"),
		false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_text(it.result.title, "Harbour call");
	assert_text(it.result.language, "en");
	assert_said(&it.diag,
		    "x.json:1:2: warning[I002]: of the record only title and "
		    "language are taken over: sources, responses and what is "
		    "held are left out\n");
	import_free(&it);
}

static void
a_report_is_no_transcript(void **state)
{
	(void)state;
	assert_told("x.json", "{\"record\":{\"fidelity\":\"reported\"}}",
		    "x.json:1:1: error[I001]: this record is a report without "
		    "`segments`: what it tells in its own words was said by "
		    "nobody\n"
		    "      = hint: it should be {\"segments\": [{\"speaker\": "
		    "…, \"startTime\": …, \"body\": …}, …]}\n");
}

static void
nothing_may_be_said(void **state)
{
	(void)state;
	assert_import("x.json",
		      FILE_OF("{\"speaker\": null, \"startTime\": null, "
			      "\"\\u0062ody\": \"x\"}"),
		      "**Unknown voice:** x\n");
}

static void
broken_json_is_refused(void **state)
{
	(void)state;
	assert_told("x.json", "{\n \"segments\": [\n  {,}\n ]\n}",
		    "x.json:3:4: error[I001]: broken JSON: string or '}' "
		    "expected near ','\n");
	assert_told("x.json",
		    "{\"segments\": [{\"body\": \"a\", \"body\": \"b\"}]}",
		    "x.json:1:34: error[I001]: broken JSON: duplicate object "
		    "key near '\"body\"'\n");
	assert_told("x.json", "{\"segments\": [",
		    "x.json:1:14: error[I001]: broken JSON: ']' expected "
		    "near end of file\n");
	assert_told("x.json", "{} x",
		    "x.json:1:4: error[I001]: broken JSON: end of file "
		    "expected near 'x'\n");
}

#define WANTED                                                                 \
	"      = hint: it should be {\"segments\": [{\"speaker\": …, "       \
	"\"startTime\": …, \"body\": …}, …]}\n"

static void
other_json_is_refused(void **state)
{
	(void)state;
	assert_told("x.json", "[1]",
		    "x.json:1:1: error[I001]: this is no transcript: it is no "
		    "object\n" WANTED);
	assert_told("x.json", " {\"segments\": {}}",
		    "x.json:1:1: error[I001]: this is no transcript: it has "
		    "no list `segments`\n" WANTED);
	assert_told("x.json", FILE_OF(""),
		    "x.json:1: error[I006]: nobody says anything in this "
		    "file\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(segments_are_cues),
		cmocka_unit_test(nobody_goes_on_inside_a_sentence),
		cmocka_unit_test(what_has_no_place_is_told),
		cmocka_unit_test(speech_recognition_has_other_names),
		cmocka_unit_test(a_record_gives_title_and_language),
		cmocka_unit_test(a_report_is_no_transcript),
		cmocka_unit_test(nothing_may_be_said),
		cmocka_unit_test(broken_json_is_refused),
		cmocka_unit_test(other_json_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
