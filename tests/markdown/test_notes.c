#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* Order, several references, blocks, references in them. */
static const struct example footnotes_stand_at_the_end_examples[] = {
	{"a[^1] b[^1]\n\n[^1]: c *d*\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup> b<sup class=\"footnote\"><a "
	 "id=\"fnref-1-2\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-1\">\n<p>c <em>d</em> <a class=\"footnote-back\" "
	 "href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to "
	 "reference 1\">\u21a9\ufe0e</a> <a class=\"footnote-back\" "
	 "href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to "
	 "reference "
	 "1-2\">\u21a9\ufe0e<sup>2</sup></a></p>\n</li>\n</ol>\n</section>\n"},
	{"a[^b] c[^a]\n\n[^a]: one\n[^b]: two\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-b\" href=\"#fn-b\" "
	 "role=\"doc-noteref\">1</a></sup> c<sup class=\"footnote\"><a "
	 "id=\"fnref-a\" href=\"#fn-a\" "
	 "role=\"doc-noteref\">2</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-b\">\n<p>two <a class=\"footnote-back\" href=\"#fnref-b\" "
	 "role=\"doc-backlink\" aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n<li id=\"fn-a\">\n<p>one <a "
	 "class=\"footnote-back\" href=\"#fnref-a\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "2\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"a[^1]\n\n[^1]: word\n\nb\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<p>b</p>\n<section "
	 "class=\"footnotes\" role=\"doc-endnotes\" "
	 "aria-label=\"Notes\">\n<ol>\n<li id=\"fn-1\">\n<p>word <a "
	 "class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"[^1]: b [r]\n\n    > c\n\n[r]: /r\n\na[^1]\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-1\">\n<p>b <a "
	 "href=\"/r\">r</a></p>\n<blockquote>\n<p>c</p>\n</blockquote>\n<p> <a "
	 "class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"a[^x]\n\n[^x]: b[^y]\n[^y]: c[^x]\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-x\" href=\"#fn-x\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-x\">\n<p>b<sup class=\"footnote\"><a id=\"fnref-y\" "
	 "href=\"#fn-y\" role=\"doc-noteref\">2</a></sup> <a "
	 "class=\"footnote-back\" href=\"#fnref-x\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference 1\">\u21a9\ufe0e</a> <a "
	 "class=\"footnote-back\" href=\"#fnref-x-2\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "1-2\">\u21a9\ufe0e<sup>2</sup></a></p>\n</li>\n<li "
	 "id=\"fn-y\">\n<p>c<sup class=\"footnote\"><a id=\"fnref-x-2\" "
	 "href=\"#fn-x\" role=\"doc-noteref\">1</a></sup> <a "
	 "class=\"footnote-back\" href=\"#fnref-y\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "2\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"`[^1]` \\[^1]\n\n```\n[^1]: a\n```\n\n    [^1]: b\n",
	 "<p><code>[^1]</code> [^1]</p>\n<pre tabindex=\"0\"><code>[^1]: "
	 "a\n</code></pre>\n<pre tabindex=\"0\"><code>[^1]: "
	 "b\n</code></pre>\n"},
	{"- a\n[^1]: b\n- c[^1]\n",
	 "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>c<sup class=\"footnote\"><a "
	 "id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></li>\n</ul>\n<section "
	 "class=\"footnotes\" role=\"doc-endnotes\" "
	 "aria-label=\"Notes\">\n<ol>\n<li id=\"fn-1\">\n<p>b <a "
	 "class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"a[^1]\n\n[^1]: ```\n    b\n    ```\n\n# c\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<h1 id=\"c\">c</h1>\n<section "
	 "class=\"footnotes\" role=\"doc-endnotes\" "
	 "aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-1\">\n<pre tabindex=\"0\"><code>b\n</code></pre>\n<p> <a "
	 "class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" "
	 "aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"a[^1]\r\n\r\n[^1]: b\r\n    c\r\n",
	 "<p>a<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-1\">\n<p>b\nc <a class=\"footnote-back\" href=\"#fnref-1\" "
	 "role=\"doc-backlink\" aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
	{"# fn 1\n\na[^1]\n\n[^1]: b\n",
	 "<h1 id=\"fn-1-2\">fn 1</h1>\n<p>a<sup class=\"footnote\"><a "
	 "id=\"fnref-1\" href=\"#fn-1\" "
	 "role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" "
	 "role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li "
	 "id=\"fn-1\">\n<p>b <a class=\"footnote-back\" href=\"#fnref-1\" "
	 "role=\"doc-backlink\" aria-label=\"Back to reference "
	 "1\">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n"},
};

static void
footnotes_stand_at_the_end(void **state)
{
	(void)state;
	check_examples(footnotes_stand_at_the_end_examples);
}

static void
missing_and_unused_are_told(void **state)
{
	(void)state;
	assert_tells("a\n\n*b*[^c]\n",
		     "content/x.md:3:4: error[M008]: there is no footnote "
		     "\"c\"\n"
		     "      = hint: define it at the start of a line: [^c]: …; "
		     "a bracket that is meant as it stands is \\[\n");
	assert_tells("a[^x]\n\n[^x]: b\n[^x]: c\n\n[^y]: d\n",
		     "content/x.md:4:1: warning[M010]: this footnote is "
		     "defined already in line 3: that one is published\n"
		     "content/x.md:6:1: warning[M010]: nothing refers to this "
		     "footnote: it is not published\n");
}

static void
headings_keep_references_in_holes(void **state)
{
	struct reading reading = reading_of("# a[^1]\n\n[^1]: b\n");

	(void)state;
	assert_text(reading.out->headings.items[0].content->plain, "a");
	assert_text_holds(
		show_holes(&reading.arena,
			   *reading.out->headings.items[0].content->html),
		"a{F1:<sup");
	assert_int_equal(reading.out->anchors.count, 1);
	assert_text(reading.out->anchors.items[0], "fn-1");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(footnotes_stand_at_the_end),
		cmocka_unit_test(missing_and_unused_are_told),
		cmocka_unit_test(headings_keep_references_in_holes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
