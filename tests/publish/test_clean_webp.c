#include "tests/publish/pictures.h"

static void
what_only_shows_stays(void **state)
{
	(void)state;
	picture_stays("plain.webp");
}

static void
exif_becomes_the_way_up(void **state)
{
	struct buf out = picture_cleaned("notes.webp");

	(void)state;
	assert_lacks(&out, TEXT("Ada"));
	assert_lacks(&out, TEXT("XMP "));
	assert_lacks(&out, TEXT("trailing"));
	/* The length of all, and the flag of Exif alone. */
	assert_true(text_starts(buf_as_text(&out),
				TEXT("RIFF\x4e\0\0\0WEBPVP8X\x0a\0\0\0\x08")));
	assert_true(text_ends(buf_as_text(&out),
			      TEXT("EXIF\x1a\0\0\0MM\0*\0\0\0\x08\0\x01\x01\x12"
				   "\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0")));
	buf_free(&out);
}

static void
nothing_hides_in_a_film(void **state)
{
	struct buf out = picture_cleaned("film.webp");

	(void)state;
	assert_lacks(&out, TEXT("NOTE"));
	assert_text_holds(buf_as_text(&out), "ANMF");
	assert_text_holds(buf_as_text(&out), "VP8L");
	buf_free(&out);
}

static void
broken_ones_are_refused(void **state)
{
	(void)state;
	picture_is_refused(TEXT("RIFF\xff\0\0\0WEBPVP8L\x01\0\0\0\0\0"),
			   "it is cut off: it is shorter than it says");
	picture_is_refused(TEXT("RIFF\x0e\0\0\0WEBPVP8L\xff\0\0\0\0\0"),
			   "a part of it is longer than the file");
	picture_is_refused(TEXT("RIFF\x0e\0\0\0WEBPVP8X\x02\0\0\0\0\0"),
			   "its header has not the length it should have");
	picture_is_refused(TEXT("RIFF\x0e\0\0\0WEBPANMF\x02\0\0\0\0\0"),
			   "a picture of the film is cut off");
	picture_is_refused(TEXT("RIFF\x0e\0\0\0WEBPNOTE\x02\0\0\0\0\0"),
			   "there is no picture in it");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_shows_stays),
		cmocka_unit_test(exif_becomes_the_way_up),
		cmocka_unit_test(nothing_hides_in_a_film),
		cmocka_unit_test(broken_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
