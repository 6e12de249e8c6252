#include "tests/model/site.h"

static struct text
ids(struct test_site *t, const struct event_list *events)
{
	struct text all = {0};

	list_each (struct event *, event, events)
		all = arena_format(&t->arena, "%.*s%.*s\n", TEXT_ARG(all),
				   TEXT_ARG((*event)->id));
	return all;
}

static void
ids_are_numbered_where_they_meet(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n"
		 "- **1931** Rain.\n- **1931** Rain.\n- **1932** {#x} Rain.\n\n"
		 "## 1931 Rain\n");
	site_put(&t, "b.md",
		 "---\ntitle: B\n---\n- **1931** Rain.\n- **1933** ?\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "1931-rain-2\n1931-rain-3\n1931-rain-4\nx\n1933\n");
	site_free(&t);
}

static void
an_id_may_be_given(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n- **1931** {#x} Rain.\n"
		 "- **undated** {#y} Snow.\n- **undated** Hail.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events), "x\ny\nundated-hail\n");
	site_free(&t);
}

/* A record, an article, a response: neither title nor date is in the id. */
static void
a_corrected_date_keeps_the_id(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\ndate: 1931-03-04\n---\nWords.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events), "articles-x\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: Y\ndate: 1931-03-05\n---\nWords.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events), "articles-x\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_numbered_where_they_meet),
		cmocka_unit_test(an_id_may_be_given),
		cmocka_unit_test(a_corrected_date_keeps_the_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
