#include "tests/test.h"

#include "markdown/markdown.h"
#include "markdown/record_label.h"

struct clock {
	const char *text;
	enum time_found found;
	int64_t ms;
};

static void
test_times(void **state)
{
	static const struct clock clocks[] = {
		{"0:41", TIME_GOOD, 41000},
		{"00:41", TIME_GOOD, 41000},
		{"41:07", TIME_GOOD, 2467000},
		{"90:12", TIME_GOOD, 5412000},
		{"1:02:03", TIME_GOOD, 3723000},
		{"1:02:03.500", TIME_GOOD, 3723500},
		{"01:02:03,5", TIME_GOOD, 3723500},
		{"0:00.0416", TIME_GOOD, 41},
		{"100:00:00", TIME_GOOD, 360000000},
		{"0:60", TIME_BAD, 0},
		{"0:4", TIME_BAD, 0},
		{"0:041", TIME_BAD, 0},
		{"1:99:00", TIME_BAD, 0},
		{"1:2:3:4", TIME_BAD, 0},
		{"1:02:03.", TIME_BAD, 0},
		{"1234:00", TIME_BAD, 0},
		{"0:", TIME_BAD, 0},
		{"1931", TIME_NOT, 0},
		{"", TIME_NOT, 0},
		{":41", TIME_NOT, 0},
		{"0:41 pm", TIME_NOT, 0},
		{"-0:41", TIME_NOT, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(clocks); i++) {
		int64_t ms = 0;

		assert_int_equal(time_read(text_of(clocks[i].text), &ms),
				 clocks[i].found);
		if (clocks[i].found == TIME_GOOD)
			assert_int_equal(ms, clocks[i].ms);
	}
}

struct form {
	const char *line;
	const char *name;
	const char *rest;
	int64_t time_ms;
	bool uncertain;
	const char *id;
	const char *answers;
};

static void
check_form(const struct form *form)
{
	struct label label;
	enum label_found found = label_read(text_of(form->line), &label);

	if (found != LABEL_FOUND || label.mistake.code != DIAG_CODES)
		print_error("in: %s\n", form->line);
	assert_int_equal(found, LABEL_FOUND);
	assert_int_equal(label.mistake.code, DIAG_CODES);
	assert_text(label.name, form->name);
	assert_text(label.rest, form->rest);
	assert_int_equal(label.time_ms, form->time_ms);
	assert_int_equal(label.uncertain, form->uncertain);
	assert_text(label.id, form->id ? form->id : "");
	assert_text(label.answers, form->answers ? form->answers : "");
}

#define NO TIME_NONE

static void
test_forms(void **state)
{
	static const struct form forms[] = {
		{"**Ada Quill:** yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"**Ada Quill**: yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"__Ada Quill:__ yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"  **Ada Quill:** yes ", "Ada Quill", "yes", NO, 0, 0, 0},
		{"**Ada Quill:**yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"**Ada Quill:**", "Ada Quill", "", NO, 0, 0, 0},
		{"**Ada Quill :** yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"**Ada Quill** : yes", "Ada Quill", "yes", NO, 0, 0, 0},
		{"**Ada Quill\u00a0:** oui", "Ada Quill", "oui", NO, 0, 0, 0},
		{"**Ada Quill**\u202f: oui", "Ada Quill", "oui", NO, 0, 0, 0},
		{"**潮：** はい", "潮", "はい", NO, 0, 0, 0},
		{"**Ada** [0:41]: yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada** (41:07): yes", "Ada", "yes", 2467000, 0, 0, 0},
		{"**Ada** 0:41: yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada (0:41):** yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada [1:02:03.500]:** yes", "Ada", "yes", 3723500, 0, 0, 0},
		{"**Ada 0:41:** yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada:** [0:41] yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada:** [0:41]: yes", "Ada", "yes", 41000, 0, 0, 0},
		{"[0:41] **Ada:** yes", "Ada", "yes", 41000, 0, 0, 0},
		{"(0:41) **Ada**: yes", "Ada", "yes", 41000, 0, 0, 0},
		{"0:41 **Ada:** yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**[0:41] Ada:** yes", "Ada", "yes", 41000, 0, 0, 0},
		{"**Ada?:** yes", "Ada", "yes", NO, 1, 0, 0},
		{"**Ada?**: yes", "Ada", "yes", NO, 1, 0, 0},
		{"**Ada (?):** yes", "Ada", "yes", NO, 1, 0, 0},
		{"**Ada? (0:41):** yes", "Ada", "yes", 41000, 1, 0, 0},
		{"**Ada?** [0:41]: yes", "Ada", "yes", 41000, 1, 0, 0},
		{"**Unknown voice:** yes", "Unknown voice", "yes", NO, 0, 0, 0},
		{"**Ada** {#peace}: yes", "Ada", "yes", NO, 0, "peace", 0},
		{"**Ada:** {#peace} yes", "Ada", "yes", NO, 0, "peace", 0},
		{"**Ada {#peace}:** yes", "Ada", "yes", NO, 0, "peace", 0},
		{"**Ada** [0:41] {#peace answers=#t3}: yes", "Ada", "yes",
		 41000, 0, "peace", "t3"},
		{"**Ada** {#peace} [0:41]: yes", "Ada", "yes", 41000, 0,
		 "peace", 0},
		{"**Ada:** {answers=t3} yes", "Ada", "yes", NO, 0, 0, "t3"},
		{"**Ada:** {answers=\"#t3\"} y", "Ada", "y", NO, 0, 0, "t3"},
		{"**Ada:** [0:41] {#p} yes", "Ada", "yes", 41000, 0, "p", 0},
		{"**Ada:** :) yes", "Ada", ":) yes", NO, 0, 0, 0},
		{"**Ada:** [0:41] :) yes", "Ada", ":) yes", 41000, 0, 0, 0},
		{"**Ada:** 12:30 was the time", "Ada", "12:30 was the time", NO,
		 0, 0, 0},
		{"**Ada:** (softly) no", "Ada", "(softly) no", NO, 0, 0, 0},
		{"**Ada (aide):** no", "Ada (aide)", "no", NO, 0, 0, 0},
		{"**A *dear* friend:** no", "A *dear* friend", "no", NO, 0, 0,
		 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(forms); i++)
		check_form(&forms[i]);
}

struct mistaken {
	const char *line;
	enum label_found found;
	enum diag_code code;
	const char *at;
};

static void
test_mistakes(void **state)
{
	static const struct mistaken lines[] = {
		{"**Ada** [0:99]: yes", LABEL_FOUND, R006, "0:99"},
		{"**Ada (1:2:3):** yes", LABEL_FOUND, R006, "1:2:3"},
		{"**Ada:** {peace} yes", LABEL_FOUND, R009, "peace"},
		{"**Ada:** {#a#b} yes", LABEL_FOUND, R009, "#a#b"},
		{"**Ada:** {#a #b} yes", LABEL_FOUND, R009, "#b"},
		{"**Ada:** {answers=} yes", LABEL_FOUND, R009, "answers="},
		{"**Ada:** {answers=a answers=b} yes", LABEL_FOUND, R009,
		 "answers=b"},
		{"**Ada:** {colour=red} yes", LABEL_FOUND, R009, "colour=red"},
		{"**Ada:** {#peace yes", LABEL_FOUND, R009, "{#peace yes"},
		{"**Ada** [0:41] yes", LABEL_BROKEN, R002, "**Ada**"},
		{"**Ada** {#peace} yes", LABEL_BROKEN, R002, "**Ada**"},
		{"**Ada** (by phone): yes", LABEL_BROKEN, R002,
		 "(by phone): yes"},
		{"**Ada: ** yes", LABEL_BROKEN, R002, "**Ada: **"},
		{"** Ada:** yes", LABEL_BROKEN, R002, "** Ada:**"},
		{"**:** yes", LABEL_BROKEN, R002, "**:**"},
		{"**(0:41):** yes", LABEL_BROKEN, R002, "**(0:41):**"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
		struct label label;

		assert_int_equal(label_read(text_of(lines[i].line), &label),
				 lines[i].found);
		assert_int_equal(label.mistake.code, lines[i].code);
		assert_text(label.mistake.at, lines[i].at);
	}
}

static void
test_no_labels(void **state)
{
	static const char *const lines[] = {
		"",
		"yes",
		"**",
		"****",
		"**Never** did I",
		"**Never did I: no** and",
		"***Ada:*** yes",
		"*Ada:* yes",
		"**Dinner at 8:30** was good",
		"[0:41]: yes",
		"0:41 yes",
		"say **Ada:** yes",
		"**never closed: yes",
		"\\**Ada:** yes",
		"**Ada\\:** yes",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
		struct label label;

		assert_int_equal(label_read(text_of(lines[i]), &label),
				 LABEL_NONE);
	}
}

struct doubt {
	const char *line;
	bool certain;
	const char *at; /* of the mistake, or the name of what may be one */
};

static void
test_suspects(void **state)
{
	static const struct doubt doubts[] = {
		{"- **Ada Quill:** yes", true, "**Ada Quill:**"},
		{"2. **Ada Quill**: yes", true, "**Ada Quill**:"},
		{"*Ada Quill:* yes", true, "*Ada Quill:"},
		{"_Ada_: yes", true, "_Ada_"},
		{"***Ada Quill:*** yes", true, "***Ada Quill:"},
		{"**Ada Quill: I never** said", true, "**Ada Quill:"},
		{"**Ada Quill: never closed", true, "**Ada Quill:"},
		{"BO MARSH: yes", true, "BO MARSH"},
		{"Bo Marsh: yes", true, "Bo Marsh"},
		{"Bo de la Marsh: yes", true, "Bo de la Marsh"},
		{"Бо Марш: да", true, "Бо Марш"},
		{"Yes. **Bo Marsh:** no", true, "**Bo Marsh:**"},
		{"Yes. **Bo Marsh** [0:41]: no", true, "**Bo Marsh** [0:41]:"},
		{"Ada: yes", false, "Ada"},
		{"**Ada** said yes", false, "Ada"},
		{"**Ada Quill**", true, "**Ada Quill**"},
		{"**never again**", false, "never again"},
		{"He said: no", false, ""},
		{"Он сказал: нет", false, ""},
		{"Bo Marsh\\: yes", false, ""},
		{"See https://example.org/", false, ""},
		{"Then **note:** this", false, ""},
		{"It was 10:30 then", false, ""},
		{"", false, ""},
	};
	struct arena arena = {0};
	struct label_habits habits = {&arena, false};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(doubts); i++) {
		struct label_mistake mistake = {.code = DIAG_CODES};
		struct label_maybe maybe;
		bool certain = label_suspect(text_of(doubts[i].line), &habits,
					     &mistake, &maybe);

		if (certain != doubts[i].certain)
			print_error("in: %s\n", doubts[i].line);
		assert_int_equal(certain, doubts[i].certain);
		assert_int_equal(mistake.code, certain ? R002 : DIAG_CODES);
		assert_text(certain ? mistake.at : maybe.name, doubts[i].at);
	}
	arena_free(&arena);
}

/* German writes "Zweiter Punkt: …" of no speaker. */
static void
test_capital_nouns(void **state)
{
	struct arena arena = {0};
	struct label_habits habits = {&arena, true};
	struct label_mistake mistake;
	struct label_maybe maybe;

	(void)state;
	assert_false(label_suspect(TEXT("Zweiter Punkt: der Hafen"), &habits,
				   &mistake, &maybe));
	assert_text(maybe.name, "Zweiter Punkt");
	assert_true(
		label_suspect(TEXT("BO MARSH: ja"), &habits, &mistake, &maybe));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_no_labels),
		cmocka_unit_test(test_suspects),
		cmocka_unit_test(test_capital_nouns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
