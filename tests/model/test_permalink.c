#include "tests/model/site.h"

static struct test_site
site_of(const char *permalinks, const char *front)
{
	struct test_site t = site_new();
	struct text config = arena_format(
		&t.arena, "title: Harbour Papers\n%s\n", permalinks);
	struct text bytes = arena_format(
		&t.arena, "---\ntitle: The ledger\n%s---\nWords.\n", front);

	site_put(&t, "site.yaml", config.s);
	site_put(&t, "articles/1931/ledger.md", bytes.s);
	return t;
}

static void
check_path(const char *permalinks, const char *front, const char *wanted)
{
	struct test_site t = site_of(permalinks, front);

	site_build_well(&t);
	assert_text(t.site->articles.items[0]->path, wanted);
	site_free(&t);
}

static void
patterns_are_filled(void **state)
{
	(void)state;
	check_path("", "", "articles/1931/ledger/");
	check_path("permalinks: {article: /:year/:month/:day/:slug/}",
		   "date: 1931-03-04\n", "1931/03/04/ledger/");
	check_path("permalinks: {article: ':slug'}", "slug: books\n", "books/");
	check_path("permalinks: {article: 'x/:name'}", "slug: books\n",
		   "x/ledger/");
	check_path("permalinks: {article: /:section/:slug}", "",
		   "articles/1931/ledger/");
	check_path("permalinks: {article: /of-:year/n-:slug-x/}",
		   "date: 1931\n", "of-1931/n-ledger-x/");
	/* A pattern of another kind says nothing of it, its own says all. */
	check_path("permalinks: {page: /p/:slug/}", "",
		   "articles/1931/ledger/");
	check_path("permalinks: {article: /p/:slug/}",
		   "permalink: /:year/own/\ndate: 1931-03\n", "1931/own/");
}

/* The first message, without what stands around it. */
static void
check_said(const char *permalinks, const char *front, const char *wanted)
{
	struct test_site t = site_of(permalinks, front);
	struct diag_style style = {.format = DIAG_TEXT, .site_dir = -1};
	char *said;

	site_build(&t);
	said = test_printed(&t.diag, &style);
	if (strncmp(said, wanted, strlen(wanted)) != 0)
		fail_msg("said %s", said);
	assert_int_equal(t.diag.errors, 1);
	free(said);
	site_free(&t);
}

#define ARTICLE "content/articles/1931/ledger.md"

static void
mistakes_are_told_at_their_place(void **state)
{
	(void)state;
	check_said("permalinks: {article: /:yaer/:slug/}", "",
		   "content/site.yaml:2:23: error[S024]: there is no `:yaer` "
		   "in patterns of URLs\n"
		   "      = known here: :year, :month, :day, :slug, :name, "
		   ":section\n"
		   "      = hint: did you mean `:year`?\n");
	check_said("permalinks: {article: /:year/}", "date: 1931\n",
		   "content/site.yaml:2:23: error[S024]: “/:year/” is no "
		   "pattern of URLs: without `:slug`");
	check_said("permalinks: {article: /../:slug}", "",
		   "content/site.yaml:2:23: error[S024]: “/../:slug” is no "
		   "pattern of URLs: `.` and `..` are no names");
	check_said("permalinks: {article: //host/:slug}", "",
		   "content/site.yaml:2:23: error[S024]: “//host/:slug” is no "
		   "pattern of URLs: a part of it is empty");
	check_said("permalinks: {article: \"/a\\tb/:slug\"}", "",
		   "content/site.yaml:2:23: error[S024]: “/a b/:slug” is no "
		   "pattern of URLs: a control character is in it");
	check_said("permalinks: {article: /:year/:slug/}", "",
		   ARTICLE ":2:1: error[S024]: the URL of this page needs the "
			   "year of its `date`\n"
			   "      = the pattern is /:year/:slug/ "
			   "(content/site.yaml:2)\n");
	check_said("permalinks: {article: /:month/:slug/}", "date: 1931\n",
		   ARTICLE ":3:7: error[S024]: the URL of this page needs the "
			   "month of its `date`\n");
	check_said("permalinks: {article: /:day/:slug/}", "date: 1931-03-XX\n",
		   ARTICLE ":3:7: error[S024]");
	check_said("", "permalink: /\n", ARTICLE ":3:12: error[S024]");
	check_said("", "permalink: /a/../../b/\n",
		   ARTICLE ":3:12: error[S024]");
	check_said("", "permalink: https://host/\n",
		   ARTICLE ":3:12: error[S024]");
	check_said("", "permalink: /a/.b/\n", ARTICLE ":3:12: error[S024]");
	check_said("", "slug: ../x\n", ARTICLE ":3:7: error[S017]");
	check_said("", "slug: /x\n", ARTICLE ":3:7: error[S017]");
	check_said("", "slug: .x\n", ARTICLE ":3:7: error[S017]");
	check_said("", "slug: \"a\\tb\"\n", ARTICLE ":3:7: error[S017]");
}

static void
an_index_stays_where_it_is(void **state)
{
	struct test_site t = site_of(
		"permalinks: {page: /p/:slug/, article: /p/:slug/}", "");

	(void)state;
	site_put(&t, "articles/index.md", "---\ntitle: All\n---\nAll.\n");
	site_put(&t, "docs/index.md", "---\ntitle: Docs\n---\nAll.\n");
	site_build_well(&t);
	site_page(&t, "articles/");
	site_page(&t, "docs/");
	site_free(&t);
	t = site_of("", "");
	site_put(&t, "docs/index.md",
		 "---\ntitle: Docs\nslug: papers\n---\nAll.\n");
	site_build(&t);
	assert_said(&t.diag, "content/docs/index.md:3:7: error[S024]: `slug` "
			     "cannot move this page: docs/index.md is "
			     "published where it stands\n");
	site_free(&t);
}

/* Links are paths of documents: they lead wherever those are published. */
static void
links_follow(void **state)
{
	struct test_site t =
		site_of("permalinks: {article: /:slug/}", "slug: books\n");

	(void)state;
	site_put(&t, "about.md",
		 "---\ntitle: About\n---\n[L](articles/1931/ledger.md)\n");
	site_build_well(&t);
	assert_text(site_page(&t, "about/")->links.items[0].page->path,
		    "books/");
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_are_filled),
		cmocka_unit_test(mistakes_are_told_at_their_place),
		cmocka_unit_test(an_index_stays_where_it_is),
		cmocka_unit_test(links_follow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
