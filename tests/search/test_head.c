#include "tests/search/index.h"

static void
put_article(struct test_index *t, size_t number, const char *date)
{
	struct arena *arena = &t->site.arena;
	struct text path = arena_format(arena, "articles/a%zu.md", number);
	struct text body =
		arena_format(arena, "---\ntitle: A%zu\n%s%s\n---\nWord.\n",
			     number, *date ? "date: " : "", date);

	site_put(&t->site, path.s, body.s);
}

static void
kinds_and_years_begin_somewhere(void **state)
{
	struct test_index t = index_new();

	(void)state;
	put_article(&t, 0, "1931-03-04");
	put_article(&t, 1, "1931~");
	put_article(&t, 2, "-0044-03-15");
	put_article(&t, 3, "");
	put_article(&t, 4, "2001");
	index_build(&t);
	/* Others without a date are the section, home and the timeline. */
	assert_text_holds(
		index_file(&t, "index.js"),
		"[\"page\",0,8,8,0,64,1,[2001,0,1931,1,-44,3,null,4]],"
		"[\"quotation\",64,64,0,1,1,1,[]],");
	index_free(&t);
}

static void
many_years_are_decades(void **state)
{
	struct test_index t = index_new();
	struct text head;

	(void)state;
	for (size_t i = 0; i < 70; i++)
		put_article(&t, i,
			    arena_format(&t.site.arena, "%zu", 1900 + i).s);
	index_build(&t);
	head = index_file(&t, "index.js");
	assert_text_holds(head, ",10,[1960,0,1950,10,1940,20,");
	index_free(&t);
}

static void
files_of_terms_are_told_apart(void **state)
{
	struct test_index t = index_new();
	struct buf body = BUF_INIT;
	struct text head;

	(void)state;
	buf_literal(&body, "---\ntitle: A\n---\n");
	for (int i = 0; i < 3000; i++)
		buf_format(&body, "ledger%04d ", i);
	site_put(&t.site, "articles/a.md", body.s);
	index_build(&t);
	head = index_file(&t, "index.js");
	assert_text_holds(head, "\"groups\":[\"0\"]}");
	assert_text_holds(index_file(&t, "/h0.js"),
			  "dossierSearch(\"h0\",[\"0\",\"ledger");
	assert_true(index_file(&t, "/t1.js").len > 0);
	buf_free(&body);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_and_years_begin_somewhere),
		cmocka_unit_test(many_years_are_decades),
		cmocka_unit_test(files_of_terms_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
