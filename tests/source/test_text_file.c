#include "tests/test.h"

#include "base/limits.h"
#include "source/text_file.h"

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct text text;
	int rc;
};

static void
read_it(struct fixture *it)
{
	struct text_file file = {it->folder.dir, TEXT("x.md"), KIB};

	it->rc = text_file_read(&file, &it->arena, &it->text, &it->diag);
}

static struct fixture
read_bytes(struct text bytes)
{
	struct fixture it = {.folder = test_folder_new()};

	test_folder_put(&it.folder, "x.md", bytes);
	read_it(&it);
	return it;
}

static void
finish(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

/* Reads `bytes` and compares the text that comes of them. */
static void
check_text(struct text bytes, const char *wanted)
{
	struct fixture it = read_bytes(bytes);

	assert_int_equal(it.rc, 0);
	assert_said(&it.diag, "");
	assert_text(it.text, wanted);
	finish(&it);
}

static void
check_refused(struct text bytes, const char *wanted)
{
	struct fixture it = read_bytes(bytes);

	assert_int_equal(it.rc, -1);
	assert_said(&it.diag, wanted);
	finish(&it);
}

static void
text_comes_as_it_is(void **state)
{
	(void)state;
	check_text(TEXT(""), "");
	check_text(TEXT("élan\n\n“x”"), "élan\n\n“x”");
}

static void
line_ends_become_line_feeds(void **state)
{
	(void)state;
	check_text(TEXT("a\r\nb\r\n"), "a\nb\n");
	check_text(TEXT("a\rb\r"), "a\nb\n");
	check_text(TEXT("a\r\r\nb\n\r"), "a\n\nb\n\n");
}

static void
a_byte_order_mark_is_skipped(void **state)
{
	(void)state;
	check_text(TEXT("\xef\xbb\xbf---\r\n"), "---\n");
	check_text(TEXT("a\xef\xbb\xbf"), "a\xef\xbb\xbf");
}

static void
other_encodings_are_told(void **state)
{
	(void)state;
	check_refused(TEXT("abc\nna\xefve\n"),
		      "x.md:2:3: error[S013]: byte 0xEF is not UTF-8\n"
		      "      = hint: the file seems to be in Windows-1252, "
		      "where this is ï: save it as UTF-8\n");
	check_refused(TEXT("é\xff"),
		      "x.md:1:3: error[S013]: byte 0xFF is not UTF-8\n"
		      "      = hint: save the file as UTF-8\n");
	check_refused(TEXT("\xff\xfe#\0"),
		      "x.md:1:1: error[S013]: byte 0xFF is not UTF-8\n"
		      "      = hint: the file is UTF-16: save it as UTF-8\n");
	check_refused(TEXT("a\nb\0c\xff"),
		      "x.md:2:2: error[S013]: byte 0x00 cannot stand in a "
		      "text\n"
		      "      = hint: save the file as UTF-8\n");
}

static void
what_cannot_be_read_is_told(void **state)
{
	struct fixture it = {.folder = test_folder_new()};
	static char bytes[KIB + 1];

	(void)state;
	read_it(&it);
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.list.count, 1);
	assert_int_equal(it.diag.list.items[0].code, F001);
	finish(&it);
	memset(bytes, 'a', sizeof(bytes));
	it = read_bytes((struct text){bytes, sizeof(bytes)});
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.list.count, 1);
	assert_int_equal(it.diag.list.items[0].code, F003);
	finish(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_comes_as_it_is),
		cmocka_unit_test(line_ends_become_line_feeds),
		cmocka_unit_test(a_byte_order_mark_is_skipped),
		cmocka_unit_test(other_encodings_are_told),
		cmocka_unit_test(what_cannot_be_read_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
