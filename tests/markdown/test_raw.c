#include "tests/test.h"

#include "tests/markdown/reading.h"

#define HINT                                                                   \
	"\n      = hint: write it in Markdown, or allow it with "              \
	"\"markdown: {raw_html: true}\" in content/site.yaml\n"

#define LEFT_OPEN                                                              \
	"content/x.md:1:1: error[M005]: an HTML comment has no end before "    \
	"the blank line: what follows would be published\n"                    \
	"      = hint: close it with --> before the blank line, or begin "     \
	"the block with it\n"

static void
html_is_dropped_and_told(void **state)
{
	(void)state;
	assert_tells("a\n\n  <div>\n  x\n\nb <br> c</b>\n",
		     "content/x.md:3:3: warning[M005]: raw HTML is not "
		     "published: <div>" HINT
		     "content/x.md:6:3: warning[M005]: raw HTML is not "
		     "published: <br>" HINT);
	assert_tells("<?x?>\n",
		     "content/x.md:1:1: warning[M005]: raw HTML is not "
		     "published: <?x?>" HINT);
}

static void
nothing_of_it_is_published(void **state)
{
	struct reading reading =
		reading_of("a <script>b</script>\n\n<script>\nc\n</script>\n\n"
			   "<!-- d -->\n\ne<!-- f -->g\n");

	(void)state;
	assert_text(*reading.out->content.html, "<p>a b</p>\n<p>eg</p>\n");
	assert_text(reading_plain(&reading), "a b\neg\n");
	assert_int_equal(reading.diag.warnings, 2);
	assert_int_equal(reading.diag.errors, 0);
	reading_free(&reading);
}

static void
comments_are_dropped_silently(void **state)
{
	(void)state;
	assert_reads("a<!-- b -->c\n\n<!-- d\n\ne -->\n\n<!-- f --> \n",
		     "<p>ac</p>\n");
	assert_tells("<!-- a --> <b>c</b>\n",
		     "content/x.md:1:1: warning[M005]: raw HTML is not "
		     "published: <b>c</b>" HINT);
}

static void
check_allowed(const char *text, const char *html, const char *said)
{
	struct reading reading = {.in.raw_html = true};

	reading_run(&reading, text);
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    html);
	assert_said(&reading.diag, said);
	reading_free(&reading);
}

static void
allowed_html_is_let_through(void **state)
{
	(void)state;
	check_allowed("a <b>c</b>\n\n<div x=\"&\">\n*d*\n</div>\n",
		      "<p>a <b>c</b></p>\n<div x=\"&\">\n*d*\n</div>\n", "");
	check_allowed("<b>[a](b)</b>\n", "<p><b>{L0:a}</b></p>\n", "");
	check_allowed("<b>\xfe\xff</b>\n", "<p><b></b></p>\n", "");
}

static void
comments_are_never_published(void **state)
{
	(void)state;
	check_allowed("a<!-- b -->c\n\n<!-- d -->\n", "<p>ac</p>\n\n", "");
	check_allowed("<div>\n<!-- a\nb -->\nc<!-- d -->\n</div>\n",
		      "<div>\n\nc\n</div>\n", "");
	check_allowed("<div>\n<!-- a\n\nb\n", "<div>\n<p>b</p>\n", LEFT_OPEN);
}

static void
a_comment_that_is_left_open_is_not_published_unseen(void **state)
{
	(void)state;
	assert_tells("<div><!-- a\n\nb -->\n", LEFT_OPEN);
	assert_tells("a <!-- b\n\nc -->\n",
		     "content/x.md:1:3: error[M001]: this comment has no end "
		     "in its paragraph: its words would be published\n"
		     "      = hint: close it with --> before the blank line; "
		     "where <!-- is meant as it stands write \\<!--\n");
	assert_reads("a \\<!-- b `<!--` &lt;!-- c\n",
		     "<p>a &lt;!-- b <code>&lt;!--</code> &lt;!-- c</p>\n");
	assert_reads("a <!-- b\nc --> d\n", "<p>a  d</p>\n");
}

static void
scripts_have_no_comments(void **state)
{
	(void)state;
	check_allowed("<script>\n<!-- a -->\n</script>\n",
		      "<script>\n<!-- a -->\n</script>\n", "");
	check_allowed("<STYLE>\n<!-- a -->\n</STYLE>\n",
		      "<STYLE>\n<!-- a -->\n</STYLE>\n", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_is_dropped_and_told),
		cmocka_unit_test(nothing_of_it_is_published),
		cmocka_unit_test(comments_are_dropped_silently),
		cmocka_unit_test(allowed_html_is_let_through),
		cmocka_unit_test(comments_are_never_published),
		cmocka_unit_test(
			a_comment_that_is_left_open_is_not_published_unseen),
		cmocka_unit_test(scripts_have_no_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
