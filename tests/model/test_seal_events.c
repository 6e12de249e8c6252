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
seal(struct test_site *t, const char *items)
{
	struct seal_result result;
	struct text whole =
		arena_format(&t->arena, "---\ntitle: A\n---\n%s", items);

	site_put(t, "a.md", whole.s);
	site_build_well(t);
	assert_int_equal(seal_save(t->folder.dir, t->site, &result, &t->diag),
			 0);
}

static void
put_items(struct test_site *t, const char *items)
{
	struct text whole =
		arena_format(&t->arena, "---\ntitle: A\n---\n%s", items);

	site_put(t, "a.md", whole.s);
	site_build(t);
}

static void
a_headline_edit_keeps_the_id(void **state)
{
	struct test_site t = site_new();

	(void)state;
	seal(&t, "- **1931** Rain falls.\n- **1932** Snow.\n");
	put_items(&t, "- **1931** A new one.\n- **1932** It snowed.\n");
	assert_said(&t.diag, "");
	assert_text(ids(&t, &t.site->events), "1931-rain-falls\n1932-snow\n");
	/* Published under that id, it stays. */
	put_items(&t, "- **1931** Once more.\n- **1932** It snowed.\n");
	assert_text(ids(&t, &t.site->events), "1931-rain-falls\n1932-snow\n");
	site_free(&t);
}

static void
a_new_event_before_it_takes_nothing(void **state)
{
	struct test_site t = site_new();

	(void)state;
	seal(&t, "- **1931** Rain.\n");
	put_items(&t, "- **1931** Hail.\n- **1931** Rain.\n");
	assert_said(&t.diag, "");
	assert_text(ids(&t, &t.site->events), "1931-hail\n1931-rain\n");
	site_free(&t);
}

/* Two of them have new words: which is which nobody can tell. */
static void
what_is_not_clear_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	seal(&t, "- **1931** Rain.\n- **1931** Hail.\n");
	put_items(&t, "- **1931** Snow.\n- **1931** Sleet.\n");
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, V002);
	site_free(&t);
}

static void
an_undated_event_is_sealed(void **state)
{
	struct test_site t = site_new();

	(void)state;
	seal(&t, "- **undated** {#x} Rain.\n");
	put_items(&t, "- **1931** {#x} Rain.\n");
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, V005);
	assert_text(t.diag.list.items[0].message,
		    "this event was dated undated when it was published, and "
		    "is 1931 now");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_headline_edit_keeps_the_id),
		cmocka_unit_test(a_new_event_before_it_takes_nothing),
		cmocka_unit_test(what_is_not_clear_is_told),
		cmocka_unit_test(an_undated_event_is_sealed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
