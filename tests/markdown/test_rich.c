/* Which HTML and words are kept, and that what is not comes back the same. */
#include "tests/test.h"

#include "tests/markdown/reading.h"

/* The only turn of a record. */
static const struct rich *
read_turn(struct reading *reading, const char *body)
{
	reading->in.is_record = true;
	reading_run(reading, body);
	assert_int_equal(reading->out->items.count, 1);
	return &reading->out->items.items[0].content;
}

struct turn_html {
	const char *body;
	const char *html; /* as show_holes shows it */
	bool is_kept;
};

static void
html_is_the_same_kept_or_made(void **state)
{
	static const struct turn_html cases[] = {
		{"**Ada:** Yes.\n", "<p>Yes.</p>\n", false},
		{"**Ada:** A & \"B\" < C.\n",
		 "<p>A &amp; &quot;{S0:B}&quot; &lt; C.</p>\n", true},
		{"**Ada:** A & B < C.\n", "<p>A &amp; B &lt; C.</p>\n", false},
		{"**Ada:** [laughter] Yes [pause] no. [sic]\n",
		 "<p>{M0:} Yes {M1:} no. {M2:}</p>\n", false},
		{"**Ada:** Yes.\n\nAnd [pause]\n\n[pause] no.\n",
		 "<p>Yes.</p>\n<p>And {M0:}</p>\n<p>{M1:} no.</p>\n", false},
		{"**Ada:** Yes, *no*.\n", "<p>Yes, <em>no</em>.</p>\n", true},
		{"**Ada:** Yes,\nno.\n", "<p>Yes,\nno.</p>\n", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct reading reading = {0};
		const struct rich *rich = read_turn(&reading, cases[i].body);

		assert_text(show_holes(&reading.arena,
				       rich_html(rich, &reading.arena)),
			    cases[i].html);
		assert_int_equal(rich->html != NULL, cases[i].is_kept);
		reading_free(&reading);
	}
}

static void
nothing_has_no_html(void **state)
{
	struct arena arena = {0};
	struct rich nothing = {0};

	(void)state;
	assert_text(rich_html(&nothing, &arena), "");
	arena_free(&arena);
}

/* Words that are kept as they are, and such as are made of the HTML. */
static void
what_is_kept_changes_with_the_words(void **state)
{
	static const char *const bodies[] = {
		"",
		"A.\n",
		"Of the harbour, the ledger and the keeper of both of them.\n",
		"Of the harbour, the ledger and the keeper of both of *it*.\n",
		"Of the harbour, the ledger and the keeper\nof both of them.\n",
		"Of the harbour, the ledger and the keeper\n\nof both, them.\n",
	};
	struct text kept[ARRAY_COUNT(bodies)];
	struct arena arena = {0};
	bool is_made = false;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(bodies); i++) {
		struct reading reading = {0};
		const struct rich *rich;

		reading_run(&reading, bodies[i]);
		rich = &reading.out->content;
		kept[i] = arena_text(&arena, rich_kept(rich));
		is_made |= !rich->plain.s && rich->plain.len > 0;
		reading_free(&reading);
		for (size_t k = 0; k < i; k++)
			assert_false(text_equal(kept[i], kept[k]));
	}
	assert_true(is_made);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_is_the_same_kept_or_made),
		cmocka_unit_test(nothing_has_no_html),
		cmocka_unit_test(what_is_kept_changes_with_the_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
