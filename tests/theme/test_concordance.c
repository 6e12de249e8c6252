#include "tests/theme/fixture.h"

#define TURNS 20

/* What the body of a layout has in front: the words with their turns' numbers,
 * and whether there are more. */
#define SHOW                                                                   \
	"local text = require 'text' "                                         \
	"local said = site.people[1].said "                                    \
	"local function show(list, is_cut) local out = {} "                    \
	"for _, word in ipairs(list) do out[#out + 1] = word.word "            \
	"for _, turn in ipairs(word.turns) do out[#out + 1] = ' ' .. "         \
	"turn.number end out[#out + 1] = '|' end "                             \
	"out[#out + 1] = is_cut and 'more' or 'all' "                          \
	"return h.fragment(out) end "

struct speech {
	struct room room;
	struct item_fact facts[TURNS];
	struct item_extras extras[TURNS];
	struct turn turns[TURNS];
	struct passage passages[TURNS];
	size_t count;
};

/* Ada says so in a turn of its own; each byte 0xFF is an [inaudible wind]. */
static void
say(struct speech *speech, const char *words)
{
	size_t i = speech->count++;
	struct turn *turn = &speech->turns[i];
	struct mark mark = {.kind = MARK_INAUDIBLE,
			    .source = TEXT("[inaudible wind]")};

	*turn = speech->room.turn;
	turn->number = (uint32_t)speech->count;
	turn->item.fact = &speech->facts[i];
	speech->facts[i] = speech->room.item_fact;
	speech->facts[i].content.plain = text_of(words);
	speech->facts[i].extras = &speech->extras[i];
	for (size_t at = 0; words[at]; at++) {
		if (words[at] == '\xff')
			list_add(&speech->room.arena, &speech->extras[i].marks,
				 mark);
	}
	speech->passages[i] =
		(struct passage){turn, 0, (uint32_t)strlen(words)};
	list_add(&speech->room.arena, &speech->room.ada.said,
		 &speech->passages[i]);
}

static int
set_up(void **state)
{
	struct speech *speech = test_calloc(1, sizeof(*speech));

	room_open(&speech->room);
	*state = speech;
	return 0;
}

static int
tear_down(void **state)
{
	struct speech *speech = *state;

	room_close(&speech->room);
	test_free(speech);
	return 0;
}

static void
words_are_listed_with_their_turns(void **state)
{
	struct speech *speech = *state;

	say(speech, "The Ledger, the ledger! Müller has it.");
	say(speech, "No ledger; ask muller in port.");
	say(speech, "In port.");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 4, "
			 "turns = 9, words = 9 }))",
		    "Ledger 1 2|Müller 1 2|port 2 3|all");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said:take(1), { letters "
			 "= 3, turns = 9, words = 9 }))",
		    "has 1|Ledger 1|Müller 1|The 1|all");
}

static void
words_of_too_many_turns_are_left_out(void **state)
{
	struct speech *speech = *state;

	say(speech, "ledger harbour ledger");
	say(speech, "ledger harbour");
	say(speech, "ledger");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 3, words = 9 }))",
		    "harbour 1 2|ledger 1 2 3|all");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 2, words = 9 }))",
		    "harbour 1 2|all");
}

static void
of_too_many_words_those_of_most_turns_stay(void **state)
{
	struct speech *speech = *state;

	say(speech, "zinc yard apple");
	say(speech, "zinc pear");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 9, words = 2 }))",
		    "apple 1|zinc 1 2|more");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 9, words = 4 }))",
		    "apple 1|pear 2|yard 1|zinc 1 2|all");
}

static void
marks_are_no_words(void **state)
{
	struct speech *speech = *state;

	say(speech, "before \xff after");
	say(speech, "\xff");
	say(speech, "one [two [laughter] three] four [five");
	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 9, words = 9 }))",
		    "after 1|before 1|five 3|four 3|one 3|three 3|two 3|all");
}

static void
nothing_said_has_no_words(void **state)
{
	struct speech *speech = *state;

	assert_made(&speech->room,
		    SHOW "return show(text.concordance(said, { letters = 1, "
			 "turns = 9, words = 9 }))",
		    "all");
}

static void
what_is_wrong_is_told(void **state)
{
	struct speech *speech = *state;
	struct room *r = &speech->room;

	say(speech, "ledger");
	assert_fails(r,
		     SHOW "text.concordance(said, { letters = 1, turns = 2 })",
		     "a whole number from 1 on as its \"words\"");
	assert_fails(r,
		     SHOW "text.concordance(said, { letters = 0, turns = 2, "
			  "words = 3 })",
		     "a whole number from 1 on as its \"letters\"");
	assert_fails(r,
		     SHOW "text.concordance({ page }, { letters = 1, turns = "
			  "2, words = 3 })",
		     "a list of passages");
	assert_fails(r, SHOW "text.concordance(page, {})", "table expected");
	assert_fails(r, SHOW "text.concordance(said)", "table expected");
}

/* Reading for ever costs steps as it does in Lua. */
static void
reading_costs_steps(void **state)
{
	struct speech *speech = *state;

	say(speech, "the ledger is in the harbour master's house, and he has "
		    "never seen it there, nor anybody else");
	assert_fails(&speech->room,
		     SHOW "local many = {} for i = 1, 100 do many[i] = said[1] "
			  "end while true do text.concordance(many, { letters "
			  "= 1, turns = 9, words = 9 }) end",
		     "too many steps");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			words_are_listed_with_their_turns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			words_of_too_many_turns_are_left_out, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			of_too_many_words_those_of_most_turns_stay, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(marks_are_no_words, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(nothing_said_has_no_words,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_wrong_is_told, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(reading_costs_steps, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
