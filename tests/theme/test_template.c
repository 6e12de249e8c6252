#include "tests/theme/fixture.h"

/* The steps that the article takes, made for the `number`th time. */
static size_t
steps_of(struct room *r, const char *body, int number)
{
	room_put_body(r, body);
	while (number-- > 0)
		assert_true(room_make(r, &r->article).len > 0);
	return r->vm->steps;
}

static void
a_constant_is_made_once(void **state)
{
	struct room *r = *state;
	const char *body = "return h.constant('busy', function()\n"
			   "for i = 1, 100000 do local x = i end\n"
			   "return h.p { site.title } end)";
	struct text made;

	assert_true(steps_of(r, body, 1) > 100000);
	assert_true(steps_of(r, body, 2) < 10000);
	made = room_make(r, &r->home);
	assert_text_holds(made, "<p>The Harbour</p>");
}

static void
constants_of_a_line_are_told_apart(void **state)
{
	struct room *r = *state;
	const char *body =
		"return { h.constant('a', function() return h.p { 'a' } end), "
		"h.constant('b', function() return { h.b { 'b' }, 'c' } end) }";

	assert_made(r, body, "<p>a</p><b>b</b>c");
	assert_text_holds(room_make(r, &r->article), "<p>a</p><b>b</b>c");
}

static void
what_depends_on_the_page_is_refused(void **state)
{
	struct room *r = *state;

	assert_fails(r, "h.constant('x', function() return page.title end)",
		     "\"x\", depends on \"page\"");
	assert_fails(r, "local n = 1 h.constant('x', function() return n end)",
		     "depends on \"n\"");
	assert_fails(r, "local t = {} h.constant('x', function() return t end)",
		     "depends on \"t\"");
	assert_fails(r,
		     "local p = site.pages h.constant('x', function() return "
		     "#p end)",
		     "depends on \"p\"");
	assert_fails(r,
		     "h.constant('x', function() return "
		     "site.articles[1].content end)",
		     "content of a document differs");
	assert_fails(r,
		     "h.constant('x', function() return "
		     "site.quotations[1].words end)",
		     "whether a quotation is contested differs");
	assert_fails(r, "h.constant('x', function() print 'x' end)",
		     "what is told differs");
	assert_fails(r,
		     "h.constant('x', function() return h.is_elsewhere() end)",
		     "where it is shown differs");
	assert_fails(r,
		     "h.constant('x', function() return h.absolute(site.home, "
		     "function() end) end)",
		     "content for elsewhere differs");
	assert_fails(r, "return h.constant('x', function(y) return y end)",
		     "h.template has some");
	assert_fails(r, "h.constant('x', h.p)", "a function of the theme");
}

/* _ENV = … would bring anything into reach. */
static void
another_environment_is_refused(void **state)
{
	struct room *r = *state;

	assert_fails(r,
		     "local _ENV = { h = h, p = page }\n"
		     "return h.constant('x', function() return p.title end)",
		     "depends on \"_ENV\"");
}

/* An error that is caught leaves no constant half made. */
static void
a_caught_error_ends_it(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local ok = pcall(h.constant, 'x', function() error 'no' "
		    "end)\n"
		    "return { tostring(ok), h.a { href = site.home, 'Home' } }",
		    "false<a href=\"../../\">Home</a>");
}

/* It does not matter which page is first. */
static void
random_numbers_are_the_same(void **state)
{
	struct room *r = *state;
	const char *body = "return { h.constant('x', function() return "
			   "h.p { math.random(1000000) } end), "
			   "math.random(1000000) }";
	struct text home, article;
	size_t end;

	room_put_body(r, body);
	home = arena_text(&r->arena, room_make(r, &r->home));
	room_put_body(r, body);
	article = room_make(r, &r->article);
	end = text_find(home, TEXT("</p>"), 0);
	assert_true(text_equal(text_slice(home, 0, end),
			       text_slice(article, 0, end)));
	assert_false(text_equal(home, article));
}

/* ---- Addresses ---- */

/* Each page has them as seen from where it is, whichever was first. */
static void
addresses_are_those_of_the_page(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.constant('x', function() return {\n"
		    "h.link { rel = 'stylesheet', href = h.asset "
		    "'harbour.css' },\n"
		    "h.a { class = 'c', href = site.home, id = 'i', 'Home' } } "
		    "end)",
		    "<link href=\"../../assets/harbour.0123456789.css\" "
		    "integrity=\"sha256-css\" rel=\"stylesheet\">"
		    "<a id=\"i\" class=\"c\" href=\"../../\">Home</a>");
	assert_text_holds(room_make(r, &r->ada_page),
			  "href=\"../../assets/harbour.0123456789.css\"");
	assert_text_holds(room_make(r, &r->home),
			  "<link href=\"assets/harbour.0123456789.css\"");
}

/* ---- Files ---- */

/* What a file keeps of a page does not get into what all pages have. */
static void
files_of_a_template_run_for_it_alone(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/kept.lua", "return { word = 'none' }");
	assert_made(r,
		    "local kept = require 'parts.kept'\n"
		    "kept.word = page.title\n"
		    "return { h.constant('x', function() return "
		    "require('parts.kept').word end), kept.word }",
		    "noneFlood");
}

/* dossier explain names them for every page. */
static void
its_files_made_every_page(void **state)
{
	struct room *r = *state;
	size_t first;

	room_put(r, "parts/word.lua", "return 'word'");
	room_put_body(r, "return { h.constant('x', function() return "
			 "require 'parts.word' end), require 'parts.word' }");
	assert_text_holds(room_make(r, &r->article), "wordword");
	first = r->vm->used.count;
	assert_int_equal(first, 2);
	assert_text_holds(room_make(r, &r->article), "wordword");
	assert_int_equal(r->vm->used.count, first);
	assert_text((*r->vm->used.items)->path, "layouts/page.lua");
}

/* ---- Values ---- */

static void
values_stand_in_their_places(void **state)
{
	struct room *r = *state;
	const char *body =
		"local card = h.template('card', function(class, to, words)\n"
		"return h.p { class = class, h.a { href = to, words }, words } "
		"end)\n"
		"return { card('a', site.home, 'x < y'),\n"
		"card(nil, h.path 'feed.xml', h.b { page.title }), "
		"card(false, page) }";
	const char *wanted =
		"<p class=\"a\"><a href=\"../../\">x &lt; y</a>x &lt; y</p>"
		"<p><a href=\"../../feed.xml\"><b>Flood</b></a><b>Flood</b></p>"
		"<p><a href=\"./\"></a></p>";

	assert_made(r, body, wanted);
	assert_text_holds(room_make(r, &r->article), wanted);
}

static void
a_template_is_made_once(void **state)
{
	struct room *r = *state;
	const char *body = "return h.template('busy', function(words)\n"
			   "for i = 1, 100000 do local x = i end\n"
			   "return h.p { words } end)(page.title)";

	assert_true(steps_of(r, body, 1) > 100000);
	assert_true(steps_of(r, body, 2) < 10000);
	assert_text_holds(room_make(r, &r->home), "<p>Home</p>");
}

static void
values_stand_in_metas_and_json(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local head = h.template('head', function(title, kind)\n"
		    "return { h.metas('property', { 'og:title', title, "
		    "'og:type', kind }),\n"
		    "h.json_script { type = 'application/json', "
		    "{ name = title, of = { 1, kind } } } } end)\n"
		    "return { head('a \"b\" </script>', false), head('', 7) }",
		    "<meta content=\"a &quot;b&quot; &lt;/script&gt;\" "
		    "property=\"og:title\">"
		    "<script type=\"application/json\">{\"name\":\"a "
		    "\\\"b\\\" \\u003c/script>\",\"of\":[1,false]}</script>"
		    "<meta content=\"7\" property=\"og:type\">"
		    "<script type=\"application/json\">{\"name\":\"\","
		    "\"of\":[1,7]}</script>");
}

static void
what_has_no_value_is_left_out(void **state)
{
	struct room *r = *state;
	const char *body =
		"local lead = h.template('lead', function(words, to) return "
		"h.div { h.when(words, { h.p { words }, "
		"h.when(to, h.a { href = to, words }) }), h.i { words } } "
		"end)\n"
		"return { lead('a', site.home), lead('b'), lead(nil, page), "
		"lead(false), lead('', page), lead(page.title) }";
	const char *wanted =
		"<div><p>a</p><a href=\"../../\">a</a><i>a</i></div>"
		"<div><p>b</p><i>b</i></div><div><i></i></div>"
		"<div><i></i></div><div><i></i></div>"
		"<div><p>Flood</p><i>Flood</i></div>";

	assert_made(r, body, wanted);
	assert_text_holds(room_make(r, &r->article), wanted);
}

/* JSON is made first: what is left out must not shift it. */
static void
json_that_is_left_out_is_no_other_s(void **state)
{
	struct room *r = *state;

	assert_made(
		r,
		"local data = h.template('data', function(a, b) return {\n"
		"h.when(a, h.json_script { type = 'application/json', { a } "
		"}), h.when(b, h.json_script { type = 'application/json', "
		"{ b } }) } end)\nreturn { data(nil, 'y'), data('x') }",
		"<script type=\"application/json\">[\"y\"]</script>"
		"<script type=\"application/json\">[\"x\"]</script>");
}

static void
when_is_for_values_that_are_known_too(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return { h.when(page.title, 'a'), h.when('', 'b'), "
		    "h.when(nil, 'c'), h.when(0, h.b { 'd' }) }",
		    "a<b>d</b>");
	assert_fails(r, "return h.when(page.title)", "value expected");
	assert_fails(r,
		     "local s\nh.template('x', function(p) s = p end)\n"
		     "return h.when(s, 'a')",
		     "\"x\", depends on \"s\"");
}

/* Values are looked at as they are where they are written by hand. */
static void
values_are_checked(void **state)
{
	struct room *r = *state;

	assert_fails(r,
		     "return h.template('x', function(to) return h.a { href = "
		     "to } end)('javascript:alert(1)')",
		     "of URLs with a scheme only");
	assert_fails(r,
		     "return h.template('x', function(y) return h.script { "
		     "src = y } end)(h.asset 'harbour.js')",
		     "write h.asset");
	assert_fails(r,
		     "return h.template('x', function(y) return h.link { rel = "
		     "'stylesheet', href = y } end)(h.asset 'harbour.css')",
		     "is no value for a slot of <link>");
	assert_fails(
		r, "return h.template('x', function(y) return y end)('\\xff')",
		"no UTF-8");
	assert_fails(r,
		     "return h.template('x', function(y) return y end)(1, 2)",
		     "takes 1 value, here are 2");
	assert_fails(r, "h.template('x', function(...) return ... end)",
		     "names its values");
	assert_made(r, "return h.template { id = 'x', h.p { 'y' } }",
		    "<template id=\"x\"><p>y</p></template>");
}

/* What is not known while it is made cannot be asked. */
static void
slots_have_no_fields(void **state)
{
	struct room *r = *state;

	assert_fails(r, "h.template('x', function(p) return p.title end)(page)",
		     "\"p\" is a slot, which has no fields");
	assert_fails(r,
		     "local json = require 'json'\n"
		     "h.template('x', function(p) return json.encode { p } "
		     "end)",
		     "what a slot holds differs");
	assert_fails(r,
		     "h.template('x', function(p) return h.p { class = { p, "
		     "'y' } } end)",
		     "has something else");
}

static void
a_slot_stands_in_its_template_only(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/inner.lua",
		 "local h = require 'html'\n"
		 "return { take = function(slot) return h.constant('inner', "
		 "function() return slot end) end,\n"
		 "make = h.template('made', function(w) return h.b { w } "
		 "end) }");
	assert_fails(r,
		     "h.template('x', function(p) return "
		     "require('parts.inner').take(p) end)",
		     "depends on \"slot\"");
	assert_made(r,
		    "return h.template('x', function(p) return h.p { "
		    "require('parts.inner').make(p) } end)(page.title)",
		    "<p><b>Flood</b></p>");
}

static void
an_error_in_it_leaves_none_half_made(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local ok = pcall(h.template, 'x', function(p) error(p) "
		    "end)\n"
		    "return { tostring(ok), h.template('x', function(p) "
		    "return h.i { p } end)(page.title) }",
		    "false<i>Flood</i>");
}

/* Its lines are told although it was made for an earlier page. */
static void
ids_that_it_gives_twice_are_told(void **state)
{
	struct room *r = *state;
	const char *body = "local named = h.template('x', function(words) "
			   "return h.p { id = '_x', words } end)\n"
			   "return { named 'a', page ~= site.home and named "
			   "'b' }";

	room_put_body(r, body);
	assert_text_holds(room_make(r, &r->home), "<p id=\"_x\">a</p>");
	assert_int_equal(r->vm->prints.count, 0);
	assert_text_holds(room_make(r, &r->article), "<p id=\"_x\">b</p>");
	assert_int_equal(r->vm->prints.count, 1);
	assert_text_holds(r->vm->prints.items[0].words, "_x");
	assert_int_equal(r->vm->prints.items[0].line, 3);
}

/* ---- What it is about ---- */

/* Busy for each page that is asked for, but not twice in a row. */
static void
one_about_a_thing_is_made_for_it(void **state)
{
	struct room *r = *state;
	const char *body = "return h.template('about', function(above, words)\n"
			   "for i = 1, 100000 do local x = i end\n"
			   "return h.p { above.title, words } end, "
			   "page.parent or page)(page.title)";

	assert_true(steps_of(r, body, 1) > 100000);
	assert_true(steps_of(r, body, 2) < 10000);
	assert_text_holds(room_make(r, &r->ada_page), "<p>HomeAda Quill</p>");
	assert_true(r->vm->steps < 10000);
	r->ada_page.parent = &r->call_page;
	assert_text_holds(room_make(r, &r->ada_page),
			  "<p>Harbour callAda Quill</p>");
	assert_true(r->vm->steps > 100000);
	assert_text_holds(room_make(r, &r->article), "<p>HomeFlood</p>");
	assert_true(r->vm->steps > 100000);
}

/* One that another took the place of can still be filled in the page. */
static void
many_of_them_in_a_page_are_told_apart(void **state)
{
	struct room *r = *state;
	const char *body =
		"local all = {}\n"
		"for i, one in ipairs { page, site.home, site.people[1].page } "
		"do\n"
		"all[i] = h.template('x', function(of, w) return h.b { "
		"of.title, "
		"w } end, one) end\n"
		"return { all[1] '1', all[2] '2', all[3] '3' }";
	const char *wanted = "<b>Flood1</b><b>Home2</b><b>Ada Quill3</b>";

	assert_made(r, body, wanted);
	assert_text_holds(room_make(r, &r->article), wanted);
	assert_text_holds(room_make(r, &r->call_page),
			  "<b>Harbour call1</b><b>Home2</b>");
	assert_text_holds(room_make(r, &r->article), wanted);
	assert_int_equal(r->vm->templates.list.count, 1);
}

static void
it_is_about_a_thing_or_nil(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.constant('x', function(p) return p and 'a' or "
		    "'none' end, nil)",
		    "none");
	assert_fails(r, "h.constant('x', function(p) end, 'page')",
		     "another thing of the model, this is a string");
	assert_fails(r, "h.constant('x', function(p) end, site.pages)",
		     "this is a list");
	assert_fails(r, "h.constant('x', function() end, page)",
		     "no name for what it is about");
	assert_fails(r,
		     "h.constant('x', function(p) return p.content end, page)",
		     "content of a document differs");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_constant_is_made_once),
		room_test(constants_of_a_line_are_told_apart),
		room_test(what_depends_on_the_page_is_refused),
		room_test(another_environment_is_refused),
		room_test(a_caught_error_ends_it),
		room_test(random_numbers_are_the_same),
		room_test(addresses_are_those_of_the_page),
		room_test(files_of_a_template_run_for_it_alone),
		room_test(its_files_made_every_page),
		room_test(values_stand_in_their_places),
		room_test(a_template_is_made_once),
		room_test(values_stand_in_metas_and_json),
		room_test(values_are_checked),
		room_test(what_has_no_value_is_left_out),
		room_test(json_that_is_left_out_is_no_other_s),
		room_test(when_is_for_values_that_are_known_too),
		room_test(slots_have_no_fields),
		room_test(a_slot_stands_in_its_template_only),
		room_test(an_error_in_it_leaves_none_half_made),
		room_test(ids_that_it_gives_twice_are_told),
		room_test(one_about_a_thing_is_made_for_it),
		room_test(many_of_them_in_a_page_are_told_apart),
		room_test(it_is_about_a_thing_or_nil),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
