#include "tests/test.h"

#include "base/buf.h"
#include "base/integrity.h"

/* What is said, a line each: "line:column code message". */
static void
check_said(struct diag *diag, const char *wanted)
{
	struct buf said = BUF_INIT;

	list_each (const struct diagnostic, found, &diag->list)
		buf_format(&said, "%zu:%zu+%zu %s %.*s\n", found->place.line,
			   found->place.column, found->place.length,
			   diag_code_name(found->code),
			   TEXT_ARG(found->message));
	assert_string_equal(said.s, wanted);
	assert_int_equal(diag->errors, 0);
	buf_free(&said);
	diag_free(diag);
}

static void
check_text(struct text text, const char *wanted)
{
	struct place start = {.path = TEXT("x.md"), .line = 1, .column = 1};
	struct diag diag = {0};

	integrity_check_text(text, &start, &diag);
	check_said(&diag, wanted);
}

static void
check_name(const char *name, size_t line, const char *wanted)
{
	struct place place = {.path = TEXT("x.md"), .line = line};
	struct diag diag = {0};

	integrity_check_name(text_of(name), "this name", &place, &diag);
	check_said(&diag, wanted);
}

static void
text_that_turns_round(void **state)
{
	(void)state;
	check_text(TEXT("a\n“b” \u202ec\u2066\n"),
		   "2:9+3 S019 this text has U+202E, which turns the direction "
		   "of the text round\n"
		   "2:13+3 S019 this text has U+2066, which turns the "
		   "direction of the text round\n");
}

static void
tags_in_text(void **state)
{
	(void)state;
	check_text(TEXT("a\U000e0041"),
		   "1:2+4 S019 this text has U+E0041, which nobody sees\n");
}

static void
text_as_people_write_it(void **state)
{
	(void)state;
	check_text(TEXT("“a” … \u200f\u05d0\u200e \u06cc\u200c\u06a9 👩\u200d🚀"
			" \U0001f3f4\U000e0067\U000e0062\U000e007f é"),
		   "");
	check_text(TEXT(""), "");
	check_text(TEXT("\xe2"), "");
}

static void
a_tag_behind_a_flag_that_has_ended(void **state)
{
	(void)state;
	check_text(TEXT("\U0001f3f4\U000e0067\U000e007f x\U000e0067"),
		   "1:15+4 S019 this text has U+E0067, which nobody sees\n");
}

static void
no_more_than_ten_are_told(void **state)
{
	struct place start = {.path = TEXT("x.md"), .line = 1, .column = 1};
	struct diag diag = {0};
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_literal(&text, "\u202e");
	integrity_check_text(buf_as_text(&text), &start, &diag);
	assert_int_equal(diag.warnings, 10);
	diag_free(&diag);
	buf_free(&text);
}

static void
names_of_two_scripts(void **state)
{
	(void)state;
	check_name("p\u0430ypal", 0,
		   "0:0+0 S020 “p\u0430ypal” in this name has Latin and "
		   "Cyrillic letters, which look alike\n");
	check_name("\u039f\u0422", 0,
		   "0:0+0 S020 “\u039f\u0422” in this name has Greek and "
		   "Cyrillic letters, which look alike\n");
}

static void
names_as_people_write_them(void **state)
{
	(void)state;
	check_name("Łódź", 0, "");
	check_name("Wi-Fi-сеть", 0, "");
	check_name("Ушаков (Ushakov)", 0, "");
	check_name("東京 Tokyo東", 0, "");
	check_name("", 0, "");
	check_name("plain.md", 0, "");
}

static void
names_with_what_is_not_seen(void **state)
{
	(void)state;
	check_name("a\u200bb\u200b", 0,
		   "0:0+0 S019 this name has U+200B, which nobody sees\n");
	check_name("a\u202eb", 0,
		   "0:0+0 S019 this name has U+202E, which turns the direction "
		   "of the text round\n");
	check_name("a\u200bb", 3,
		   "3:0+0 S019 this name has U+200B, which nobody sees\n");
}

static void
the_text_around_a_name_has_told_already(void **state)
{
	(void)state;
	check_name("a\u202eb\U000e0041", 3, "");
}

static void
a_control_is_found_wherever_it_is(void **state)
{
	(void)state;
	for (size_t at = 0; at < 40; at++) {
		char text[48] = {0};
		struct diag diag = {0};
		struct place start = {
			.path = TEXT("x.md"), .line = 1, .column = 1};

		memset(text, 'a', sizeof(text) - 1);
		for (size_t i = 0; i < 3; i++)
			text[at + i] = "\u202e"[i];
		integrity_check_text(text_of(text), &start, &diag);
		assert_int_equal(diag.warnings, 1);
		assert_int_equal(diag.list.items[0].place.column, at + 1);
		diag_free(&diag);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_control_is_found_wherever_it_is),
		cmocka_unit_test(text_that_turns_round),
		cmocka_unit_test(tags_in_text),
		cmocka_unit_test(text_as_people_write_it),
		cmocka_unit_test(a_tag_behind_a_flag_that_has_ended),
		cmocka_unit_test(no_more_than_ten_are_told),
		cmocka_unit_test(names_of_two_scripts),
		cmocka_unit_test(names_as_people_write_them),
		cmocka_unit_test(names_with_what_is_not_seen),
		cmocka_unit_test(the_text_around_a_name_has_told_already),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
