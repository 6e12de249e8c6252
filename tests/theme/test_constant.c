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
		     "the constant \"x\" depends on \"page\"");
	assert_fails(r, "local n = 1 h.constant('x', function() return n end)",
		     "depends on \"n\"");
	assert_fails(r, "local t = {} h.constant('x', function() return t end)",
		     "depends on \"t\"");
	assert_fails(r,
		     "local p = site.pages h.constant('x', function() return "
		     "#p end)",
		     "depends on \"p\"");
	assert_fails(r,
		     "h.constant('x', function() return h.a { href = "
		     "site.home } end)",
		     "an address differs from page to page");
	assert_fails(r,
		     "h.constant('x', function() return h.a { href = "
		     "h.path 'feed.xml' } end)",
		     "an address differs from page to page");
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
		     "h.constant('x', function() return require 'parts.x' end)",
		     "what a file of the theme returns differs");
	assert_fails(r,
		     "h.constant('x', function() return h.constant('y', "
		     "function() end) end)",
		     "a constant within a constant");
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
