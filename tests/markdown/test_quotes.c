#include "tests/test.h"

#include "base/buf.h"
#include "markdown/markdown.h"

/*
 * What is found, in one line: the words of each pair between bars, a + before
 * those inside of another.
 */
static struct text
found_in(struct arena *arena, const char *plain, const char *language)
{
	struct text t = text_of(plain);
	struct quoted_spans spans;
	struct buf line = BUF_INIT;
	struct text result;

	quoted_spans_find(t, text_of(language), arena, &spans);
	list_each (struct quoted_span, span, &spans) {
		assert_true(span->open < span->start);
		assert_true(span->start <= span->end);
		assert_true(span->end < span->close);
		buf_format(&line, "|%s%.*s", span->nested ? "+" : "",
			   TEXT_ARG(text_slice(t, span->start, span->end)));
	}
	result = arena_text(arena, buf_as_text(&line));
	buf_free(&line);
	return result;
}

struct example {
	const char *language;
	const char *plain;
	const char *found;
};

static void
check(const struct example *examples, size_t count)
{
	struct arena arena = {0};

	for (size_t i = 0; i < count; i++)
		assert_text(found_in(&arena, examples[i].plain,
				     examples[i].language),
			    examples[i].found);
	arena_free(&arena);
}

#define CHECK(examples) check((examples), ARRAY_COUNT(examples))

static void
test_pairs_of_languages(void **state)
{
	static const struct example examples[] = {
		{"en", "She said “yes” and “no”.", "|yes|no"},
		{"en", "She said \"yes\" and \"no\".", "|yes|no"},
		{"en-GB", "She said ‘yes’ and ‘no’.", "|yes|no"},
		{"de", "Sie sagte „ja“ und „nein“.", "|ja|nein"},
		{"de", "Sie sagte »ja« und »nein«.", "|ja|nein"},
		{"de", "Sie sagte ‚ja‘.", "|ja"},
		{"pl", "Ona „tak” i «nie».", "|tak|nie"},
		{"fr", "Elle dit « oui », puis « non ».", "|oui|non"},
		{"fr", "Elle dit «\u00a0oui\u00a0» et «\u202fnon\u202f».",
		 "|oui|non"},
		{"fr", "‹ oui ›", "|oui"},
		{"sv", "Hon sade ”ja” och ”nej”.", "|ja|nej"},
		{"sv-SE", "Hon sade »ja» och ’nej’.", "|ja|nej"},
		{"fi", "Hän sanoi ”kyllä”.", "|kyllä"},
		{"da", "Hun sagde ”ja” og »nej«.", "|ja|nej"},
		{"ja", "彼女は「はい」と『いいえ』と言った。", "|はい|いいえ"},
		{"ja", "〝はい〟と〝いいえ〞", "|はい|いいえ"},
		{"en", "A “curly” one and a 「corner」.", "|curly|corner"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_nested(void **state)
{
	static const struct example examples[] = {
		{"en", "“He said ‘never’ twice”",
		 "|He said ‘never’ twice|+never"},
		{"en", "‘He said “never” twice’",
		 "|He said “never” twice|+never"},
		{"en", "\"He said 'never' twice\"",
		 "|He said 'never' twice|+never"},
		{"en", "\"He said \"never\" twice\"",
		 "|He said \"never\" twice|+never"},
		{"de", "„Er sagte ‚nie‘ zweimal“",
		 "|Er sagte ‚nie‘ zweimal|+nie"},
		{"de", "„Er sagte “nie” zweimal“",
		 "|Er sagte “nie” zweimal|+nie"},
		{"de", "»Er sagte ›nie‹ zweimal«",
		 "|Er sagte ›nie‹ zweimal|+nie"},
		{"fr", "« Il dit « jamais » deux fois »",
		 "|Il dit « jamais » deux fois|+jamais"},
		{"ja", "「彼は『いや』と」", "|彼は『いや』と|+いや"},
		{"en", "“a ‘b “c” d’ e” and “f”",
		 "|a ‘b “c” d’ e|+b “c” d|+c|f"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_apostrophes(void **state)
{
	static const struct example examples[] = {
		{"en", "It’s the harbour’s.", ""},
		{"en", "It's the harbour's.", ""},
		{"en", "the boys' toys and the girls' toys", ""},
		{"en", "'tis the season, the '90s, rock 'n' roll", ""},
		{"en", "‘It’s hers’, she said", "|It’s hers"},
		{"en", "'It's hers', she said", "|It's hers"},
		{"en", "‘the boys’ toys’, she said", "|the boys’ toys"},
		{"en", "'the boys' toys', she said", "|the boys' toys"},
		{"en", "‘the boys’ said so", "|the boys"},
		{"en", "the ‘boys’ said the girls’ toys", "|boys"},
		{"en", "“the boys’ toys” and ’90s", "|the boys’ toys"},
		{"en", "“'tis so” he said", "|'tis so"},
		{"fr", "L’été, l'hiver", ""},
		{"sv", "Andersson’s ’ord’", "|ord"},
		{"en", "Rock ’n’ roll", ""},
	};

	(void)state;
	CHECK(examples);
}

static void
test_alone(void **state)
{
	static const struct example examples[] = {
		{"en", "", ""},
		{"en", "“never closed", ""},
		{"en", "never opened”", ""},
		{"en", "“never closed and “this is”", "|this is"},
		{"en", "a 5\" plank and a 6\" one", ""},
		{"en", "5'10\" tall", ""},
		{"en", "“a «b” c»", "|a «b"},
		{"en", "“”", "|"},
		{"en", "\"\"", "|"},
		{"fr", "« »", "|"},
		{"en", "„", ""},
		{"en", "»a« \" b", "|a"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_straight_by_context(void **state)
{
	static const struct example examples[] = {
		{"en", "(\"yes\")", "|yes"},
		{"en", "she said—\"yes\"—and left", "|yes"},
		{"en", "\"Yes,\" she said, \"I did.\"", "|Yes,|I did."},
		{"en", "\"I—\" he began", "|I—"},
		{"en", "\"...and then\"", "|...and then"},
		{"en", "\"…and then\" no", "|…and then"},
		{"en", "\"\xff yes\" and \"no \xff\"", "|\xff yes|no \xff"},
		{"en", "the signs \"!\" and \"?\"", "|!|?"},
		{"es", "\"¿Sí?\" dijo", "|¿Sí?"},
	};

	(void)state;
	CHECK(examples);
}

static void
test_paragraphs(void **state)
{
	static const struct example examples[] = {
		{"en", "“One.\n“Two.” More.", "|One.\n“Two."},
		{"en", "\"One.\n\"Two.\" More.", "|One.\n\"Two."},
		{"fr", "« Un.\n« Deux. »", "|Un.\n« Deux."},
		{"en", "“‘One.\n“‘Two.’”", "|‘One.\n“‘Two.’|+One.\n“‘Two."},
		{"en", "“One.\nTwo.” Three “four”", "|four"},
		{"en", "“One.”\n“Two.”", "|One.|Two."},
		{"en", "‘x “One.\n“Two.”", "|One.\n“Two."},
	};

	(void)state;
	CHECK(examples);
}

/* The offsets of a pair with white space inside its marks. */
static void
test_offsets(void **state)
{
	struct arena arena = {0};
	struct quoted_spans spans;

	(void)state;
	quoted_spans_find(TEXT("x «\u00a0oui\u00a0» y"), TEXT("fr"), &arena,
			  &spans);
	assert_int_equal(spans.count, 1);
	assert_int_equal(spans.items[0].open, 2);
	assert_int_equal(spans.items[0].start, 6);
	assert_int_equal(spans.items[0].end, 9);
	assert_int_equal(spans.items[0].close, 13);
	assert_false(spans.items[0].nested);
	arena_free(&arena);
}

/*
 * Of any text: pairs are in order of their opening, the marks of a pair are
 * marks, two pairs stand apart or one in the other, and `nested` says which.
 */
static void
check_order(const struct quoted_spans *spans)
{
	size_t outer = 0;

	for (size_t i = 0; i < spans->count; i++) {
		const struct quoted_span *a = &spans->items[i];

		assert_true(a->open < a->start && a->start <= a->end &&
			    a->end < a->close);
		assert_int_equal(a->nested, a->open < outer);
		if (!a->nested)
			outer = a->close;
		for (size_t k = i + 1; k < spans->count; k++) {
			const struct quoted_span *b = &spans->items[k];

			assert_true(a->open < b->open);
			assert_true(b->open >= a->close ||
				    b->close <= a->end + 4);
		}
	}
}

static void
test_random(void **state)
{
	static const char *const pieces[] = {
		"“",  "”",    "„",  "‘",  "’", "‚",	 "«", "»", "‹",	  "›",
		"\"", "'",    "「", "」", " ", " ",	 "a", "s", "tis", "\n",
		"—",  "\xff", "(",  ",",  ".", "\u00a0", "é", "9"};
	static const char *const languages[] = {"en", "de", "fr", "sv"};
	struct arena arena = {0};
	uint64_t seed = 0x9e3779b97f4a7c15;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct buf text = BUF_INIT;
		struct quoted_spans spans;

		for (int k = 0; k < 24; k++) {
			seed = seed * 6364136223846793005 + 1442695040888963407;
			buf_text(&text, text_of(pieces[(seed >> 33) %
						       ARRAY_COUNT(pieces)]));
		}
		quoted_spans_find(buf_as_text(&text), text_of(languages[i % 4]),
				  &arena, &spans);
		check_order(&spans);
		buf_free(&text);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

/* Hostile text is read in one go: each of these has a million bytes. */
static void
test_hostile(void **state)
{
	static const char *const pieces[] = {"“",   "«",    "‘a s’ s", "\"a ",
					     "'a ", "»a ",  "„ “",     "'“x' ",
					     "s’ ", "‘‘ '", "\n“",     "a” "};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(pieces); i++) {
		struct buf text = BUF_INIT;
		struct quoted_spans spans;

		while (text.len < 1000000)
			buf_text(&text, text_of(pieces[i]));
		quoted_spans_find(buf_as_text(&text), TEXT("en"), &arena,
				  &spans);
		assert_true(spans.count < text.len);
		buf_free(&text);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs_of_languages),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_apostrophes),
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_straight_by_context),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
