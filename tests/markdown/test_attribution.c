#include "tests/test.h"

#include "tests/markdown/reading.h"

/* The words of the block quote's one quotation, and the link it is. */
static void
check_quote(const char *text, const char *destination, const char *words)
{
	struct reading reading = reading_of(text);
	const struct link_fact *found = NULL;

	list_each (struct link_fact, link, &reading.out->links) {
		if (link->form != LINK_BLOCK_QUOTE)
			continue;
		assert_null(found);
		found = link;
	}
	assert_non_null(found);
	assert_text(found->destination, destination);
	assert_text(found->words, words);
	assert_false(found->nested);
	assert_said(&reading.diag, "");
	reading_free(&reading);
}

static void
check_none(const char *text)
{
	struct reading reading = reading_of(text);

	list_each (struct link_fact, link, &reading.out->links)
		assert_int_not_equal(link->form, LINK_BLOCK_QUOTE);
	assert_int_equal(
		text_find(*reading.out->content.html, TEXT("figure"), 0),
		TEXT_NOT_FOUND);
	reading_free(&reading);
}

static void
last_line_is_an_attribution(void **state)
{
	(void)state;
	check_quote("> A *b*\n> c.\n> — [D](e.md)\n", "e.md", "A b c.");
	check_quote("> a\\\n> — [D](e.md)\n", "e.md", "a");
	check_quote("> a\n> ― b, *[D](e.md)*\n", "e.md", "a");
	check_quote("> a\n> — b,\n> [D](e.md)\n", "e.md", "a");
	check_quote("> — a\n> — [D](e.md)\n", "e.md", "— a");
	check_quote("- > a\n  > — [D](e.md)\n", "e.md", "a");
}

static void
last_paragraph_is_an_attribution(void **state)
{
	(void)state;
	check_quote("> a\n>\n> b\n>\n> — [D](e.md)\n", "e.md", "a\nb");
	check_quote("> - a\n>\n> — [D](e.md)\n", "e.md", "a");
}

static void
marks_about_all_of_it_are_left_out(void **state)
{
	(void)state;
	check_quote("> “a b”\n> — [D](e.md)\n", "e.md", "a b");
	check_quote("> “a” b\n> — [D](e.md)\n", "e.md", "“a” b");
	check_quote("> a ‘b’\n> — [D](e.md)\n", "e.md", "a ‘b’");
}

static void
one_link_is_chosen(void **state)
{
	(void)state;
	check_quote("> a\n> — [B](b.md), [C](c.md#t1), [D](d.md#t2)\n",
		    "c.md#t1", "a");
	check_quote("> a\n> — [B](b.md), [C](c.md), [D](https://d)\n", "c.md",
		    "a");
	check_quote("> a\n> — [B](https://b), [C](https://c)\n", "https://c",
		    "a");
	check_quote("> [x](x.md#t9) a\n> — ![B](b.md#t1) [C](c.md)\n", "c.md",
		    "x a");
	check_quote("> a\n> — “[C](c.md)”\n", "c.md", "a");
}

static void
other_quotes_have_none(void **state)
{
	(void)state;
	check_none("> a\n> — b\n");
	check_none("> — [a](b)\n");
	check_none("> a\n> - [a](b)\n");
	check_none("> a\n> -- [a](b)\n");
	check_none("> a — [b](c)\n");
	check_none("> a [b](c)\n> — d\n");
	check_none("> a\n> — ![b [c](d)](e)\n");
	check_none("> — a\n>\n> b [c](d)\n");
	check_none("a\n— [b](c)\n");
}

static void
html_is_a_figure(void **state)
{
	(void)state;
	assert_reads("[x](y)\n\n> a “b”\n>\n> *c*\n> — D, [E](f.md)\n\ng\n",
		     "<p>{L0:x}</p>\n{B1:<figure class=\"quote\">\n"
		     "<blockquote>\n<p>a “b”</p>\n<p><em>c</em></p>\n"
		     "</blockquote>\n<figcaption>— D, {L1:E}</figcaption>\n"
		     "</figure>}\n<p>g</p>\n");
	assert_reads("> a\n>\n> — [B](c) [D](e#f)\n",
		     "{B1:<figure class=\"quote\">\n<blockquote>\n<p>a</p>\n"
		     "</blockquote>\n<figcaption>— {L0:B} {L1:D}</figcaption>\n"
		     "</figure>}\n");
}

static void
quotes_nest(void **state)
{
	(void)state;
	assert_reads("> > a\n> > — [B](c)\n>\n> — [D](e)\n",
		     "{B1:<figure class=\"quote\">\n<blockquote>\n"
		     "{B0:<figure class=\"quote\">\n<blockquote>\n<p>a</p>\n"
		     "</blockquote>\n<figcaption>— {L0:B}</figcaption>\n"
		     "</figure>}\n</blockquote>\n"
		     "<figcaption>— {L1:D}</figcaption>\n</figure>}\n");
}

static void
places_are_right(void **state)
{
	struct reading reading =
		reading_of("> [a](b) c\n> — [a](b)\n\n> d\n>\n> — [a](b)\n");
	const struct link_fact *link = reading.out->links.items;

	(void)state;
	assert_int_equal(reading.out->links.count, 3);
	assert_int_equal(link[0].place.line, 1);
	assert_int_equal(link[0].place.column, 3);
	assert_int_equal(link[1].place.line, 2);
	assert_int_equal(link[1].place.column, 7);
	assert_int_equal(link[2].place.line, 6);
	assert_int_equal(link[2].place.column, 7);
	assert_text(reading_plain(&reading), "a c\n— a\nd\n— a\n");
	reading_free(&reading);
}

static void
check_name(const char *attribution, const char *name)
{
	struct reading reading = {0};
	struct text made =
		arena_format(&reading.arena, "> words\n>\n> %s\n", attribution);
	const struct link_fact *found = NULL;

	reading_run(&reading, made.s);
	list_each (struct link_fact, link, &reading.out->links) {
		if (link->form == LINK_BLOCK_QUOTE)
			found = link;
	}
	assert_text(found->extras->attributed_to, name);
	reading_free(&reading);
}

static void
whoever_is_named_is_known(void **state)
{
	(void)state;
	check_name("— Ada Quill, [call](c.md#t1)", "Ada Quill");
	check_name("— *Ada Quill* to Bo, [call](c.md#t1)", "Ada Quill to Bo");
	check_name("— [Ada Quill](../a.md), in [call](c.md#t1)", "Ada Quill");
	check_name("— [Ada Quill](c.md#t1)", "Ada Quill");
	check_name("― Ada Quill ([call](c.md))", "Ada Quill");
	check_name("— Ada Quill [call](c.md#t1), 1931", "Ada Quill");
	check_name("— [“x”, y](c.md#t1)", "“x”");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(last_line_is_an_attribution),
		cmocka_unit_test(last_paragraph_is_an_attribution),
		cmocka_unit_test(marks_about_all_of_it_are_left_out),
		cmocka_unit_test(one_link_is_chosen),
		cmocka_unit_test(other_quotes_have_none),
		cmocka_unit_test(html_is_a_figure),
		cmocka_unit_test(quotes_nest),
		cmocka_unit_test(places_are_right),
		cmocka_unit_test(whoever_is_named_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
