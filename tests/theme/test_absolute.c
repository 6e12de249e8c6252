#include "tests/theme/fixture.h"

#include "theme/absolute.h"

static void
assert_absolute(const char *html, const char *wanted)
{
	struct buf buf = BUF_INIT;

	absolute_write(&buf,
		       TEXT("https://harbour.example/papers/articles/flood/"),
		       text_of(html));
	assert_string_equal(buf.s, wanted);
	buf_free(&buf);
}

static void
every_address_is_whole(void **state)
{
	(void)state;
	assert_absolute(
		"<p>a<a class=\"x\" href=\"../../\">b</a> & c</p>",
		"<p>a<a class=\"x\" href=\"https://harbour.example/papers/\">"
		"b</a> & c</p>");
	assert_absolute("<a href='y?a=1&amp;b=2'>",
			"<a href='https://harbour.example/papers/articles/"
			"flood/y?a=1&amp;b=2'>");
	assert_absolute("<A HREF=y>",
			"<A HREF=\"https://harbour.example/papers/articles/"
			"flood/y\">");
	assert_absolute("<video poster=/p.png src=\" v.mp4 \"></video>",
			"<video poster=\"https://harbour.example/p.png\" "
			"src=\"https://harbour.example/papers/articles/flood/"
			"v.mp4\"></video>");
	assert_absolute("<a href=\"//other.example/x\">",
			"<a href=\"https://other.example/x\">");
	assert_absolute("<q cite='it&#39;s'>",
			"<q cite='https://harbour.example/papers/articles/"
			"flood/it&#39;s'>");
}

static void
every_candidate_of_a_picture_is_whole(void **state)
{
	(void)state;
	assert_absolute("<img srcset=\"a.png,  ../b.png 2x\" alt=\"a.png\">",
			"<img srcset=\"https://harbour.example/papers/articles/"
			"flood/a.png, https://harbour.example/papers/articles/"
			"b.png 2x\" alt=\"a.png\">");
}

static void
other_bytes_stay(void **state)
{
	static const char *const same[] = {
		"",
		"no tag < at all",
		"<a href=\"https://a.example/\">x</a>",
		"<a href=\"mailto:ada@harbour.example\">x</a>",
		"<img alt=\"\" src=\"\">",
		"<!-- <a href=x> -->",
		"<script>\"<a href=x>\"</script><style>a{}</style>",
		"<svg><use href=\"#mark\"/></svg>",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(same); i++)
		assert_absolute(same[i], same[i]);
}

static void
an_anchor_is_one_of_its_page(void **state)
{
	(void)state;
	assert_absolute("<a href=\"#fn1\">1</a>",
			"<a href=\"https://harbour.example/papers/articles/"
			"flood/#fn1\">1</a>");
}

/* ---- In Lua ---- */

#define PUT(html_)                                                             \
	(r->words.html = room_html(r, TEXT(html_)),                            \
	 r->link_ties.quotation = NULL)

static void
content_as_in_its_page(void **state)
{
	struct room *r = *state;

	PUT("<a href=\"#note\">1</a><img src=\"map.png\">");
	assert_made(r,
		    "return h.div { h.absolute(site.home.path == '' and "
		    "site.articles[1], site.articles[1].content) }",
		    "<div><a href=\"https://harbour.example/articles/flood/"
		    "#note\">1</a><img src=\"https://harbour.example/articles/"
		    "flood/map.png\"></div>");
}

static void
nodes_of_a_function(void **state)
{
	struct room *r = *state;

	PUT("<b>c</b>");
	assert_made(
		r,
		"return h.absolute(site.people[1], function() return { "
		"h.a { href = page, 'x' }, h.a { href = h.asset 'harbour.css' "
		"}, page.content, h.a { href = '#y' } } end)",
		"<a href=\"https://harbour.example/articles/flood/\">x</a>"
		"<a href=\"https://harbour.example/assets/"
		"harbour.0123456789.css\"></a><b>c</b>"
		"<a href=\"https://harbour.example/people/ada-quill/#y\"></a>");
}

/* Where no style sheet holds a theme may say more in words. */
static void
who_makes_for_elsewhere_can_know(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local function here() return tostring(h.is_elsewhere()) "
		    "end return { here(), h.absolute(page, here), here() }",
		    "falsetruefalse");
}

/* An offline build has a feed of the site as it is published. */
static void
offline_pages_have_whole_addresses_without_a_file(void **state)
{
	struct room *r = *state;

	r->site.offline = true;
	assert_made(r,
		    "return h.absolute(page, function() return "
		    "h.a { href = site.people[1] } end)",
		    "<a href=\"https://harbour.example/people/ada-quill/\">"
		    "</a>");
}

static void
links_of_the_page_stay_relative_afterwards(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "pcall(h.absolute, site.home, function() error 'x' end) "
		    "return { h.absolute(site.home, function() end), "
		    "h.a { href = site.people[1] } }",
		    "<a href=\"../../people/ada-quill/\"></a>");
}

static void
what_cannot_be_made_absolute(void **state)
{
	struct room *r = *state;

	assert_fails(r, "return h.absolute('x', page.content)",
		     "h.absolute wants a page");
	assert_fails(r, "return h.absolute(page, h.p 'x')",
		     "wants content, or a function that makes nodes");
	assert_fails(r, "return h.absolute(page, function() return h.x {} end)",
		     "there is no element \"x\"");
	r->site.base_url = TEXT("");
	assert_fails(r, "return h.absolute(page, page.content)",
		     "without base_url in site.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_address_is_whole),
		cmocka_unit_test(every_candidate_of_a_picture_is_whole),
		cmocka_unit_test(other_bytes_stay),
		cmocka_unit_test(an_anchor_is_one_of_its_page),
		room_test(content_as_in_its_page),
		room_test(nodes_of_a_function),
		room_test(who_makes_for_elsewhere_can_know),
		room_test(offline_pages_have_whole_addresses_without_a_file),
		room_test(links_of_the_page_stay_relative_afterwards),
		room_test(what_cannot_be_made_absolute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
