#include "tests/model/site.h"

#define SVG "<svg width='300' height='200'>"

static const struct asset *
asset_at(const struct test_site *t, const char *path)
{
	list_each (struct asset *, asset, &t->site->assets)
		if (text_equal((*asset)->path, text_of(path)))
			return *asset;
	fail_msg("there is no %s", path);
	return NULL;
}

/* A theme may show what no document links to. */
static void
pictures_that_nobody_links_to_have_a_size(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: Harbour Papers\n");
	site_put(&t, "articles/quay.svg", SVG);
	site_put(&t, "articles/quay.txt", SVG);
	site_put(&t, "articles/broken.png", "no picture");
	site_build_well(&t);
	assert_int_equal(asset_at(&t, "articles/quay.svg")->width, 300);
	assert_int_equal(asset_at(&t, "articles/quay.svg")->height, 200);
	assert_int_equal(asset_at(&t, "articles/quay.txt")->width, 0);
	assert_int_equal(asset_at(&t, "articles/broken.png")->width, 0);
	site_free(&t);
}

/* A JPEG whose size stands behind `count` segments of 16 KB. */
static struct text
jpeg_with(struct arena *arena, size_t count)
{
	static const char segment[] = "\xff\xe2\x40\x02";
	static const char frame[] = "\xff\xc0\x00\x11\x08\x00\xc8\x01\x2c\x03";
	struct buf bytes = BUF_INIT;
	struct text kept;

	buf_literal(&bytes, "\xff\xd8");
	for (size_t i = 0; i < count; i++) {
		buf_literal(&bytes, segment);
		for (size_t j = 0; j < 0x4000; j++)
			buf_char(&bytes, 'x');
	}
	buf_add(&bytes, frame, sizeof(frame) - 1);
	buf_literal(&bytes, "xxxxxxxxxxxxxxxx");
	kept = arena_text(arena, buf_as_text(&bytes));
	buf_free(&bytes);
	return kept;
}

static void
check_far(size_t count)
{
	struct test_site t = site_new();

	site_put(&t, "site.yaml", "title: Harbour Papers\n");
	site_put(&t, "far.jpg", "");
	test_folder_put(&t.folder, "content/far.jpg",
			jpeg_with(&t.arena, count));
	site_build_well(&t);
	assert_int_equal(asset_at(&t, "far.jpg")->width, 300);
	assert_int_equal(asset_at(&t, "far.jpg")->height, 200);
	site_free(&t);
}

/* In the first bytes, in some more, and far behind. */
static void
a_size_may_stand_behind_a_preview(void **state)
{
	(void)state;
	check_far(0);
	check_far(1);
	check_far(5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pictures_that_nobody_links_to_have_a_size),
		cmocka_unit_test(a_size_may_stand_behind_a_preview),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
