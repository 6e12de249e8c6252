/*
 * Pictures and recordings from hostile bytes: cleaned, and what comes out
 * cleaned again, which changes nothing; looked through for what they carry.
 *
 * For libFuzzer:
 *   clang -g -fsanitize=fuzzer,address,undefined -std=c17 -D_GNU_SOURCE \
 *       -Igenerator -DARENA_MALLOC tests/fuzz/fuzz_picture.c \
 *       generator/publish/c[la]*.c generator/base/[!.]*.c -lutf8proc \
 *       -lnettle -lpthread -o /tmp/fuzz_picture
 *   /tmp/fuzz_picture -max_len=4096 /tmp/corpus tests/fuzz/picture
 * tests/fuzz/test_picture.c replays tests/fuzz/picture in every run of the
 * tests.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/picture.h"
#include "publish/carrier.h"
#include "publish/clean.h"

/* What a minimal Exif and the parts around it may add. */
#define MOST_ADDED 64

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
check_clean(struct text in)
{
	clean_picture *clean = clean_for(in);
	struct buf once = BUF_INIT, twice = BUF_INIT;

	if (clean && clean(in, &once) == NULL) {
		must(once.len <= in.len + MOST_ADDED);
		must(clean_for(buf_as_text(&once)) == clean);
		must(clean(buf_as_text(&once), &twice) == NULL);
		must(text_equal(buf_as_text(&once), buf_as_text(&twice)));
	}
	buf_free(&once);
	buf_free(&twice);
}

/* SVG is known by its name, so all bytes could be some. */
static void
check_drawing(struct text in)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	if (clean_svg(in, &once) == NULL) {
		must(once.len <= in.len);
		must(clean_svg(buf_as_text(&once), &twice) == NULL);
	}
	buf_free(&once);
	buf_free(&twice);
}

static void
check_size(struct text in)
{
	struct picture_size size = {0};

	if (picture_measure(in, &size) == PICTURE_SIZE)
		must(size.width > 0 && size.height > 0);
	else
		must(size.width == 0 && size.height == 0);
}

static void
check_carrier(struct text in)
{
	struct carrier_file file = {memfd_create("x", MFD_CLOEXEC), in.len};
	struct arena arena = {0};

	must(file.file >= 0);
	must(in.len == 0 || write(file.file, in.s, in.len) == (ssize_t)in.len);
	must(carrier_find(&file, &arena).len < 200);
	arena_free(&arena);
	close(file.file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text in = {(const char *)data, size};

	check_size(in);
	check_clean(in);
	check_drawing(in);
	check_carrier(in);
	return 0;
}
