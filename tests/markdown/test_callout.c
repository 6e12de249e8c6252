#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* The five; what is none. */
static const struct example five_callouts_are_known_examples[] = {
	{"> [!NOTE]\n> a\n",
	 "<div class=\"callout callout-note\" role=\"note\">\n<p "
	 "class=\"callout-title\">Note</p>\n<p>a</p>\n</div>\n"},
	{"> [!tip]\n>\n> a\n>\n> - b\n",
	 "<div class=\"callout callout-tip\" role=\"note\">\n<p "
	 "class=\"callout-title\">Tip</p>\n<p>a</p>\n<ul>\n<li>b</li>\n</"
	 "ul>\n</div>\n"},
	{"> [!IMPORTANT]  \n> a\n",
	 "<div class=\"callout callout-important\" role=\"note\">\n<p "
	 "class=\"callout-title\">Important</p>\n<p>a</p>\n</div>\n"},
	{"> [!WARNING]\n> a\n\n> [!CAUTION]\n",
	 "<div class=\"callout callout-warning\" role=\"note\">\n<p "
	 "class=\"callout-title\">Warning</p>\n<p>a</p>\n</div>\n<div "
	 "class=\"callout callout-caution\" role=\"note\">\n<p "
	 "class=\"callout-title\">Caution</p>\n</div>\n"},
	{"> a [!NOTE]\n\n> [!NOTE] a\n\n> \\[!NOTE]\n",
	 "<blockquote>\n<p>a "
	 "[!NOTE]</p>\n</blockquote>\n<blockquote>\n<p>[!NOTE] "
	 "a</p>\n</blockquote>\n<blockquote>\n<p>[!NOTE]</p>\n</blockquote>\n"},
	{"- > [!NOTE]\n  > | a |\n  > |---|\n",
	 "<ul>\n<li>\n<div class=\"callout callout-note\" role=\"note\">\n<p "
	 "class=\"callout-title\">Note</p>\n<div class=\"table\" "
	 "role=\"group\" tabindex=\"0\" "
	 "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th "
	 "scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>\n</div>\n</"
	 "li>\n</ul>\n"},
};

static void
five_callouts_are_known(void **state)
{
	(void)state;
	check_examples(five_callouts_are_known_examples);
}

static void
others_are_told(void **state)
{
	(void)state;
	assert_tells(
		"> [!FOO]\n> a\n",
		"content/x.md:1:3: warning[M009]: \"[!FOO]\" is no "
		"callout: it is published as it stands\n"
		"      = hint: the five are [!NOTE], [!TIP], [!IMPORTANT], "
		"[!WARNING] and [!CAUTION]\n");
}

static void
quotations_in_callouts_are_facts(void **state)
{
	struct reading reading = reading_of("> [!NOTE]\n> a [“b”](t.md)\n");

	(void)state;
	assert_int_equal(reading.out->links.items[0].form, LINK_QUOTED);
	assert_int_equal(reading.out->links.items[0].place.line, 2);
	assert_int_equal(reading.out->links.items[0].place.column, 5);
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_callouts_are_known),
		cmocka_unit_test(others_are_told),
		cmocka_unit_test(quotations_in_callouts_are_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
