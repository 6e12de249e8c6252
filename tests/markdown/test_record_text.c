#include "tests/test.h"

#include "tests/markdown/record_shown.h"

/* What CommonMark alone would lose, or make something else of. */
static void
test_no_word_is_lost(void **state)
{
	static const struct example examples[] = {
		{"**Ada:** [sic]: word", "turn Ada: [sic]: word/\n"},
		{"**Ada:** a\n\n[sic]: /url 'b'\n",
		 "turn Ada: a/[sic]: /url 'b'/\n"},
		{"**Ada:** [laughter](softly) yes",
		 "turn Ada: [laughter](softly) yes/\n"},
		{"**Ada:** a\n\n1931. It was.\n\n2) b\n\n- c\n\n* d\n\n+ e",
		 "turn Ada: a/1931. It was./2) b/- c/* d/+ e/\n"},
		{"**Ada:** 1. a\n- b\n===\nc\n---\nd\n***\n- - -\n___",
		 "turn Ada: 1. a - b === c --- d *** - - - ___/\n"},
		{"**Ada:** a\n\n    code *b*\n\n\t\tc",
		 "turn Ada: a/code b/c/\n"},
		{"**Ada:** ```\na *b*\n```\n~~~\nc\n~~~",
		 "turn Ada: ``` a b ``` ~~~ c ~~~/\n"},
		{"**Ada:** # a\n#b\n####### c",
		 "turn Ada: # a #b ####### c/\n"},
		{"**Ada:** > a", "turn Ada: > a/\n"},
		{"**Ada:** <b>a</b> < c\n<div>\nd\n\n<script>e",
		 "turn Ada: <b>a</b> < c <div> d/<script>e/\n"},
		{"**Ada:** a ] b [ c ( d", "turn Ada: a ] b [ c ( d/\n"},
		{"**Ada:** \\[laughter] \\*a\\*",
		 "turn Ada: [laughter] *a*/\n"},
		{"**Ada:** `a [sic] <b>\n- c` d",
		 "turn Ada: a [sic] <b> - c d/\n"},
		{"**Ada:** \"a\" -- b... 'c'",
		 "turn Ada: \"a\" -- b... 'c'/\n"},
		{"**Ada:** a | b\n--|--\nc | d",
		 "turn Ada: a | b --|-- c | d/\n"},
		{"**Ada:** <m0></m0> [sic] <m0:a>",
		 "turn Ada: <m0></m0> [sic] <m0:a>/\n"},
		{"**Ada:** a … b", "turn Ada: a … b/\n"},
		{"**Ada:** a\n\n***\n\nb", "turn Ada: a/***/b/\n"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_remarks(void **state)
{
	static const struct example examples[] = {
		{"**Ada:** a [...] b […] c [foreign: ru] d",
		 "turn Ada: a [...] b […] c [foreign: ru] d/\n"},
		{"**Ada:** [Laughs] at [the\nledger]",
		 "turn Ada: [Laughs] at [the ledger]/\n"
		 "warning R005 10:10\nwarning R005 10:22\n"},
		{"**Ada:** a (inaudible) b (SIC) c (softly)",
		 "turn Ada: a (inaudible) b (SIC) c (softly)/\n"
		 "warning R005 10:12\nwarning R005 10:26\n"},
		{"**Ada:** [chuckle](softly)",
		 "turn Ada: [chuckle](softly)/\nwarning R005 10:10\n"},
		{"**Ada:** a\n[0:41]: yes",
		 "turn Ada: a [0:41]: yes/\nwarning R005 11:1\n"},
		{"**Ada:** [redacted]",
		 "turn Ada: [redacted]/\nwarning R005 10:10\n"},
		{"**Ada:** [see [this](a.md) there]",
		 "turn Ada: [see this there]/\n"},
		{"**Ada:** see [it](my file.md)",
		 "turn Ada: see [it](my file.md)/\nerror M001 10:14\n"},
		{"**Ada:** [a [b](c.md) d](e.md)",
		 "turn Ada: [a b d](e.md)/\nerror M001 10:10\n"},
		{"**Ada:** [a [b [c](d.md) e](f.md) g](h.md)",
		 "turn Ada: [a [b c e](f.md) g](h.md)/\n"
		 "error M001 10:10\nerror M001 10:13\n"},
		{"**Ada:** *a [sic]* **[ph]b**", "turn Ada: a [sic] [ph]b/\n"},
	};

	(void)state;
	CHECK(examples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_word_is_lost),
		cmocka_unit_test(test_remarks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
