/*
 * Pictures of tests/fuzz/picture, and what is left of them.
 */
#ifndef TESTS_PUBLISH_PICTURES_H
#define TESTS_PUBLISH_PICTURES_H

#include "base/arena.h"
#include "base/file.h"
#include "publish/clean.h"
#include "tests/test.h"

static inline struct text
picture_read(struct arena *arena, const char *name)
{
	struct diag diag = {0};
	char path[64];
	struct text bytes;

	snprintf(path, sizeof(path), "tests/fuzz/picture/%s", name);
	assert_int_equal(
		file_read(AT_FDCWD, path, 1 << 20, arena, &bytes, &diag), 0);
	diag_free(&diag);
	return bytes;
}

/* The picture stays as it is, byte for byte. */
static inline void
picture_stays(const char *name)
{
	struct arena arena = {0};
	struct buf out = BUF_INIT;
	struct text in = picture_read(&arena, name);

	assert_null(clean_for(in)(in, &out));
	assert_same_text(buf_as_text(&out), in);
	buf_free(&out);
	arena_free(&arena);
}

/* What is left of the picture; the caller frees. */
static inline struct buf
picture_cleaned(const char *name)
{
	struct arena arena = {0};
	struct buf out = BUF_INIT;
	struct text in = picture_read(&arena, name);

	assert_null(clean_for(in)(in, &out));
	arena_free(&arena);
	return out;
}

static inline void
picture_is_refused(struct text in, const char *fault)
{
	struct buf out = BUF_INIT;
	const char *found = clean_for(in)(in, &out);

	assert_non_null(found);
	assert_string_equal(found, fault);
	buf_free(&out);
}

static inline void
assert_lacks(const struct buf *buf, struct text words)
{
	assert_true(text_find(buf_as_text(buf), words, 0) == TEXT_NOT_FOUND);
}

#endif
