#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* GitHub Flavored Markdown 0.29, §5.3, examples 279 and 280. */
static const struct example github_tasks_are_met_examples[] = {
	{"- [ ] foo\n- [x] bar\n",
	 "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" "
	 "disabled=\"\" /> foo</label></li>\n<li class=\"task\"><label><input "
	 "type=\"checkbox\" disabled=\"\" checked=\"\" /> "
	 "bar</label></li>\n</ul>\n"},
	{"- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n",
	 "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" "
	 "disabled=\"\" checked=\"\" /> foo</label>\n<ul>\n<li "
	 "class=\"task\"><label><input type=\"checkbox\" disabled=\"\" /> "
	 "bar</label></li>\n<li class=\"task\"><label><input type=\"checkbox\" "
	 "disabled=\"\" checked=\"\" /> baz</label></li>\n</ul>\n</li>\n<li "
	 "class=\"task\"><label><input type=\"checkbox\" disabled=\"\" /> "
	 "bim</label></li>\n</ul>\n"},
};

static void
github_tasks_are_met(void **state)
{
	(void)state;
	check_examples(github_tasks_are_met_examples);
}

/* What is no task, and what is one. */
static const struct example other_items_are_none_examples[] = {
	{"- [X] a *b*\n\n  c\n",
	 "<ul>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" "
	 "disabled=\"\" checked=\"\" /> a "
	 "<em>b</em></label></p>\n<p>c</p>\n</li>\n</ul>\n"},
	{"1. [ ] a\n",
	 "<ol>\n<li class=\"task\"><label><input type=\"checkbox\" "
	 "disabled=\"\" /> a</label></li>\n</ol>\n"},
	{"- \\[ ] a\n- [y] b\n- [ ]c\n- [x](d)\n- `[ ] e`\n",
	 "<ul>\n<li>[ ] a</li>\n<li>[y] b</li>\n<li>[ ]c</li>\n<li><a "
	 "href=\"d\">x</a></li>\n<li><code>[ ] e</code></li>\n</ul>\n"},
};

static void
other_items_are_none(void **state)
{
	(void)state;
	check_examples(other_items_are_none_examples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(github_tasks_are_met),
		cmocka_unit_test(other_items_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
