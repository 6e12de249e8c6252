#include "tests/test.h"

#include <sys/stat.h>

#include "tests/source/importing.h"

static void
formats_have_names(void **state)
{
	(void)state;
	assert_int_equal(import_format_named(TEXT("vtt")), IMPORT_VTT);
	assert_int_equal(import_format_named(TEXT("srt")), IMPORT_SRT);
	assert_int_equal(import_format_named(TEXT("csv")), IMPORT_CSV);
	assert_int_equal(import_format_named(TEXT("json")), IMPORT_JSON);
	assert_int_equal(import_format_named(TEXT("text")), IMPORT_TEXT);
	assert_int_equal(import_format_named(TEXT("docx")), IMPORT_FORMATS);
	assert_int_equal(import_format_of(TEXT("a/x.vtt")), IMPORT_VTT);
	assert_int_equal(import_format_of(TEXT("x.SRT")), IMPORT_SRT);
	assert_int_equal(import_format_of(TEXT("x.en.json")), IMPORT_JSON);
	assert_int_equal(import_format_of(TEXT("x.txt")), IMPORT_TEXT);
	assert_int_equal(import_format_of(TEXT("vtt")), IMPORT_FORMATS);
}

static void
check_title(const char *path, const char *bytes, const char *wanted)
{
	struct importing it = import_file(path, text_of(bytes), false);

	assert_int_equal(it.rc, 0);
	assert_text(it.result.title, wanted);
	import_free(&it);
}

static void
a_title_is_found(void **state)
{
	(void)state;
	check_title("harbour-call_2.txt", "ADA: Yes.", "Harbour call 2");
	check_title("x.vtt", "WEBVTT - The call\n\n0:01.000 --> 0:02.000\nA",
		    "The call");
	check_title("x.vtt", "WEBVTT\n\n0:01.000 --> 0:02.000\nA", "X");
}

static void
front_matter_can_be_read(void **state)
{
	struct importing it = import_file(
		"x.vtt",
		TEXT("WEBVTT a \"b\" \\ c\nLanguage: pt-BR\n\n"
		     "00:01.000 --> 00:02.000\n<v Ada Quill>A <v Bo Marsh>B "
		     "<v Ada Quill>C <v Speaker 1>D"),
		false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_text_holds(buf_as_text(&it.record),
			  "---\ntitle: \"a \\\"b\\\" \\\\ c\"\n"
			  "kind: transcript\nlanguage: \"pt-BR\"\n"
			  "participants: [ada-quill, bo-marsh]\n"
			  "held: transcript\n");
	import_free(&it);
}

/* A document as the builder reads it, at its usual place. */
static void
the_record_is_a_document(void **state)
{
	struct importing it = import_file(
		"x.txt", TEXT("ADA QUILL: \x01 Yes.\nBO: No."), false);
	struct document_request request = {.site_dir = it.folder.dir,
					   .path = TEXT("x.md")};
	struct document document;

	(void)state;
	it.result.title = TEXT("tab\there: 'x' #1 \"q\"\n");
	buf_reset(&it.record);
	import_write(&it.result, DOCUMENT_STATEMENT, &it.record);
	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	test_folder_put(&it.folder, "content/x.md", buf_as_text(&it.record));
	assert_int_equal(
		document_read(&request, &it.arena, &document, &it.diag), 0);
	assert_int_equal(document.kind, DOCUMENT_STATEMENT);
	assert_same_text(value_text(document.front, "title"), it.result.title);
	assert_int_equal(value_count(value_get(document.front, "participants")),
			 2);
	import_free(&it);
}

static void
what_is_no_text_is_refused(void **state)
{
	(void)state;
	assert_told("x.srt", "1\n00:00:01,000 --> 00:00:02,000\nca\xe9\n",
		    "x.srt:3:3: error[S013]: byte 0xE9 is not UTF-8\n"
		    "      = hint: the file seems to be in Windows-1252, where "
		    "this is é: save it as UTF-8\n");
}

static void
a_file_without_words_is_refused(void **state)
{
	(void)state;
	assert_told("x.txt", "so we sat there\n",
		    "x.txt:1: error[I006]: nobody says anything in this file\n"
		    "      = hint: a line begins with who speaks: ADA QUILL: "
		    "and the words\n"
		    "x.txt:1:1: warning[I007]: words before the first name "
		    "became an editor's note\n");
	assert_told("x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n",
		    "x.vtt:1: error[I006]: nobody says anything in this file\n"
		    "x.vtt:3:1: warning[I002]: a cue has no words and is left "
		    "out\n");
}

/* What stands in many places is told once, with the first. */
static void
losses_are_counted(void **state)
{
	(void)state;
	assert_told("x.vtt",
		    "WEBVTT\n\n00:01.000 --> 00:02.000 line:1\n<v Ada>a\n\n"
		    "00:02.000 --> 00:03.000 line:2\n<v Ada>b\n\n"
		    "00:03.000 --> 00:04.000 line:3\n<v Ada>c\n",
		    "x.vtt:3:25: warning[I002]: 3 cues' places on the screen "
		    "are left out; this is the first\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_have_names),
		cmocka_unit_test(a_title_is_found),
		cmocka_unit_test(front_matter_can_be_read),
		cmocka_unit_test(the_record_is_a_document),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(a_file_without_words_is_refused),
		cmocka_unit_test(losses_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
