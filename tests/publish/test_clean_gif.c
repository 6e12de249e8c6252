#include "tests/publish/pictures.h"

static void
what_only_shows_stays(void **state)
{
	(void)state;
	picture_stays("plain.gif");
}

static void
comments_and_xmp_go_films_still_run(void **state)
{
	struct buf out = picture_cleaned("notes.gif");

	(void)state;
	assert_lacks(&out, TEXT("Ada"));
	assert_lacks(&out, TEXT("XMP"));
	assert_lacks(&out, TEXT("GPS"));
	assert_text_holds(buf_as_text(&out), "NETSCAPE2.0");
	assert_true(text_find(buf_as_text(&out),
			      TEXT("\x21\xf9\x04\0\x0a\0\0\0\x2c"),
			      0) != TEXT_NOT_FOUND);
	assert_true(text_ends(buf_as_text(&out), TEXT("\x44\x01\0\x3b")));
	buf_free(&out);
}

static void
broken_ones_are_refused(void **state)
{
	struct arena arena = {0};

	(void)state;
	picture_is_refused(picture_read(&arena, "cut.gif"),
			   "it is cut off within a picture");
	picture_is_refused(TEXT("GIF89a\x01\0\x01\0\x80\0\0"),
			   "it is cut off within its colours");
	picture_is_refused(TEXT("GIF89a\x01\0\x01\0\0\0\0!\xfe\x05x"),
			   "it is cut off within an extension");
	picture_is_refused(TEXT("GIF89a\x01\0\x01\0\0\0\0x"),
			   "it has a block that is not known");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_shows_stays),
		cmocka_unit_test(comments_and_xmp_go_films_still_run),
		cmocka_unit_test(broken_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
