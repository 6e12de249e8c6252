#include "tests/test.h"

#include "publish/spelling.h"

static void
check(const char *in, const char *wanted)
{
	struct buf out = BUF_INIT;
	struct arena scratch = {0};

	spelling_add(&out, text_of(in), &scratch);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
	arena_free(&scratch);
}

static void
one_spelling_of_letters_and_digits(void **state)
{
	(void)state;
	check("Ada QUILL", "ada quill");
	check("ada-quill_ada,  (Quill)", "ada quill ada quill ");
	check("O\xe2\x80\x99"
	      "Brien",
	      "o brien");
	/* Composed, decomposed, full width, and with a soft hyphen within. */
	check("M\xc3\xbcller", "m\xc3\xbcller");
	check("Mu\xcc\x88ller", "m\xc3\xbcller");
	check("\xef\xbc\xad\xc3\x9cLLER", "m\xc3\xbcller");
	check("Qu\xc2\xadill", "quill");
	check("STRASSE Stra\xc3\x9f"
	      "e",
	      "strasse strasse");
	check("M\xfcller", "m\xc3\xbcller"); /* Latin-1 */
}

static void
utf_16_has_nuls_between(void **state)
{
	struct buf out = BUF_INIT;
	struct arena scratch = {0};

	(void)state;
	spelling_add(&out, TEXT("A\0d\0a\0"), &scratch);
	assert_string_equal(out.s, "ada");
	buf_free(&out);
	arena_free(&scratch);
}

static void
check_decoded(const char *in, bool changes, const char *wanted)
{
	struct buf out = BUF_INIT;

	assert_int_equal(spelling_decode(&out, text_of(in)), changes);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
escapes_of_every_format(void **state)
{
	(void)state;
	check_decoded("Ada", false, "Ada");
	check_decoded("&#65;&#x64;a&nbsp;&uuml;&Uuml;", true,
		      "Ada\xc2\xa0\xc3\xbc\xc3\x9c");
	check_decoded("Ada%20M%C3%bcller", true, "Ada M\xc3\xbcller");
	check_decoded("\\u0041d\\x61\\n\\ud83d\\ude00\\\"\\/", true,
		      "Ada \xf0\x9f\x98\x80\"/");
	check_decoded("& &; &none; &#; &#x110000; %4 %zz \\ \\uD83D \\q", false,
		      "& &; &none; &#; &#x110000; %4 %zz \\ \\uD83D \\q");
}

static void
check_bare(const char *in, const char *instead, bool joins, const char *wanted)
{
	struct buf out = BUF_INIT;

	spelling_without_tags(&out, text_of(in), text_of(instead), joins);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
tags_and_folded_lines(void **state)
{
	(void)state;
	check_bare("<p>A<b>d</b>a<!-- > -->, 1 < 2", "", false, "Ada, 1 < 2");
	check_bare("Ada<br/>Quill", " ", false, "Ada Quill");
	check_bare("Qu\r\n ill\nx\n\ty", "", true, "Quill\nxy");
	check_bare("Qu\n ill", "", false, "Qu\n ill");
	check_bare("<a", "", true, "<a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_spelling_of_letters_and_digits),
		cmocka_unit_test(utf_16_has_nuls_between),
		cmocka_unit_test(escapes_of_every_format),
		cmocka_unit_test(tags_and_folded_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
