#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* GitHub Flavored Markdown 0.29, §6.9, examples 622 to 633. */
static const struct example github_autolinks_are_met_examples[] = {
	{"www.commonmark.org\n",
	 "<p><a "
	 "href=\"http://www.commonmark.org\">www.commonmark.org</a></p>\n"},
	{"Visit www.commonmark.org/help for more information.\n",
	 "<p>Visit <a "
	 "href=\"http://www.commonmark.org/help\">www.commonmark.org/help</a> "
	 "for more information.</p>\n"},
	{"Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.\n",
	 "<p>Visit <a "
	 "href=\"http://www.commonmark.org\">www.commonmark.org</a>.</"
	 "p>\n<p>Visit <a "
	 "href=\"http://www.commonmark.org/a.b\">www.commonmark.org/a.b</a>.</"
	 "p>\n"},
	{"www.google.com/search?q=Markup+(business)\n\nwww.google.com/"
	 "search?q=Markup+(business)))\n\n(www.google.com/"
	 "search?q=Markup+(business))\n\n(www.google.com/"
	 "search?q=Markup+(business)\n",
	 "<p><a "
	 "href=\"http://www.google.com/"
	 "search?q=Markup+(business)\">www.google.com/"
	 "search?q=Markup+(business)</a></p>\n<p><a "
	 "href=\"http://www.google.com/"
	 "search?q=Markup+(business)\">www.google.com/"
	 "search?q=Markup+(business)</a>))</p>\n<p>(<a "
	 "href=\"http://www.google.com/"
	 "search?q=Markup+(business)\">www.google.com/"
	 "search?q=Markup+(business)</a>)</p>\n<p>(<a "
	 "href=\"http://www.google.com/"
	 "search?q=Markup+(business)\">www.google.com/"
	 "search?q=Markup+(business)</a></p>\n"},
	{"www.google.com/search?q=(business))+ok\n",
	 "<p><a "
	 "href=\"http://www.google.com/"
	 "search?q=(business))+ok\">www.google.com/search?q=(business))+ok</"
	 "a></p>\n"},
	{"www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/"
	 "search?q=commonmark&hl;\n",
	 "<p><a "
	 "href=\"http://www.google.com/"
	 "search?q=commonmark&hl=en\">www.google.com/"
	 "search?q=commonmark&amp;hl=en</a></p>\n<p><a "
	 "href=\"http://www.google.com/search?q=commonmark\">www.google.com/"
	 "search?q=commonmark</a>&amp;hl;</p>\n"},
	{"www.commonmark.org/he<lp\n",
	 "<p><a "
	 "href=\"http://www.commonmark.org/he\">www.commonmark.org/he</"
	 "a>&lt;lp</p>\n"},
	{"http://commonmark.org\n\n(Visit "
	 "https://encrypted.google.com/search?q=Markup+(business))\n",
	 "<p><a "
	 "href=\"http://commonmark.org\">http://commonmark.org</a></"
	 "p>\n<p>(Visit <a "
	 "href=\"https://encrypted.google.com/"
	 "search?q=Markup+(business)\">https://encrypted.google.com/"
	 "search?q=Markup+(business)</a>)</p>\n"},
	{"foo@bar.baz\n",
	 "<p><a href=\"mailto:foo@bar.baz\">foo@bar.baz</a></p>\n"},
	{"hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n",
	 "<p>hello@mail+xyz.example isn't valid, but <a "
	 "href=\"mailto:hello+xyz@mail.example\">hello+xyz@mail.example</a> "
	 "is.</p>\n"},
	{"a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n",
	 "<p><a href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a></p>\n<p><a "
	 "href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a>.</p>\n<p>a.b-c_d@a.b-</"
	 "p>\n<p>a.b-c_d@a.b_</p>\n"},
	{"mailto:foo@bar.baz\n\nmailto:a.b-c_d@a.b.\n",
	 "<p><a href=\"mailto:foo@bar.baz\">mailto:foo@bar.baz</a></p>\n<p><a "
	 "href=\"mailto:a.b-c_d@a.b\">mailto:a.b-c_d@a.b</a>.</p>\n"},
};

static void
github_autolinks_are_met(void **state)
{
	(void)state;
	check_examples(github_autolinks_are_met_examples);
}

/* §6.5, examples 491 to 493, but for the single tilde. */
static const struct example github_strikethrough_is_met_examples[] = {
	{"~~Hi~~ Hello!\n", "<p><del>Hi</del> Hello!</p>\n"},
	{"This ~~has a\n\nnew paragraph~~.\n",
	 "<p>This ~~has a</p>\n<p>new paragraph~~.</p>\n"},
	{"This will ~~~not~~~ strike.\n",
	 "<p>This will ~~~not~~~ strike.</p>\n"},
};

static void
github_strikethrough_is_met(void **state)
{
	(void)state;
	check_examples(github_strikethrough_is_met_examples);
}

/* Nesting, escapes, code, and what we do otherwise. */
static const struct example inline_things_stand_in_text_examples[] = {
	{"**~~a~~** ~~*b* `c`~~ *a ~~b* c~~\n",
	 "<p><strong><del>a</del></strong> <del><em>b</em> "
	 "<code>c</code></del> <em>a ~~b</em> c~~</p>\n"},
	{"from ~5 to ~10, ~a~\n", "<p>from ~5 to ~10, ~a~</p>\n"},
	{"\\~~a~~ ~\\~b~~ `~~c~~` `\\~~d`\n",
	 "<p>~~a~~ ~~b~~ <code>~~c~~</code> <code>\\~~d</code></p>\n"},
	{"~~a ~~b~~\n", "<p>~~a <del>b</del></p>\n"},
	{"~~ a ~~ a~~ b ~~~~\n", "<p>~~ a ~~ a~~ b ~~~~</p>\n"},
	{"[~~a~~](b)\n", "<p><a href=\"b\"><del>a</del></a></p>\n"},
	{"    ~~a~~ www.x.org\n",
	 "<pre tabindex=\"0\"><code>~~a~~ www.x.org\n</code></pre>\n"},
	{"“https://x.org/a” ‘www.x.org’ x@y.org—z\n",
	 "<p>“<a href=\"https://x.org/a\">https://x.org/a</a>” ‘<a "
	 "href=\"http://www.x.org\">www.x.org</a>’ <a "
	 "href=\"mailto:x@y.org\">x@y.org</a>—z</p>\n"},
	{"http\\://x.org www\\.x.org a\\@b.org xhttp://x.org "
	 "{y=http://x.org}\n",
	 "<p>http://x.org www.x.org a@b.org xhttp://x.org "
	 "{y=http://x.org}</p>\n"},
	{"[www.x.org](y) ![www.x.org](y) <http://z.org> ftp://x.org\n",
	 "<p><a href=\"y\">www.x.org</a> <img src=\"y\" alt=\"www.x.org\" /> "
	 "<a href=\"http://z.org\">http://z.org</a> ftp://x.org</p>\n"},
	{"http://a_b.c http://x/*a* _www.a.b_\n",
	 "<p>http://a_b.c <a href=\"http://x/\">http://x/</a><em>a</em> <em><a "
	 "href=\"http://www.a.b\">www.a.b</a></em></p>\n"},
};

static void
inline_things_stand_in_text(void **state)
{
	(void)state;
	check_examples(inline_things_stand_in_text_examples);
}

static void
bare_links_have_places(void **state)
{
	struct reading reading = reading_of("a\nb `www.x.org` www.x.org\n");

	(void)state;
	assert_int_equal(reading.out->links.count, 1);
	assert_int_equal(reading.out->links.items[0].place.line, 2);
	reading_free(&reading);
}

static void
records_keep_every_sign(void **state)
{
	struct reading reading = {.in.is_record = true};

	(void)state;
	reading_run(&reading, "**Ada:** ~~no~~ www.x.org \\~~ {#a}\n");
	assert_text(reading.out->items.items[0].content.plain,
		    "~~no~~ www.x.org ~~ {#a}\n");
	assert_int_equal(reading.out->links.count, 0);
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(github_autolinks_are_met),
		cmocka_unit_test(github_strikethrough_is_met),
		cmocka_unit_test(inline_things_stand_in_text),
		cmocka_unit_test(bare_links_have_places),
		cmocka_unit_test(records_keep_every_sign),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
