/*
 * Steps on threads: what comes of them must not hang on how many there are.
 */
#include "tests/model/site.h"

#define DOCUMENTS 1500

/* Each leads to an anchor of the next one and to a folder; `faulty`: every
 * 97th says no date and leads to nothing, twice. */
static void
put_documents(struct test_site *t, bool faulty)
{
	for (int i = 0; i < DOCUMENTS; i++) {
		bool wrong = faulty && i % 97 == 0;
		struct text path =
			arena_format(&t->arena, "articles/a%04d.md", i);
		struct text bytes = arena_format(
			&t->arena,
			"---\ntitle: Title %d\ndate: %s\n---\n"
			"[next](a%04d.md#own) [all](./)\n%s\n## Own\n",
			i, wrong ? "never" : "1931-03-04", (i + 1) % DOCUMENTS,
			wrong ? "[a](gone.md) [b](#gone)\n" : "");

		site_put(t, path.s, bytes.s);
	}
}

static void
links_left_are_those_of_all_shares(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_documents(&t, false);
	t.options.jobs = 3;
	site_build_well(&t);
	for (int i = 0; i < DOCUMENTS; i++) {
		struct text path = arena_format(&t.arena, "articles/a%04d/", i);
		struct text next = arena_format(&t.arena, "articles/a%04d/",
						(i + 1) % DOCUMENTS);
		const struct page *page = site_page(&t, path.s);

		assert_int_equal(page->links.count, 2);
		assert_text(page->links.items[0].page->path, next.s);
		assert_text(page->links.items[0].ties->anchor, "own");
		assert_text(page->links.items[1].page->path, "articles/");
		assert_text(page->date->source, "1931-03-04");
	}
	site_free(&t);
}

/* Whose links lead to a page is found while paths are looked at. */
static void
both_steps_are_taken(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_documents(&t, false);
	t.options.jobs = 2;
	site_build_well(&t);
	assert_int_equal(site_page(&t, "articles/")->linked_from.count,
			 DOCUMENTS);
	for (int i = 0; i < DOCUMENTS; i++) {
		struct text path = arena_format(&t.arena, "articles/a%04d/",
						(i + 1) % DOCUMENTS);
		struct text last = arena_format(&t.arena, "articles/a%04d/", i);
		const struct page *page = site_page(&t, path.s);

		assert_int_equal(page->linked_from.count, 1);
		assert_text(page->linked_from.items[0]->path, last.s);
	}
	site_put(&t, "articles/b.md",
		 "---\ntitle: B\ndate: 1931\nslug: A0007\n---\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, P001);
	site_free(&t);
}

static void
all_shares_tell_what_is_wrong(void **state)
{
	struct test_site alone = site_new(), shared = site_new();
	size_t wrong = (DOCUMENTS + 96) / 97;

	(void)state;
	put_documents(&alone, true);
	put_documents(&shared, true);
	shared.options.jobs = 3;
	site_build(&alone);
	site_build(&shared);
	assert_int_equal(alone.diag.errors, 3 * wrong);
	assert_int_equal(shared.diag.list.count, alone.diag.list.count);
	for (size_t i = 0; i < alone.diag.list.count; i++) {
		const struct diagnostic *a = &alone.diag.list.items[i];
		const struct diagnostic *b = &shared.diag.list.items[i];

		assert_same_text(a->place.path, b->place.path);
		assert_int_equal(a->place.column, b->place.column);
		assert_same_text(a->message, b->message);
		assert_same_text(a->hint, b->hint);
	}
	site_free(&alone);
	site_free(&shared);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_left_are_those_of_all_shares),
		cmocka_unit_test(both_steps_are_taken),
		cmocka_unit_test(all_shares_tell_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
