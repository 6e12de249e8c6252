#include "tests/test.h"

#include "model/seal.h"

static struct text
written(struct arena *arena, const struct seal_line *line)
{
	struct buf buf = BUF_INIT;
	struct text made;

	seal_line_write(&buf, line);
	made = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return made;
}

static void
what_is_written_is_read(void **state)
{
	struct arena arena = {0};
	struct seal_line line = {
		.members = {{TEXT("anchor"), TEXT("t1")},
			    {TEXT("page"), TEXT("a/b c/")},
			    {TEXT("voice"), TEXT("“Ö”\\ \"x\"\t\x1f")},
			    {TEXT("by"), TEXT("")},
			    {TEXT("words"), TEXT("\\u0041")}},
		.count = 5,
	};
	struct seal_line read;
	struct text bytes = written(&arena, &line);
	size_t column;

	(void)state;
	assert_text(bytes, "{\"anchor\": \"t1\", \"page\": \"a/b c/\", "
			   "\"voice\": \"“Ö”\\\\ \\\"x\\\"\\u0009\\u001f\", "
			   "\"by\": \"\", \"words\": \"\\\\u0041\"},\n");
	bytes.len--;
	assert_true(seal_line_read(bytes, &arena, &read, &column));
	assert_int_equal(read.count, line.count);
	for (size_t i = 0; i < line.count; i++) {
		assert_same_text(read.members[i].key, line.members[i].key);
		assert_same_text(read.members[i].value, line.members[i].value);
	}
	arena_free(&arena);
}

static void
refused(const char *line, size_t wanted)
{
	struct arena arena = {0};
	struct seal_line read;
	size_t column = 0;

	if (seal_line_read(text_of(line), &arena, &read, &column) ||
	    column != wanted) {
		print_error("%s: %zu\n", line, column);
		fail();
	}
	arena_free(&arena);
}

static void
nothing_else_is_read(void **state)
{
	(void)state;
	refused("", 1);
	refused("{", 2);
	refused("{}", 2);
	refused("{},", 2);
	refused("{\"a\": \"b\"}", 10);
	refused("{\"a\": \"b\"}, ", 10 + 2);
	refused("{\"a\":\"b\"},", 5);
	refused("{\"a\": \"b\",\"c\": \"d\"},", 10);
	refused("{\"a\": \"b},", 7);
	refused("{\"a\": \"b\\", 7);
	refused("{\"a\": \"\\n\"},", 7);
	refused("{\"a\": \"\\u0041\"},", 7);
	refused("{\"a\": \"\\u00\"},", 7);
	refused("{\"a\": \"\\u001", 7);
	refused("{\"a\": 1},", 7);
	refused("{a: \"b\"},", 2);
	/* More members than any entry has. */
	refused("{\"a\": \"1\", \"b\": \"2\", \"c\": \"3\", \"d\": \"4\", "
		"\"e\": \"5\", \"f\": \"6\"},",
		50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read),
		cmocka_unit_test(nothing_else_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
