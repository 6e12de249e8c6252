#include "tests/test.h"

#include "theme/wire.h"

static void
frames_come_out_as_they_went_in(void **state)
{
	struct frame in[] = {{FRAME_PAGE, 7, TEXT("bytes\0more")},
			     {FRAME_FAILURE, 0, TEXT("")}};
	struct buf buf = BUF_INIT;
	struct text rest;
	struct frame out;

	(void)state;
	frame_put(&buf, &in[0]);
	frame_put(&buf, &in[1]);
	rest = buf_as_text(&buf);
	for (size_t i = 0; i < 2; i++) {
		assert_true(frame_next(&rest, 100, &out));
		assert_int_equal(out.kind, in[i].kind);
		assert_int_equal(out.number, in[i].number);
		assert_same_text(out.bytes, in[i].bytes);
	}
	assert_false(frame_next(&rest, 100, &out));
	assert_int_equal(rest.len, 0);
	buf_free(&buf);
}

static void
half_a_frame_is_none_yet(void **state)
{
	struct frame in = {FRAME_PAGE, 7, TEXT("bytes")};
	struct buf buf = BUF_INIT;
	struct frame out;

	(void)state;
	frame_put(&buf, &in);
	for (size_t i = 0; i < buf.len; i++) {
		struct text rest = {buf.s, i};

		assert_false(frame_next(&rest, 100, &out));
		assert_int_equal(rest.len, i);
	}
	buf_free(&buf);
}

static void
what_is_no_frame_is_said(void **state)
{
	struct buf buf = BUF_INIT;
	struct text rest;
	struct frame out;

	(void)state;
	wire_put(&buf, FRAME_PAGE);
	wire_put(&buf, 0);
	wire_put(&buf, UINT64_MAX);
	rest = buf_as_text(&buf);
	assert_true(frame_next(&rest, 100, &out));
	assert_int_equal(out.kind, FRAME_BROKEN);
	buf_reset(&buf);
	wire_put(&buf, 99);
	wire_put(&buf, 0);
	wire_put(&buf, 0);
	rest = buf_as_text(&buf);
	assert_true(frame_next(&rest, 100, &out));
	assert_int_equal(out.kind, FRAME_BROKEN);
	buf_free(&buf);
}

static void
a_cut_wire_is_broken(void **state)
{
	struct buf buf = BUF_INIT;
	struct wire wire;

	(void)state;
	wire_put_text(&buf, TEXT("words"));
	wire = (struct wire){.rest = {buf.s, buf.len - 1}};
	assert_text(wire_get_text(&wire), "");
	assert_true(wire.broken);
	assert_int_equal(wire_get(&wire), 0);
	wire = (struct wire){.rest = buf_as_text(&buf)};
	assert_text(wire_get_text(&wire), "words");
	assert_false(wire.broken);
	buf_free(&buf);
}

static void
pipes_are_read_and_written_whole(void **state)
{
	struct buf in = BUF_INIT;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(wire_write(ends[1], TEXT("one two")), 0);
	close(ends[1]);
	assert_int_equal(wire_read(ends[0], &in, 3), 3);
	assert_int_equal(wire_read(ends[0], &in, 100), 4);
	assert_int_equal(wire_read(ends[0], &in, 100), 0);
	assert_text(buf_as_text(&in), "one two");
	assert_int_equal(wire_read(-1, &in, 1), -1);
	assert_int_equal(wire_write(-1, TEXT("x")), -1);
	close(ends[0]);
	buf_free(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_come_out_as_they_went_in),
		cmocka_unit_test(half_a_frame_is_none_yet),
		cmocka_unit_test(what_is_no_frame_is_said),
		cmocka_unit_test(a_cut_wire_is_broken),
		cmocka_unit_test(pipes_are_read_and_written_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
