#include "tests/publish/pictures.h"

#include "base/exif.h"

/* JFIF without a thumbnail, then Exif of an orientation. */
#define JFIF "\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
#define EXIF(turned)                                                           \
	"\xff\xe1\x00\x22"                                                     \
	"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" turned       \
	"\0\0\0\0\0\0"

static void
what_only_shows_stays(void **state)
{
	(void)state;
	picture_stays("plain.jpg");
	picture_stays("restarts.jpg");
}

static void
camera_place_author_and_thumbnails_go(void **state)
{
	struct buf out = picture_cleaned("camera.jpg");

	(void)state;
	assert_true(text_starts(buf_as_text(&out),
				TEXT("\xff\xd8" JFIF EXIF("\x06") "\xff\xe2")));
	assert_lacks(&out, TEXT("Ada"));
	assert_lacks(&out, TEXT("RGB"));
	assert_lacks(&out, TEXT("xap"));
	assert_lacks(&out, TEXT("8BIM"));
	assert_lacks(&out, TEXT("MPF"));
	assert_text_holds(buf_as_text(&out), "ICC_PROFILE");
	assert_text_holds(buf_as_text(&out), "Adobe");
	assert_true(text_ends(buf_as_text(&out), TEXT("\x3f\xff\xd9")));
	buf_free(&out);
}

static void
the_way_up_is_kept_in_either_byte_order(void **state)
{
	struct buf out = picture_cleaned("little.jpg");

	(void)state;
	assert_true(text_starts(buf_as_text(&out),
				TEXT("\xff\xd8" EXIF("\x03") "\xff\xdb")));
	buf_free(&out);
}

static void
bytes_that_fill_go(void **state)
{
	struct buf out = picture_cleaned("fill.jpg");
	struct arena arena = {0};

	(void)state;
	assert_same_text(buf_as_text(&out), picture_read(&arena, "plain.jpg"));
	arena_free(&arena);
	buf_free(&out);
}

static void
broken_ones_are_refused(void **state)
{
	struct arena arena = {0};

	(void)state;
	picture_is_refused(picture_read(&arena, "cut.jpg"),
			   "it is cut off: its end is missing");
	picture_is_refused(TEXT("\xff\xd8\xff\xe1\x00\x09x"),
			   "a segment is longer than the file");
	picture_is_refused(TEXT("\xff\xd8\xff\xe1\x00\x01x"),
			   "a segment is longer than the file");
	picture_is_refused(TEXT("\xff\xd8\xff\xfe\x00\x02x"),
			   "there is no marker where one should be");
	picture_is_refused(TEXT("\xff\xd8\xff\xd9"),
			   "there is no picture in it");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_shows_stays),
		cmocka_unit_test(camera_place_author_and_thumbnails_go),
		cmocka_unit_test(the_way_up_is_kept_in_either_byte_order),
		cmocka_unit_test(bytes_that_fill_go),
		cmocka_unit_test(broken_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
