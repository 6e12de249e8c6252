#include "tests/theme/fixture.h"

static void
elements_have_their_form(void **state)
{
	struct room *r = *state;

	assert_made(r, "return h.p { 'Three days.' }", "<p>Three days.</p>");
	assert_made(r, "return h.p 'Three days.'", "<p>Three days.</p>");
	assert_made(r, "return h.br {}", "<br>");
	assert_made(r, "return h.br()", "<br>");
	assert_made(r, "return h.img { src = 'a.png', alt = '' }",
		    "<img alt=\"\" src=\"a.png\">");
	assert_made(r,
		    "return h.svg { viewBox = '0 0 9 9', "
		    "h.path { d = 'M0 0' } }",
		    "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"></path></svg>");
}

static void
children_are_flattened(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.ul { h.li 'a', { h.li 'b', { h.li(3) } }, nil, "
		    "false, h.li { 1.5 } }",
		    "<ul><li>a</li><li>b</li><li>3</li><li>1.5</li></ul>");
	assert_made(r, "return h.p { nil, 'a', nil, 'b', nil }", "<p>ab</p>");
	assert_made(r, "return h.fragment { h.i 'a', 'b' }", "<i>a</i>b");
	assert_made(r, "return { h.i 'a', h.b 'b' }", "<i>a</i><b>b</b>");
	assert_made(r, "local t = {} t[40] = 'x' return h.p(t)", "<p>x</p>");
}

static void
text_is_escaped(void **state)
{
	struct room *r = *state;

	assert_made(r, "return h.p '<b>&\"\\'</b>'",
		    "<p>&lt;b&gt;&amp;&quot;'&lt;/b&gt;</p>");
	assert_made(r, "return h.p { title = '\"><i>' }",
		    "<p title=\"&quot;&gt;&lt;i&gt;\"></p>");
	assert_made(r, "return h.p 'a\\0b\\1'",
		    "<p>a\xef\xbf\xbd"
		    "b\xef\xbf\xbd</p>");
	assert_made(r, "return h.p 'a\uffffb'",
		    "<p>a\xef\xbf\xbd"
		    "b</p>");
	assert_made(r, "return h.p '\u00e9'", "<p>\xc3\xa9</p>");
	assert_fails(r, "return h.p(('\u00e9'):sub(1, 1))", "no UTF-8");
	assert_made(r, "return h.raw '<hr>'", "<hr>");
}

/* Bytes are passed over by blocks: where one stands in its block is all one. */
static void
text_is_escaped_at_every_place(void **state)
{
	static const char *const escapes[] = {"&amp;",	      "&lt;",
					      "&gt;",	      "&quot;",
					      "\xef\xbf\xbd", "\xef\xbf\xbd"};
	static const char many[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
	struct room *r = *state;
	struct buf wanted = BUF_INIT;

	buf_literal(&wanted, "<p>");
	for (int i = 0; i < 34; i++)
		for (size_t j = 0; j < ARRAY_COUNT(escapes); j++)
			buf_format(&wanted, "%.*s%s%.*s", i, many, escapes[j],
				   33 - i, many);
	buf_literal(&wanted, "</p>");
	assert_made(r,
		    "local t = {} for i = 0, 33 do for c in "
		    "('&<>\"\\1\\127'):gmatch '.' do t[#t + 1] = "
		    "('b'):rep(i) .. c .. ('b'):rep(33 - i) end end "
		    "return h.p(t)",
		    wanted.s);
	buf_free(&wanted);
}

static void
attributes_are_in_order(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.p { title = 't', class = { 'a', false, 'b' }, "
		    "id = 'i', aria_label = 'l', lang = 'en' }",
		    "<p id=\"i\" class=\"a b\" aria-label=\"l\" lang=\"en\" "
		    "title=\"t\"></p>");
	assert_made(r, "return h.p { ['aria-label'] = 'x' }",
		    "<p aria-label=\"x\"></p>");
	assert_made(r,
		    "return h.input { disabled = true, hidden = false, "
		    "tabindex = 3 }",
		    "<input disabled tabindex=\"3\">");
	assert_made(r,
		    "return h.p { aria_hidden = true, aria_busy = false, "
		    "draggable = true, hidden = true }",
		    "<p aria-hidden=\"true\" draggable=\"true\" "
		    "hidden></p>");
	assert_made(r,
		    "return h.rect { fill = 'url(#stripes)', stroke = "
		    "'none' }",
		    "<rect fill=\"url(#stripes)\" stroke=\"none\"></rect>");
	assert_made(r, "return h.p { data = { tier = 'exact', at = 2 } }",
		    "<p data-at=\"2\" data-tier=\"exact\"></p>");
	assert_made(r, "return h.time { datetime = site.events[1].date }",
		    "<time datetime=\"1931-03?\"></time>");
	assert_fails(r, "return h.p { aria_label = 'a', ['aria-label'] = 'b' }",
		     "given twice");
}

static void
things_become_links(void **state)
{
	struct room *r = *state;

	assert_made(r, "return h.a { href = site.home }",
		    "<a href=\"../../\"></a>");
	assert_made(r, "return h.a { href = site.people[1] }",
		    "<a href=\"../../people/ada-quill/\"></a>");
	assert_made(r, "return h.a { href = site.records[1].turns[1] }",
		    "<a href=\"../../transcripts/harbour-call/#t1\"></a>");
	assert_made(r, "return h.a { href = page.headings[1] }",
		    "<a href=\"#ledger\"></a>");
	assert_made(r, "return h.a { href = site.quotations[1] }",
		    "<a href=\"../../quotes/ada-quill-never/\"></a>");
	assert_made(r, "return h.a { href = site.events[1] }",
		    "<a href=\"#three-days\"></a>");
	assert_made(r, "return h.a { href = site.assets[1] }",
		    "<a href=\"map%20one.png\"></a>");
}

static void
assets_become_links(void **state)
{
	struct room *r = *state;

	assert_made(r, "return h.link { href = h.asset 'harbour.css' }",
		    "<link href=\"../../assets/harbour.0123456789.css\">");
	assert_made(r,
		    "return h.link { rel = 'stylesheet', "
		    "href = h.asset 'harbour.css' }",
		    "<link href=\"../../assets/harbour.0123456789.css\" "
		    "integrity=\"sha256-css\" rel=\"stylesheet\">");
	assert_made(r, "return h.script { src = h.asset 'harbour.js' }",
		    "<script integrity=\"sha256-js\" "
		    "src=\"../../assets/harbour.js\"></script>");
	r->site.offline = true;
	assert_made(r, "return h.script { src = h.asset 'harbour.js' }",
		    "<script src=\"../../assets/harbour.js\"></script>");
	r->site.offline = false;
	assert_made(r, "return h.a { href = h.path 'feed.xml' }",
		    "<a href=\"../../feed.xml\"></a>");
	assert_made(r, "return page:absolute()",
		    "https://harbour.example/articles/flood/");
	assert_made(r, "return site:absolute(site.records[1].turns[1])",
		    "https://harbour.example/transcripts/harbour-call/#t1");
	assert_fails(r, "return h.a { href = page.date or site.sources[1] }",
		     "a source has no page to link to");
	assert_fails(r, "return h.link { href = h.asset 'harbor.css' }",
		     "did you mean \"harbour.css\"?");
}

/* What a page may not have, whoever asks for it. */
static const char *const refused[] = {
	"h.p { onclick = 'x()' }",
	"h.p { OnClick = 'x()' }",
	"h.p { on_click = 'x()' }",
	"h.p { style = 'color: red' }",
	"h.p { Style = 'color: red' }",
	"h.iframe { srcdoc = 'x' }",
	"h.script { 'alert(1)' }",
	"h.script 'alert(1)'",
	"h.script { h.raw 'alert(1)' }",
	"h.style { 'p{}' }",
	"h.script { src = 'https://evil.example/x.js' }",
	"h.script { src = 'x.js' }",
	"h.script { src = h.path 'x.js' }",
	"h.base { href = '/' }",
	"h.iframe { 'x' }",
	"h.a { href = 'javascript:alert(1)' }",
	"h.a { href = 'JaVaScRiPt:alert(1)' }",
	"h.a { href = ' javascript:alert(1)' }",
	"h.a { href = 'java\\nscript:alert(1)' }",
	"h.a { href = 'java\\tscript:alert(1)' }",
	"h.a { href = '\\1javascript:alert(1)' }",
	"h.a { href = 'javascript\\0:alert(1)' }",
	"h.a { href = 'vbscript:x' }",
	"h.a { href = 'data:text/html,x' }",
	"h.a { href = 'blob:x' }",
	"h.a { href = 'file:///etc/passwd' }",
	"h.a { href = 'view-source:x' }",
	"h.a { href = 'jar:x' }",
	"h.a { href = '//evil.example/' }",
	"h.a { href = '/\\\\evil.example/' }",
	"h.a { href = '\\\\\\\\evil.example/' }",
	"h.a { HREF = 'javascript:x' }",
	"h.a { ['xlink:href'] = 'javascript:x' }",
	"h.img { src = 'javascript:x' }",
	"h.img { srcset = 'a.png 1x, javascript:x 2x' }",
	"h.form { action = 'javascript:x' }",
	"h.button { formaction = 'javascript:x' }",
	"h.object { data = 'data:text/html,x' }",
	"h.video { poster = 'javascript:x' }",
	"h.a { ping = 'data:x' }",
	"h.blockquote { cite = 'javascript:x' }",
	"h.meta { http_equiv = 'refresh' }",
	"h.meta { ['http-equiv'] = ' ReFresh' }",
	"h.meta { http_equiv = { 'refresh' } }",
	"h.img { srcset = { 'javascript:x' } }",
	"h.animate { attributeName = 'href' }",
	"h.animate { attributeName = { 'href' } }",
	"h.rect { fill = 'url(https://evil.example/x.svg#a)' }",
	"h.rect { filter = ' URL( \"//evil.example/#a\")' }",
	"h.rect { mask = 'u\\\\72l(//evil.example/#a)' }",
	"h.animate { attributeName = 'fill', to = 'url(//evil.example/)' }",
	"h.input { disabled = 'false' }",
	"h.font {}",
	"h.xmp {}",
	"h['font-face'] {}",
	"h.json_script { {} }",
	"h.json_script { type = 'module', {} }",
	"h.json_script { type = 'text/javascript', {} }",
	"h.json_script { type = 'importmap', {} }",
	"h.json_script { type = 'xjson', {} }",
	"h.json_script { type = 'application/json', src = 'x.js', {} }",
	"h.set { attributeName = 'onclick' }",
	"h.p { ['a b'] = 'x' }",
	"h.p { ['a=\"'] = 'x' }",
	"h.p { ['>'] = 'x' }",
	"h.p { [''] = 'x' }",
	"h.p { ['x\\0y'] = 'x' }",
	"h['p onclick=x'] {}",
	"h['p>'] {}",
	"h['script\\0'] {}",
	"h.SCRIPT {}",
	"h.plaintext {}",
	"h.p { data = { ['x onclick'] = 'y' } }",
	"h.p { setmetatable({}, { __index = function() end }) }",
	"h.p { function() end }",
	"h.p { true }",
	"h.p { site.people[1] }",
	"h.p { h.asset 'harbour.css' }",
	"h.p { class = { {} } }",
	"h.p { title = {} , lang = print }",
	"h.br { 'x' }",
	"h.path '/etc/passwd'",
	"h.path '../x'",
	"h.path 'https://x'",
	"h.p('a', 'b')",
	"h.raw '\\xfe\\0\\0\\0\\0\\0x\\xff'",
	"h.p { require 'xml'.p 'x' }",
};

static void
what_is_dangerous_is_refused(void **state)
{
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(refused); i++) {
		struct text body =
			arena_format(&r->arena, "return %s", refused[i]);

		if (room_body(r, body.s).len > 0)
			fail_msg("not refused: %s", refused[i]);
		assert_int_equal(r->failure.code, T003);
		assert_int_equal(r->failure.line, 3);
	}
}

/* Words of the model that try to be more, in every place a theme has. */
static const char *const payloads[] = {
	"<script>alert(1)</script>",
	"\"><script>alert(1)</script>",
	"'><img src=x onerror=alert(1)>",
	"</title><script>alert(1)</script>",
	"</textarea><svg/onload=alert(1)>",
	"--><script>alert(1)</script>",
	"]]><script>alert(1)</script>",
	"<svg><script>alert(1)</script></svg>",
	"<a href=javascript:alert(1)>x</a>",
	"\" onmouseover=\"alert(1)",
	"` onmouseover=alert(1)",
	"&lt;script&gt;",
	"&#60;script&#62;",
	"<\0script>",
	"<math><mi//xlink:href=\"data:x,<script>\">",
	"\\u003cscript\\u003e",
	"{{constructor.constructor('alert(1)')()}}",
	"<!--",
	"</p><iframe src=javascript:alert(1)>",
};

static void
payloads_stay_words(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "return function(page)\n"
		 "  local t = page.title\n"
		 "  return h.div { h.title(t), h.textarea { t }, h.p { t },\n"
		 "    h.p { title = t, class = { t }, lang = t, alt = t,\n"
		 "      data = { x = t }, aria_label = t } }\n"
		 "end");
	for (size_t i = 0; i < ARRAY_COUNT(payloads); i++) {
		struct text made;

		r->article.title = text_of(payloads[i]);
		made = room_make(r, &r->article);
		assert_text(r->failure.message, "");
		/* Our own: doctype, div, title, textarea, p, p and ends. */
		for (size_t at = 0, open = 0;; open++) {
			at = text_find(made, TEXT("<"), at);
			if (at == TEXT_NOT_FOUND) {
				assert_int_equal(open, 11);
				break;
			}
			at++;
		}
		assert_int_equal(text_find(made, TEXT("onmouseover=\""), 0),
				 TEXT_NOT_FOUND);
	}
}

static void
names_that_are_none_get_a_suggestion(void **state)
{
	struct room *r = *state;

	assert_fails(
		r, "return h.artcle {}",
		"there is no element \"artcle\"; did you mean \"article\"?");
	assert_fails(r, "h.p = 1 return 'x'", "the html module cannot be");
	assert_made(r, "return h['site-map'] {}", "<site-map></site-map>");
}

static void
trees_have_a_depth(void **state)
{
	struct room *r = *state;

	assert_fails(r,
		     "local n = h.i(('x'):rep(300)) for i = 1, 100000 do "
		     "n = h.p { n, page.content } end return n",
		     "nodes too deep in nodes");
	assert_fails(r, "local t = {} t[1] = t return h.p(t)",
		     "lists too deep in lists");
	assert_fails(r, "local t = {} t[1 << 40] = 'x' return h.p(t)",
		     "too many holes");
}

static void
data_for_scripts_cannot_leave_its_element(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.json_script { type = 'application/ld+json', "
		    "{ name = '</script><b>' } }",
		    "<script type=\"application/ld+json\">"
		    "{\"name\":\"\\u003c/script>\\u003cb>\"}</script>");
}

static void
a_deep_link_leads_to_the_words(void **state)
{
	struct room *r = *state;

	r->item_fact.content.plain = TEXT("I have never seen the ledger.");
	r->quotation.start = 7;
	r->quotation.end = 28;
	assert_made(r,
		    "local q = page.quotations[1]\n"
		    "return h.a { href = h.deep_link(q), "
		    "site:absolute(h.deep_link(q)), '|', q.record_words }",
		    "<a href=\"../../transcripts/harbour-call/#t1:~:text="
		    "never%20seen%20the%20ledger\">"
		    "https://harbour.example/transcripts/harbour-call/#t1:~:"
		    "text=never%20seen%20the%20ledger|never seen the ledger"
		    "</a>");
	assert_fails(r, "return h.deep_link(page)",
		     "h.deep_link wants a quotation, this is a page");
}

static void
a_moment_leads_into_the_recording(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local a = site.assets[1] return h.p { "
		    "h.a { href = h.moment(a, 41000) }, "
		    "h.audio { src = h.moment(a, 3723045) } }",
		    "<p><a href=\"map%20one.png#t=41\"></a>"
		    "<audio src=\"map%20one.png#t=3723.045\"></audio></p>");
	assert_fails(r, "return h.moment(page, 0)",
		     "h.moment wants a recording, this is a page");
	assert_fails(r, "return h.moment(site.assets[1], -1)",
		     "h.moment wants milliseconds from the start");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(elements_have_their_form),
		room_test(children_are_flattened),
		room_test(text_is_escaped),
		room_test(text_is_escaped_at_every_place),
		room_test(a_deep_link_leads_to_the_words),
		room_test(a_moment_leads_into_the_recording),
		room_test(attributes_are_in_order),
		room_test(things_become_links),
		room_test(assets_become_links),
		room_test(what_is_dangerous_is_refused),
		room_test(payloads_stay_words),
		room_test(names_that_are_none_get_a_suggestion),
		room_test(trees_have_a_depth),
		room_test(data_for_scripts_cannot_leave_its_element),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
