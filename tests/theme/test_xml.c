#include "tests/theme/fixture.h"

/* What an output becomes whose layout is a function with this body. */
static struct text
output(struct room *r, const char *path, const char *body)
{
	struct text layout = arena_format(&r->arena, "layouts/%s.lua", path);
	struct text source =
		arena_format(&r->arena,
			     "local x = require 'xml'\n"
			     "local json = require 'json'\n"
			     "return function(page, site)\n%s\nend",
			     body);
	struct job job = {.path = text_of(path)};

	if (r->vm)
		vm_close(r->vm);
	list_each (struct theme_file, file, &r->theme.files)
		file->path = TEXT("was/there.lua");
	room_put(r, layout.s, source.s);
	room_start(r);
	job.layout = theme_find(&r->theme, layout, 0);
	r->failure = (struct failure){0};
	if (render_job(r->vm, &job, &r->failure) != 0)
		return (struct text){"", 0};
	return buf_as_text(&r->vm->out);
}

#define DECLARATION "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

static void
xml_has_its_form(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "feed.xml",
			   "return x.feed { xmlns = 'http://a', x.title(site."
			   "title), x['dc:date'] '<1931>', x.empty {}, "
			   "x.element('link', { rel = 'self', href = "
			   "site.home }), { x.a 'b', false } }"),
		    DECLARATION
		    "<feed xmlns=\"http://a\"><title>The Harbour</title>"
		    "<dc:date>&lt;1931&gt;</dc:date><empty/>"
		    "<link href=\"https://harbour.example/\" rel=\"self\"/>"
		    "<a>b</a></feed>\n");
	assert_text(r->failure.message, "");
}

/* What reads a feed makes links of its addresses. */
static void
addresses_in_xml_are_checked(void **state)
{
	static const char *const refused[] = {
		"return x.link { href = 'javascript:alert(1)' }",
		"return x.img { src = 'data:text/html,x' }",
		"return x.enclosure { url = ' javascript:x' }",
		"return x.a { ['xlink:href'] = 'JavaScript:x' }",
	};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(refused); i++) {
		assert_text(output(r, "feed.xml", refused[i]), "");
		assert_text_holds(r->failure.message, "URL");
	}
	output(r, "feed.xml", "return x.link { href = 'mailto:a@b.example' }");
	assert_text(r->failure.message, "");
}

/* Content is HTML in XML's words, with addresses that hold anywhere. */
static void
content_is_words_in_xml(void **state)
{
	struct room *r = *state;

	r->link_ties.quotation = NULL;
	r->words.html = room_html(r, (struct text){"<p>a\xfeL\0\0\0\0b\xff</p>",
						   4 + 6 + 1 + 1 + 4});
	assert_text(output(r, "feed.xml",
			   "return x.content { type = 'html', "
			   "site.pages[2].content }"),
		    DECLARATION
		    "<content type=\"html\">&lt;p&gt;a&lt;a href=&quot;"
		    "https://harbour.example/transcripts/harbour-call/#t1"
		    "&quot;&gt;b&lt;/a&gt;&lt;/p&gt;</content>\n");
}

/* Also in elements that are in others: escaped once. */
static void
html_is_words_in_xml(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "feed.xml",
			   "local h = require 'html' return x.a { x.b { "
			   "type = 'html', h.p { 'a & ', h.b 'c' } } }"),
		    DECLARATION "<a><b type=\"html\">&lt;p&gt;a &amp;amp; "
				"&lt;b&gt;c&lt;/b&gt;&lt;/p&gt;</b></a>\n");
	assert_text(r->failure.message, "");
}

static void
what_is_no_xml_is_refused(void **state)
{
	static const char *const bodies[] = {
		"return x['a b'] {}",	       "return x['1a'] {}",
		"return x['a:b:c'] {}",	       "return x['<'] {}",
		"return x.element('', {})",    "return x.a { ['b c'] = '1' }",
		"return x.a { b = {} }",       "return x.a { b = true }",
		"return x.a { site }",	       "return x.a { json.null() }",
		"return require 'html'.p 'x'", "return x.a('\\xff')",
	};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(bodies); i++) {
		if (output(r, "feed.xml", bodies[i]).len > 0)
			fail_msg("not refused: %s", bodies[i]);
		assert_int_equal(r->failure.code, T003);
	}
}

static void
json_has_its_form(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "x.json",
			   "return { b = 1, a = { 1, 2.5, true, false }, "
			   "c = '<\"\\\\\\n\\t\u00e9', d = {}, e = json.array "
			   "{}, f = json.null(), g = site.events[1].date, "
			   "h = 1e100, i = 0.1, j = -3 }"),
		    "{\"a\":[1,2.5,true,false],\"b\":1,\"c\":"
		    "\"\\u003c\\\"\\\\\\n\\u0009\xc3\xa9\",\"d\":{},\"e\":[],"
		    "\"f\":null,\"g\":\"1931-03?\",\"h\":1e+100,\"i\":0.1,"
		    "\"j\":-3}\n");
	assert_text(r->failure.message, "");
	assert_text(output(r, "x.json",
			   "return json.encode { json.object { a = 1 } }"),
		    "[{\"a\":1}]\n");
}

/* Bytes are passed over by blocks: where one stands in its block is all one. */
static void
json_is_escaped_at_every_place(void **state)
{
	static const char *const escapes[] = {"\\\"", "\\\\", "\\u003c",
					      "\\u0001", "\\u007f"};
	static const char many[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
	struct room *r = *state;
	struct buf wanted = BUF_INIT;

	buf_literal(&wanted, "[\"");
	for (int i = 0; i < 34; i++)
		for (size_t j = 0; j < ARRAY_COUNT(escapes); j++)
			buf_format(&wanted, "%.*s%s%.*s", i, many, escapes[j],
				   33 - i, many);
	buf_literal(&wanted, "\"]\n");
	assert_text(output(r, "x.json",
			   "local t = {} for i = 0, 33 do for c in "
			   "('\"\\\\<\\1\\127'):gmatch '.' do t[#t + 1] = "
			   "('b'):rep(i) .. c .. ('b'):rep(33 - i) end end "
			   "return { table.concat(t) }"),
		    wanted.s);
	buf_free(&wanted);
}

static void
what_is_no_json_is_refused(void **state)
{
	static const char *const bodies[] = {
		"return { print }",
		"return { 1 / 0 }",
		"return { 0 / 0 }",
		"return { [1.5] = 1 }",
		"return { site }",
		"return { '\\xff' }",
		"return setmetatable({}, {})",
		"return json.encode(nil)",
	};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(bodies); i++) {
		if (output(r, "x.json", bodies[i]).len > 0)
			fail_msg("not refused: %s", bodies[i]);
		assert_int_equal(r->failure.code, T003);
	}
}

/* An error that is caught leaves nothing of what it had written. */
static void
a_caught_error_leaves_nothing(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "x.json",
			   "local ok = pcall(json.encode, { 'a', print }) "
			   "return { ok }"),
		    "[false]\n");
}

static void
text_is_written_as_it_is(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "robots.txt", "return 'a < b\\n'"), "a < b\n");
	assert_text(output(r, "robots.txt", "return {}"), "");
	assert_text(r->failure.message,
		    "this layout returns a string, not a table");
}

/* A function that gives pieces: of a table of 40,000 rows a string took three
 * times its size. */
static void
a_long_file_is_given_in_pieces(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "a.csv",
			   "local n = 0 return function() n = n + 1 "
			   "if n < 4 then return n, ';' end end"),
		    "1;2;3;");
	assert_text(output(r, "a.csv", "return function() end"), "");
	assert_text(r->failure.message, "");
	assert_text(output(r, "a.json",
			   "local n = 0 return function() n = n + 1 "
			   "if n == 1 then return '[', json.encode { n = n } "
			   "elseif n == 2 then return ',', json.encode 'b', "
			   "']' end end"),
		    "[{\"n\":1},\"b\"]\n");
	/* What was written before stays when an error is caught. */
	assert_text(output(r, "a.csv",
			   "local n = 0 return function() n = n + 1 "
			   "if n == 1 then return 'a' end "
			   "if n == 2 then pcall(error, 'no') return 'b' end "
			   "end"),
		    "ab");
	assert_text(output(r, "a.csv", "return function() return {} end"), "");
	assert_text(r->failure.message,
		    "this layout returns a string, not a table");
	assert_text(output(r, "a.csv", "return function()\nerror('gone') end"),
		    "");
	assert_text(r->failure.message, "gone");
	assert_int_equal(r->failure.line, 5);
	assert_text(output(r, "a.csv", "return function() return '' end"), "");
	assert_int_equal(r->failure.code, T005);
	assert_text(output(r, "a.csv",
			   "local s = ('x'):rep(1 << 20) "
			   "return function() return s end"),
		    "");
	assert_int_equal(r->failure.code, T006);
}

static void
helpers_help(void **state)
{
	struct room *r = *state;

	assert_text(output(r, "a.txt",
			   "local t = require 'text' return t.slug 'Ada "
			   "Quill!' .. t.plural(1, 'a', 'b') .. t.plural(2, "
			   "'a', 'b') .. t.number(1234567) .. t.number(-1234)"),
		    "ada-quillab1,234,567−1,234");
	assert_text(output(r, "b.txt",
			   "local k, w = require 'text'.words 'Der Müller, "
			   "東京' return #k .. k[2] .. w[2]"),
		    "2mullerMüller");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(xml_has_its_form),
		room_test(addresses_in_xml_are_checked),
		room_test(content_is_words_in_xml),
		room_test(html_is_words_in_xml),
		room_test(what_is_no_xml_is_refused),
		room_test(json_has_its_form),
		room_test(json_is_escaped_at_every_place),
		room_test(what_is_no_json_is_refused),
		room_test(a_caught_error_leaves_nothing),
		room_test(text_is_written_as_it_is),
		room_test(a_long_file_is_given_in_pieces),
		room_test(helpers_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
