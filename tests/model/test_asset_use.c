#include "tests/model/site.h"

#define TITLE "title: Harbour Papers\n"

/* Files of a site whose draft has `front` and `body`, as published. */
static void
check_site(const char *config, const char *front, const char *body,
	   const char *wanted)
{
	struct test_site t = site_new();
	struct text draft = arena_format(
		&t.arena, "---\ntitle: X\ndraft: true\n%s---\n%s\n", front,
		body);
	struct buf found = BUF_INIT;

	site_put(&t, "site.yaml", config);
	site_put(&t, "articles/draft.md", draft.s);
	site_put(&t, "articles/open.md",
		 "---\ntitle: Y\nparams: {picture: ../logo.png}\n---\n"
		 "![A](a.png)\n");
	site_put(&t, "articles/a.png", "a");
	site_put(&t, "articles/b.png", "b");
	site_put(&t, "articles/c d.png", "c");
	site_put(&t, "logo.png", "l");
	site_build_well(&t);
	list_each (struct asset *, asset, &t.site->assets)
		buf_format(&found, "%.*s;", TEXT_ARG((*asset)->path));
	assert_string_equal(found.s, wanted);
	assert_int_equal(t.site->assets.count + t.site->withheld_assets.count,
			 4);
	buf_free(&found);
	site_free(&t);
}

static void
check(const char *front, const char *body, const char *wanted)
{
	check_site(TITLE "markdown: {raw_html: true}\n", front, body, wanted);
}

#define ALL "articles/a.png;articles/b.png;articles/c d.png;logo.png;"
#define NO_B "articles/a.png;articles/c d.png;logo.png;"
#define NO_C "articles/a.png;articles/b.png;logo.png;"

static void
what_only_a_draft_uses_is_withheld(void **state)
{
	(void)state;
	check("", "![B](b.png)", NO_B);
	check("", "![B](../articles/b.png#x \"B\")", NO_B);
	check("", "[C](<c d.png>)", NO_C);
	check("", "[C](c%20d.png)", NO_C);
	check("params: {list: [{picture: b.png}]}\n", "Words.", NO_B);
	/* Links in HTML go out from the page. */
	check("", "<img src=\"../b.png\">", NO_B);
	check("", "<img src=\"../c d.png\">", NO_C);
	check("", "```figure\nfile: b.png\n```", NO_B);
}

static void
what_others_use_is_published(void **state)
{
	(void)state;
	check("", "![A](a.png) ![L](../logo.png)", ALL);
}

/* Its text is not kept, and looked at all the same. */
static void
without_raw_html_a_draft_is_read_again(void **state)
{
	(void)state;
	check_site(TITLE, "", "```figure\nfile: b.png\n```", NO_B);
}

/* It lies there to be copied, as without drafts. */
static void
what_nobody_uses_is_published(void **state)
{
	(void)state;
	check("", "Of b and b.pn, not more.", ALL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_a_draft_uses_is_withheld),
		cmocka_unit_test(without_raw_html_a_draft_is_read_again),
		cmocka_unit_test(what_others_use_is_published),
		cmocka_unit_test(what_nobody_uses_is_published),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
