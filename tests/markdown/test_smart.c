#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static const struct smart_example {
	const char *language;
	const char *markdown;
	const char *html;
} examples[] = {
	{"en", "\"a\" -- it's... \"b 'c' d\" --- e\n",
	 "<p>“a” – it’s… “b ‘c’ d” — e</p>\n"},
	{"de", "\"a 'b' c\"\n", "<p>„a ‚b‘ c“</p>\n"},
	{"fr", "\"a 'b' c\"\n", "<p>« a “b” c »</p>\n"},
	{"ru", "\"a\"\n", "<p>«a»</p>\n"},
	{"en", "`\"a\" --` 5' -- ---- .. \"\n",
	 "<p><code>&quot;a&quot; --</code> 5' – ---- .. &quot;</p>\n"},
	{"en", "\\\"a\\\" b\\'s\n", "<p>&quot;a&quot; b's</p>\n"},
	{"en", "[\"it's --\"](x.md) [it's](y) www.a.b/--\n",
	 "<p>{L0:“it's --”} {L1:it's} {L2:www.a.b/--}</p>\n"},
	{"en", "> it's -- \"a\"\n>\n> — [b's](x.md)\n",
	 "{B0:<figure class=\"quote\">\n<blockquote>\n<p>it's -- "
	 "&quot;a&quot;</p>\n</blockquote>\n<figcaption>— "
	 "{L0:b's}</figcaption>\n</figure>}\n"},
	{"en", "```\n\"a\" --\n```\n",
	 "<pre tabindex=\"0\"><code>&quot;a&quot; --\n</code></pre>\n"},
};

static void
marks_follow_the_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++) {
		struct reading reading = {.in.smart_punctuation = true};

		reading.language = examples[i].language;
		reading_run(&reading, examples[i].markdown);
		assert_text(
			show_holes(&reading.arena, *reading.out->content.html),
			examples[i].html);
		reading_free(&reading);
	}
}

static void
items_and_cells_are_smart(void **state)
{
	struct reading reading = {.in.smart_punctuation = true};

	(void)state;
	reading_run(&reading, "- [ ] \"a\"\n\n1. **1931** \"b\" --\n\n"
			      "| \"c\" |\n|---|\n");
	assert_text_holds(*reading.out->content.html, "“a”");
	assert_text_holds(*reading.out->content.html, "“b” –");
	assert_text_holds(*reading.out->content.html, "“c”");
	reading_free(&reading);
}

static void
words_of_facts_stay_as_typed(void **state)
{
	struct reading reading = {.in.smart_punctuation = true};

	(void)state;
	reading_run(&reading, "# \"a\" -- b\n\nc \"d\" e\n");
	assert_text(reading_plain(&reading), "\"a\" -- b\nc \"d\" e\n");
	assert_text(reading.out->loose_quotes.items[0].words, "a");
	reading_free(&reading);
}

static void
ids_of_quotations_are_passed_over(void **state)
{
	struct reading reading = {.in.smart_punctuation = true};

	(void)state;
	reading_run(&reading, "[\"a\"](x.md){#b} \"c\" -- d\n");
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    "<p>{L0:“a”} “c” – d</p>\n");
	reading_free(&reading);
}

static void
records_are_never_smart(void **state)
{
	struct reading reading = {.in.smart_punctuation = true,
				  .in.is_record = true};

	(void)state;
	reading_run(&reading, "**Ada:** it's \"a\" -- b...\n");
	assert_text_holds(*reading.out->items.items[0].content.html, "it's");
	assert_text_holds(*reading.out->items.items[0].content.html, "-- b...");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_follow_the_language),
		cmocka_unit_test(items_and_cells_are_smart),
		cmocka_unit_test(words_of_facts_stay_as_typed),
		cmocka_unit_test(ids_of_quotations_are_passed_over),
		cmocka_unit_test(records_are_never_smart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
