#include "tests/search/index.h"

#include "search/terms.h"

/* The hits of a term as "unit:position ", in order; empty: it is none. */
static struct text
hits_of(struct test_index *t, const struct terms *terms, const char *key)
{
	struct text all = {"", 0};

	list_each (struct token *, token, &terms->list) {
		struct hits hits = {.at = (*token)->first};

		if (!text_equal((*token)->key, text_of(key)))
			continue;
		while (hits_next(&hits))
			all = arena_format(&t->site.arena, "%.*s%u:%u ",
					   TEXT_ARG(all), hits.unit,
					   hits.position);
	}
	return all;
}

static void
put_article(struct test_index *t, const char *title, const char *text)
{
	site_put(&t->site, "articles/a.md",
		 arena_format(&t->site.arena, "---\ntitle: %s\n---\n%s\n",
			      title, text)
			 .s);
}

/* Home, the section and the article, by path. */
#define ARTICLE 2

static void
read_all(struct test_index *t, struct units *units, struct terms *terms)
{
	index_build(t);
	units_make(t->site.site, &t->site.arena, units);
	terms_read(terms, units, 0, units->list.count);
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
	/* the 0, quay 1; one 3, quay 4, zwei 5; and behind the line 7. */
	assert_text(hits_of(&t, &terms, "quay"), "2:1 2:4 2:7 ");
	assert_text(hits_of(&t, &terms, "zwei"), "2:5 ");
	assert_int_equal(units.list.items[ARTICLE].title_end, 3);
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
	assert_text(hits_of(&t, &terms, "mullerin"), "2:7 2:8 ");
	assert_text(hits_of(&t, &terms, "u"), "2:9 2:10 ");
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

	(void)state;
	for (unsigned i = 0; i < 9000; i++) {
		buf_format(&text, "quay w%u ", i);
		buf_format(&wanted, "2:%u ", 2 + 2 * i);
	}
	put_article(&t, "X", text.s);
	read_all(&t, &units, &terms);
	assert_same_text(hits_of(&t, &terms, "quay"), buf_as_text(&wanted));
	assert_text(hits_of(&t, &terms, "w8999"), "2:18001 ");
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
		cmocka_unit_test(many_hits_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
