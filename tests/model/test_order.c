#include "tests/model/site.h"

static void
records_go_by_date_then_id(void **state)
{
	struct test_site t = site_new();
	const char *ids[] = {"d", "a", "b", "c"};

	(void)state;
	site_put_person(&t, "ada", "Ada");
	site_put(&t, "transcripts/a.md",
		 "---\ntitle: A\ndate: 1931-05\nparticipants: ada\n---\n"
		 "**Ada:** One.\n");
	site_put(&t, "statements/b.md",
		 "---\ntitle: B\ndate: 1931-05\nparticipants: ada\n---\n"
		 "**Ada:** One.\n");
	site_put(&t, "transcripts/c.md",
		 "---\ntitle: C\nparticipants: ada\n---\n**Ada:** One.\n");
	site_put(&t, "transcripts/d.md",
		 "---\ntitle: D\ndate: 1930\nparticipants: ada\n---\n"
		 "**Ada:** One.\n");
	site_build_well(&t);
	for (size_t i = 0; i < 4; i++)
		assert_text(t.site->records.items[i]->id, ids[i]);
	site_free(&t);
}

static void
articles_go_newest_first(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/1.md", "---\ntitle: B\n---\n");
	site_put(&t, "articles/2.md", "---\ntitle: A\n---\n");
	site_put(&t, "articles/3.md", "---\ntitle: C\ndate: 1931\n---\n");
	site_put(&t, "articles/4.md", "---\ntitle: D\ndate: 1932\n---\n");
	site_put(&t, "articles/5.md", "---\ntitle: A\ndate: 1931\n---\n");
	site_build_well(&t);
	assert_text(site_paths(&t, &t.site->articles),
		    "articles/4/ articles/5/ articles/3/ articles/2/ "
		    "articles/1/ ");
	assert_text(
		site_paths(&t, &site_page(&t, "articles/")->extras->children),
		"articles/4/ articles/5/ articles/3/ articles/2/ "
		"articles/1/ ");
	site_free(&t);
}

#define ARTICLES 61

/* Some stand in order before the first that does not, and one more behind. */
static void
lists_in_part_in_order_are_sorted(void **state)
{
	struct test_site t = site_new();

	(void)state;
	for (int i = 0; i < ARTICLES; i++) {
		int year =
			i < 20 ? 1960 - i : 1900 + (i * 23) % (ARTICLES - 20);

		site_put(&t, arena_format(&t.arena, "articles/a%02d.md", i).s,
			 arena_format(&t.arena,
				      "---\ntitle: A\ndate: %d\n---\n", year)
				 .s);
	}
	site_build_well(&t);
	assert_int_equal(t.site->articles.count, ARTICLES);
	for (size_t i = 1; i < ARTICLES; i++)
		assert_true(t.site->articles.items[i - 1]->date->earliest >
			    t.site->articles.items[i]->date->earliest);
	for (size_t i = 1; i < t.site->pages.count; i++)
		assert_true(text_compare(t.site->pages.items[i - 1]->path,
					 t.site->pages.items[i]->path) < 0);
	site_free(&t);
}

static void
events_of_one_date_go_by_place(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "b.md", "---\ntitle: B\n---\n- **1931** Three.\n");
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n- **1931** Two.\n- **1931** One.\n"
		 "- **1930** None.\n");
	site_build_well(&t);
	assert_text(t.site->events.items[0]->plain, "None.");
	assert_text(t.site->events.items[1]->plain, "Two.");
	assert_text(t.site->events.items[2]->plain, "One.");
	assert_text(t.site->events.items[3]->plain, "Three.");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_go_by_date_then_id),
		cmocka_unit_test(articles_go_newest_first),
		cmocka_unit_test(lists_in_part_in_order_are_sorted),
		cmocka_unit_test(events_of_one_date_go_by_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
