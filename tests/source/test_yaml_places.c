#include "tests/test.h"

#include "source/source.h"
#include "source/yaml_places.h"

/* What is said of `yaml`, less the path and the hints. */
static void
check_said(const char *yaml, const char *wanted, const char *file, int line)
{
	struct place place = {.path = TEXT("x"), .line = 1, .column = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct value *map = yaml_read(text_of(yaml), &place, &arena, &diag);
	char said[256] = "nothing";

	if (diag.list.count == 1) {
		struct diagnostic *it = &diag.list.items[0];

		snprintf(said, sizeof(said), "%zu:%zu %s %.*s", it->place.line,
			 it->place.column, diag_code_name(it->code),
			 TEXT_ARG(it->message));
	}
	test_check_text(text_of(said), text_of(wanted), file, line);
	assert_null(map);
	diag_free(&diag);
	arena_free(&arena);
}

#define assert_complaint(yaml, wanted)                                         \
	check_said((yaml), (wanted), __FILE__, __LINE__)

static void
colons(void **state)
{
	(void)state;
	assert_complaint("title: He said: no",
			 "1:15 S002 a colon followed by a space cannot stand "
			 "here");
	assert_complaint("title: x\n  date: y",
			 "2:7 S002 a colon followed by a space cannot stand "
			 "here");
	assert_complaint("title: x\ndate:1931",
			 "2:1 S002 this line is no `key: value`");
}

/* The colon of the line behind was called the mistake. */
static void
a_line_without_a_colon_before_one_with(void **state)
{
	(void)state;
	assert_complaint("title Harbour\ndate: 1931",
			 "1:1 S002 this line is no `key: value`");
	assert_complaint("# words\ntitle Harbour\n\ndate: 1931",
			 "4:5 S002 a colon followed by a space cannot stand "
			 "here");
	assert_complaint("title: a: b",
			 "1:9 S002 a colon followed by a space cannot stand "
			 "here");
}

static void
quotation_marks(void **state)
{
	(void)state;
	assert_complaint("a: b\ntitle: \"Harbour\ndate: 1931\n",
			 "2:8 S002 this quotation mark is never closed");
	assert_complaint("title: 'Harbour\n",
			 "1:8 S002 this quotation mark is never closed");
	assert_complaint("title: \"Ada\" Quill",
			 "1:14 S002 a `key: value` was expected here");
	assert_complaint("title: \"C:\\Users\"",
			 "1:13 S002 this escape needs hexadecimal digits");
	assert_complaint("title: \"a \\q\"",
			 "1:11 S002 YAML knows no such escape in double "
			 "quotes");
	assert_complaint("title: \"\\uD800\"",
			 "1:11 S002 this escape names no character");
}

static void
texts_that_need_quotes(void **state)
{
	(void)state;
	assert_complaint("title: é @x\nby: @ada",
			 "2:5 S002 a text cannot begin with “@”");
	assert_complaint("title: %x", "1:8 S002 a text cannot begin with “%”");
	assert_complaint("title: `x`", "1:8 S002 a text cannot begin with “`”");
	assert_complaint("title: **bold**",
			 "1:8 S006 a `*` begins an alias, which is not read "
			 "here");
	assert_complaint("title: & more",
			 "1:8 S006 an `&` begins an anchor, which is not read "
			 "here");
	assert_complaint("title: !<x",
			 "1:8 S006 a `!` begins a tag, which is not read here");
	assert_complaint("title: !x!y z",
			 "1:8 S006 a `!` begins a tag, which is not read here");
	assert_complaint("title: |x\n",
			 "1:9 S002 nothing may follow `|` or `>` on its line");
	assert_complaint("title: ? x",
			 "1:8 S002 a `?` and a space cannot stand here");
}

static void
indentation(void **state)
{
	(void)state;
	assert_complaint("a: b\n\tc: d", "2:1 S002 a tab cannot indent");
	assert_complaint("a: |\n\tb\n", "2:1 S002 a tab cannot indent");
	assert_complaint("a: |0\n b\n", "1:5 S002 an indentation of 0 is none");
	assert_complaint("a:\n    b: 1\n  c: 2\n",
			 "3:3 S002 a `key: value` was expected here");
	assert_complaint("a:\n  - b\n  c: d\n",
			 "3:3 S002 an item of the list (`- …`) was expected "
			 "here");
	assert_complaint("a: - b\n",
			 "1:4 S002 an item of a list cannot begin here");
}

static void
brackets(void **state)
{
	(void)state;
	assert_complaint("a: b\npeople: [ada, bo\ndate: 1931\n",
			 "2:9 S002 a `]` or a comma is missing");
	assert_complaint("a: [b] c: d\n",
			 "1:8 S002 a `key: value` was expected here");
	assert_complaint("a: [b, 'c' d]\n",
			 "1:12 S002 a `]` or a comma is missing");
	assert_complaint("a: {b: c\n", "1:4 S002 a `}` or a comma is missing");
	assert_complaint("a: ]\n", "1:4 S002 a value was expected here");
	assert_complaint("a: b\n...\nc: d\n",
			 "3:1 S002 this stands behind the end of the YAML");
}

static void
invisible_characters(void **state)
{
	(void)state;
	assert_complaint("a: b\nc: é\x01",
			 "2:6 S002 the character U+0001 cannot stand in YAML");
	assert_complaint("a: b\nc: \xef\xbf\xbex",
			 "2:4 S002 the character U+FFFE cannot stand in YAML");
}

static void
a_cursor_walks_characters(void **state)
{
	struct place start = {.path = TEXT("x"), .line = 7, .column = 1};
	struct yaml_cursor cursor =
		yaml_cursor_at_start(TEXT("é\n“b”\nc"), &start);
	struct place place;

	(void)state;
	yaml_cursor_to(&cursor, (yaml_mark_t){.index = 4});
	place = yaml_cursor_place(&cursor);
	assert_int_equal(cursor.offset, 7);
	assert_int_equal(place.line, 8);
	assert_int_equal(place.column, 5);
	/* A mark behind the end is the end. */
	yaml_cursor_to(&cursor, (yaml_mark_t){.index = 99});
	place = yaml_cursor_place(&cursor);
	assert_int_equal(cursor.offset, 12);
	assert_int_equal(place.line, 9);
	assert_int_equal(place.column, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colons),
		cmocka_unit_test(a_line_without_a_colon_before_one_with),
		cmocka_unit_test(quotation_marks),
		cmocka_unit_test(texts_that_need_quotes),
		cmocka_unit_test(indentation),
		cmocka_unit_test(brackets),
		cmocka_unit_test(invisible_characters),
		cmocka_unit_test(a_cursor_walks_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
