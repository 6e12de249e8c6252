#include "tests/test.h"

#include "base/mime.h"

static void
knows_what_a_site_has(void **state)
{
	(void)state;
	assert_string_equal(mime_type(TEXT("a/index.html")),
			    "text/html; charset=utf-8");
	assert_string_equal(mime_type(TEXT("a/words.vtt")),
			    "text/vtt; charset=utf-8");
	assert_string_equal(mime_type(TEXT("CALL.MP3")), "audio/mpeg");
	assert_string_equal(mime_type(TEXT("x.html/thing")),
			    "application/octet-stream");
	assert_string_equal(mime_type(TEXT("CNAME")),
			    "application/octet-stream");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_a_site_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
