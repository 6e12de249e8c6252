#include "tests/search/index.h"

#include "search/numbers.h"

static void
put_call(struct test_index *t, const char *body)
{
	struct text whole = arena_format(
		&t->site.arena,
		"---\ntitle: Call\ndate: 1931-03-04\n"
		"participants: ada-quill\nsource: gazette\n---\n%s",
		body);

	site_put_person(&t->site, "ada-quill", "Ada Quill");
	site_put(&t->site, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(&t->site, "transcripts/call.md", whole.s);
}

/* The numbers of a list behind its first sign, each with a space behind it. */
static struct text
numbers(struct test_index *t, struct text list)
{
	struct buf buf = BUF_INIT;
	struct text rest = text_from(list, 1), all;
	uint64_t number;

	while (number_take(&rest, &number))
		buf_format(&buf, "%llu ", (unsigned long long)number);
	assert_int_equal(rest.len, 0);
	all = arena_text(&t->site.arena, buf_as_text(&buf));
	buf_free(&buf);
	return all;
}

static void
check(struct test_index *t, const char *term, const char *wanted)
{
	struct text list = index_list(t, term);

	if (!*wanted) {
		assert_int_equal(list.len, 0);
		return;
	}
	assert_true(list.len > 0);
	assert_int_equal(list.s[0], '0');
	assert_text(numbers(t, list), wanted);
}

static void
words_lead_to_units(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_call(&t, "**Ada Quill:** The ledger, the LEDGER.\n\n"
		     "**Ada Quill:** Müller’s ledger.\n");
	index_build(&t);
	/* Pages are 0 … 63, the record first: only it has a date. Four times
	 * 64, and 1: more than once. */
	check(&t, "ledger", "2 257 0 ");
	check(&t, "muller", "1 260 ");
	check(&t, "müller", "");
	check(&t, "call", "1 2 1 ");
	check(&t, "nobody", "");
	index_free(&t);
}

static void
speakers_and_standing_are_lists(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_call(&t, "**Ada Quill:** One.\n\n**Ada Quill:** Two.\n");
	index_build(&t);
	check(&t, "@ada-quill", "2 256 0 ");
	check(&t, "=verbatim", "3 0 252 0 ");
	index_free(&t);
}

/* The positions of a word, which only it and two others have. */
static void
check_places(struct test_index *t, const char *wanted)
{
	assert_text_holds(index_file(t, "/q0.js"), wanted);
}

static void
marks_and_lines_part_phrases(void **state)
{
	struct test_index t = index_new();

	(void)state;
	/* ledger: behind a mark of missing words one number is left out,
	 * behind a remark none. */
	put_call(&t, "**Ada Quill:** zzz [inaudible] zzz [laughter] zzz.\n");
	index_build(&t);
	check(&t, "zzz", "1 257 ");
	check(&t, "inaudible", "1 256 ");
	check_places(&t, "\" #!~\"");
	index_free(&t);
}

static void
a_list_that_is_long_is_in_blocks(void **state)
{
	struct test_index t = index_new();
	struct buf body = BUF_INIT;
	struct text list, rest;
	uint64_t count, first, place, last, sum = 0, files = 0;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_literal(&body, "**Ada Quill:** zzz.\n\n");
	put_call(&t, body.s);
	index_build(&t);
	list = index_list(&t, "zzz");
	assert_int_equal(list.s[0], '1');
	rest = text_from(list, 1);
	assert_true(number_take(&rest, &count));
	assert_int_equal(count, 5000);
	assert_true(number_take(&rest, &first));
	while (rest.len > 0) {
		assert_true(number_take(&rest, &place));
		assert_true(number_take(&rest, &last));
		sum += last;
		files += place == 0;
	}
	assert_int_equal(sum, 64 + 5000);
	assert_int_equal(files, 2); /* the second one has two blocks */
	assert_true(index_file(&t, "/b0.js").len > 900);
	assert_true(index_file(&t, "/b0.js").len < 1200);
	assert_true(index_file(&t, "/b1.js").len > 1500);
	buf_free(&body);
	index_free(&t);
}

static void
no_word_is_read_that_is_none(void **state)
{
	struct test_index t = index_new();
	size_t at = 0, letters = 0;
	struct text list;

	(void)state;
	put_call(&t, "**Ada Quill:** zzz zzz.\n\n**Ada Quill:** zzz.\n");
	index_build(&t);
	/* "ada" and "aa" are neighbours; a 0 stands between. */
	list = index_list(&t, "zzz");
	for (at = 1; at < list.len; at++)
		letters += ascii_is_alnum(list.s[at]);
	assert_int_equal(letters, 0);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_lead_to_units),
		cmocka_unit_test(speakers_and_standing_are_lists),
		cmocka_unit_test(marks_and_lines_part_phrases),
		cmocka_unit_test(a_list_that_is_long_is_in_blocks),
		cmocka_unit_test(no_word_is_read_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
