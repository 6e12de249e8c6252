#include "tests/test.h"

#include "search/files.h"

/* Byte by byte, as files_add_escaped should do it. */
static void
add_slowly(struct buf *buf, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.s[i];

		if (c == '\n')
			buf_literal(buf, "\\n");
		else if (c < ' ' || c == '"' || c == '\\' || c == 0x7f)
			buf_format(buf, "\\u%04x", c);
		else
			buf_char(buf, t.s[i]);
	}
}

static void
check(const char *bytes, size_t length)
{
	struct buf found = BUF_INIT, wanted = BUF_INIT;

	files_add_escaped(&found, (struct text){bytes, length});
	add_slowly(&wanted, (struct text){bytes, length});
	assert_same_text(buf_as_text(&found), buf_as_text(&wanted));
	buf_free(&found);
	buf_free(&wanted);
}

/* Eight bytes are looked at together: each byte at each place of them. */
static void
each_byte_is_escaped_anywhere(void **state)
{
	char bytes[24];

	(void)state;
	for (int c = 0; c < 256; c++) {
		for (size_t at = 0; at < sizeof(bytes); at++) {
			memset(bytes, 'a', sizeof(bytes));
			bytes[at] = (char)c;
			for (size_t length = at; length <= sizeof(bytes);
			     length++)
				check(bytes, length);
		}
	}
}

static void
neighbours_are_escaped(void **state)
{
	static const char signs[] = "\"\\\n\x01\x7f !#[]\xc3\xbc";
	char bytes[17];
	uint32_t random = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		for (size_t k = 0; k < sizeof(bytes); k++) {
			random = random * 1664525 + 1013904223;
			bytes[k] = signs[(random >> 16) % (sizeof(signs) - 1)];
		}
		check(bytes, sizeof(bytes));
	}
}

static int
take(void *context, struct text path, struct text bytes, struct diag *diag)
{
	(void)diag;
	assert_text(path, "search/0a/t1.js");
	assert_text(bytes, "dossierSearch(\"t1\",\"a\")\n");
	++*(int *)context;
	return *(int *)context == 1 ? 0 : -1;
}

static void
a_file_calls_itself_by_its_name(void **state)
{
	int count = 0;
	struct search_files files = {
		.take = take, .context = &count, .folder = TEXT("search/0a/")};
	struct buf file = BUF_INIT;
	struct diag diag = {0};

	(void)state;
	files_begin(&file, "t1");
	files_add_string(&file, TEXT("a"));
	assert_int_equal(files_end(&file, "t1", &files, &diag), 0);
	assert_int_equal(file.len, 0);
	files_begin(&file, "t1");
	files_add_string(&file, TEXT("a"));
	assert_int_equal(files_end(&file, "t1", &files, &diag), -1);
	buf_free(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_byte_is_escaped_anywhere),
		cmocka_unit_test(neighbours_are_escaped),
		cmocka_unit_test(a_file_calls_itself_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
