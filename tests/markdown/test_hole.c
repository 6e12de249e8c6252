#include "tests/test.h"

#include "markdown/inner.h"

static void
holes_are_taken_in_order(void **state)
{
	struct buf html = BUF_INIT;
	struct text rest;
	struct text piece;
	struct hole hole;

	(void)state;
	buf_literal(&html, "a");
	hole_open(&html, HOLE_LINK, 0x0fedcba);
	buf_literal(&html, "b");
	hole_open(&html, HOLE_IMAGE, 127);
	hole_close(&html);
	hole_close(&html);
	rest = buf_as_text(&html);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_TEXT);
	assert_text(piece, "a");
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_OPEN);
	assert_int_equal(hole.kind, HOLE_LINK);
	assert_int_equal(hole.index, 0x0fedcba);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_TEXT);
	assert_text(piece, "b");
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_OPEN);
	assert_int_equal(hole.kind, HOLE_IMAGE);
	assert_int_equal(hole.index, 127);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_CLOSE);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_CLOSE);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_END);
	buf_free(&html);
}

/* The bytes of an index are below 0x80, whatever it is. */
static void
index_is_no_other_hole(void **state)
{
	static const uint32_t indices[] = {
		0, 1, 127, 128, 16383, 16384, 0x0ffffffe, 0x0fffffff};
	struct buf html = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(indices); i++) {
		struct text rest;
		struct text piece;
		struct hole hole;

		buf_reset(&html);
		hole_open(&html, HOLE_EVENT, indices[i]);
		for (size_t at = 1; at < html.len; at++)
			assert_true((unsigned char)html.s[at] < 0x80);
		rest = buf_as_text(&html);
		assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_OPEN);
		assert_int_equal(hole.index, indices[i]);
	}
	buf_free(&html);
}

static void
index_can_be_changed(void **state)
{
	struct buf html = BUF_INIT;
	struct text rest;
	struct text piece;
	struct hole hole;

	(void)state;
	buf_literal(&html, "<p>");
	hole_open(&html, HOLE_QUOTE_BLOCK, 0);
	hole_close(&html);
	hole_set_index(&html, 3, 300);
	rest = text_from(buf_as_text(&html), 3);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_OPEN);
	assert_int_equal(hole.kind, HOLE_QUOTE_BLOCK);
	assert_int_equal(hole.index, 300);
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_CLOSE);
	buf_free(&html);
}

static void
cut_hole_ends_the_html(void **state)
{
	struct text rest = {"\xfeL\0\0", 4};
	struct text piece;
	struct hole hole;

	(void)state;
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_END);
	rest = (struct text){0};
	assert_int_equal(hole_step(&rest, &piece, &hole), HOLE_END);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holes_are_taken_in_order),
		cmocka_unit_test(index_is_no_other_hole),
		cmocka_unit_test(index_can_be_changed),
		cmocka_unit_test(cut_hole_ends_the_html),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
