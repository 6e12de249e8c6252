#include "tests/test.h"

#include <sys/mman.h>

#include "publish/carrier.h"

/* What a file of these bytes carries. */
static void
check_bytes(struct text bytes, const char *wanted)
{
	struct carrier_file file = {memfd_create("x", MFD_CLOEXEC), bytes.len};
	struct arena arena = {0};

	assert_int_equal(write(file.file, bytes.s, bytes.len), bytes.len);
	assert_text(carrier_find(&file, &arena), wanted);
	close(file.file);
	arena_free(&arena);
}

#define check(literal, wanted) check_bytes(TEXT(literal), wanted)

static void
plain_files_carry_nothing(void **state)
{
	(void)state;
	check("", "");
	check("Words of Ada Quill.", "");
	check("<svg xmlns='http://www.w3.org/2000/svg'><path d=''/></svg>", "");
	check("\xff\xfb\x90\x64 mp3 without a tag", "");
	check("wOF2 a font", "");
}

static void
documents_and_archives_always_do(void **state)
{
	(void)state;
	check("%PDF-1.7", "what a PDF says of itself: author, program, times");
	check("II*\0x", "the tags of a TIFF file: camera, time, place, author");
	check("\x1f\x8b\x08", "the name and time of what is in a gzip file");
}

static void
recordings_by_their_tags(void **state)
{
	char tagged[200] = "\xff\xfb";

	(void)state;
	tagged[72] = 'T';
	tagged[73] = 'A';
	tagged[74] = 'G';
	check("ID3\x04", "an ID3 tag");
	check_bytes((struct text){tagged, sizeof(tagged)}, "an ID3v1 tag");
	check("OggSxxxxOpusTags\x03\0\0\0abc\0\0\0\0", "");
	check("OggSxxxxOpusTags\x03\0\0\0abc\x01\0\0\0\x0a\0\0\0ARTIST=Ada",
	      "a comment ARTIST");
	check("fLaC\0\0\0\x01x\x84\0\0\x15\x03\0\0\0abc\x01\0\0\0\x05\0\0\0T=A",
	      "a comment T");
	check("RIFF\x20\0\0\0WAVEfmt \x03\0\0\0abc\0LIST\x04\0\0\0INFO",
	      "a chunk LIST: title, author, time or device");
	check("RIFF\x20\0\0\0WAVEfmt \x04\0\0\0abcddata\x04\0\0\0LIST", "");
}

static void
films_by_their_boxes(void **state)
{
	(void)state;
	check("\0\0\0\x0c"
	      "ftypM4A \0\0\0\x18moov\0\0\0\x10udtaAda Quil",
	      "a box udta: place, device, time or title");
	check("\0\0\0\x0c"
	      "ftypisom\0\0\0\x1cmoov\0\0\0\x14mvhd\0\0\0\0\xe0\0\0\0\0\0\0\0",
	      "the time of recording (mvhd)");
	check("\0\0\0\x0c"
	      "ftypisom\0\0\0\x1cmoov\0\0\0\x14mvhd\0\0\0\0\0\0\0\0\0\0\0\0",
	      "");
	check("\0\0\0\x0c"
	      "ftypheic",
	      "the Exif of a HEIC or AVIF picture: camera, time, place");
}

static void
drawings_by_what_drew_them(void **state)
{
	(void)state;
	check("<svg><metadata>Ada</metadata></svg>", "<metadata");
	check("<svg sodipodi:docname='ada.svg'/>", "sodipodi:docname");
}

static void
pages_by_what_saved_them(void **state)
{
	(void)state;
	check("<!DOCTYPE html><meta name=\"created\" content=\"1931\">",
	      "<meta name=\"created\"");
	check("<!DOCTYPE html>\n<!-- saved from url=(0019)http://x/ -->",
	      "<!-- saved from url=(");
	check("<!DOCTYPE html><input name=\"created\">", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_files_carry_nothing),
		cmocka_unit_test(documents_and_archives_always_do),
		cmocka_unit_test(recordings_by_their_tags),
		cmocka_unit_test(films_by_their_boxes),
		cmocka_unit_test(drawings_by_what_drew_them),
		cmocka_unit_test(pages_by_what_saved_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
