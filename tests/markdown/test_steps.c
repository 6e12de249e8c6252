/* That words are made of HTML again, whatever both are. */
#include "tests/test.h"

#include "tests/markdown/reading.h"

#include "markdown/inner.h"

/* Checks that the steps, if any, make the words; the value is their length. */
static size_t
check_steps(struct steps *steps, struct text html, struct text plain)
{
	struct text found = steps_end(steps, plain);
	char *made = mem_alloc(plain.len + 1);

	if (found.len > 0) {
		steps_go(html.s, found.s, made, plain.len);
		assert_memory_equal(made, plain.s, plain.len);
	}
	free(made);
	buf_free(&steps->bytes);
	return found.len;
}

static void
words_are_told_by_few_steps(void **state)
{
	struct text html = TEXT("<p>The old\nharbour.</p>\n");
	struct text plain = TEXT("The old harbour.\n");
	struct steps steps = {0};

	(void)state;
	steps_copy(&steps, 3, text_slice(plain, 0, 0), 7);
	steps_copy(&steps, 11, text_slice(plain, 0, 8), 8);
	/* pass, copy, space, copy, a byte that is written */
	assert_int_equal(check_steps(&steps, html, plain), 6);
}

static void
words_that_stand_nowhere_else_are_kept(void **state)
{
	struct steps steps = {0};
	struct steps none = {0};

	(void)state;
	assert_int_equal(check_steps(&steps, TEXT("<p>The old</p>\n"),
				     TEXT("The old\n")),
			 0);
	assert_int_equal(check_steps(&none, TEXT(""), TEXT("")), 0);
}

static void
runs_of_any_length(void **state)
{
	static char html[1000], plain[1000];

	(void)state;
	memset(html, 'a', sizeof(html));
	memset(plain, 'a', sizeof(plain));
	for (size_t before = 0; before < 300; before++) {
		struct text words = {plain, sizeof(html) - before};
		struct steps steps = {0};

		steps_copy(&steps, before, TEXT(""), words.len);
		assert_true(check_steps(&steps,
					(struct text){html, sizeof(html)},
					words) > 0);
	}
}

/* All of it: tables, callouts, tasks, footnotes, code, raw HTML. */
static void
documents_are_told_by_few_steps(void **state)
{
	static const char text[] =
		"# Of the *harbour* & the pier\n\nThe old\nharbour[^1] at "
		"night, with [a link](x.md) to it.\n\n> [!NOTE]\n> Mind the "
		"`<gap>` and the tide.\n\n| A | B |\n|---|---|\n| one | two "
		"words |\n\n- [ ] paint the pier\n- mend\n  - the nets\n\n"
		"```c\nint tide;\n```\n\nThe council of the harbour met on the "
		"evening of the spring tide and wrote all of it down.\n\n"
		"[^1]: The one in the north.\n";
	struct reading reading = reading_of(text);
	const struct rich *rich = &reading.out->content;

	(void)state;
	assert_null(rich->plain.s);
	assert_text(reading_plain(&reading),
		    "Of the harbour & the pier\nThe old harbour at night, with "
		    "a link to it.\nMind the <gap> and the tide.\nA\nB\none\n"
		    "two words\npaint the pier\nmend\nthe nets\nint tide;\n"
		    "The council of the harbour met on the evening of the "
		    "spring tide and wrote all of it down.\n"
		    "The one in the north.\n");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_by_few_steps),
		cmocka_unit_test(words_that_stand_nowhere_else_are_kept),
		cmocka_unit_test(runs_of_any_length),
		cmocka_unit_test(documents_are_told_by_few_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
