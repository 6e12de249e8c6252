#include "tests/test.h"

#include "base/picture.h"

#define check(bytes, wanted_width, wanted_height)                              \
	do {                                                                   \
		struct picture_size size = {0};                                \
		assert_int_equal(picture_measure(TEXT(bytes), &size),          \
				 PICTURE_SIZE);                                \
		assert_int_equal(size.width, wanted_width);                    \
		assert_int_equal(size.height, wanted_height);                  \
	} while (0)

#define check_found(bytes, wanted)                                             \
	do {                                                                   \
		struct picture_size size = {0};                                \
		assert_int_equal(picture_measure(TEXT(bytes), &size), wanted); \
	} while (0)

/* A frame of 300 × 200, and Exif that turns it. */
#define FRAME "\xff\xc0\0\x0b\x08\0\xc8\x01\x2c\x01\x01\x11\0"
#define EXIF                                                                   \
	"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0"  \
	"\0\0"

static void
jpeg(void **state)
{
	(void)state;
	check("\xff\xd8\xff\xe0\0\x04xx\xff" FRAME, 300, 200);
	check("\xff\xd8\xff\xe1\0\x22" EXIF FRAME, 200, 300);
	check_found("\xff\xd8\xff\xe1\xff\xff" EXIF, PICTURE_MORE);
	check_found("\xff\xd8\xff\xda\0\x02" FRAME, PICTURE_NONE);
}

static void
png_and_gif(void **state)
{
	(void)state;
	check("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\xc8", 300,
	      200);
	check_found("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\xc8",
		    PICTURE_NONE);
	check_found("\x89PNG\r\n\x1a\n", PICTURE_NONE);
	check("GIF89a\x2c\x01\xc8\0", 300, 200);
	check_found("GIF89a\x2c", PICTURE_NONE);
}

static void
webp(void **state)
{
	(void)state;
	check("RIFF\0\0\0\0WEBPVP8 \0\0\0\0abc\x9d\x01\x2a\x2c\x01\xc8\0", 300,
	      200);
	check("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x2b\xc1\x31\0", 300, 200);
	check("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0", 300,
	      200);
	check_found("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\x2b\x01\0\xc7\0"
		    "\0",
		    PICTURE_MORE);
	check("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\x2b\x01\0\xc7\0\0"
	      "EXIF\x20\0\0\0" EXIF,
	      200, 300);
}

static void
svg(void **state)
{
	(void)state;
	check("<svg width='300' height=\"200.5px\">", 300, 200);
	check("<?xml version='1.0'?>\n<svg width='100%' stroke-width='1' "
	      "viewBox='0 0,300 200'>",
	      300, 200);
	check_found("<svg>", PICTURE_NONE);
	check_found("<p>no picture</p>", PICTURE_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jpeg),
		cmocka_unit_test(png_and_gif),
		cmocka_unit_test(webp),
		cmocka_unit_test(svg),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
