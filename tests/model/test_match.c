#include "tests/test.h"

#include "tests/model/match_fixture.h"

/*
 * A rule of the contract by example: what a turn says, what is quoted of it,
 * and what comes of that.
 */
struct example {
	const char *said;
	const char *quoted;
	const char *outcome;
};

/* Each `said` is the one turn of a record. */
static void
check_all(const struct example *examples, size_t count, bool is_reported)
{
	bool is_wrong = false;

	for (size_t i = 0; i < count; i++) {
		const struct example *e = &examples[i];
		char line[2000];
		const char *outcome;
		struct fixture f;

		snprintf(line, sizeof(line), "Ada Quill: %s", e->said);
		fixture_set(&f, line, is_reported);
		outcome = fixture_outcome(&f, text_of(e->quoted),
					  MATCH_ANYWHERE, MATCH_ANYWHERE);
		if (strcmp(outcome, e->outcome) != 0) {
			print_error("said: %s\nquoted: %s\n"
				    "outcome: %s, wanted: %s\n",
				    e->said, e->quoted, outcome, e->outcome);
			is_wrong = true;
		}
		fixture_free(&f);
	}
	assert_false(is_wrong);
}

#define CHECK(examples) check_all(examples, ARRAY_COUNT(examples), false)
#define CHECK_REPORTED(examples)                                               \
	check_all(examples, ARRAY_COUNT(examples), true)

static void
exact_is_byte_for_byte(void **state)
{
	static const struct example examples[] = {
		{"I have never seen the ledger.", "never seen the ledger",
		 "exact"},
		{"I have never seen the ledger.",
		 "I have never seen the ledger.", "exact"},
		{"I have never seen the ledger.", "  never seen ", "exact"},
		{"Я никогда не видела её.", "никогда не видела", "exact"},
		{"彼は帳簿を見たことがない。", "帳簿を見た", "exact"},
		{"I saw 👩‍🚀 there", "👩‍🚀 there", "exact"},
		{"never|seen", "never\nseen", "exact"},
		{"So … yes", "So … yes", "exact"},
	};

	(void)state;
	CHECK(examples);
}

static void
typography_may_differ(void **state)
{
	static const struct example examples[] = {
		/* Unicode form. */
		{"a cafe\xcc\x81 there", "a café there", "typography"},
		{"a café there", "a cafe\xcc\x81 there", "typography"},
		{"in 부산 now", "in \u1107\u116e\u1109\u1161\u11ab now",
		 "typography"},
		{"x =\xcc\xb8 y", "x ≠ y", "typography"},
		/* Apostrophes. */
		{"I don’t know", "I don't know", "typography"},
		{"I don't know", "I don’t know", "typography"},
		{"the dogs' bowl", "the dogs’ bowl", "typography"},
		/* Marks of quotation. */
		{"he said “yes” twice", "he said \"yes\" twice", "typography"},
		{"he said “yes” twice", "he said ‘yes’ twice", "typography"},
		{"he said „yes“ twice", "he said «yes» twice", "typography"},
		{"he said « yes » twice", "he said “yes” twice", "typography"},
		{"he said «\u00a0yes\u00a0», so", "he said “yes”, so",
		 "typography"},
		{"er sagte »ja« und ging", "er sagte „ja“ und ging",
		 "typography"},
		{"han sade ”ja” och", "han sade »ja» och", "typography"},
		{"彼は「はい」と", "彼は『はい』と", "typography"},
		/* Dashes. */
		{"10–12 boats", "10-12 boats", "typography"},
		{"at −12 degrees", "at -12 degrees", "typography"},
		{"so — no", "so – no", "typography"},
		{"so — no", "so - no", "typography"},
		{"so — no", "so—no", "typography"},
		{"so—no", "so -- no", "typography"},
		{"so—no", "so---no", "typography"},
		{"a well-known man", "a well‑known man", "typography"},
		/* Spaces. */
		{"10\u00a0boats", "10 boats", "typography"},
		{"ten  boats", "ten boats", "typography"},
		{"ten|boats", "ten boats", "typography"},
		{"ten\u202fboats", "ten\u2003boats", "typography"},
		{"ten led\u00adgers", "ten ledgers", "typography"},
		{"ten ledgers", "ten led\u00adgers", "typography"},
		{"Vraiment\u202f? Oui", "Vraiment? Oui", "typography"},
		{"彼は 帳簿を、|見た", "彼は帳簿を、見た", "typography"},
		/* The pause. */
		{"well… yes", "well... yes", "typography"},
		{"well… yes", "well ... yes", "typography"},
		{"well.... Yes", "well…. Yes", "typography"},
	};

	(void)state;
	CHECK(examples);
}

static void
nothing_else_may_differ(void **state)
{
	static const struct example examples[] = {
		{"I never saw it", "I never Saw it", "Q002"},
		{"The ledger", "the ledger", "Q002"},
		{"a café there", "a cafe there", "Q002"},
		{"the colour of it", "the color of it", "Q002"},
		{"I have 12 boats", "I have twelve boats", "Q002"},
		{"I have 12 boats", "I have １２ boats", "Q002"},
		{"I have 12 boats", "I have 13 boats", "Q002"},
		{"it's his", "its his", "Q002"},
		{"it is his", "it’s his", "Q002"},
		{"it's his", "it\"s his", "Q002"},
		{"it's his", "it`s his", "Q002"},
		{"the ledger", "the l\u0435dger", "Q002"}, /* Cyrillic e */
		{"the file", "the \ufb01le", "Q002"},	   /* ligature */
		{"the ledger", "the led\u200bger", "Q002"},
		{"the ledger", "the\u200b ledger", "Q002"},
		{"the ledger", "\u200ethe ledger", "Q002"},
		{"the led\u200bger", "the ledger", "Q002"},
		{"the ledger", "the ledger\U000e0061", "Q002"},
		{"Irmak ışık", "irmak ışık", "Q002"},
		{"Irmak ışık", "Irmak işık", "Q002"},
		{"Straße", "Strasse", "Q002"},
		{"do not re-sign it", "do not resign it", "Q002"},
		{"do not resign it", "do not re-sign it", "Q002"},
		{"do not re-sign it", "do not re sign it", "Q002"},
		{"do not re-sign it", "do not re - sign it", "Q002"},
		{"so — no", "so no", "Q002"},
		{"so - no", "so-no", "Q002"},
		{"so-no", "so - no", "Q002"},
		{"I saw it", "I saw it .", "Q002"},
		{"a board 5' long", "a board 5\" long", "Q002"},
		{"10–12 boats", "1012 boats", "Q002"},
		{"at -12 degrees", "at 12 degrees", "Q002"},
		{"I saw it, Bo", "I saw it Bo", "Q002"},
		{"Did he? Yes", "Did he. Yes", "Q002"},
		{"So… yes", "So yes", "Q002"},
		{"never seen the ledger", "never the ledger", "Q002"},
		{"never seen the ledger", "never seen the old ledger", "Q002"},
		{"never seen the ledger", "seen never the ledger", "Q002"},
		{"never seen the ledger", "never … the ledger", "Q002"},
		{"never seen the ledger", "never ... the ledger", "Q002"},
		{"never seen the ledger", "never (…) the ledger", "Q002"},
		{"a fore man", "a foreman", "Q002"},
	};

	(void)state;
	CHECK(examples);
}

static void
a_match_ends_where_words_do(void **state)
{
	static const struct example examples[] = {
		{"part of it", "art of it", "Q002"},
		{"part of it", "par", "Q002"},
		{"I can't go", "I can", "Q002"},
		{"I can’t go", "I can", "Q002"},
		{"it's his", "it", "Q002"},
		{"it was non-violent", "violent", "Q002"},
		{"it was non-violent", "it was non", "Q002"},
		{"it cost 1,000 francs", "000 francs", "Q002"},
		{"it cost 3.5 francs", "it cost 3", "Q002"},
		{"it cost 3.5 francs", "it cost 3.", "Q002"},
		{"it cost $12 then", "12 then", "Q002"},
		{"it cost 12% then", "it cost 12", "Q002"},
		{"at -12 degrees", "12 degrees", "Q002"},
		{"10–12 boats", "12 boats", "Q002"},
		{"at 10:30 sharp", "at 10", "Q002"},
		{"the U.S. navy", "S. navy", "Q002"},
		{"he/she went", "she went", "Q002"}, /* he may have */
		{"he / she went", "she went", "exact"},
		{"art\u200bful words", "ful words", "Q002"},
		{"so—no", "no", "exact"},
		{"so - no", "no", "exact"},
		{"a man, a boat", "a man", "exact"},
		{"(a man)", "a man", "exact"},
		{"彼は帳簿を見た", "帳簿", "exact"},
		{"in 1931, 12 boats", "12 boats", "exact"},
		{"in 1931.", "in 1931", "exact"},
	};

	(void)state;
	CHECK(examples);
}

static void
the_final_mark_belongs_to_the_sentence(void **state)
{
	static const struct example examples[] = {
		{"I saw it and left", "I saw it,", "exact"},
		{"I saw it and left", "I saw it.", "exact"},
		{"I saw it; I left", "I saw it.", "exact"},
		{"I saw it. I left", "I saw it,", "exact"},
		{"Did you see it? No", "Did you see it,", "exact"},
		{"Did you see it? No", "Did you see it.", "Q002"},
		{"Did you see it ? No", "Did you see it.", "Q002"},
		{"Out! Now", "Out.", "Q002"},
		{"Did you see “it”? No", "see “it.”", "Q002"},
		{"Did you see it…? No", "Did you see it.", "Q002"},
		{"Τι είναι; Ναι", "Τι είναι.", "Q002"},
		{"彼は見た？", "彼は見た。", "Q002"},
		{"彼は見たと言う", "彼は見た。", "exact"},
		{"Did you see it? No", "Did you see it", "exact"},
		{"he said ‘yes’ and left", "he said ‘yes.’", "exact"},
		{"he said ‘yes’.", "he said ‘yes.’", "exact"},
		{"I saw it and left", "I saw it?", "Q002"},
		{"I saw it and left", "I saw it!", "Q002"},
		{"I saw it and left", "I saw it;", "Q002"},
		{"I saw it and left", "I saw it …", "Q002"},
		{"I saw it. I left", "I saw it, I left", "Q002"},
		{"well… I left", "well….", "exact"},
		{"in the U.S. navy", "in the U.S.", "exact"},
	};

	(void)state;
	CHECK(examples);
}

static void
declared_edits_are_edits(void **state)
{
	static const struct example examples[] = {
		{"never seen the old ledger", "never […] the old ledger",
		 "edited"},
		{"never seen the old ledger", "never [...] ledger", "edited"},
		{"never seen the old ledger", "never [. . .] ledger", "edited"},
		{"never seen. The old ledger", "never […] ledger", "edited"},
		{"a b c d e f g", "a […] c […] g", "edited"},
		{"a b c d e f g", "a […] g […] c", "Q002"},
		{"a b c d e f g", "a […] h", "Q002"},
		{"a b c", "a […] b", "edited"}, /* of nothing */
		{"never seen the ledger", "[…] seen the ledger", "edited"},
		{"never seen the ledger", "never seen […]", "edited"},
		{"never seen the ledger", "never seen […].", "edited"},
		{"never seen the foreman", "never […] man", "Q002"},
		{"never seen the ledger", "never [ever] seen the ledger",
		 "edited"},
		{"never, seen", "never [ever], seen", "edited"},
		{"I told him so", "I told […] [Bo] so", "edited"},
		{"I told him so", "I told [Bo] […] so", "edited"},
		{"I told him so", "I told […] [Bo] […] so", "edited"},
		{"I told him so", "I told [Bo] so", "Q002"},
		{"I told him so", "[Ada] told him so", "edited"},
		{"the ledger was", "[T]he ledger was", "edited"},
		{"The ledger was", "[t]he ledger was", "edited"},
		{"The ledger was", "[T]he ledger was", "edited"},
		{"THE ledger was", "[t]he ledger was", "Q002"},
		{"she ledger was", "[t]he ledger was", "Q002"},
		{"éclair noir", "[É]clair noir", "edited"},
		{"éclair noir", "[E]clair noir", "Q002"},
		{"ışık var", "[I]şık var", "edited"},
		{"it's so", "[I]t’s so", "edited"},
		{"I walk home", "I walk[ed] home", "Q002"},
		{"I agree", "I [dis]agree", "Q002"},
		{"I recieved it", "I recieved [sic] it", "edited"},
		{"他说好", "他[们]说好", "edited"},
		{"I saw it and left", "I saw […] left.", "edited"},
		{"I saw it. Left?", "I saw […] Left.", "Q002"},
		{"I do it", "I do [not] do it", "Q002"},
		{"I do it", "I do [not] it", "edited"},
		{"so be it", "so [be it", "Q002"},
	};

	(void)state;
	CHECK(examples);
}

static void
nothing_quoted_is_told(void **state)
{
	static const struct example examples[] = {
		{"never seen", "", "Q005"},
		{"never seen", "   ", "Q005"},
		{"never seen", "[…]", "Q005"},
		{"never seen", "[never]", "Q005"},
		{"never … seen", "…", "Q005"},
		{"never, seen", ",", "Q005"},
		{"never. seen", "[…].", "Q005"},
		{"so ‘yes’", "‘’", "Q005"},
		{"a 👍 there", "👍", "exact"},
	};

	(void)state;
	CHECK(examples);
}

static void
marks_are_not_gone_over(void **state)
{
	static const struct example examples[] = {
		{"never [laughter] seen it", "never seen it", "Q002"},
		{"never [laughter] seen it", "never […] seen it", "joined"},
		{"never [laughter] seen it", "never [laughter] seen it",
		 "exact"},
		{"never [laughter] seen it", "never [cough] seen it", "Q002"},
		{"never [laughter] seen it", "seen it", "exact"},
		{"never [laughter] seen it", "never", "exact"},
		{"never [laughter] seen it", "[laughter] seen it", "exact"},
		{"never [laughter] seen it", "[…] seen it", "edited"},
		{"recieved [sic] it", "recieved [sic] it", "exact"},
		{"recieved [sic] it", "recieved it", "Q002"},
		{"never […] seen it", "never […] seen it", "exact"},
		{"never […] seen it", "never [...] seen it", "typography"},
		{"never […] seen it", "never seen it", "Q002"},
		{"never […] have seen it", "never […] seen it", "joined"},
		{"Did you see it [pause]? No", "Did you see it.", "Q002"},
	};

	(void)state;
	CHECK(examples);
}

static void
reports_are_quoted_by_their_passages(void **state)
{
	static const struct example examples[] = {
		{"Said that she had “never seen the ledger”.",
		 "never seen the ledger", "exact"},
		{"Said that she had “never seen the ledger”.",
		 "never seen the ledger.", "exact"},
		{"Said that she had “never seen” the ledger.",
		 "never seen the ledger", "Q004"},
		{"Said that she had “never seen the ledger”.",
		 "she had never seen the ledger", "Q004"},
		{"Said that she had seen it.", "she had seen it", "Q004"},
		{"“Never seen” it, “not once”.", "Never seen […] not once",
		 "joined"},
		{"“Never seen” it, “not once”.", "Never seen not once", "Q002"},
		{"“Never seen”, “not once”.", "Never seen”, “not once", "Q002"},
		{"Said “it was ‘so’ then”.", "it was ‘so’ then", "exact"},
		{"Asked “have you seen it?” then", "have you seen it.", "Q002"},
		{"Said “never seen the ledger”.", "“never seen the ledger”",
		 "exact"},
		{"Said “never seen the ledger” twice.", "never seen […] twice",
		 "Q004"},
	};

	(void)state;
	CHECK_REPORTED(examples);
}

static const char several[] =
	"Ada Quill: I have never\n"
	"Bo Marsh: Mm-hm.\n"
	"Ada Quill: seen the ledger. Yes, I agree with you.\n"
	"Bo Marsh: Yes, I agree with you. Have you seen it?\n"
	"Bo Marsh: No. Never have, never will. I did not take the old ledger.";

struct located {
	const char *quoted;
	size_t first;
	size_t last;
	const char *outcome;
};

static void
turns_are_told_apart(void **state)
{
	static const struct located cases[] = {
		{"Yes, I agree with you", MATCH_ANYWHERE, MATCH_ANYWHERE,
		 "Q003"},
		{"Yes, I agree with you", 2, 2, "exact"},
		{"Yes, I agree with you", 3, 3, "exact"},
		{"Yes, I agree with you", 0, 0, "Q001"},
		{"seen the ledger", MATCH_ANYWHERE, MATCH_ANYWHERE, "exact"},
		{"I have never Mm-hm", MATCH_ANYWHERE, MATCH_ANYWHERE, "Q002"},
		{"I have never Mm-hm", 0, 1, "joined"},
		{"I have never seen the ledger", 0, 2, "Q001"},
		{"I have never […] seen the ledger", 0, 2, "joined"},
		{"I have never […] seen the ledger", MATCH_ANYWHERE,
		 MATCH_ANYWHERE, "Q002"},
		{"Have you seen it? No. Never have", 3, 4, "joined"},
		{"Have you seen it? No. Never have", MATCH_ANYWHERE,
		 MATCH_ANYWHERE, "Q002"},
		{"seen the ledger", 0, 2, "Q001"},
		{"seen the ledger", 2, 3, "Q001"},
		{"have never […] seen […] I agree", 0, 3, "joined"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct fixture f;
		const char *outcome;

		fixture_set(&f, several, false);
		outcome = fixture_outcome(&f, text_of(cases[i].quoted),
					  cases[i].first, cases[i].last);
		if (strcmp(outcome, cases[i].outcome) != 0)
			print_error("quoted: %s\n", cases[i].quoted);
		assert_string_equal(outcome, cases[i].outcome);
		fixture_free(&f);
	}
}

static void
passages_of_two_turns_are_two(void **state)
{
	struct fixture f;

	(void)state;
	fixture_set(&f, "Ada: “I never”\nAda: “saw it”, she said", true);
	assert_string_equal(fixture_outcome(&f, TEXT("never” “saw it"), 0, 1),
			    "Q001");
	assert_text_holds(f.diag.list.items[0].hint,
			  "quotes these words apart");
	assert_string_equal(fixture_outcome(&f, TEXT("never […] saw it"), 0, 1),
			    "joined");
	fixture_free(&f);
}

static void
says_where_it_is(void **state)
{
	struct fixture f;
	struct text plain;

	(void)state;
	fixture_set(&f, several, false);
	assert_int_equal(fixture_find(&f, TEXT("“seen the ledger.”"),
				      MATCH_ANYWHERE, MATCH_ANYWHERE),
			 0);
	assert_int_equal(f.result.first, 2);
	assert_int_equal(f.result.last, 2);
	plain = f.turns[2].plain;
	assert_text(text_slice(plain, f.result.start, f.result.end),
		    "seen the ledger.");
	assert_false(f.result.crosses_speaker);
	fixture_free(&f);

	fixture_set(&f, several, false);
	assert_int_equal(
		fixture_find(&f, TEXT("never […] seen the ledger,"), 0, 2), 0);
	assert_int_equal(f.result.first, 0);
	assert_int_equal(f.result.last, 2);
	assert_text(text_from(f.turns[0].plain, f.result.start), "never");
	assert_text(text_slice(f.turns[2].plain, 0, f.result.end),
		    "seen the ledger");
	assert_false(f.result.crosses_speaker);
	assert_int_equal(f.diag.warnings, 0);
	fixture_free(&f);
}

/* The pieces as one text: same, {-cut-}, {+inserted+}. */
static struct text
pieces_of(struct fixture *f)
{
	static const char *const forms[] = {"%.*s", "{-%.*s-}", "{+%.*s+}"};
	struct buf buf = BUF_INIT;
	struct text text;

	list_each (const struct piece, piece, &f->result.pieces) {
		const char *form = forms[piece->kind];

		buf_text(&buf, text_slice(text_of(form), 0,
					  text_of(form).len > 4 ? 2 : 0));
		buf_text(&buf, piece->words);
		if (text_of(form).len > 4)
			buf_text(&buf, text_from(text_of(form),
						 text_of(form).len - 2));
	}
	text = arena_text(&f->results, buf_as_text(&buf));
	buf_free(&buf);
	return text;
}

static void
says_what_was_cut(void **state)
{
	static const struct {
		const char *said;
		const char *quoted;
		const char *pieces;
		size_t words_cut;
	} cases[] = {
		{"never seen the ledger", "never seen,", "never seen,", 0},
		{"never seen the old ledger", "never […] the […] ledger.",
		 "never {-seen-} the {-old-} ledger.", 2},
		{"never seen the ledger", "never [ever] seen",
		 "never {+ever+} seen", 0},
		{"the man, I told him so", "[T]he man […] told […] [Bo] so",
		 "[T]he man {-, I-} told {-him-} {+Bo+} so", 2},
		{"a b [laughter] c d", "a […] d", "a {-b [laughter] c-} d", 2},
		{"a b [laughter] c d", "b [laughter] c", "b [laughter] c", 0},
		{"a b […] c d", "b […] c", "b […] c", 0},
		{"never seen it", "[…] seen […]", "{--} seen {--}", 0},
		{"I went. I saw. I went home", "I […] home", "I {-went-} home",
		 1},
		{"I said no. I said no", "I […] said no",
		 "I {-said no. I-} said no", 3},
		{"他说了很好", "他[…]好", "他{-说了很-}好", 3},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct fixture f;
		char line[200];

		snprintf(line, sizeof(line), "Ada: %s", cases[i].said);
		fixture_set(&f, line, false);
		assert_int_equal(
			fixture_find(&f, text_of(cases[i].quoted), 0, 0), 0);
		assert_text(pieces_of(&f), cases[i].pieces);
		assert_int_equal(f.result.words_cut, cases[i].words_cut);
		fixture_free(&f);
	}
}

static void
warns_of_negations_cut_and_put_in(void **state)
{
	static const struct {
		const char *language;
		const char *said;
		const char *quoted;
		const char *code;
	} cases[] = {
		{"en", "I did not take it", "I did […] take it", "Q007"},
		{"en-GB", "I didn’t ever take it", "I […] take it", "Q007"},
		{"en", "I Never ever take it", "I […] take it", "Q007"},
		{"en", "I cannot just take it", "I […] take it", "Q007"},
		{"en", "I then did take it", "I […] take it", NULL},
		{"en", "I knot and noted it", "I […] it", NULL},
		{"de", "ich habe es nicht getan", "ich habe […] getan", "Q007"},
		{"fr", "je n’ai rien vu", "je […] vu", "Q007"},
		{"de", "das ist keineswegs so", "das ist […] so", "Q007"},
		{"es", "he visto nada de eso", "[…] visto […] de eso", "Q007"},
		{"es", "nunca he visto eso", "[…] he visto eso", "Q007"},
		{"es", "nunca he visto eso", "he visto eso", NULL},
		{"zh", "我从来没见过", "[…]见过", "Q007"},
		{"en", "I never did. I took it", "[…] I took it", NULL},
		{"en", "never […] I took it", "[…] I took it", NULL},
		{"en", "Ada never […] and I took it", "[…] I took it", NULL},
		{"en", "I took it, but not all", "I took it […]", "Q007"},
		{"en", "I took it, but not all", "[…] took […]", "Q007"},
		{"en", "I took it. I never saw it", "I took it […]", NULL},
		{"en", "I took it. I never saw it", "I took it. […]", NULL},
		{"es", "he visto mucho de eso", "he visto […] de eso", NULL},
		{"ru", "я никому её не давал", "я […] давал", "Q007"},
		{"ru", "я всё нижнее видел", "я […] видел", NULL},
		{"uk", "я нічого не бачила", "я […] бачила", "Q007"},
		{"zh", "我从来没见过", "我[…]见过", "Q007"},
		{"xx", "I did not take it", "I did […] take it", "Q007"},
		{"en", "I did take it", "I did [not] take it", "Q010"},
		{"en", "I did take it", "I did [indeed] take it", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct fixture f;
		char line[200];

		snprintf(line, sizeof(line), "Ada: %s", cases[i].said);
		fixture_set(&f, line, false);
		f.source.language = text_of(cases[i].language);
		assert_int_equal(
			fixture_find(&f, text_of(cases[i].quoted), 0, 0), 0);
		assert_int_equal(f.diag.list.count, cases[i].code ? 1 : 0);
		if (cases[i].code)
			assert_string_equal(
				diag_code_name(f.diag.list.items[0].code),
				cases[i].code);
		fixture_free(&f);
	}
}

static void
warns_of_a_join_across_speakers(void **state)
{
	struct fixture f;

	(void)state;
	fixture_set(&f, several, false);
	assert_int_equal(fixture_find(&f, TEXT("with you. Yes, I agree"), 2, 3),
			 0);
	assert_true(f.result.crosses_speaker);
	assert_int_equal(f.diag.warnings, 1);
	assert_int_equal(f.diag.list.items[0].code, Q008);
	assert_text(f.diag.list.items[0].message,
		    "the words go from one speaker to another: from #t3 (Ada "
		    "Quill) to #t4 (Bo Marsh)");
	fixture_free(&f);
}

/* What is told when `quoted` is not found in turn `turn` of `lines`. */
struct told {
	const char *lines;
	const char *quoted;
	size_t turn;
	const char *holds[4];
};

static const struct told failures[] = {
	{several,
	 "the words of nobody",
	 MATCH_ANYWHERE,
	 {"error[Q002]: these words are not in transcripts/call.md",
	  "nothing like these words"}},
	{several,
	 "I did take the new ledger",
	 MATCH_ANYWHERE,
	 {"quoted: I did take the {+new+} ledger",
	  "record: … never will. I did {-not-} take the {-old-} "
	  "ledger.",
	  "nearest: transcripts/call.md:20: #t5 (Bo Marsh)"}},
	{several,
	 "I did take the old ledger",
	 MATCH_ANYWHERE,
	 {"words are left out: write […] where they stood"}},
	{several,
	 "I did … take the old ledger",
	 MATCH_ANYWHERE,
	 {"a bare … is the speaker's pause"}},
	{several,
	 "I did not take the very old ledger",
	 MATCH_ANYWHERE,
	 {"“very” is not in the record here"}},
	{several,
	 "seen the ledger",
	 0,
	 {"error[Q001]: these words are not in #t1 of "
	  "transcripts/call.md",
	  "the words are in #t3 (Ada Quill): link to #t3"}},
	{several, "seen it? No. Never", 3, {"link to #t4-t5 to join them"}},
	{several,
	 "Have You seen it",
	 MATCH_ANYWHERE,
	 {"{+You+}", "{-you-}", "“[Y]ou”"}},
	{several,
	 "Have you seen it.",
	 MATCH_ANYWHERE,
	 {"does not end these words with a full stop"}},
	{several, "hm.", MATCH_ANYWHERE, {"begins or ends inside a word"}},
	{several,
	 "I did not take the old edge",
	 MATCH_ANYWHERE,
	 {"“edge” is only part of the record's “ledger”"}},
	{several,
	 "I did not take the old l\u0435dger",
	 MATCH_ANYWHERE,
	 {"U+0435", "U+0065"}},
	{several,
	 "I did not take the old led\u200bger",
	 MATCH_ANYWHERE,
	 {"{+led\\u{200b}ger+}", "not seen on paper"}},
	{several,
	 "I did not take[d] the old ledger",
	 MATCH_ANYWHERE,
	 {"brackets in a word"}},
	{several,
	 "No, never have",
	 MATCH_ANYWHERE,
	 {"{+, never+}", "{-. Never-}"}},
	{several,
	 "I did not take the old led ger",
	 MATCH_ANYWHERE,
	 {"record: … never will. I did not take the old {-ledger-}."}},
	{several,
	 "Yes, I agree with you",
	 MATCH_ANYWHERE,
	 {"error[Q003]: these words are in 2 turns",
	  "transcripts/call.md:16: #t3 (Ada Quill)",
	  "transcripts/call.md:18: #t4 (Bo Marsh)", "as #t3"}},
	{"Ada: never [laughter] seen it",
	 "never seen it",
	 0,
	 {"the record has [laughter] between these words",
	  "record: never {-[laughter]-} seen it"}},
	{"Ada: I did not , Bo, sign",
	 "I did not, Bo, sign",
	 0,
	 {"only a space differs"}},
	{"Ada: I did not, Bo, re-sign",
	 "I did not Bo, re-sign",
	 0,
	 {"only punctuation differs"}},
};

static void
says_what_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(failures); i++) {
		struct diag_style style = {.site_dir = -1};
		struct fixture f;
		char *printed;

		fixture_set(&f, failures[i].lines, false);
		assert_int_equal(fixture_find(&f, text_of(failures[i].quoted),
					      failures[i].turn,
					      failures[i].turn),
				 -1);
		assert_int_equal(f.diag.list.count, 1);
		printed = test_printed(&f.diag, &style);
		for (size_t k = 0; k < 4 && failures[i].holds[k]; k++)
			assert_text_holds(text_of(printed),
					  failures[i].holds[k]);
		free(printed);
		fixture_free(&f);
	}
}

static void
says_what_is_indirect(void **state)
{
	struct fixture f;

	(void)state;
	fixture_set(&f, "Ada Quill: Said that she “never” saw it.", true);
	assert_int_equal(fixture_find(&f, TEXT("she never saw it"), 0, 0), -1);
	assert_int_equal(f.diag.list.items[0].code, Q004);
	assert_text(f.diag.list.items[0].message,
		    "these words of transcripts/call.md #t1 (Ada Quill) are "
		    "indirect speech: the record does not have them in "
		    "quotation marks");
	assert_text(f.diag.list.items[0].notes,
		    "nearest: transcripts/call.md:12: #t1 (Ada Quill)\n");
	fixture_free(&f);
}

static void
finds_other_records(void **state)
{
	struct fixture f[3];
	const struct match_source *sources[3];
	struct arena arena = {0};
	struct match_index *index;
	size_t record = 9;
	size_t turn = 9;

	(void)state;
	fixture_set(&f[0], "Ada: Nothing of the harbour here", false);
	fixture_set(&f[1], several, false);
	fixture_set(&f[2], "Bo: Have it.\nBo: I took the old ledger", false);
	for (size_t i = 0; i < 3; i++)
		sources[i] = &f[i].source;
	index = match_index_new(sources, 3, &arena);
	assert_true(match_elsewhere(index, TEXT("took the old ledger"), 0,
				    &record, &turn));
	assert_int_equal(record, 2);
	assert_int_equal(turn, 1);
	assert_false(match_elsewhere(index, TEXT("took the old ledger"), 2,
				     &record, &turn));
	assert_false(match_elsewhere(index, TEXT("took the new ledger"), 0,
				     &record, &turn));
	assert_false(match_elsewhere(index, TEXT(""), 0, &record, &turn));
	arena_free(&arena);
	for (size_t i = 0; i < 3; i++)
		fixture_free(&f[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_is_byte_for_byte),
		cmocka_unit_test(typography_may_differ),
		cmocka_unit_test(nothing_else_may_differ),
		cmocka_unit_test(a_match_ends_where_words_do),
		cmocka_unit_test(the_final_mark_belongs_to_the_sentence),
		cmocka_unit_test(declared_edits_are_edits),
		cmocka_unit_test(nothing_quoted_is_told),
		cmocka_unit_test(marks_are_not_gone_over),
		cmocka_unit_test(reports_are_quoted_by_their_passages),
		cmocka_unit_test(turns_are_told_apart),
		cmocka_unit_test(passages_of_two_turns_are_two),
		cmocka_unit_test(says_where_it_is),
		cmocka_unit_test(says_what_was_cut),
		cmocka_unit_test(warns_of_negations_cut_and_put_in),
		cmocka_unit_test(warns_of_a_join_across_speakers),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(says_what_is_indirect),
		cmocka_unit_test(finds_other_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
