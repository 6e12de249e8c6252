#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
check_hooked(unsigned hooked, const char *text, const char *html)
{
	struct reading reading = {.in.hooked = hooked};

	reading_run(&reading, text);
	assert_said(&reading.diag, "");
	assert_text(show_holes(&reading.arena, reading.out->content.html),
		    html);
	reading_free(&reading);
}

static void
hooked_kinds_are_holes(void **state)
{
	(void)state;
	check_hooked(NODE_BIT(NODE_HEADING), "# a *b*\n\n---\n",
		     "{N0:a <em>b</em>}\n<hr />\n");
	check_hooked(NODE_BIT(NODE_BREAK), "# a\n\n---\n",
		     "<h1 id=\"a\">a</h1>\n{N0:}\n");
	check_hooked(NODE_BIT(NODE_STRIKE), "~~a~~ b\n", "<p>{N0:a} b</p>\n");
	check_hooked(NODE_BIT(NODE_CODE_BLOCK), "```c\n<a>\n```\n",
		     "{N0:&lt;a&gt;\n}\n");
	check_hooked(NODE_BIT(NODE_LIST), "- a\n  1. b\n",
		     "{N0:\n<li>a\n{N1:\n<li>b</li>\n}\n</li>\n}\n");
	check_hooked(NODE_BIT(NODE_QUOTE), "> a\n\nb\n",
		     "{N0:\n<p>a</p>\n}\n<p>b</p>\n");
	check_hooked(NODE_BIT(NODE_CALLOUT), "> [!TIP]\n> a\n",
		     "{N0:\n<p>a</p>\n}\n");
	check_hooked(NODE_BIT(NODE_FIGURE), "![a](b \"c\")\n",
		     "{N0:{I0:}\n<figcaption>c</figcaption>\n}\n");
	check_hooked(NODE_BIT(NODE_TABLE), "|a|\n|-|\n",
		     "{N0:<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n"
		     "</thead>\n}\n");
}

/* Words that are checked are no theme's: their quote has a hole of its own. */
static void
attributed_quotes_are_not_hooked(void **state)
{
	(void)state;
	check_hooked(NODE_BIT(NODE_QUOTE), "> a\n> — [b](c.md)\n",
		     "{B0:<figure class=\"quote\">\n<blockquote>\n<p>a</p>\n"
		     "</blockquote>\n<figcaption>— {L0:b}</figcaption>\n"
		     "</figure>}\n");
}

static void
facts_say_what_they_are(void **state)
{
	struct reading reading = {.in.hooked = ~0u};
	const struct node_fact *nodes;

	(void)state;
	reading_run(&reading, "## A {#b .c}\n\n```js x {.d}\ne\n```\n\n4. f\n\n"
			      "> [!TIP]\n> |g|\n> |-|\n");
	assert_int_equal(reading.out->nodes.count, 5);
	nodes = reading.out->nodes.items;
	assert_int_equal(nodes[0].level, 2);
	assert_text(nodes[0].id, "b");
	assert_text(nodes[0].classes, "c");
	assert_text(nodes[1].name, "js");
	assert_text(nodes[1].info, "js x {.d}");
	assert_text(nodes[1].text, "e\n");
	assert_text(nodes[1].classes, "d");
	assert_int_equal(nodes[1].place.line, 3);
	assert_int_equal(nodes[2].start, 4);
	assert_text(nodes[3].name, "tip");
	assert_text(nodes[3].title, "Tip");
	assert_int_equal(nodes[4].kind, NODE_TABLE);
	assert_int_equal(nodes[4].place.line, 9);
	assert_text(reading.out->headings.items[0].content.html, "A");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hooked_kinds_are_holes),
		cmocka_unit_test(attributed_quotes_are_not_hooked),
		cmocka_unit_test(facts_say_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
