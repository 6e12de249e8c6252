#include "tests/model/site.h"

/* A site in this time zone. */
static struct test_site
site_in(const char *zone)
{
	struct test_site t = site_new();
	struct text bytes = arena_format(
		&t.arena, "title: Harbour Papers\ntimezone: %s\n", zone);

	site_put(&t, "site.yaml", bytes.s);
	moment_parse(TEXT("2026-06-01"), &t.options.now);
	return t;
}

static const struct page *
page_at(const struct test_site *t, const char *path)
{
	list_each (struct page *, page, &t->site->pages)
		if (text_equal((*page)->path, text_of(path)))
			return *page;
	fail();
	return NULL;
}

/* What an article with this front matter is said to be. */
static void
assert_told(const char *zone, const char *front, const char *published,
	    const char *modified)
{
	struct test_site t = site_in(zone);
	struct text bytes =
		arena_format(&t.arena, "---\ntitle: X\n%s---\nWords.\n", front);
	const struct page *page;

	site_put(&t, "articles/x.md", bytes.s);
	site_build_well(&t);
	page = page_at(&t, "articles/x/");
	assert_same_text(page->published, text_of(published));
	assert_same_text(page->modified, text_of(modified));
	assert_int_equal(page->in_feeds, modified[0] != '\0');
	assert_int_equal(t.site->latest.count, modified[0] != '\0');
	site_free(&t);
}

static void
days_are_those_of_the_zone(void **state)
{
	(void)state;
	assert_told("UTC", "date: 2026-03-01\n", "2026-03-01T00:00:00Z",
		    "2026-03-01T00:00:00Z");
	assert_told("Europe/Berlin", "date: 2026-03-01\n",
		    "2026-03-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00");
	assert_told("America/New_York", "date: 2026-07-01\n",
		    "2026-07-01T00:00:00-04:00", "2026-07-01T00:00:00-04:00");
	assert_told("Asia/Kathmandu", "date: 2026-07-01\n",
		    "2026-07-01T00:00:00+05:45", "2026-07-01T00:00:00+05:45");
	/* Clocks that went by the sun were off by seconds. */
	assert_told("America/New_York", "date: 1881-01-01\n",
		    "1881-01-01T04:56:02Z", "1881-01-01T04:56:02Z");
}

static void
nothing_is_guessed(void **state)
{
	static const char *const unsure[] = {
		"",
		"date: 2026-03\n",
		"date: 2026\n",
		"date: 2026-03-01~\n",
		"date: 2026-03-01?\n",
		"date: 2026-03-XX\n",
		"date: 2026-03-01/2026-03-04\n",
		"date: \"[2026-03-01, 2026-03-02]\"\n",
		"updated: 2026-04\n",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(unsure); i++)
		assert_told("UTC", unsure[i], "", "");
}

static void
times_are_told_where_they_are_known(void **state)
{
	(void)state;
	assert_told("UTC", "date: 2026-03-01T06:00:00+02:00\n",
		    "2026-03-01T06:00:00+02:00", "2026-03-01T06:00:00+02:00");
	assert_told("Europe/Berlin",
		    "date: 2026-03-01\npublish_on: 2026-03-01 06:30\n",
		    "2026-03-01T06:30:00+01:00", "2026-03-01T06:30:00+01:00");
	/* What the page says counts: it was out before it was here. */
	assert_told("UTC", "date: 1931-03-10\npublish_on: 2026-03-01\n",
		    "1931-03-10T00:00:00Z", "1931-03-10T00:00:00Z");
	assert_told("UTC", "publish_on: 2026-03-01\n", "2026-03-01T00:00:00Z",
		    "2026-03-01T00:00:00Z");
}

static void
changes_and_corrections_count(void **state)
{
	(void)state;
	assert_told("UTC", "date: 2026-03-01\nupdated: 2026-03-04\n",
		    "2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z");
	assert_told("UTC", "updated: 2026-03-04\n", "", "2026-03-04T00:00:00Z");
	assert_told("UTC",
		    "date: 2026-03-01\nupdated: 2026-03-04\ncorrections:\n"
		    "  - {date: 2026-03-09, kind: correction, text: a}\n"
		    "  - {date: 2026-03-05, kind: update, text: b}\n",
		    "2026-03-01T00:00:00Z", "2026-03-09T00:00:00Z");
}

/* A record's date is the day it was said, not the day it came out. */
static void
old_words_are_no_news(void **state)
{
	struct test_site t = site_in("UTC");
	const struct page *old, *fresh;

	(void)state;
	site_put(&t, "people/ada-quill.md", "---\ntitle: Ada Quill\n---\n");
	site_put(&t, "statements/old.md",
		 "---\ntitle: Old\ndate: 1931-03-04\n"
		 "participants: [ada-quill]\n---\n**Ada Quill:** No.\n");
	site_put(&t, "statements/fresh.md",
		 "---\ntitle: Fresh\ndate: 1931-03-04\npublish_on: 2026-03-01\n"
		 "participants: [ada-quill]\n---\n**Ada Quill:** Yes.\n");
	site_build_well(&t);
	old = page_at(&t, "statements/old/");
	fresh = page_at(&t, "statements/fresh/");
	assert_false(old->in_feeds);
	assert_same_text(fresh->published, TEXT("2026-03-01T00:00:00Z"));
	assert_int_equal(t.site->latest.count, 1);
	assert_ptr_equal(t.site->latest.items[0], fresh);
	site_free(&t);
}

static void
what_changed_last_comes_first(void **state)
{
	static const char *const wanted[] = {"articles/c/", "articles/a/",
					     "articles/b/", "articles/d/"};
	struct test_site t = site_in("UTC");

	(void)state;
	site_put(&t, "articles/a.md",
		 "---\ntitle: A\ndate: 2026-03-02\n---\nx\n");
	site_put(&t, "articles/b.md",
		 "---\ntitle: B\ndate: 2026-03-02\n---\nx\n");
	site_put(
		&t, "articles/c.md",
		"---\ntitle: C\ndate: 2026-03-01\nupdated: 2026-03-03\n---\nx");
	site_put(
		&t, "articles/d.md",
		"---\ntitle: D\ndate: 2026-03-01\nupdated: 2026-03-02\n---\nx");
	site_build_well(&t);
	assert_int_equal(t.site->latest.count, ARRAY_COUNT(wanted));
	for (size_t i = 0; i < ARRAY_COUNT(wanted); i++)
		assert_same_text(t.site->latest.items[i]->path,
				 text_of(wanted[i]));
	site_free(&t);
}

/* Feed readers keep what they have seen: a draft is in none, even shown. */
static void
what_is_not_to_be_found_is_in_no_feed(void **state)
{
	struct test_site t = site_in("UTC");

	(void)state;
	t.options.drafts = true;
	site_put(&t, "articles/a.md",
		 "---\ntitle: A\ndate: 2026-03-02\ndraft: true\n---\nx\n");
	site_put(&t, "articles/b.md",
		 "---\ntitle: B\ndate: 2026-03-02\nnoindex: true\n---\nx\n");
	site_put(&t, "articles/c.md",
		 "---\ntitle: C\ndate: 2026-03-02\npublish_on: 2027-01-01\n"
		 "---\nx\n");
	site_put(&t, "articles/d.md",
		 "---\ntitle: D\ndate: 2026-03-02\nwithdrawn: {date: "
		 "2026-03-04, reason: It was wrong.}\n---\nx\n");
	site_put(&t, "articles/index.md",
		 "---\ntitle: All\nkind: section\nupdated: 2026-03-02\n---\n");
	site_build_well(&t);
	assert_int_equal(t.site->latest.count, 0);
	site_free(&t);
}

static void
corrections_have_their_moment(void **state)
{
	struct test_site t = site_in("Europe/Berlin");

	(void)state;
	site_put(&t, "articles/a.md",
		 "---\ntitle: A\ncorrections:\n"
		 "  - {date: 2026-03-09, kind: correction, text: a}\n"
		 "  - {date: 2026-02, kind: update, text: b}\n---\nx\n");
	site_build_well(&t);
	assert_same_text(t.site->corrections.items[0]->moment,
			 TEXT("2026-03-09T00:00:00+01:00"));
	assert_same_text(t.site->corrections.items[1]->moment, TEXT(""));
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_those_of_the_zone),
		cmocka_unit_test(nothing_is_guessed),
		cmocka_unit_test(times_are_told_where_they_are_known),
		cmocka_unit_test(changes_and_corrections_count),
		cmocka_unit_test(old_words_are_no_news),
		cmocka_unit_test(what_changed_last_comes_first),
		cmocka_unit_test(what_is_not_to_be_found_is_in_no_feed),
		cmocka_unit_test(corrections_have_their_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
