#include "tests/model/site.h"

static struct text
ids(struct test_site *t, const struct source_list *sources)
{
	struct text all = {0};

	list_each (struct source *, source, sources)
		all = arena_format(&t->arena, "%.*s%.*s ", TEXT_ARG(all),
				   TEXT_ARG((*source)->id));
	return all;
}

static void
sources_are_read(void **state)
{
	struct test_site t = site_new();
	const struct source *source;

	(void)state;
	site_put(&t, "sources/gazette.md",
		 "---\ntitle: The Gazette\npublisher: Harbour Press\n"
		 "author: Cy Weir\nurl: https://example.org/g\n"
		 "medium: newspaper\nheld: a cutting\nnote: Page 3.\n"
		 "date: 1931-03-09\nbasis: document\n---\n");
	site_build_well(&t);
	source = t.site->sources.items[0];
	assert_text(source->title, "The Gazette");
	assert_text(source->publisher, "Harbour Press");
	assert_text(source->author, "Cy Weir");
	assert_text(source->url, "https://example.org/g");
	assert_text(source->medium, "newspaper");
	assert_text(source->held, "a cutting");
	assert_text(source->note, "Page 3.");
	assert_text(source->date->source, "1931-03-09");
	assert_text(source->date_basis, "document");
	assert_ptr_equal(source->page->source, source);
	site_free(&t);
}

/* a relies on b and c, b and c rely on d. */
static void
chains_go_back_nearest_first(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "sources/a.md",
		 "---\ntitle: A\nreported_from: [b, c]\n---\n");
	site_put(&t, "sources/b.md", "---\ntitle: B\nreported_from: d\n---\n");
	site_put(&t, "sources/c.md", "---\ntitle: C\nreported_from: d\n---\n");
	site_put(&t, "sources/d.md", "---\ntitle: D\n---\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->sources.items[0]->chain), "b c d ");
	assert_text(ids(&t, &t.site->sources.items[3]->chain), "");
	assert_text(ids(&t, &t.site->sources.items[3]->relied_on_by), "b c ");
	site_free(&t);
}

static void
circles_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "sources/a.md", "---\ntitle: A\nreported_from: b\n---\n");
	site_put(&t, "sources/b.md",
		 "---\ntitle: B\nreported_from: [d, c]\n---\n");
	site_put(&t, "sources/c.md", "---\ntitle: C\nreported_from: b\n---\n");
	site_put(&t, "sources/d.md", "---\ntitle: D\nreported_from: d\n---\n");
	site_build_badly(&t,
			 "content/sources/c.md:3:16: error[S018]: this source "
			 "relies on itself: b ← c ← b\n"
			 "content/sources/d.md:3:16: error[S018]: this source "
			 "relies on itself: d ← d\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_are_read),
		cmocka_unit_test(chains_go_back_nearest_first),
		cmocka_unit_test(circles_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
