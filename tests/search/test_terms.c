#include "tests/search/index.h"

#include "search/chunks.h"
#include "search/numbers.h"
#include "search/terms.h"

static void
add_positions(struct buf *all, struct text *rest, bool are_several)
{
	uint64_t last = 0, step;
	size_t count = 0;

	for (; (count == 0 || are_several) && number_take(rest, &step);
	     count++) {
		last += step;
		buf_format(all, ":%llu", (unsigned long long)last);
	}
	assert_int_equal(count > 1, are_several);
	if (are_several) {
		assert_true(text_starts(*rest, TEXT("~")));
		*rest = text_from(*rest, 1);
	}
}

/* The postings of a term as "unit+note:position,position ", in order. */
static struct text
postings_of(struct test_index *t, const struct token *term)
{
	struct buf bytes = BUF_INIT, all = BUF_INIT;
	struct text rest, made;
	uint64_t unit = 0, number, place;

	token_add_postings(term, &bytes);
	rest = buf_as_text(&bytes);
	while (number_take(&rest, &number)) {
		unit += number / 4;
		buf_format(&all, "%llu", (unsigned long long)unit++);
		if (number & 1)
			buf_literal(&all, "+again");
		if (number & 2) {
			assert_true(number_take(&rest, &place));
			buf_format(&all, "+%llu", (unsigned long long)place);
		}
		add_positions(&all, &rest, number & 1);
		buf_char(&all, ' ');
	}
	assert_int_equal(rest.len, 0);
	made = arena_text(&t->site.arena, buf_as_text(&all));
	buf_free(&bytes);
	buf_free(&all);
	return made;
}

/* Of the term with that key; empty: it is none. */
static struct text
hits_of(struct test_index *t, const struct terms *terms, const char *key)
{
	list_each (struct token *, token, &terms->list) {
		if (text_equal((*token)->key, text_of(key)))
			return postings_of(t, *token);
	}
	return TEXT("");
}

static void
put_article(struct test_index *t, const char *title, const char *text)
{
	site_put(&t->site, "articles/a.md",
		 arena_format(&t->site.arena, "---\ntitle: %s\n---\n%s\n",
			      title, text)
			 .s);
}

static void
add_text(void *terms, const struct unit_text *text)
{
	terms_add_text(terms, text);
}

static void
read_all(struct test_index *t, struct units *units, struct terms *terms)
{
	index_build(t);
	units_make(t->site.site, &t->site.arena, units);
	chunks_number(units);
	terms_begin(terms, false);
	list_each (struct unit, unit, &units->list) {
		terms_begin_unit(terms, unit);
		unit_each_text(unit, &t->site.arena, add_text, terms);
		terms_end_unit(terms);
	}
	terms_end(terms);
	terms_sort(terms);
}

static void
positions_count_words(void **state)
{
	struct test_index t = index_new();
	struct terms terms = {0};
	struct units units;

	(void)state;
	put_article(&t, "The Quay", "One quay, zwei\n\nQUAY");
	read_all(&t, &units, &terms);
	/* Behind home and the section. the 0, quay 1; one 3, quay 4, zwei 5;
	 * and behind the line 7. */
	assert_text(hits_of(&t, &terms, "quay"), "2+again+1:1:4:7 ");
	assert_text(hits_of(&t, &terms, "zwei"), "2:5 ");
	terms_free(&terms);
	index_free(&t);
}

static void
words_of_eight_bytes_are_told_apart(void **state)
{
	struct test_index t = index_new();
	struct terms terms = {0};
	struct units units;

	(void)state;
	put_article(&t, "X",
		    "abcdefg abcdefgh abcdefghi abcdefgi abcdefghij "
		    "Müllerin Mullerin ü u");
	read_all(&t, &units, &terms);
	assert_text(hits_of(&t, &terms, "abcdefg"), "2:2 ");
	assert_text(hits_of(&t, &terms, "abcdefgh"), "2:3 ");
	assert_text(hits_of(&t, &terms, "abcdefghi"), "2:4 ");
	assert_text(hits_of(&t, &terms, "abcdefgi"), "2:5 ");
	assert_text(hits_of(&t, &terms, "abcdefghij"), "2:6 ");
	assert_text(hits_of(&t, &terms, "mullerin"), "2+again:7:8 ");
	assert_text(hits_of(&t, &terms, "u"), "2+again:9:10 ");
	terms_free(&terms);
	index_free(&t);
}

/* A diacritic alone counts as a word; no term is left of it. */
static void
what_is_not_seen_of_a_word_is_not_found(void **state)
{
	struct test_index t = index_new();
	struct terms terms = {0};
	struct units units;

	(void)state;
	put_article(&t, "X", "quay \u0301 \u0301\u0301 quay");
	read_all(&t, &units, &terms);
	assert_text(hits_of(&t, &terms, "quay"), "2+again:2:5 ");
	assert_text(hits_of(&t, &terms, ""), "");
	list_each (struct token *, token, &terms.list)
		assert_true((*token)->key.len > 0);
	terms_free(&terms);
	index_free(&t);
}

static void
many_hits_are_kept(void **state)
{
	struct test_index t = index_new();
	struct terms terms = {0};
	struct units units;
	struct buf text = BUF_INIT, wanted = BUF_INIT;
	struct text found, word;

	(void)state;
	buf_literal(&wanted, "2+again");
	for (unsigned i = 0; i < 9000; i++) {
		buf_format(&text, "quay w%u ", i);
		buf_format(&wanted, ":%u", 2 + 2 * i);
	}
	buf_char(&wanted, ' ');
	put_article(&t, "X", text.s);
	read_all(&t, &units, &terms);
	assert_same_text(hits_of(&t, &terms, "quay"), buf_as_text(&wanted));
	/* In the last of its chunks, each of which has a number for it. */
	word = hits_of(&t, &terms, "w8999");
	found = arena_format(&t.site.arena, "2+%u:18001 ",
			     (chunks_of(&units.list.items[2]) - 1) * 2);
	assert_same_text(word, found);
	for (size_t i = 1; i < terms.list.count; i++)
		assert_true(text_compare(terms.list.items[i - 1]->key,
					 terms.list.items[i]->key) < 0);
	buf_free(&text);
	buf_free(&wanted);
	terms_free(&terms);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(positions_count_words),
		cmocka_unit_test(words_of_eight_bytes_are_told_apart),
		cmocka_unit_test(what_is_not_seen_of_a_word_is_not_found),
		cmocka_unit_test(many_hits_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
