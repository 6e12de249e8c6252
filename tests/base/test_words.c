#include "tests/test.h"

#include "base/utf8.h"
#include "base/words.h"

/* What `t` is read as: words in (), runs in [], / for a break, * for a mark. */
static void
read_words(struct text t, struct buf *found)
{
	struct words words = words_of(t);
	struct text word = {0};
	enum word_kind kind;

	while ((kind = words_next(&words, &word)) != WORDS_END) {
		if (kind == WORDS_BREAK)
			buf_char(found, '/');
		else if (kind == WORDS_MARK)
			buf_char(found, '*');
		else
			buf_format(found,
				   kind == WORDS_RUN ? "[%.*s]" : "(%.*s)",
				   TEXT_ARG(word));
	}
	assert_ptr_equal(words.rest.s, t.s + t.len);
}

static void
check(const char *t, const char *wanted)
{
	struct buf found = BUF_INIT;

	read_words(text_of(t), &found);
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
	struct words words = words_of((struct text){changed, strlen(t)});
	struct text word = {0};

	memcpy(changed, t, strlen(t) + 1);
	changed[at] = (char)c;
	assert_int_equal(words_next(&words, &word), WORDS_WORD);
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
		struct words words;
		struct text word = {0};
		bool is_word = utf8_is_word(c) || c == 0xad; /* soft hyphen */

		buf_literal(&text, "abcdefgh");
		utf8_add(&text, c);
		buf_char(&text, 'i');
		words = words_of(buf_as_text(&text));
		assert_int_equal(words_next(&words, &word), WORDS_WORD);
		assert_int_equal(word.len, is_word ? text.len : 8);
		utf8_add(&alone, c);
		words = words_of(buf_as_text(&alone));
		assert_int_equal(words_next(&words, &word),
				 utf8_is_word(c) ? WORDS_WORD : WORDS_END);
		buf_free(&text);
		buf_free(&alone);
	}
}

/* The sign before the word that `c` is of, 0: of none. `open` is that of the
 * word that stands before it. */
static char
sign_of(int32_t c, char open)
{
	if (c == 0xad) /* a soft hyphen */
		return open;
	if (c >= UTF8_BYTE || !utf8_is_word(c))
		return 0;
	return c == 0x6e2f ? '[' : '(';
}

/* From a word that began with a sign, or none, to one that begins with `to`. */
static void
change_sign(struct buf *found, char from, char to)
{
	if (from != 0 && from != to)
		buf_char(found, from == '[' ? ']' : ')');
	if (to != 0 && from != to)
		buf_char(found, to);
}

/* Character by character, as read_words should do it. */
static void
read_slowly(struct text rest, struct buf *found)
{
	char open = 0;

	while (rest.len > 0) {
		const char *s = rest.s;
		int32_t c = utf8_next(&rest);
		char sign = sign_of(c, open);

		change_sign(found, open, sign);
		if (sign != 0)
			buf_text(found, text_span(s, rest.s));
		if (c == '\n')
			buf_char(found, '/');
		if (c == UTF8_BYTE + 0xff)
			buf_char(found, '*');
		open = sign;
	}
	change_sign(found, open, 0);
}

/* Many bytes are looked at together: what is read does not depend on where
 * among them it stands. */
static void
words_are_read_as_character_by_character(void **state)
{
	static const char *const pieces[] = {
		"a",  "Z", "9",	   "ledger", "é",  "ø",	     "ж",
		"/",  "×", "÷",	   " ",	     ", ", "’",	     "\n",
		"港", "ß", "\xff", "\u00ad", "ʼ",  "\u0301",
	};
	uint32_t random = 1;

	(void)state;
	for (int i = 0; i < 30000; i++) {
		struct buf text = BUF_INIT, found = BUF_INIT, wanted = BUF_INIT;

		/* few kinds of them in each, so that some words are long */
		for (int k = i % 97; k > 0; k--) {
			random = random * 1664525 + 1013904223;
			buf_text(&text, text_of(pieces[((random >> 24) *
							(i % 20 + 1) / 256) %
						       20]));
		}
		read_words(buf_as_text(&text), &found);
		read_slowly(buf_as_text(&text), &wanted);
		assert_same_text(buf_as_text(&found), buf_as_text(&wanted));
		buf_free(&text);
		buf_free(&found);
		buf_free(&wanted);
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
		cmocka_unit_test(words_are_read_as_character_by_character),
		cmocka_unit_test(what_is_not_seen_parts_no_words),
		cmocka_unit_test(lines_and_marks_are_told),
		cmocka_unit_test(scripts_without_spaces_are_runs),
		cmocka_unit_test(runs_are_pairs_and_a_last_character),
		cmocka_unit_test(diacritics_are_folded_to_find),
		cmocka_unit_test(letters_that_are_marks_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
