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
		else if (c == '\t')
			buf_literal(buf, "\\t");
		else if (c == '"' || c == '\\')
			buf_format(buf, "\\%c", c);
		else if (c < ' ' || c == 0x7f)
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

/* Many bytes are looked at together: each byte at each place of them. */
static void
each_byte_is_escaped_anywhere(void **state)
{
	char bytes[72];

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
	static const char signs[] = "\"\\\n\t\x01\x7f !#[]\xc3\xbc";
	char bytes[41];
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

/* What was handed on; the call `refused`, from 1, is told no. */
struct taken {
	size_t count;
	size_t refused;
	char paths[200][40];
	char last[100];
};

static int
take(void *context, struct text path, struct text bytes, struct diag *diag)
{
	struct taken *taken = context;

	(void)diag;
	snprintf(taken->paths[taken->count++], 40, "%.*s", TEXT_ARG(path));
	snprintf(taken->last, sizeof(taken->last), "%.*s", TEXT_ARG(bytes));
	return taken->count == taken->refused ? -1 : 0;
}

static void
a_file_calls_itself_by_its_name(void **state)
{
	struct taken taken = {0};
	struct search_files to = {.take = take, .context = &taken};
	struct files_door door = {.to = &to, .lock = POOL_LOCK_INIT};
	struct files files = {.door = &door, .folder = TEXT("search/0a/")};

	(void)state;
	files_begin(&files, "t1");
	files_add_string(&files.bytes, TEXT("a"));
	files_end(&files);
	files_close(&files);
	assert_int_equal(taken.count, 1);
	assert_string_equal(taken.paths[0], "search/0a/t1.js");
	assert_string_equal(taken.last, "dossierSearch(\"t1\",\"a\")\n");
}

static void
make_some(struct files *files, size_t count, size_t length)
{
	char name[32];

	for (size_t i = 0; i < count; i++) {
		snprintf(name, sizeof(name), "c%zu", i);
		files_begin(files, name);
		for (size_t k = 0; k < length; k++)
			buf_char(&files->bytes, 'a');
		files_end(files);
	}
	files_close(files);
}

static void
each_is_handed_on_once(void **state)
{
	static const size_t lengths[] = {1, 10000, 300000};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(lengths); i++) {
		struct taken taken = {0};
		struct search_files to = {.take = take, .context = &taken};
		struct files_door door = {.to = &to, .lock = POOL_LOCK_INIT};
		struct files files = {.door = &door};
		char name[32];

		make_some(&files, 150, lengths[i]);
		assert_int_equal(taken.count, 150);
		for (size_t k = 0; k < 150; k++) {
			snprintf(name, sizeof(name), "c%zu.js", k);
			assert_string_equal(taken.paths[k], name);
		}
		assert_int_equal(files.rc, 0);
	}
}

static void
none_is_handed_on_behind_one_that_could_not_be(void **state)
{
	(void)state;
	for (size_t refused = 1; refused < 150; refused += 13) {
		struct taken taken = {.refused = refused};
		struct search_files to = {.take = take, .context = &taken};
		struct files_door door = {.to = &to, .lock = POOL_LOCK_INIT};
		struct files files = {.door = &door};

		make_some(&files, 150, 100);
		assert_int_equal(taken.count, refused);
		assert_int_equal(files.rc, -1);
		assert_int_equal(door.rc, -1);
	}
}

static void
numbers_are_decimal(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	files_add_number(&buf, 0);
	buf_char(&buf, ' ');
	files_add_number(&buf, 109);
	buf_char(&buf, ' ');
	files_add_number(&buf, UINT64_MAX);
	assert_text(buf_as_text(&buf), "0 109 18446744073709551615");
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_byte_is_escaped_anywhere),
		cmocka_unit_test(neighbours_are_escaped),
		cmocka_unit_test(a_file_calls_itself_by_its_name),
		cmocka_unit_test(each_is_handed_on_once),
		cmocka_unit_test(
			none_is_handed_on_behind_one_that_could_not_be),
		cmocka_unit_test(numbers_are_decimal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
