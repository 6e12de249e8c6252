#include "tests/search/index.h"

static void
put_call(struct test_index *t, const char *body)
{
	struct text whole = arena_format(
		&t->site.arena,
		"---\ntitle: A \"call\"\ndate: 1931-03-04\n"
		"participants: ada-quill\nsource: gazette\n---\n%s",
		body);

	site_put_person(&t->site, "ada-quill", "Ada Quill");
	site_put(&t->site, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(&t->site, "transcripts/call.md", whole.s);
}

static void
what_is_shown_is_there(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_call(&t, "**Ada Quill:** I said “no” [inaudible 0:04] then.\n\n"
		     "**Unknown voice:** Yes.\n");
	index_build(&t);
	assert_text_holds(index_file(&t, "/c0.js"),
			  "[\"../transcripts/call/\",\"A \\\"call\\\"\","
			  "\"1931-03-04\",\"transcript\"]");
	assert_text_holds(index_file(&t, "/c1.js"),
			  "[\"../transcripts/call/\",\"A \\\"call\\\"\","
			  "\"1931-03-04\"]");
	assert_text_holds(index_file(&t, "/c1.js"),
			  ",\"t1\",\"Ada Quill\",\"verbatim\","
			  "\"I said “no” [inaudible 0:04] then.\"]");
	assert_text_holds(index_file(&t, "/c1.js"),
			  ",\"t2\",\"Unknown voice\",\"verbatim\",\"Yes.\"]");
	index_free(&t);
}

/* How often `needle` is in what all chunks say. */
static size_t
count(const struct test_index *t, const char *needle)
{
	size_t found = 0;

	for (size_t i = 0; i < t->files.count; i++) {
		const struct index_file *file = &t->files.items[i];
		size_t at = 0;

		if (path_name(file->path).s[0] != 'c')
			continue;
		while ((at = text_find(file->bytes, text_of(needle), at)) !=
		       TEXT_NOT_FOUND) {
			found++;
			at++;
		}
	}
	return found;
}

static void
long_texts_go_on_in_the_next(void **state)
{
	struct test_index t = index_new();
	struct buf body = BUF_INIT;

	(void)state;
	buf_literal(&body, "**Ada Quill:**");
	for (int i = 0; i < 5000; i++)
		buf_format(&body, " word%dx港の%s", i,
			   i % 7 ? "" : " [inaudible]");
	buf_literal(&body, "\n\n**Ada Quill:** The end.\n");
	put_call(&t, body.s);
	index_build(&t);
	for (int i = 0; i < 5000; i++) {
		struct text one = arena_format(&t.site.arena, "word%dx", i);

		assert_int_equal(count(&t, one.s), 1);
	}
	assert_int_equal(count(&t, "[inaudible]"), 715);
	assert_int_equal(count(&t, "\"The end.\""), 1);
	assert_true(index_file(&t, "/c9.js").len > 0);
	assert_true(index_file(&t, "/c9.js").len < 14000);
	buf_free(&body);
	index_free(&t);
}

static void
a_long_end_of_marks_has_its_chunks(void **state)
{
	struct test_index t = index_new();
	struct buf body = BUF_INIT;

	(void)state;
	buf_literal(&body, "**Ada Quill:** Once");
	for (int i = 0; i < 700; i++)
		buf_literal(&body, " [redacted: of safety alone]");
	buf_literal(&body, "\n\n**Ada Quill:** The end.\n");
	put_call(&t, body.s);
	index_build(&t);
	for (int i = 0; i < 5; i++) {
		struct text name = arena_format(&t.site.arena, "/c%d.js", i);

		assert_true(index_file(&t, name.s).len > 0);
	}
	assert_int_equal(count(&t, "\"The end.\""), 1);
	buf_free(&body);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_shown_is_there),
		cmocka_unit_test(long_texts_go_on_in_the_next),
		cmocka_unit_test(a_long_end_of_marks_has_its_chunks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
