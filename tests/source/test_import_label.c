#include "tests/test.h"

#include "source/import.h"
#include "tests/source/importing.h"

struct form {
	const char *line;
	const char *name; /* NULL: there is none */
	const char *rest;
	int64_t time_ms; /* -1: none */
	bool is_sure;
};

static const struct form forms[] = {
	{"ADA QUILL: Yes.", "ADA QUILL", "Yes.", -1, true},
	{"Ada Quill: Yes.", "Ada Quill", "Yes.", -1, true},
	{"Ada: Yes: it is.", "Ada", "Yes: it is.", -1, false},
	{"ADA: Yes.", "ADA", "Yes.", -1, true},
	{"Ada von Quill: Yes.", "Ada von Quill", "Yes.", -1, true},
	{"Speaker 1: Yes.", "Speaker 1", "Yes.", -1, true},
	{"SPEAKER_01: Yes.", "SPEAKER_01", "Yes.", -1, true},
	{"Ada Quill (by phone): Yes.", "Ada Quill (by phone)", "Yes.", -1,
	 true},
	{"Ada Quill?: Yes.", "Ada Quill?", "Yes.", -1, true},
	{"[0:41] Ada: Yes.", "Ada", "Yes.", 41000, true},
	{"(0:41) - Ada: Yes.", "Ada", "Yes.", 41000, true},
	{"0:41 Ada: Yes.", "Ada", "Yes.", 41000, true},
	{"Ada [0:41]: Yes.", "Ada", "Yes.", 41000, true},
	{"Ada (1:00:41.5): Yes.", "Ada", "Yes.", 3641500, true},
	{"Ada Quill 0:41: Yes.", "Ada Quill", "Yes.", 41000, true},
	{"Ada Quill:", "Ada Quill", "", -1, true},
	{"Ada Quill  0:41", "Ada Quill", "", 41000, true},
	{"  Ada (0:41)  ", "Ada", "", 41000, true},
	{"Unknown voice: Yes.", "Unknown voice", "Yes.", -1, true},
	{"Unidentified speaker (0:41): Yes.", "Unidentified speaker", "Yes.",
	 41000, true},
	{"Unknown quantity: none.", NULL, "Unknown quantity: none.", -1, false},
	{"Мария Иванова: Да.", "Мария Иванова", "Да.", -1, true},
	{"王：好", "王", "好", -1, false},
	{"he said: yes", NULL, "he said: yes", -1, false},
	{"He said: yes", NULL, "He said: yes", -1, false},
	{"At 10:30 sharp", NULL, "At 10:30 sharp", -1, false},
	{"We met at 10:30", NULL, "We met at 10:30", -1, false},
	{"[0:41] and then", NULL, "and then", 41000, false},
	{"[0:41] Hello", NULL, "Hello", 41000, false},
	{"Well, Ada: yes", NULL, "Well, Ada: yes", -1, false},
	{"https://harbour.example/", NULL, "https://harbour.example/", -1,
	 false},
	{": yes", NULL, ": yes", -1, false},
	{"", NULL, "", -1, false},
	{"[0:41]", NULL, "", 41000, false},
};

static void
labels_have_many_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(forms); i++) {
		const struct form *form = &forms[i];
		struct import_label label;
		bool found = import_label_read(text_of(form->line), &label);

		if (found != (form->name != NULL))
			print_error("in: %s\n", form->line);
		assert_int_equal(found, form->name != NULL);
		assert_text(label.name, form->name ? form->name : "");
		assert_text(label.rest, form->rest);
		if (label.time_ms == IMPORT_NO_TIME)
			label.time_ms = -1;
		if (label.time_ms != form->time_ms)
			print_error("in: %s\n", form->line);
		assert_int_equal(label.time_ms, form->time_ms);
		assert_int_equal(label.is_sure, form->is_sure);
	}
}

#define CUE(n, words) "0:0" #n ".000 --> 0:0" #n ".900\n" words "\n\n"

/* One capital word is a name when it stands before a colon twice. */
static void
a_word_is_a_name_when_it_returns(void **state)
{
	(void)state;
	assert_import("x.srt", CUE(1, "Ada: One.") CUE(3, "Ada: Two."),
		      "**Ada** [0:01]: One.\n\n**Ada** [0:03]: Two.\n");
	assert_import("x.srt", CUE(1, "ADA: One.") CUE(3, "Remember: two."),
		      "**ADA** [0:01]: One.\n\n"
		      "**ADA** [0:03]: Remember: two.\n");
	assert_told(
		"x.srt",
		CUE(1, "ADA: One.") CUE(3, "ADA: Note: two.")
			CUE(5, "Remember: two."),
		"x.srt:8:1: warning[I003]: words without a name were given "
		"to the speaker before\n"
		"      = hint: look whether somebody else begins there\n"
		"x.srt:8:1: warning[I007]: what may be a speaker's name was "
		"kept as words\n"
		"      = hint: a name in capitals, or one that stands "
		"there twice, is taken for a speaker\n");
}

static void
a_cue_may_have_several_speakers(void **state)
{
	(void)state;
	assert_import("x.srt", CUE(1, "ADA: One\nand two.\nBO: Three."),
		      "**ADA** [0:01]: One and two.\n\n**BO:** Three.\n");
	assert_import("x.srt", CUE(1, "ADA: One.") CUE(2, "No.\nBO: Three."),
		      "**ADA** [0:01]: One. No.\n\n**BO:** Three.\n");
	assert_import("x.srt", CUE(1, "ADA: One.") CUE(2, "- No.\n- Yes."),
		      "**ADA** [0:01]: One.\n\n**Unknown voice** [0:02]: "
		      "No.\n\n**Unknown voice:** Yes.\n");
	assert_import("x.srt", CUE(1, ">> ADA: One.") CUE(2, ">>> Two."),
		      "**ADA** [0:01]: One.\n\n"
		      "**Unknown voice** [0:02]: Two.\n");
}

/* A hyphen alone is the words'. */
static void
a_hyphen_may_be_a_word(void **state)
{
	(void)state;
	assert_import("x.srt", CUE(1, "ADA: One") CUE(2, "- two."),
		      "**ADA** [0:01]: One - two.\n");
	assert_import("x.srt", CUE(1, "> one"),
		      "**Unknown voice** [0:01]: > "
		      "one\n");
}

static void
brackets_alone_are_nobodys(void **state)
{
	(void)state;
	assert_import("x.srt",
		      CUE(1, "ADA: One.") CUE(2, "[inaudible]")
			      CUE(3, "[DOOR SLAMS]") CUE(4, "Two."),
		      "**ADA** [0:01]: One.\n\n[inaudible]\n\n"
		      "> \\[DOOR SLAMS\\]\n\n**ADA** [0:04]: Two.\n");
	assert_import("x.srt", CUE(1, "ADA: [DOOR SLAMS]"),
		      "**ADA** [0:01]: \\[DOOR SLAMS\\]\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_have_many_forms),
		cmocka_unit_test(a_word_is_a_name_when_it_returns),
		cmocka_unit_test(a_cue_may_have_several_speakers),
		cmocka_unit_test(a_hyphen_may_be_a_word),
		cmocka_unit_test(brackets_alone_are_nobodys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
