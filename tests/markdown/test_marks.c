#include "tests/test.h"

#include "markdown/marks.h"

static struct mark
mark_of(const char *source)
{
	struct mark mark = {.kind = MARK_UNKNOWN,
			    .place = {TEXT("r.md"), 3, 5, 0}};

	mark_read(text_of(source), &mark);
	assert_text(mark.source, source);
	return mark;
}

struct example {
	const char *source;
	enum mark_kind kind;
	const char *name;
	const char *argument;
};

static void
check(const struct example *example)
{
	struct mark mark = mark_of(example->source);

	assert_int_equal(mark.kind, example->kind);
	assert_text(mark.name, example->name);
	assert_text(mark.argument, example->argument);
}

static void
test_list(void **state)
{
	static const struct example examples[] = {
		{"[…]", MARK_OMISSION, "…", ""},
		{"[...]", MARK_OMISSION, "...", ""},
		{"[. . .]", MARK_OMISSION, ". . .", ""},
		{"[inaudible]", MARK_INAUDIBLE, "inaudible", ""},
		{"[inaudible 0:04]", MARK_INAUDIBLE, "inaudible", "0:04"},
		{"[inaudible: 0:04]", MARK_INAUDIBLE, "inaudible", "0:04"},
		{"[ inaudible ]", MARK_INAUDIBLE, "inaudible", ""},
		{"[redacted: safety]", MARK_REDACTED, "redacted", "safety"},
		{"[unclear: word?]", MARK_UNCLEAR, "unclear", "word?"},
		{"[unclear:word?]", MARK_UNCLEAR, "unclear", "word?"},
		{"[sound: a door]", MARK_SOUND, "sound", "a door"},
		{"[foreign: ru]", MARK_FOREIGN, "foreign", "ru"},
		{"[gap: not held]", MARK_GAP, "gap", "not held"},
		{"[gap]", MARK_GAP, "gap", ""},
		{"[laughter]", MARK_LAUGHTER, "laughter", ""},
		{"[crosstalk]", MARK_CROSSTALK, "crosstalk", ""},
		{"[pause]", MARK_PAUSE, "pause", ""},
		{"[pause 0:10]", MARK_PAUSE, "pause", "0:10"},
		{"[sic]", MARK_SIC, "sic", ""},
		{"[ph]", MARK_PH, "ph", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++)
		check(&examples[i]);
}

static void
test_not_on_the_list(void **state)
{
	static const char *const sources[] = {"[Laughter]",
					      "[LAUGHTER]",
					      "[laughs]",
					      "[the ledger]",
					      "[]",
					      "[inaudible a bit]",
					      "[laughter in the room]",
					      "[T]",
					      "[0:41]"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(sources); i++)
		assert_int_equal(mark_of(sources[i]).kind, MARK_UNKNOWN);
}

static void
check_said(const char *source, const char *said)
{
	struct diag diag = {0};
	struct mark mark = mark_of(source);

	mark_check(&mark, &diag);
	assert_said(&diag, said);
	diag_free(&diag);
}

static void
test_told(void **state)
{
	(void)state;
	check_said("[laughter]", "");
	check_said("[…]", "");
	check_said("[gap]", "");
	check_said("[laugther]",
		   "r.md:3:5: warning[R005]: [laugther] is not on the list of "
		   "marks\n      = hint: did you mean [laughter]?\n");
	check_said("[redacted]",
		   "r.md:3:5: warning[R005]: [redacted] does not say why\n"
		   "      = hint: write [redacted: reason]\n");
	check_said("[sound]",
		   "r.md:3:5: warning[R005]: [sound] does not say which\n"
		   "      = hint: write [sound: door]\n");
	check_said("[sic: so]",
		   "r.md:3:5: warning[R005]: [sic] takes nothing behind it\n"
		   "      = hint: write [sic]\n");
	check_said("[the harbour master]",
		   "r.md:3:5: warning[R005]: [the harbour master] is not on "
		   "the list of marks\n"
		   "      = hint: the marks are inaudible, unclear, redacted, "
		   "gap, "
		   "laughter, crosstalk, pause, sound, foreign, sic, ph and "
		   "…; if this was said, write \\[ for the bracket\n");
}

static void
test_nearest(void **state)
{
	static const char *const examples[][2] = {
		{"Laughter", "[laughter]"},
		{"INAUDIBLE", "[inaudible]"},
		{"laughs", "[laughter]"},
		{"unintelligible", "[inaudible]"},
		{"inaudble 0:04", "[inaudible]"},
		{"Cross talk", "[crosstalk]"},
		{"applause", "[sound: applause]"},
		{"Redacted", "[redacted: reason]"},
		{"Laughter in the room", "[laughter]"},
		{"pausse", "[pause]"},
		{"door", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++) {
		const char *found = mark_nearest(text_of(examples[i][0]));

		if (examples[i][1])
			assert_string_equal(found, examples[i][1]);
		else
			assert_null(found);
	}
	assert_null(mark_same(TEXT("laugther")));
	assert_string_equal(mark_same(TEXT(" Sic ")), "[sic]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_not_on_the_list),
		cmocka_unit_test(test_told),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
