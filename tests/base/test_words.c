#include "tests/test.h"

#include "base/utf8.h"
#include "base/words.h"

/* What `t` is read as: words in (), runs in [], / for a break, * for a mark. */
static void
check(const char *t, const char *wanted)
{
	struct text rest = text_of(t), word = {0};
	struct buf found = BUF_INIT;
	enum word_kind kind;

	while ((kind = words_next(&rest, &word)) != WORDS_END) {
		if (kind == WORDS_BREAK)
			buf_char(&found, '/');
		else if (kind == WORDS_MARK)
			buf_char(&found, '*');
		else
			buf_format(&found,
				   kind == WORDS_RUN ? "[%.*s]" : "(%.*s)",
				   TEXT_ARG(word));
	}
	assert_text(buf_as_text(&found), wanted);
	buf_free(&found);
}

static void
words_stand_between_what_is_none(void **state)
{
	(void)state;
	check("", "");
	check("Never seen, the ledger.", "(Never)(seen)(the)(ledger)");
	check("don’t port_ruby 4,20", "(don)(t)(port)(ruby)(4)(20)");
	check("Müller Łódź e\u0301t", "(Müller)(Łódź)(e\u0301t)");
	check("дом и свет", "(дом)(и)(свет)");
	check("한국어 글", "(한국어)(글)");
	check("हिन्दी", "(हिन्दी)");
}

/* How long the first word of `t` is, with `c` in the place of its `at`th. */
static size_t
length_with(const char *t, size_t at, int c)
{
	char changed[32];
	struct text rest = {changed, strlen(t)}, word = {0};

	memcpy(changed, t, rest.len + 1);
	changed[at] = (char)c;
	assert_int_equal(words_next(&rest, &word), WORDS_WORD);
	return word.len;
}

static void
every_byte_goes_on_or_ends_a_word(void **state)
{
	const char *const t = "abcdefghijklmnopqrs";

	(void)state;
	for (int c = 1; c < 0x80; c++) {
		for (size_t at = 1; at < strlen(t); at++)
			assert_int_equal(length_with(t, at, c),
					 ascii_is_alnum((char)c) ? strlen(t)
								 : at);
	}
}

/* Letters of two bytes are told from their bytes: as their category says. */
static void
every_letter_of_two_bytes_goes_on_or_ends_a_word(void **state)
{
	(void)state;
	for (int32_t c = 0x80; c < 0x800; c++) {
		struct buf text = BUF_INIT, alone = BUF_INIT;
		struct text rest, word = {0};
		bool is_word = utf8_is_word(c) || c == 0xad; /* soft hyphen */

		buf_literal(&text, "abcdefgh");
		utf8_add(&text, c);
		buf_char(&text, 'i');
		rest = buf_as_text(&text);
		assert_int_equal(words_next(&rest, &word), WORDS_WORD);
		assert_int_equal(word.len, is_word ? text.len : 8);
		utf8_add(&alone, c);
		rest = buf_as_text(&alone);
		assert_int_equal(words_next(&rest, &word),
				 utf8_is_word(c) ? WORDS_WORD : WORDS_END);
		buf_free(&text);
		buf_free(&alone);
	}
}

static void
what_is_not_seen_parts_no_words(void **state)
{
	(void)state;
	check("har\u00adbour", "(har\u00adbour)");
	check("می\u200cخواهم", "(می\u200cخواهم)");
	check("a\u200bb", "(a)(b)");
}

static void
lines_and_marks_are_told(void **state)
{
	(void)state;
	check("one\ntwo", "(one)/(two)");
	check("never \xff seen\xff", "(never)*(seen)*");
}

static void
scripts_without_spaces_are_runs(void **state)
{
	(void)state;
	check("AI技術です。東京", "(AI)[技術です][東京]");
	check("ภาษาไทย ok", "[ภาษาไทย](ok)");
	check("ｶﾞ", "[ｶﾞ]");
	check("港3号", "[港](3)[号]");
}

static void
runs_are_pairs_and_a_last_character(void **state)
{
	struct text run = TEXT("東京都"), pair;

	(void)state;
	assert_true(words_pair(&run, &pair));
	assert_text(pair, "東京");
	assert_true(words_pair(&run, &pair));
	assert_text(pair, "京都");
	assert_true(words_pair(&run, &pair));
	assert_text(pair, "都");
	assert_false(words_pair(&run, &pair));
}

static void
check_form(struct arena *arena, const char *t, const char *wanted)
{
	assert_text(utf8_find_form(arena, text_of(t)), wanted);
}

static void
diacritics_are_folded_to_find(void **state)
{
	struct arena arena = {0};

	(void)state;
	check_form(&arena, "Müller", "muller");
	check_form(&arena, "Mu\u0308ller", "muller");
	check_form(&arena, "STRASSE", "strasse");
	check_form(&arena, "Straße", "strasse");
	check_form(&arena, "Łódź", "lodz");
	check_form(&arena, "Ærøskøbing", "aeroskobing");
	check_form(&arena, "İstanbul ılık", "istanbul ilik");
	check_form(&arena, "ΟΔΟΣ", "οδοσ");
	check_form(&arena, "Ёлка", "елка");
	check_form(&arena, "har\u00adbour", "harbour");
	check_form(&arena, "ﬁn Ⅷ", "fin viii");
	check_form(&arena, "שָׁלוֹם", "שלום");
	arena_free(&arena);
}

static void
letters_that_are_marks_stay(void **state)
{
	struct arena arena = {0};

	(void)state;
	check_form(&arena, "ที่นี่", "ที่นี่");
	check_form(&arena, "हिन्दी", "हिन्दी");
	check_form(&arena, "ガ", "ガ");
	check_form(&arena, "ｶﾞ", "ガ");
	check_form(&arena, "한국", "한국");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_between_what_is_none),
		cmocka_unit_test(every_byte_goes_on_or_ends_a_word),
		cmocka_unit_test(
			every_letter_of_two_bytes_goes_on_or_ends_a_word),
		cmocka_unit_test(what_is_not_seen_parts_no_words),
		cmocka_unit_test(lines_and_marks_are_told),
		cmocka_unit_test(scripts_without_spaces_are_runs),
		cmocka_unit_test(runs_are_pairs_and_a_last_character),
		cmocka_unit_test(diacritics_are_folded_to_find),
		cmocka_unit_test(letters_that_are_marks_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
