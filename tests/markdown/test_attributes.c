#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* Headings, fences; what is none. */
static const struct example attributes_are_taken_examples[] = {
	{"# A {#b .c .d}\n\n## A {#e}\n",
	 "<h1 id=\"b\" class=\"c d\">A</h1>\n<h2 id=\"e\">A</h2>\n"},
	{"A {.b}\n===\n", "<h1 id=\"a\" class=\"b\">A</h1>\n"},
	{"# Peace\n\n# B {#peace}\n",
	 "<h1 id=\"peace-2\">Peace</h1>\n<h1 id=\"peace\">B</h1>\n"},
	{"```js {#a .b}\nc\n```\n\n```{.b}\nc\n```\n",
	 "<pre id=\"a\" class=\"b\" tabindex=\"0\"><code "
	 "class=\"language-js\">c\n</code></pre>\n<pre class=\"b\" "
	 "tabindex=\"0\"><code>c\n</code></pre>\n"},
	{"# A \\{#b}\n\n# A {b}\n\n# A {#b c}\n\n# A{#b}\n",
	 "<h1 id=\"a-b\">A {#b}</h1>\n<h1 id=\"a-b-2\">A {b}</h1>\n<h1 "
	 "id=\"a-b-c\">A {#b c}</h1>\n<h1 id=\"a-b-3\">A{#b}</h1>\n"},
	{"```{x}\nc\n```\n\na {#b}\n",
	 "<pre tabindex=\"0\"><code "
	 "class=\"language-{x}\">c\n</code></pre>\n<p>a {#b}</p>\n"},
};

static void
attributes_are_taken(void **state)
{
	(void)state;
	check_examples(attributes_are_taken_examples);
}

static void
images_have_theirs_as_facts(void **state)
{
	struct reading reading =
		reading_of("a ![b](c.jpg){#d .e .f} g ![h](i.jpg)\n");

	(void)state;
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    "<p>a {I0:} g {I1:}</p>\n");
	assert_text(reading.out->links.items[0].extras->id, "d");
	assert_text(reading.out->links.items[0].extras->classes, "e f");
	assert_text(reading.out->links.items[1].extras->id, "");
	assert_text(reading.out->anchors.items[0], "d");
	reading_free(&reading);
}

static void
ids_are_given_once(void **state)
{
	(void)state;
	assert_tells("# A {#x}\n\n> ## B {#x}\n",
		     "content/x.md:3:8: error[M007]: the id \"x\" is given "
		     "twice on this page\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_are_taken),
		cmocka_unit_test(images_have_theirs_as_facts),
		cmocka_unit_test(ids_are_given_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
