#include "tests/test.h"

#include "tests/markdown/record_shown.h"

static void
test_turns(void **state)
{
	static const struct example examples[] = {
		{"**Ada:** One.\n\n**Bo:** Two.\n",
		 "turn Ada: One./\nturn Bo: Two./\n"},
		{"**Ada:** One.\n**Bo:** Two.\n",
		 "turn Ada: One./\nturn Bo: Two./\n"},
		{"**Ada:** One\nand more.\n\nA second.\n",
		 "turn Ada: One and more./A second./\n"},
		{"**Ada:**\n\nOne.", "turn Ada: One./\n"},
		{"**Ada:**\nOne.", "turn Ada: One./\n"},
		{"**Ada?** [0:41] {#peace answers=#t1}: One.",
		 "turn Ada? @41000 #peace answers t1: One./\n"},
		{"**Ada (1:00):** a\n\n**Bo [2:00]:** b",
		 "turn Ada @60000: a/\nturn Bo @120000: b/\n"},
		{"**Ada:** a\r\n**Bo:** b\rc\r\n\r\nd",
		 "turn Ada: a/\nturn Bo: b c/d/\n"},
		{"**[Ada Quill](../people/ada.md):** a",
		 "turn Ada Quill: a/\n"},
		{"**Ada \\* &amp; *Co*:** a", "turn Ada * & Co: a/\n"},
		{"**Ada:** one  \ntwo\\\nthree", "turn Ada: one two three/\n"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_pieces(void **state)
{
	static const struct example examples[] = {
		{"# Part *one* {#one} \n\n**Ada:** a\n\n## Part two ##\n",
		 "section #one: Part one\nturn Ada: a/\nsection: Part two\n"},
		{"#\n\n**Ada:** a\n# b",
		 "section: \nturn Ada: a/\nsection: b\n"},
		{"> A note with [brackets]\n> in [laughter].\n>\n> More.\n\n"
		 "**Ada:** a",
		 "note: A note with [brackets] in [laughter]./More./\n"
		 "turn Ada: a/\n"},
		{"**Ada:** a\n> A note\nthat is lazy\n**Bo:** b",
		 "turn Ada: a/\nnote: A note that is lazy/\nturn Bo: b/\n"},
		{"> a\n\n> b\n\n**Ada:** c",
		 "note: a/\nnote: b/\nturn Ada: c/\n"},
		{"> - a\n> > b\n> # c\n\n**Ada:** c",
		 "note: - a > b # c/\nturn Ada: c/\n"},
		{"[gap: not held]\n\n**Ada:** a\n\n[pause]\n[crosstalk]\n\n"
		 "**Bo:** [laughter]",
		 "gap: [gap: not held]\nturn Ada: a/\n"
		 "gap: [pause] [crosstalk]\nturn Bo: [laughter]/\n"},
		{"**Ada:** a\n\n[laughter]\n\nb\n\n> c\n\nd\n\n# e\n\nf",
		 "turn Ada: a/\ngap: [laughter]\nturn Ada goes on: b/\n"
		 "note: c/\nturn Ada goes on: d/\nsection: e\n"
		 "turn Ada goes on: f/\n"},
		{"**Ada:**\n\n[inaudible]\n\nb", "turn Ada: [inaudible]/b/\n"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_mistakes(void **state)
{
	static const struct example examples[] = {
		{"", "error R008 10:0\n"},
		{"# A\n\n> b\n", "section: A\nnote: b/\nerror R008 10:0\n"},
		{"Hello.\n\nAgain.\n\n**Ada:** a\n",
		 "turn Ada: a/\nerror R003 10:1\n"},
		{"Hello.", "error R003 10:1\n"},
		{"**Ada:** a\n\n[gap: not held]\n\nb\n\nc\n",
		 "turn Ada: a/\ngap: [gap: not held]\nerror R003 14:1\n"},
		{"**Ada** [1:00]: a\n\n**Bo** [0:59]: b\n\n**Bo** [0:59]: c",
		 "turn Ada @60000: a/\nturn Bo @59000: b/\n"
		 "turn Bo @59000: c/\nwarning R006 12:9\n"},
		{"**Ada** [0:61]: a", "turn Ada: a/\nerror R006 10:10\n"},
		{"**Ada:** {#a .b} a", "turn Ada #a: a/\nerror R009 10:14\n"},
		{"**Ada:** a\n\n**Ada** [1:00] b",
		 "turn Ada: a/Ada [1:00] b/\nerror R002 12:1\n"
		 "warning R005 12:9\n"},
		{"**Ada:** a\n\n**Ada** b\n\n**Never** c\n\nAda: d",
		 "turn Ada: a/Ada b/Never c/Ada: d/\nerror R002 12:3\n"
		 "error R002 16:1\n"},
		{"**Ada:** a **Bo:** b",
		 "turn Ada: a Bo: b/\nerror R002 10:12\n"},
		{"**Ada:** a\n- **Bo:** b\nCY MOLE: c",
		 "turn Ada: a - Bo: b CY MOLE: c/\n"
		 "error R002 11:3\nerror R002 12:1\n"},
		{"> **Editor:** a\n> Bo Marsh: b\n\n**Ada:** c",
		 "note: Editor: a Bo Marsh: b/\nturn Ada: c/\n"},
	};

	(void)state;
	CHECK(examples);
}

/* Names that only the participants can tell to be a label. */
static void
test_maybe_labels(void **state)
{
	struct fixture f;

	(void)state;
	fixture_read(&f, TEXT("**Ada:** a\n\n**Bo** b\n\nCy: c\n\n**Ada** d\n"),
		     "en");
	assert_int_equal(f.read->maybe_labels.count, 2);
	assert_text(f.read->maybe_labels.items[0].name, "Bo");
	assert_text(f.read->maybe_labels.items[1].name, "Cy");
	assert_int_equal(f.read->maybe_labels.items[1].place.line, 14);
	assert_string_equal(f.read->maybe_labels.items[1].fault,
			    "a label without its asterisks");
	assert_int_equal(f.diag.errors, 1);
	fixture_free(&f);
}

static void
test_comments(void **state)
{
	static const struct example examples[] = {
		{"**Ada:** a <!-- b --> c",
		 "turn Ada: a c/\nwarning M005 10:12\n"},
		{"<!-- a\n\n**Bo:** b\n-->\n**Ada:** c\n",
		 "turn Ada: c/\nwarning M005 10:1\n"},
		{"<!-- a --> **Ada:** c\n<!-- d -->\ne",
		 "turn Ada: c e/\nwarning M005 10:1\nwarning M005 11:1\n"},
		{"**Ada:** a <!-- b\n\nc --> **Bo:** d",
		 "turn Ada: a Bo: d/\nwarning M005 10:12\n"},
		{"**Ada:** a <!-- b\n\nc", "turn Ada: a <!-- b/c/\n"},
		{"**Ada:** `<!--` a -->", "turn Ada: <!-- a -->/\n"},
		{"**Ada:** a<!-->b", "turn Ada: ab/\nwarning M005 10:11\n"},
	};

	(void)state;
	CHECK(examples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_maybe_labels),
		cmocka_unit_test(test_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
