#include "tests/model/site.h"

static struct moment
at(const char *text)
{
	struct moment moment;

	assert_true(moment_parse(text_of(text), &moment));
	return moment;
}

/* A site of one article with this rule, at that moment. */
static struct test_site
build_with(const char *rule, const char *now)
{
	struct test_site t = site_new();
	struct text bytes = arena_format(
		&t.arena, "---\ntitle: X\n%s\n---\nWords.\n", rule);

	site_put(&t, "site.yaml",
		 "title: Harbour Papers\ntimezone: Europe/Berlin\n");
	site_put(&t, "articles/x.md", bytes.s);
	t.options.now = at(now);
	site_build_well(&t);
	return t;
}

static void
rules_hold_at_their_moment(void **state)
{
	static const struct {
		const char *rule;
		const char *now;
		const char *why; /* empty: it is published */
	} cases[] = {
		{"draft: false", "2026-03-01", ""},
		{"draft: true", "2026-03-01", "draft"},
		{"publish_on: 2026-03-01", "2026-02-28T23:59:59", "scheduled"},
		{"publish_on: 2026-03-01", "2026-03-01", ""},
		/* Berlin is an hour ahead of UTC. */
		{"publish_on: 2026-03-01", "2026-02-28T22:59:59Z", "scheduled"},
		{"publish_on: 2026-03-01", "2026-02-28T23:00Z", ""},
		{"publish_on: 2026-03-01T00:00Z", "2026-03-01T00:59",
		 "scheduled"},
		{"publish_on: 2026-03-01T00:00Z", "2026-03-01T01:00", ""},
		{"expires_on: 2026-03-01", "2026-02-28T23:59:59", ""},
		{"expires_on: 2026-03-01", "2026-03-01", "expired"},
		{"publish_on: 2026-03-01\nexpires_on: 2026-03-03", "2026-03-02",
		 ""},
		/* A draft is one whatever the day. */
		{"draft: true\nexpires_on: 2026-03-01", "2026-03-02", "draft"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct test_site t = build_with(cases[i].rule, cases[i].now);
		bool is_out = cases[i].why[0] == '\0';

		assert_int_equal(t.site->articles.count, is_out);
		assert_int_equal(t.site->withheld.count, !is_out);
		if (!is_out)
			assert_same_text(t.site->withheld.items[0]->withheld,
					 text_of(cases[i].why));
		site_free(&t);
	}
}

static void
what_says_so_is_kept(void **state)
{
	struct test_site t =
		build_with("publish_on: 2026-03-01 06:00", "2026-01-01");

	(void)state;
	assert_same_text(t.site->withheld.items[0]->extras->withheld_on,
			 TEXT("2026-03-01 06:00"));
	site_free(&t);
}

/* Any rule of an index holds for its folder, at any depth. */
static void
a_withheld_index_withholds_its_folder(void **state)
{
	struct test_site t = site_new();

	(void)state;
	t.options.now = at("2026-01-01");
	site_put(&t, "a/index.md",
		 "---\ntitle: A\npublish_on: 2026-03-01\n---\nA.\n");
	site_put(&t, "a/b/index.md", "---\ntitle: B\n---\nB.\n");
	site_put(&t, "a/b/c.md", "---\ntitle: C\n---\nC.\n");
	site_put(&t, "a/b/c.txt", "C");
	site_put(&t, "ab/c.md", "---\ntitle: D\n---\nD.\n");
	site_build_well(&t);
	assert_int_equal(t.site->withheld.count, 3);
	assert_same_text(t.site->withheld.items[0]->withheld,
			 TEXT("scheduled"));
	assert_same_text(t.site->withheld.items[2]->withheld, TEXT("folder"));
	assert_int_equal(t.site->assets.count, 0);
	assert_int_equal(t.site->withheld_assets.count, 1);
	site_free(&t);
}

static void
drafts_are_shown_where_asked_for(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	t.options.now = at("2026-01-01");
	t.options.drafts = true;
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\ndraft: true\n---\nX. ![I](i.png)\n");
	site_put(&t, "articles/i.png", "I");
	site_build_well(&t);
	page = t.site->articles.items[0];
	assert_same_text(page->withheld, TEXT("draft"));
	assert_true(page->noindex);
	assert_int_equal(t.site->withheld.count, 0);
	assert_int_equal(t.site->shown_drafts, 1);
	assert_int_equal(t.site->assets.count, 1);
	site_free(&t);
}

static void
an_end_before_the_beginning_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "x.md",
		 "---\ntitle: X\npublish_on: 2026-03-02\n"
		 "expires_on: 2026-03-02\n---\nX.\n");
	site_build(&t);
	assert_said(&t.diag, "content/x.md:4:13: error[D003]: this expires "
			     "before it is published\n");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_hold_at_their_moment),
		cmocka_unit_test(what_says_so_is_kept),
		cmocka_unit_test(a_withheld_index_withholds_its_folder),
		cmocka_unit_test(drafts_are_shown_where_asked_for),
		cmocka_unit_test(an_end_before_the_beginning_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
