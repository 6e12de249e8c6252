#include "tests/test.h"

#include "tests/markdown/reading.h"

static const char *const forms[] = {
	[LINK_PLAIN] = "plain",
	[LINK_IMAGE] = "image",
	[LINK_QUOTED] = "quoted",
	[LINK_BLOCK_QUOTE] = "block",
};

/* The links, as "quoted:words|plain:words". */
static void
check_links(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct link_fact, link, &reading.out->links)
		made = arena_format(&reading.arena, "%.*s%s%s%s:%.*s",
				    TEXT_ARG(made), made.len ? "|" : "",
				    link->nested ? "nested " : "",
				    forms[link->form], TEXT_ARG(link->words));
	assert_text(made, wanted);
	reading_free(&reading);
}

/* The loose quotes, as "1:2 words|3:4 words". */
static void
check_loose(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct loose_quote, quote, &reading.out->loose_quotes)
		made = arena_format(&reading.arena, "%.*s%s%zu:%zu %.*s",
				    TEXT_ARG(made), made.len ? "|" : "",
				    quote->place.line, quote->place.column,
				    TEXT_ARG(quote->words));
	assert_text(made, wanted);
	reading_free(&reading);
}

static void
links_have_their_parts(void **state)
{
	struct reading reading = reading_of(
		"[a *b*](../c%20d.md#t1 \"E &amp; f\") ![g *h*](i.png)\n");
	const struct link_fact *link = reading.out->links.items;

	(void)state;
	assert_int_equal(reading.out->links.count, 2);
	assert_int_equal(link->form, LINK_PLAIN);
	assert_text(link->words, "a b");
	assert_text(link->destination, "../c%20d.md#t1");
	assert_text(link->extras->title, "E & f");
	assert_int_equal(link[1].form, LINK_IMAGE);
	assert_text(link[1].words, "g h");
	assert_text(link[1].destination, "i.png");
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    "<p>{L0:a <em>b</em>} {I1:}</p>\n");
	reading_free(&reading);
}

static void
marks_inside_a_link_quote(void **state)
{
	(void)state;
	check_links("[“a b”](c)\n", "quoted:a b");
	check_links("[\"a b\"](c)\n", "quoted:a b");
	check_links("[“a *b*”](c)\n", "quoted:a b");
	check_links("[*“a b”*](c)\n", "quoted:a b");
	check_links("[“a\nb”](c)\n", "quoted:a b");
	check_links("[“a,”](b)\n", "quoted:a,");
	check_links("[“a”,](b)\n", "quoted:a");
	check_links("[ “a” ](b)\n", "quoted:a");
}

static void
marks_outside_a_link_quote(void **state)
{
	(void)state;
	check_links("“[a b](c)”\n", "quoted:a b");
	check_links("“[a b](c),”\n", "quoted:a b");
	check_links("*“[a](b)”* “[c](d)”\n", "quoted:a|quoted:c");
	check_links("« [a](b) »\n", "quoted:a");
}

static void
marks_may_stand_on_both_sides_of_a_bracket(void **state)
{
	(void)state;
	check_links("“[a b”](c)\n", "quoted:a b");
	check_links("[“a b](c)”\n", "quoted:a b");
	check_links("[“a b](c),”\n", "quoted:a b");
	check_links("“[a b,”](c)\n", "quoted:a b,");
}

/* Which links are half quoted, as "01". */
static void
check_half_quoted(const char *text, const char *wanted)
{
	struct reading reading = reading_of(text);
	struct text made = {0};

	list_each (struct link_fact, link, &reading.out->links)
		made = arena_format(&reading.arena, "%.*s%d", TEXT_ARG(made),
				    link->half_quoted);
	assert_text(made, wanted);
	reading_free(&reading);
}

/* “words“ was no quotation, and nobody said so. */
static void
marks_without_a_partner_are_noted(void **state)
{
	(void)state;
	check_half_quoted("[“a“](b) [“c”](d)\n", "10");
	check_half_quoted("[”c](d) [e”.](f) [«g](h)\n", "111");
	check_half_quoted("“[a](b)“ [\"c](d)\n", "11");
	check_half_quoted("[｢a](b) [〝c](d) [‟e](f) [‚g](h)\n", "1110");
	check_half_quoted("[a〞](b)\n", "1");
	check_half_quoted("[a](b) [“c” d](e) [the “f”](g) “[h](i) j”\n",
			  "0000");
	check_half_quoted("[a 5\"](b) and [the clerks’](c) “\n", "00");
	check_half_quoted("“[a](b) begins a paragraph\n", "0");
	check_half_quoted("[“a”](b) [](c) [.](d) “x“\n", "000");
}

static void
other_links_do_not_quote(void **state)
{
	(void)state;
	check_links("[a](b)\n", "plain:a");
	check_links("[said “a”](b)\n", "plain:said “a”");
	check_links("[“a” said](b)\n", "plain:“a” said");
	check_links("“I [a](b)”\n", "plain:a");
	check_links("“[a](b) then”\n", "plain:a");
	check_links("[“a” “b”](c)\n", "plain:“a” “b”");
	check_links("[`\"a\"`](b)\n", "plain:\"a\"");
	check_links("![“a”](b)\n", "image:“a”");
}

static void
quotations_nest(void **state)
{
	(void)state;
	check_links("“She said [‘a’](b) twice”\n", "nested quoted:a");
	check_links("[“a ‘b’ c”](d)\n", "quoted:a ‘b’ c");
}

static void
loose_quotes_are_told(void **state)
{
	(void)state;
	check_loose("a “b c” d\n\n“e”\n", "1:3 b c|3:1 e");
	check_loose("> “a”\n", "1:3 a");
	check_loose("- “*a* b”\n", "1:3 a b");
	check_loose("# “a”\n", "1:3 a");
	check_loose("“a [b](c)”\n", "1:1 a b");
	check_loose("[a “b”](c)\n", "1:4 b");
	check_loose("“a ‘b’ c”\n", "1:1 a ‘b’ c");
	check_loose("“[a](b)” “a”\n", "1:14 a");
}

static void
linked_quotes_are_not_loose(void **state)
{
	(void)state;
	check_loose("[“a”](b) “[c](d)” don't `\"e\"`\n", "");
	check_loose("> “a”\n> — [b](c)\n", "");
	check_loose("    \"a\"\n", "");
}

static void
urls_are_checked(void **state)
{
	(void)state;
	assert_tells("a [b](JavaScript:alert)\n",
		     "content/x.md:1:3: error[L004]: URLs of the scheme "
		     "\"JavaScript:\" are not published\n      = hint: a link "
		     "is http:, https:, mailto:, tel: or a path; a path whose "
		     "name has a colon begins with ./\n");
	assert_tells("![b](//x/y)\n",
		     "content/x.md:1:1: error[L004]: a URL must not begin "
		     "with two slashes: //x/y\n      = hint: write https:// "
		     "before the host\n");
	assert_tells("[b](java&#x09;script:a)\n",
		     "content/x.md:1:1: error[L004]: this URL holds a control "
		     "character\n      = hint: a link is http:, https:, "
		     "mailto:, tel: or a path; a path whose name has a colon "
		     "begins with ./\n");
	assert_tells("<jar:x>\n",
		     "content/x.md:1:1: error[L004]: URLs of the scheme "
		     "\"jar:\" are not published\n      = hint: a link is "
		     "http:, https:, mailto:, tel: or a path; a path whose "
		     "name has a colon begins with ./\n");
	assert_tells("![b](C:\\Users\\b.png)\n",
		     "content/x.md:1:1: error[L004]: this leads to a file of "
		     "your own machine, where no reader finds it\n      = "
		     "hint: put the file beside this document and link to its "
		     "name\n");
	assert_tells("[a](b.md) <https://x> [c](mailto:d) [e](tel:1) [f](#g)",
		     "");
}

static void
excerpt_is_the_first_paragraph(void **state)
{
	struct reading reading = reading_of(
		"# a\n\n> b\n\n- c\n\n![d](e)\n\nThe *first*\none.\n\nNext.\n");

	(void)state;
	assert_text(reading_excerpt(&reading), "The first one.");
	reading_free(&reading);
	reading = reading_of("# a\n");
	assert_text(reading_excerpt(&reading), "");
	reading_free(&reading);
}

/* Of long words it is the beginning: what follows is not looked at. */
static void
an_excerpt_ends_within_what_is_said(void **state)
{
	struct buf text = BUF_INIT;
	struct reading reading;

	(void)state;
	buf_literal(&text, "# A\n\nThe *first* & last.\n\nA");
	for (int i = 0; i < 300; i++)
		buf_char(&text, 'z');
	buf_literal(&text, "\n\n1 < 2\n");
	reading = reading_of(text.s);
	assert_null(reading.out->content.plain.s);
	assert_int_equal(reading.out->lead.start, 2);
	assert_text(reading_excerpt(&reading), "The first & last.");
	reading_free(&reading);
	buf_free(&text);
}

static void
a_comment_ends_the_summary(void **state)
{
	static const char *const all[] = {
		"One *more*.\n\nTwo\nlines.\n\n<!--more-->\n\nThree.\n",
		("One *more*.\n\nTwo lines.\n\n<!-- more -->\n\nThree.\n\n"
		 "<!-- more -->\n"),
		"One *more*.\n\nTwo lines. <!-- more --> Three.\n",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
		struct reading reading = reading_of(all[i]);

		assert_text(reading_excerpt(&reading), "One more. Two lines.");
		assert_int_equal(
			text_find(*reading.out->content.html, TEXT("<!--"), 0),
			TEXT_NOT_FOUND);
		assert_int_equal(reading.diag.warnings, 0);
		reading_free(&reading);
	}
}

static void
other_comments_end_no_summary(void **state)
{
	static const char *const all[] = {
		"<!-- more -->\n\nOne.\n\nTwo.\n",
		"One.\n\nTwo.\n\n<!-- more of it -->\n\nThree.\n",
		"One.\n\n`<!-- more -->`\n\nThree.\n",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
		struct reading reading = reading_of(all[i]);

		assert_text(reading_excerpt(&reading), "One.");
		reading_free(&reading);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_have_their_parts),
		cmocka_unit_test(marks_inside_a_link_quote),
		cmocka_unit_test(marks_outside_a_link_quote),
		cmocka_unit_test(marks_may_stand_on_both_sides_of_a_bracket),
		cmocka_unit_test(marks_without_a_partner_are_noted),
		cmocka_unit_test(other_links_do_not_quote),
		cmocka_unit_test(quotations_nest),
		cmocka_unit_test(loose_quotes_are_told),
		cmocka_unit_test(linked_quotes_are_not_loose),
		cmocka_unit_test(urls_are_checked),
		cmocka_unit_test(excerpt_is_the_first_paragraph),
		cmocka_unit_test(an_excerpt_ends_within_what_is_said),
		cmocka_unit_test(a_comment_ends_the_summary),
		cmocka_unit_test(other_comments_end_no_summary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
