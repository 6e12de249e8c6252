#include "tests/theme/fixture.h"

#define MARKDOWN(words) "return require 'text'.markdown(" words ")"

static void
words_become_content(void **state)
{
	struct room *r = *state;

	assert_made(r, MARKDOWN("'a *b* <i>c</i>\\n\\n- d'"),
		    "<p>a <em>b</em> c</p>\n<ul>\n<li>d</li>\n</ul>\n");
	assert_made(r,
		    "local h = require 'html' return h.p { require "
		    "'text'.markdown('a').plain }",
		    "<p>a</p>");
	assert_made(r, MARKDOWN("''"), "");
}

static void
links_lead_where_those_of_the_document_do(void **state)
{
	struct room *r = *state;

	r->article.source_path = TEXT("content/articles/flood.md");
	r->call_page.source_path = TEXT("content/transcripts/harbour-call.md");
	r->asset.source_path = TEXT("articles/map one.png");
	assert_made(r,
		    MARKDOWN("'[a](../transcripts/harbour-call.md#t1) "
			     "[b](<map one.png>) [c](https://x.example/) "
			     "[d](#e)'"),
		    "<p><a href=\"../../transcripts/harbour-call/#t1\">a</a> "
		    "<a href=\"map%20one.png\">b</a> <a "
		    "href=\"https://x.example/\">c</a> <a href=\"#e\">d</a>"
		    "</p>\n");
	assert_made(r, MARKDOWN("'[“never”](../transcripts/harbour-call.md)'"),
		    "<p><a href=\"../../transcripts/harbour-call/\">“never”"
		    "</a></p>\n");
	assert_made(r, MARKDOWN("'[a](articles/flood.md)', site.home"),
		    "<p><a href=\"./\">a</a></p>\n");
}

static void
what_would_stop_a_build_is_an_error(void **state)
{
	struct room *r = *state;

	assert_fails(r, MARKDOWN("'[a](nowhere.md)'"),
		     "text.markdown: \"nowhere.md\" leads nowhere");
	assert_fails(r, MARKDOWN("'[a](javascript:x)'"), "text.markdown: ");
	assert_fails(r, MARKDOWN("'\\xff'"), "no UTF-8");
	assert_fails(r, MARKDOWN("('a'):rep(70000)"), "more than 65536 bytes");
	assert_fails(r, MARKDOWN("'a', site"), "wants a page, this is a site");
}

static void
hooks_render_it_too(void **state)
{
	struct room *r = *state;

	room_put(r, "hooks/emphasis.lua",
		 "local h = require 'html' return function(node, inner) return "
		 "h.i { inner } end");
	assert_made(r, MARKDOWN("'a *b*'"), "<p>a <i>b</i></p>\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(words_become_content),
		room_test(links_lead_where_those_of_the_document_do),
		room_test(what_would_stop_a_build_is_an_error),
		room_test(hooks_render_it_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
