#include "tests/publish/pictures.h"

static void
what_only_shows_stays(void **state)
{
	(void)state;
	picture_stays("plain.png");
}

static void
words_times_and_what_follows_go(void **state)
{
	struct buf out = picture_cleaned("notes.png");

	(void)state;
	assert_lacks(&out, TEXT("Ada"));
	assert_lacks(&out, TEXT("tIME"));
	assert_lacks(&out, TEXT("iTXt"));
	assert_text_holds(buf_as_text(&out), "gAMA");
	assert_true(text_ends(buf_as_text(&out), TEXT("IEND\xae\x42\x60\x82")));
	/* The orientation, and a sum that zlib agrees with. */
	assert_true(text_find(buf_as_text(&out),
			      TEXT("\0\0\0\x1a"
				   "eXIfMM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0"
				   "\0\x01\0\x08\0\0\0\0\0\0\x86\x58\x30\x34"),
			      0) == 33);
	buf_free(&out);
}

static void
broken_ones_are_refused(void **state)
{
	struct arena arena = {0};

	(void)state;
	picture_is_refused(picture_read(&arena, "cut.png"),
			   "it is cut off: its end is missing");
	picture_is_refused(TEXT("\x89PNG\r\n\x1a\n\0\0\0\x01"),
			   "it does not begin with its size");
	picture_is_refused(
		TEXT("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR1234567890123sum "
		     "\0\0\0\0NOTEsum "),
		"it has a part that is not known");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_shows_stays),
		cmocka_unit_test(words_times_and_what_follows_go),
		cmocka_unit_test(broken_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
