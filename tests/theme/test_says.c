#include "tests/theme/fixture.h"

/* What is said of the article, a line each: code, place, words. */
static struct text
said_of(struct room *r, const char *body)
{
	struct text said = {"", 0};

	room_body(r, body);
	assert_text(r->failure.message, "");
	list_each (struct print_line, line, &r->vm->prints)
		said = arena_format(&r->arena, "%.*s%s %.*s:%zu: %.*s\n",
				    TEXT_ARG(said), diag_code_name(line->code),
				    TEXT_ARG(line->shown), line->line,
				    TEXT_ARG(line->words));
	return said;
}

static void
ids_given_twice_have_their_lines(void **state)
{
	struct room *r = *state;

	assert_text(said_of(r, "local a = h.p { id = 'x' }\n"
			       "local b = h.p { id = 'x' }\n"
			       "return { a, b, h.p { id = 'y' } }"),
		    "T015 themes/harbour/layouts/page.lua:4: the id \"x\" "
		    "stands twice in one page; the other is given in "
		    "themes/harbour/layouts/page.lua:3\n");
	assert_null(strstr(buf_as_text(&r->vm->references.links).s, "=id"));
	assert_text(said_of(r, "local a = h.p { id = 'x' }\nreturn { a, a }"),
		    "T015 themes/harbour/layouts/page.lua:3: the id \"x\" "
		    "stands twice in one page; the other is in a document or "
		    "this node is put in twice\n");
}

static void
ids_of_documents_stay_what_they_are(void **state)
{
	struct room *r = *state;

	assert_text(
		said_of(r, "return h.raw '<p id=\"z\"></p><b id=\"z\"></b>'"),
		"");
	assert_text_holds(buf_as_text(&r->vm->references.links), "=id - z\n");
}

/* Making a page again does not say everything twice. */
static void
what_is_printed_is_said_once(void **state)
{
	struct room *r = *state;

	assert_text(said_of(r, "print('a')\nlocal a = h.p { id = 'x' }\n"
			       "return { a, a }"),
		    "T011 themes/harbour/layouts/page.lua:3: a\n"
		    "T015 themes/harbour/layouts/page.lua:4: the id \"x\" "
		    "stands twice in one page; the other is in a document or "
		    "this node is put in twice\n");
}

static void
raw_html_is_told_of_when_asked(void **state)
{
	struct room *r = *state;

	assert_text(said_of(r, "return h.raw '<br>'"), "");
	r->theme.options.strict = true;
	assert_text(said_of(r, "local a = h.raw '<br>'\nreturn a"),
		    "T016 themes/harbour/layouts/page.lua:3: h.raw puts HTML "
		    "into the page that nothing checks\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(ids_given_twice_have_their_lines),
		room_test(ids_of_documents_stay_what_they_are),
		room_test(what_is_printed_is_said_once),
		room_test(raw_html_is_told_of_when_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
