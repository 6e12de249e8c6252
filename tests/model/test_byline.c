#include "tests/model/site.h"

static void
a_byline_may_be_a_person_of_the_site(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put_person(&t, "bo-marsh", "Bo Marsh");
	site_put_person(&t, "bo-marsh-ii", "Bo Marsh");
	site_put(&t, "articles/a.md",
		 "---\ntitle: A\nbyline: Ada Quill\n---\nx\n");
	site_put(&t, "articles/b.md",
		 "---\ntitle: B\nbyline: Bo Marsh\n---\nx\n");
	site_put(&t, "articles/c.md",
		 "---\ntitle: C\nbyline: Ada Quill and Bo\n---\nx\n");
	site_put(&t, "articles/d.md", "---\ntitle: D\n---\nx\n");
	site_build_well(&t);
	assert_int_equal(t.site->articles.count, 4);
	list_each (struct page *, page, &t.site->articles) {
		bool is_a = text_equal((*page)->id, TEXT("a"));

		assert_int_equal((*page)->author != NULL, is_a);
		if (is_a)
			assert_same_text((*page)->author->id,
					 TEXT("ada-quill"));
	}
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_byline_may_be_a_person_of_the_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
