#include "tests/test.h"

#include "base/buf.h"

static void
is_a_string_from_the_start(void **state)
{
	struct buf buf = BUF_INIT;
	struct buf zeroed = {0};

	(void)state;
	assert_string_equal(buf.s, "");
	buf_add(&buf, NULL, 0);
	assert_string_equal(buf.s, "");
	buf_reset(&zeroed);
	assert_string_equal(zeroed.s, "");
	buf_free(&zeroed);
	buf_free(&buf);
}

static void
adds_every_kind(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_char(&buf, 'a');
	buf_literal(&buf, "bc");
	buf_text(&buf, TEXT("de"));
	buf_text(&buf, (struct text){0});
	buf_format(&buf, "%03d", 7);
	assert_string_equal(buf.s, "abcde007");
	assert_text(buf_as_text(&buf), "abcde007");
	buf_free(&buf);
	assert_string_equal(buf.s, "");
	assert_int_equal(buf.len, 0);
}

static void
grows_over_many_sizes(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < 10000; i++) {
		buf_char(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.s[buf.len], '\0');
	}
	for (size_t i = 0; i < 10000; i++)
		assert_int_equal(buf.s[i], 'a' + i % 26);
	buf_free(&buf);
}

static void
a_format_of_any_length_fits(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (int width = 55; width < 75; width++) {
		buf_free(&buf);
		buf_format(&buf, "%*d", width, 1);
		assert_int_equal(buf.len, width);
		assert_int_equal(strlen(buf.s), width);
	}
	buf_free(&buf);
}

static void
a_reset_keeps_the_memory(void **state)
{
	struct buf buf = BUF_INIT;
	const char *memory;

	(void)state;
	buf_literal(&buf, "first");
	memory = buf.s;
	buf_reset(&buf);
	assert_string_equal(buf.s, "");
	assert_int_equal(buf.len, 0);
	buf_literal(&buf, "next");
	assert_ptr_equal(buf.s, memory);
	assert_string_equal(buf.s, "next");
	buf_free(&buf);
}

static void
a_reset_gives_back_what_is_too_much(void **state)
{
	struct buf buf = BUF_INIT;
	size_t capacity;

	(void)state;
	buf_reserve(&buf, 1000);
	capacity = buf.capacity;
	buf_literal(&buf, "first");
	buf_reset_within(&buf, capacity);
	assert_int_equal(buf.capacity, capacity);
	assert_string_equal(buf.s, "");
	buf_literal(&buf, "next");
	buf_reset_within(&buf, capacity - 1);
	assert_int_equal(buf.capacity, 0);
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.s, "");
	buf_free(&buf);
}

static void
reserved_bytes_can_be_written(void **state)
{
	struct buf buf = BUF_INIT;
	char *room;

	(void)state;
	buf_literal(&buf, "ab");
	room = buf_reserve(&buf, 1000);
	assert_ptr_equal(room, buf.s + 2);
	assert_string_equal(buf.s, "ab");
	memset(room, 'x', 1000);
	room[1000] = '\0';
	buf.len += 1000;
	assert_int_equal(strlen(buf.s), 1002);
	buf_free(&buf);
}

static void
escapes_what_html_asks_for(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_escaped(&buf, TEXT("plain"));
	buf_escaped(&buf, (struct text){0});
	assert_string_equal(buf.s, "plain");
	buf_reset(&buf);
	buf_escaped(&buf, TEXT("<a href=\"x?a&b\">it's</a>&"));
	assert_string_equal(
		buf.s,
		"&lt;a href=&quot;x?a&amp;b&quot;&gt;it's&lt;/a&gt;&amp;");
	buf_reset(&buf);
	buf_escaped(&buf, (struct text){"\xff\0<", 3});
	assert_same_text(buf_as_text(&buf), TEXT("\xff\0&lt;"));
	buf_free(&buf);
}

static void
ask_for_too_much(void)
{
	struct buf buf = BUF_INIT;

	buf_char(&buf, 'x');
	buf_reserve(&buf, SIZE_MAX - 1);
}

static void
too_much_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(test_exit_code(ask_for_too_much), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_a_string_from_the_start),
		cmocka_unit_test(adds_every_kind),
		cmocka_unit_test(grows_over_many_sizes),
		cmocka_unit_test(a_format_of_any_length_fits),
		cmocka_unit_test(a_reset_keeps_the_memory),
		cmocka_unit_test(a_reset_gives_back_what_is_too_much),
		cmocka_unit_test(reserved_bytes_can_be_written),
		cmocka_unit_test(escapes_what_html_asks_for),
		cmocka_unit_test(too_much_ends_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
