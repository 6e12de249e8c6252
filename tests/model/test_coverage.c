#include "tests/model/site.h"

static void
build(struct test_site *t, const char *fidelity, const char *body,
      const char *quoting)
{
	struct text record =
		arena_format(&t->arena,
			     "---\ntitle: C\nparticipants: ada-quill\n"
			     "fidelity: %s\n---\n%s",
			     fidelity, body);
	struct text page =
		arena_format(&t->arena, "---\ntitle: X\n---\n%s", quoting);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/c.md", record.s);
	site_put(t, "x.md", page.s);
	site_build(t);
	assert_int_equal(t->diag.errors, 0);
}

static void
words_count_once(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "verbatim",
	      "**Ada Quill:** One two [pause] three four – five.\n\n"
	      "**Ada Quill:** Six seven.\n",
	      "[“two”](transcripts/c.md#t1) [“One two”](transcripts/c.md#t1)\n"
	      "[“four – five. Six”](transcripts/c.md#t1-t2)\n");
	assert_int_equal(t.site->records.items[0]->words_said, 7);
	assert_int_equal(t.site->records.items[0]->words_quoted, 5);
	site_free(&t);
}

static void
words_left_out_are_not_quoted(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "verbatim",
	      "**Ada Quill:** One two [inaudible 0:04] three four five.\n",
	      "[“One […] [was] five”](transcripts/c.md#t1)\n");
	assert_int_equal(t.site->records.items[0]->words_quoted, 2);
	assert_int_equal(t.site->quotations.items[0]->words_cut, 3);
	site_free(&t);
}

static void
indirect_words_do_not_count(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "reported",
	      "**Ada Quill:** Said “one two three” to him, and “four”.\n",
	      "[“two three”](transcripts/c.md#t1)\n");
	assert_int_equal(t.site->records.items[0]->words_said, 4);
	assert_int_equal(t.site->records.items[0]->words_quoted, 2);
	site_free(&t);
}

/* The passages nobody quotes, each in its turn: "t1:words|". */
static struct text
unquoted(struct test_site *t)
{
	const struct record *record = t->site->records.items[0];
	struct text all = {0};

	list_each (struct passage *, passage, &record->unquoted) {
		struct text words = passage_words(*passage, &t->arena);

		all = arena_format(&t->arena, "%.*s%.*s:%.*s|", TEXT_ARG(all),
				   TEXT_ARG((*passage)->turn->item.id),
				   TEXT_ARG(words));
	}
	return all;
}

static void
what_nobody_quotes_is_listed(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "verbatim",
	      "**Ada Quill:** One, two; [laughter] three — four five. Six?\n\n"
	      "**Ada Quill:** Seven eight.\n\n"
	      "**Ada Quill:** Nine.\n",
	      "[“three […] five”](transcripts/c.md#t1) "
	      "[“Nine”](transcripts/c.md#t3)\n");
	assert_text(unquoted(&t),
		    "t1:One, two;|t1:— four|t1:Six?|t2:Seven eight.|");
	site_free(&t);
}

static void
passages_that_nobody_quotes_stay_whole(void **state)
{
	struct test_site t = site_new();
	const struct record *record;

	(void)state;
	build(&t, "reported",
	      "**Ada Quill:** Said “one two” to him, “three” and “four "
	      "five”.\n",
	      "[“two”](transcripts/c.md#t1) [“four five”](transcripts/c.md)\n");
	assert_text(unquoted(&t), "t1:one|t1:three|");
	record = t.site->records.items[0];
	assert_ptr_equal(record->turns.items[0]->passages.items[1].turn,
			 record->unquoted.items[1]->turn);
	assert_int_equal(record->unquoted.items[1]->start,
			 record->turns.items[0]->passages.items[1].start);
	site_free(&t);
}

static void
of_what_is_not_quoted_all_is_listed(void **state)
{
	struct test_site t = site_new();
	const struct record *record;

	(void)state;
	build(&t, "verbatim",
	      "**Ada Quill:** One.\n\n**Ada Quill:** [laughter]\n", "None.\n");
	record = t.site->records.items[0];
	assert_int_equal(record->unquoted.count, 1);
	assert_ptr_equal(record->unquoted.items[0],
			 &record->turns.items[0]->passages.items[0]);
	site_free(&t);
}

static void
joined_words_are_covered_in_each_turn(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "verbatim",
	      "**Ada Quill:** One two.\n\n**Ada Quill:** Three.\n\n"
	      "**Ada Quill:** Four five.\n",
	      "[“two. Three. Four”](transcripts/c.md#t1-t3)\n");
	assert_text(unquoted(&t), "t1:One|t3:five.|");
	assert_int_equal(t.site->records.items[0]->words_quoted, 3);
	site_free(&t);
}

/* A dash is one word's end in the record and a word apart in the page. */
static void
words_beyond_a_quotation_are_not_covered(void **state)
{
	struct test_site t = site_new();

	(void)state;
	build(&t, "verbatim", "**Ada Quill:** It is so—no more of it.\n",
	      "[“so — no”](transcripts/c.md#t1)\n");
	assert_text(unquoted(&t), "t1:It is|t1:more of it.|");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_count_once),
		cmocka_unit_test(words_left_out_are_not_quoted),
		cmocka_unit_test(indirect_words_do_not_count),
		cmocka_unit_test(what_nobody_quotes_is_listed),
		cmocka_unit_test(passages_that_nobody_quotes_stay_whole),
		cmocka_unit_test(of_what_is_not_quoted_all_is_listed),
		cmocka_unit_test(joined_words_are_covered_in_each_turn),
		cmocka_unit_test(words_beyond_a_quotation_are_not_covered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
