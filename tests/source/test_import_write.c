#include "tests/test.h"

#include "source/import.h"
#include "tests/source/importing.h"

static void
check_words(const char *words, const char *wanted)
{
	struct importing it = {0};
	struct buf bytes = BUF_INIT;

	buf_format(&bytes, "ADA: %s\n", words);
	it = import_file("x.txt", buf_as_text(&bytes), false);
	buf_reset(&bytes);
	buf_format(&bytes, "**ADA:** %s\n", wanted);
	assert_same_text(it.body, buf_as_text(&bytes));
	import_free(&it);
	buf_free(&bytes);
}

static void
words_are_escaped(void **state)
{
	(void)state;
	check_words("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`");
	check_words("[a](b) ![c]", "\\[a\\](b) !\\[c\\]");
	check_words("<b> a < b > c", "\\<b> a \\< b > c");
	check_words("<!-- a -->", "\\<\\!-- a -->");
	check_words("AT&T &amp; &#38; & ;", "AT&T \\&amp; \\&#38; & ;");
	check_words("a ~~b~~ ~c", "a \\~\\~b\\~\\~ ~c");
	check_words("a \\b \\", "a \\\\b \\\\");
	check_words("{#a} b", "\\{#a} b");
	check_words("(0:41) b", "\\(0:41) b");
	check_words("(no) {yes}", "(no) {yes}");
}

/* What would begin a block behind an empty line. */
static void
starts_of_paragraphs_are_escaped(void **state)
{
	(void)state;
	check_words("a\n\n# b\n\n> c\n\n- d\n\n1. e\n\n2) f\n\n+ g",
		    "a\n\n\\# b\n\n\\> c\n\n\\- d\n\n1\\. e\n\n2\\) f\n\n\\+ "
		    "g");
	check_words("a\n\n==\n\n~~~\n\n|b|\n\n---",
		    "a\n\n\\==\n\n\\~\\~\\~\n\n\\|b|\n\n\\---");
	check_words("a\n\nwhat he said: b\n\nIt was 10:30",
		    "a\n\nwhat he said: b\n\nIt was 10:30");
}

static void
marks_stay_marks(void **state)
{
	(void)state;
	check_words("a [inaudible] [inaudible 0:04] [unclear: ledger?] […]",
		    "a [inaudible] [inaudible 0:04] [unclear: ledger?] […]");
	check_words("a [redacted: safety] [sound: door] [foreign: ru] [sic]",
		    "a [redacted: safety] [sound: door] [foreign: ru] [sic]");
	check_words("a [redacted] [sic: b] [laughs] [Pause] [pause : b] [a",
		    "a \\[redacted\\] \\[sic: b\\] \\[laughs\\] \\[Pause\\] "
		    "\\[pause : b\\] \\[a");
	check_words("a [unclear: *b*] [sound: ]",
		    "a \\[unclear: \\*b\\*\\] \\[sound: \\]");
}

/* As a paragraph of its own a mark would end the turn. */
static void
marks_stay_in_their_paragraph(void **state)
{
	struct importing it = import_file(
		"x.json",
		TEXT("{\"segments\": [{\"speaker\": \"Ada\", \"body\": "
		     "\"a\\n\\n[pause]\\n\\nb\\n\\nc\"}]}"),
		false);

	(void)state;
	assert_text(it.body, "**Ada:** a [pause] b\n\nc\n");
	import_free(&it);
}

/* Behind an empty line a name and a colon would look like a label. */
static void
colons_are_escaped(void **state)
{
	struct importing it = import_file(
		"x.json",
		TEXT("{\"segments\": [{\"speaker\": \"Ada\", \"body\": "
		     "\"Bo Marsh: a\\n\\nBo Marsh: b: c\\n\\nÉva: d\\n\\nBO:"
		     "\\n\\nit: e\"}]}"),
		false);

	(void)state;
	assert_text(it.body,
		    "**Ada:** Bo Marsh: a\n\nBo Marsh\\: b: c\n\nÉva\\: d\n\n"
		    "BO\\:\n\nit: e\n");
	import_free(&it);
}

static void
labels_are_written(void **state)
{
	struct import_speaker speakers[] = {
		{TEXT("Ada Quill"), TEXT("ada-quill")},
		{TEXT("A*B {c}: (2) & D"), TEXT("x")},
		{TEXT("1. Mate (of) 'em-all'"), TEXT("x")},
	};
	struct import_item items[] = {
		{IMPORT_TURN, 0, false, IMPORT_NO_TIME, {0}, TEXT("a")},
		{IMPORT_TURN, 0, true, 0, {0}, TEXT("b")},
		{IMPORT_TURN, 0, true, IMPORT_NO_TIME, {0}, TEXT("c")},
		{IMPORT_TURN, 0, false, 3661007, TEXT("peace"), TEXT("d")},
		{IMPORT_TURN, 0, false, IMPORT_NO_TIME, TEXT("war"), TEXT("e")},
		{IMPORT_TURN, 1, false, 59999, {0}, TEXT("f")},
		{IMPORT_TURN, 2, false, 3600000, {0}, TEXT("g")},
	};
	struct import_result result = {
		.title = TEXT("x"),
		.speakers = {speakers, ARRAY_COUNT(speakers), 0},
		.items = {items, ARRAY_COUNT(items), 0},
	};
	struct buf out = BUF_INIT;

	(void)state;
	import_write(&result, DOCUMENT_TRANSCRIPT, &out);
	assert_text_holds(buf_as_text(&out),
			  "---\n\n**Ada Quill:** a\n\n**Ada Quill?** [0:00]: b"
			  "\n\n**Ada Quill?:** c\n\n"
			  "**Ada Quill** [1:01:01.007] {#peace}: d\n\n"
			  "**Ada Quill** {#war}: e\n\n"
			  "**A&#42;B &#123;c&#125;&#58; &#40;2&#41; & D** "
			  "[0:59.999]: f\n\n"
			  "**1&#46; Mate &#40;of&#41; 'em-all'** [1:00:00]: g"
			  "\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_escaped),
		cmocka_unit_test(starts_of_paragraphs_are_escaped),
		cmocka_unit_test(marks_stay_marks),
		cmocka_unit_test(marks_stay_in_their_paragraph),
		cmocka_unit_test(colons_are_escaped),
		cmocka_unit_test(labels_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
