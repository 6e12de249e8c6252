#include "tests/test.h"

#include "markdown/inner.h"

static void
text_is_escaped(void **state)
{
	struct buf html = BUF_INIT;

	(void)state;
	html_escaped(&html, TEXT("a <b> & \"c\" 'd' \xc3\xa9"));
	assert_text(buf_as_text(&html),
		    "a &lt;b&gt; &amp; &quot;c&quot; 'd' \xc3\xa9");
	buf_free(&html);
}

static void
bytes_of_holes_are_left_out(void **state)
{
	struct buf html = BUF_INIT;

	(void)state;
	html_escaped(&html, TEXT("\xff"
				 "a\xfe\xf8"
				 "b<\xfd"));
	assert_text(buf_as_text(&html), "ab&lt;");
	buf_free(&html);
}

static void
urls_are_encoded(void **state)
{
	struct buf html = BUF_INIT;

	(void)state;
	html_href(&html, TEXT("/a b?c=d&e='f'#g%20[\"\xc3\xa9\\"));
	assert_text(buf_as_text(&html),
		    "/a%20b?c=d&amp;e=&#x27;f&#x27;#g%20%5B%22%C3%A9%5C");
	buf_reset(&html);
	html_href(&html, TEXT("-_.+!*(),%#@?=;:/$~"));
	assert_text(buf_as_text(&html), "-_.+!*(),%#@?=;:/$~");
	buf_free(&html);
}

static void
lines_begin_once(void **state)
{
	struct buf html = BUF_INIT;

	(void)state;
	html_line(&html);
	assert_int_equal(html.len, 0);
	buf_literal(&html, "a");
	html_line(&html);
	html_line(&html);
	assert_text(buf_as_text(&html), "a\n");
	buf_free(&html);
}

static void
cut_takes_back(void **state)
{
	struct buf html = BUF_INIT;

	(void)state;
	html_cut(&html, 0);
	buf_literal(&html, "abc");
	html_cut(&html, 5);
	assert_text(buf_as_text(&html), "abc");
	html_cut(&html, 1);
	assert_text(buf_as_text(&html), "a");
	assert_int_equal(html.s[1], '\0');
	buf_free(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(bytes_of_holes_are_left_out),
		cmocka_unit_test(urls_are_encoded),
		cmocka_unit_test(lines_begin_once),
		cmocka_unit_test(cut_takes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
