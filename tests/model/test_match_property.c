/*
 * Made-up records in several scripts, quotations of them varied in every way
 * the contract allows, which must be found with the right tier, and spoiled
 * in every way we know of, which must not be found. Both error rates are
 * printed, and both must be zero.
 *
 * The words are made so that none stands twice in a record, but for a few
 * negations and numbers: what is spoiled cannot be right by chance. Another
 * seed than the usual one may be given as the argument.
 */
#include "tests/test.h"

#include "base/utf8.h"
#include "tests/model/match_fixture.h"

#define RECORDS 700
#define TRIES_OF_EACH 3
#define TURNS 7
#define TOKENS 24

/* ---- Chance ---- */

/* SplitMix64: the same everywhere. */
static uint64_t
next_random(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* A word with what stands around it. */
struct token {
	struct text before; /* “ or ( or nothing */
	struct text word;
	struct text after; /* punctuation */
	struct text gap;   /* to the next word; | is the end of a paragraph */
	bool is_letters;   /* its word is of letters, and stands only here */
};

struct tokens LIST_OF(struct token);

enum script { LATIN, CYRILLIC, GREEK, HEBREW, HANGUL, HAN, SCRIPTS };

struct game {
	uint64_t seed;
	enum script script;
	size_t made; /* words, so that each is new */
	struct arena arena;
	struct tokens turns[TURNS];
	struct fixture fixture;
};

static size_t
below(struct game *g, size_t limit)
{
	return (size_t)(next_random(&g->seed) % limit);
}

static bool
chance(struct game *g, size_t percent)
{
	return below(g, 100) < percent;
}

static struct text
one_of(struct game *g, const char *const *choices, size_t count)
{
	return text_of(choices[below(g, count)]);
}

#define ONE_OF(g, ...)                                                         \
	one_of((g), (const char *const[]){__VA_ARGS__},                        \
	       sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static struct text
join(struct game *g, struct text a, struct text b)
{
	return arena_join(&g->arena, a, b);
}

/* ---- Words ---- */

/* First letters of the alphabets, and how many of each are in a row. */
static const struct {
	int32_t first;
	int32_t count;
} alphabets[SCRIPTS] = {
	[LATIN] = {'a', 26},	    [CYRILLIC] = {0x430, 32},
	[GREEK] = {0x3b1, 17},	    [HEBREW] = {0x5d0, 27},
	[HANGUL] = {0xac00, 11000}, [HAN] = {0x4e00, 9000},
};

static void
add_letter(struct game *g, struct buf *buf)
{
	utf8_add(buf,
		 alphabets[g->script].first +
			 (int32_t)below(g, (size_t)alphabets[g->script].count));
}

/* Letters that no other word of this record begins with. */
static struct text
new_letters(struct game *g)
{
	struct buf buf = BUF_INIT;
	size_t number = ++g->made;
	size_t letters = 2 + below(g, 4);
	struct text word;

	for (int i = 0; i < 3; i++, number /= 11)
		utf8_add(&buf,
			 alphabets[g->script].first + (int32_t)(number % 11));
	for (size_t i = 0; i < letters; i++)
		add_letter(g, &buf);
	word = arena_text(&g->arena, buf_as_text(&buf));
	buf_free(&buf);
	return word;
}

static struct text
new_number(struct game *g)
{
	unsigned a = 10 + (unsigned)below(g, 90);
	unsigned b = 100 + (unsigned)below(g, 900);
	static const char *const forms[] = {"%u%u",   "%u,%u",	"%u.%u",
					    "%u–%u",  "$%u,%u", "-%u.%u",
					    "%u.%u%%"};
	const char *form = forms[below(g, ARRAY_COUNT(forms))];
	char made[32];

	snprintf(made, sizeof(made), form, a, b);
	return arena_text(&g->arena, text_of(made));
}

static struct text
negation(struct game *g)
{
	if (g->script == CYRILLIC)
		return ONE_OF(g, "не", "никогда", "без");
	if (g->script == GREEK)
		return ONE_OF(g, "δεν", "ποτέ", "χωρίς");
	return ONE_OF(g, "never", "not", "no");
}

static struct token
new_token(struct game *g)
{
	struct token token = {.gap = g->script == HAN ? TEXT("") : TEXT(" ")};

	token.is_letters = true;
	token.word = new_letters(g);
	if (g->script == HAN)
		return token;
	if (chance(g, 7)) {
		token.word = new_number(g);
		token.is_letters = false;
	} else if (chance(g, 5)) {
		token.word = negation(g);
		token.is_letters = false;
	} else if (chance(g, 8)) {
		token.word = join(g, token.word,
				  ONE_OF(g, "’s", "n’t", "’re", "-on"));
	} else if (g->script == LATIN && chance(g, 12)) {
		token.word = join(g, token.word,
				  ONE_OF(g, "é", "ü", "ñ", "ç", "ø", "ß"));
	}
	return token;
}

/* ---- Records ---- */

static void
add_punctuation(struct game *g, struct token *token)
{
	if (g->script == HAN) {
		if (chance(g, 20))
			token->after = ONE_OF(g, "，", "。", "？", "！", "…");
		return;
	}
	if (chance(g, 30))
		token->after =
			ONE_OF(g, ",", ".", "?", "!", ";", "…", ",", ".");
	if (chance(g, 12))
		token->gap = ONE_OF(g, " — ", "—", " – ", "|", "\u00a0");
}

/* Puts marks of quotation around some words of a turn. */
static void
add_quotation(struct game *g, struct tokens *turn)
{
	size_t from = 1 + below(g, 6);
	size_t to = from + 5 + below(g, 8);
	struct token *last = &turn->items[to];

	turn->items[from].before = TEXT("“");
	last->after = join(g, last->after, TEXT("”"));
}

static struct tokens
new_turn(struct game *g)
{
	struct tokens turn = {0};

	for (size_t i = 0; i < TOKENS; i++) {
		struct token token = new_token(g);

		add_punctuation(g, &token);
		if (i > 0 && text_equal(token.word, list_last(&turn)->word))
			token.word = new_letters(g);
		/* Between numbers a tight dash makes them a range. */
		if (!token.is_letters && text_equal(token.gap, TEXT("—")))
			token.gap = TEXT(" ");
		list_add(&g->arena, &turn, token);
	}
	add_quotation(g, &turn);
	list_last(&turn)->gap = TEXT("");
	return turn;
}

/* Puts a mark of the record behind a word of a turn. */
static void
add_mark(struct game *g, struct tokens *turn)
{
	struct token *token = &turn->items[15 + below(g, 5)];

	token->gap = TEXT(" [laughter] ");
}

/* The tokens as text: of a record, or of a quotation without its ends. */
static struct text
render(struct game *g, const struct token *tokens, size_t count, bool is_whole)
{
	struct buf buf = BUF_INIT;
	struct text text;

	for (size_t i = 0; i < count; i++) {
		if (is_whole || i > 0)
			buf_text(&buf, tokens[i].before);
		buf_text(&buf, tokens[i].word);
		buf_text(&buf, tokens[i].after);
		if (i + 1 < count)
			buf_text(&buf, tokens[i].gap);
	}
	for (size_t i = 0; i < buf.len && !is_whole; i++) {
		if (buf.s[i] == '|')
			buf.s[i] = '\n';
	}
	text = arena_text(&g->arena, buf_as_text(&buf));
	buf_free(&buf);
	return text;
}

static void
new_record(struct game *g, bool is_reported)
{
	struct fixture *f = &g->fixture;

	g->script = (enum script)below(g, SCRIPTS);
	g->made = below(g, 300);
	fixture_set(f, "", is_reported);
	for (size_t i = 0; i < TURNS; i++) {
		struct text line;

		g->turns[i] = new_turn(g);
		if (!is_reported)
			add_mark(g, &g->turns[i]);
		line = render(g, g->turns[i].items, TOKENS, true);
		fixture_add(f, join(g,
				    i % 2 ? TEXT("Bo Marsh: ")
					  : TEXT("Ada Quill: "),
				    line));
	}
	f->record = match_record_new(&f->source, &f->arena);
}

static void
end_record(struct game *g)
{
	fixture_free(&g->fixture);
	arena_free(&g->arena);
}

/* ---- Quotations ---- */

/* What is quoted, before and after it is varied or spoiled. */
struct quote {
	struct token tokens[2 * TOKENS];
	size_t count;
	size_t from; /* token of its turn */
	size_t turn; /* it was taken from */
	size_t last; /* turn */
	bool is_located;
	struct text words; /* as rendered; then changed */
};

/* Some words of a turn, none of its marks among them. */
static void
take_words(struct game *g, struct quote *q)
{
	size_t from = 1 + below(g, 5);

	q->from = from;
	q->turn = q->last = below(g, TURNS);
	q->count = 6 + below(g, 4);
	q->is_located = chance(g, 50);
	for (size_t i = 0; i < q->count; i++)
		q->tokens[i] = g->turns[q->turn].items[from + i];
	if (chance(g, 50))
		q->tokens[q->count - 1].after = TEXT("");
}

static void
say(struct game *g, struct quote *q)
{
	q->words = render(g, q->tokens, q->count, false);
}

static int
find(struct game *g, const struct quote *q)
{
	return fixture_find(&g->fixture, q->words,
			    q->is_located ? q->turn : MATCH_ANYWHERE,
			    q->is_located ? q->last : MATCH_ANYWHERE);
}

static void
remove_token(struct quote *q, size_t at)
{
	q->count--;
	for (size_t i = at; i < q->count; i++)
		q->tokens[i] = q->tokens[i + 1];
}

static void
insert_token(struct quote *q, size_t at, struct text word)
{
	for (size_t i = q->count; i > at; i--)
		q->tokens[i] = q->tokens[i - 1];
	q->tokens[at] = (struct token){.word = word, .gap = TEXT(" ")};
	q->count++;
}

/* A token that is neither the first nor the last. */
static size_t
inner(struct game *g, const struct quote *q)
{
	return 1 + below(g, q->count - 2);
}

/* Everything of `words` that is `from` becomes `to`; false: there is none. */
static bool
replace(struct game *g, struct quote *q, const char *from, struct text to)
{
	struct text rest = q->words;
	struct buf buf = BUF_INIT;
	size_t at;
	bool is_any = false;

	while ((at = text_find(rest, text_of(from), 0)) != TEXT_NOT_FOUND) {
		buf_text(&buf, text_slice(rest, 0, at));
		buf_text(&buf, to);
		rest = text_from(rest, at + strlen(from));
		is_any = true;
	}
	buf_text(&buf, rest);
	q->words = arena_text(&g->arena, buf_as_text(&buf));
	buf_free(&buf);
	return is_any;
}

/* As replace, for the first only. */
static bool
replace_one(struct game *g, struct quote *q, const char *from, struct text to)
{
	size_t at = text_find(q->words, text_of(from), 0);
	struct text rest;

	if (at == TEXT_NOT_FOUND)
		return false;
	rest = text_from(q->words, at + strlen(from));
	q->words = join(g, join(g, text_slice(q->words, 0, at), to), rest);
	return true;
}

/* Puts `what` at the boundary of characters that is `at` or behind it. */
static void
put_in(struct game *g, struct quote *q, size_t at, struct text what)
{
	while (at < q->words.len &&
	       ((unsigned char)q->words.s[at] & 0xc0) == 0x80)
		at++;
	q->words = join(g, join(g, text_slice(q->words, 0, at), what),
			text_from(q->words, at));
}

/* ---- Fair variations ---- */

static bool
vary_nothing(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return true;
}

/* Punctuation of a question or a call; in Greek ; is a question mark. */
static bool
is_asked(const struct game *g, struct text after)
{
	static const char *const marks[] = {"?", "!", "？", "！"};

	for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
		if (text_find(after, text_of(marks[i]), 0) != TEXT_NOT_FOUND)
			return true;
	}
	return g->script == GREEK &&
	       text_find(after, TEXT(";"), 0) != TEXT_NOT_FOUND;
}

static bool
vary_final_mark(struct game *g, struct quote *q)
{
	struct text mark = ONE_OF(g, ",", ".");
	struct text said;

	take_words(g, q);
	said = g->turns[q->turn].items[q->from + q->count - 1].after;
	q->tokens[q->count - 1].after = mark;
	say(g, q);
	return text_equal(mark, TEXT(",")) || !is_asked(g, said);
}

/* True when a digit stands before ”: there it is not equal to ’. */
static bool
has_inches(const struct quote *q)
{
	size_t at = text_find(q->words, TEXT("”"), 0);

	return at != TEXT_NOT_FOUND && at > 0 &&
	       ascii_is_digit(q->words.s[at - 1]);
}

static void
vary_quotation_marks(struct game *g, struct quote *q)
{
	if (g->script == HAN) {
		replace(g, q, "“", ONE_OF(g, "「", "『", "\"", "‘"));
		replace(g, q, "”", ONE_OF(g, "」", "』", "\"", "’"));
		return;
	}
	replace(g, q, "“", ONE_OF(g, "\"", "„", "«", "« ", "‘"));
	if (!has_inches(q))
		replace(g, q, "”", ONE_OF(g, "\"", "“", "»", " »", "’"));
}

/* Each of these is equal to the others, alone. */
static bool
vary_typography(struct game *g, struct quote *q)
{
	struct text before;

	take_words(g, q);
	say(g, q);
	before = q->words;
	replace(g, q, "’", ONE_OF(g, "'", "’", "‘"));
	vary_quotation_marks(g, q);
	replace(g, q, " — ", ONE_OF(g, " – ", " - ", "—", " --- ", " -- "));
	replace(g, q, "–", ONE_OF(g, "-", "—", "‑", "‒", "–"));
	replace(g, q, "-on", ONE_OF(g, "‐on", "‑on", "–on", "-on"));
	replace(g, q, "…", ONE_OF(g, "...", "…", " …"));
	replace(g, q, "\n", ONE_OF(g, " ", "  ", "\u2003"));
	replace(g, q, "é", TEXT("e\u0301"));
	replace(g, q, "ü", TEXT("u\u0308"));
	replace(g, q, "ñ", TEXT("n\u0303"));
	if (chance(g, 30))
		replace(g, q, " ", ONE_OF(g, "\u00a0", "\u2009", "  "));
	if (chance(g, 30))
		put_in(g, q, 1 + below(g, 4), TEXT("\u00ad"));
	return !text_equal(before, q->words);
}

static bool
vary_omission(struct game *g, struct quote *q)
{
	size_t at;

	take_words(g, q);
	at = inner(g, q);
	q->tokens[at] = (struct token){.word = ONE_OF(g, "[…]", "[...]"),
				       .gap = TEXT(" ")};
	if (at + 2 < q->count && chance(g, 50))
		remove_token(q, at + 1);
	/* The run behind begins with its word, whatever opened before it. */
	q->tokens[at + 1].before = TEXT("");
	say(g, q);
	return true;
}

static bool
vary_insertion(struct game *g, struct quote *q)
{
	struct text gap;
	size_t at;

	take_words(g, q);
	at = inner(g, q);
	gap = q->tokens[at - 1].gap;
	if (!text_equal(gap, TEXT(" ")))
		return false;
	insert_token(q, at, ONE_OF(g, "[sic]", "[Bo Marsh]", "[the harbour]"));
	say(g, q);
	return true;
}

/* "[T]he" */
static bool
vary_capital(struct game *g, struct quote *q)
{
	struct text *word;
	char capital[4] = "[X]";

	take_words(g, q);
	word = &q->tokens[0].word;
	if (g->script != LATIN || !ascii_is_alpha(word->s[0]))
		return false;
	capital[1] = (char)(ascii_lower(word->s[0]) - 32);
	*word = join(g, text_of(capital), text_from(*word, 1));
	say(g, q);
	return true;
}

/* The end of one turn and the beginning of the next. */
static void
take_join(struct game *g, struct quote *q)
{
	size_t i;

	q->turn = below(g, TURNS - 1);
	q->last = q->turn + 1;
	q->count = 0;
	q->is_located = true;
	for (i = TOKENS - 3; i < TOKENS; i++)
		q->tokens[q->count++] = g->turns[q->turn].items[i];
	q->tokens[q->count - 1].gap = TEXT(" ");
	for (i = 0; i < 4; i++)
		q->tokens[q->count++] = g->turns[q->last].items[i];
}

static bool
vary_join(struct game *g, struct quote *q)
{
	take_join(g, q);
	say(g, q);
	return true;
}

/* The words around the mark of a turn. */
static bool
take_marked(struct game *g, struct quote *q)
{
	const struct token *items;
	size_t at = 0;

	q->turn = q->last = below(g, TURNS);
	q->is_located = chance(g, 50);
	q->count = 7;
	items = g->turns[q->turn].items;
	while (at < TOKENS && !text_equal(items[at].gap, TEXT(" [laughter] ")))
		at++;
	if (at < 3 || at + 4 >= TOKENS)
		return false;
	for (size_t i = 0; i < q->count; i++)
		q->tokens[i] = items[at - 3 + i];
	return true;
}

static bool
vary_mark_kept(struct game *g, struct quote *q)
{
	if (!take_marked(g, q))
		return false;
	say(g, q);
	return true;
}

static bool
vary_mark_left_out(struct game *g, struct quote *q)
{
	if (!take_marked(g, q))
		return false;
	say(g, q);
	return replace(g, q, "[laughter]", TEXT("[…]"));
}

/* What a report has in quotation marks. */
static bool
vary_passage(struct game *g, struct quote *q)
{
	const struct token *items;
	size_t from = 0;
	size_t to;

	q->turn = q->last = below(g, TURNS);
	q->is_located = chance(g, 50);
	items = g->turns[q->turn].items;
	while (items[from].before.len == 0)
		from++;
	to = from;
	while (text_find(items[to].after, TEXT("”"), 0) == TEXT_NOT_FOUND)
		to++;
	q->count = to - from + 1;
	for (size_t i = 0; i < q->count; i++)
		q->tokens[i] = items[from + i];
	q->tokens[q->count - 1].after = TEXT("");
	say(g, q);
	return true;
}

typedef bool quote_maker(struct game *g, struct quote *q);

struct variation {
	const char *name;
	quote_maker *make;
	enum tier tier;
};

static const struct variation of_a_report = {"passage", vary_passage,
					     TIER_EXACT};

static const struct variation variations[] = {
	{"nothing", vary_nothing, TIER_EXACT},
	{"final mark", vary_final_mark, TIER_EXACT},
	{"typography", vary_typography, TIER_TYPOGRAPHY},
	{"omission", vary_omission, TIER_EDITED},
	{"insertion", vary_insertion, TIER_EDITED},
	{"capital", vary_capital, TIER_EDITED},
	{"join", vary_join, TIER_JOINED},
	{"mark kept", vary_mark_kept, TIER_EXACT},
	{"mark left out", vary_mark_left_out, TIER_JOINED},
};

/* ---- Spoiled quotations ---- */

static bool
spoil_changed(struct game *g, struct quote *q)
{
	take_words(g, q);
	q->tokens[below(g, q->count)].word = new_letters(g);
	say(g, q);
	return true;
}

static bool
spoil_dropped(struct game *g, struct quote *q)
{
	struct text word;
	size_t at;

	take_words(g, q);
	at = inner(g, q);
	word = q->tokens[at].word;
	remove_token(q, at);
	say(g, q);
	return !text_equal(word, q->tokens[at].word);
}

static bool
spoil_added(struct game *g, struct quote *q)
{
	take_words(g, q);
	insert_token(q, below(g, q->count + 1), new_letters(g));
	say(g, q);
	return true;
}

static bool
spoil_moved(struct game *g, struct quote *q)
{
	size_t at;
	struct text word;

	take_words(g, q);
	at = below(g, q->count - 1);
	word = q->tokens[at].word;
	q->tokens[at].word = q->tokens[at + 1].word;
	q->tokens[at + 1].word = word;
	say(g, q);
	return !text_equal(word, q->tokens[at].word);
}

static bool
spoil_negated(struct game *g, struct quote *q)
{
	take_words(g, q);
	for (size_t i = 1; i + 1 < q->count; i++) {
		if (text_equal(q->tokens[i].word, TEXT("never")) ||
		    text_equal(q->tokens[i].word, TEXT("not"))) {
			remove_token(q, i);
			say(g, q);
			return true;
		}
	}
	insert_token(q, inner(g, q), TEXT("not"));
	say(g, q);
	return true;
}

static bool
spoil_number(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	for (size_t i = 0; i < q->words.len; i++) {
		char digit[2] = {0};

		if (!ascii_is_digit(q->words.s[i]))
			continue;
		digit[0] = (char)('0' + (q->words.s[i] - '0' + 1) % 10);
		q->words = join(
			g, join(g, text_slice(q->words, 0, i), text_of(digit)),
			text_from(q->words, i + 1));
		return true;
	}
	return false;
}

static bool
spoil_wide_digit(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, "1", TEXT("１")) ||
	       replace_one(g, q, "7", TEXT("٧"));
}

static bool
spoil_accent(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, "é", TEXT("e")) ||
	       replace_one(g, q, "ü", TEXT("ue")) ||
	       replace_one(g, q, "ñ", TEXT("n")) ||
	       replace_one(g, q, "ç", TEXT("c")) ||
	       replace_one(g, q, "ø", TEXT("o")) ||
	       replace_one(g, q, "ß", TEXT("ss")) ||
	       replace_one(g, q, "ο", TEXT("ό"));
}

static bool
spoil_case(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	for (size_t i = below(g, 10); i < q->words.len; i++) {
		char letter[2] = {0};

		if (!ascii_is_alpha(q->words.s[i]))
			continue;
		letter[0] = (char)(q->words.s[i] ^ 32);
		q->words = join(
			g, join(g, text_slice(q->words, 0, i), text_of(letter)),
			text_from(q->words, i + 1));
		return true;
	}
	return replace_one(g, q, "а", TEXT("А")) ||
	       replace_one(g, q, "α", TEXT("Α"));
}

static bool
spoil_look_alike(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, "a", TEXT("а")) || /* Latin, Cyrillic */
	       replace_one(g, q, "o", TEXT("ο")) || /* Latin, Greek */
	       replace_one(g, q, "е", TEXT("e")) ||
	       replace_one(g, q, "о", TEXT("o")) ||
	       replace_one(g, q, "ο", TEXT("о")) ||
	       replace_one(g, q, "ו", TEXT("׀")) ||
	       replace_one(g, q, "’s", TEXT("`s"));
}

static bool
spoil_invisible(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	put_in(g, q, below(g, q->words.len + 1),
	       ONE_OF(g, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff",
		      "\u200e", "\u200f", "\u202e", "\u2066", "\u061c",
		      "\U000e0041", "\u034f", "\u3164"));
	return true;
}

static bool
spoil_other_turn(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	q->is_located = true;
	q->turn = q->last = (q->turn + 1 + below(g, TURNS - 1)) % TURNS;
	return true;
}

static bool
spoil_joined(struct game *g, struct quote *q)
{
	take_join(g, q);
	say(g, q);
	if (chance(g, 30))
		q->last = q->turn;
	else
		q->is_located = false;
	if (chance(g, 30))
		q->tokens[2].gap = TEXT(" […] ");
	say(g, q);
	return true;
}

/* A letter less at the start or the end, or only part of a compound. */
static bool
spoil_part_of_word(struct game *g, struct quote *q)
{
	struct token *token;
	struct text rest;

	take_words(g, q);
	if (g->script == HAN)
		return false;
	token = &q->tokens[chance(g, 50) ? 0 : q->count - 1];
	rest = token->word;
	if (token == q->tokens) {
		utf8_next(&rest);
	} else {
		token->after = TEXT("");
		while (rest.len > 1 &&
		       ((unsigned char)rest.s[rest.len - 1] & 0xc0) == 0x80)
			rest.len--;
		rest.len--;
	}
	token->word = rest;
	say(g, q);
	return true;
}

static bool
spoil_question(struct game *g, struct quote *q)
{
	take_words(g, q);
	while (q->count > 2 && !is_asked(g, q->tokens[q->count - 1].after))
		q->count--;
	q->tokens[q->count - 1].after = TEXT(".");
	say(g, q);
	return q->count > 2;
}

static bool
spoil_mark(struct game *g, struct quote *q)
{
	if (!take_marked(g, q))
		return false;
	say(g, q);
	return replace(g, q, " [laughter] ",
		       ONE_OF(g, " ", ", ", " [pause] ", " (laughter) "));
}

static bool
spoil_bare_pause(struct game *g, struct quote *q)
{
	take_words(g, q);
	q->tokens[inner(g, q)].word = ONE_OF(g, "…", "...", "(…)", "—");
	say(g, q);
	return true;
}

static bool
spoil_omission_order(struct game *g, struct quote *q)
{
	struct token first[3];

	take_words(g, q);
	for (size_t i = 0; i < 3; i++) {
		first[i] = q->tokens[i];
		q->tokens[i] = q->tokens[q->count - 3 + i];
		q->tokens[q->count - 3 + i] = first[i];
	}
	q->tokens[2].gap = TEXT(" […] ");
	q->tokens[3] = q->tokens[q->count - 3];
	q->tokens[4] = q->tokens[q->count - 2];
	q->count = 5;
	say(g, q);
	return true;
}

static bool
spoil_replaced(struct game *g, struct quote *q)
{
	take_words(g, q);
	q->tokens[inner(g, q)].word = TEXT("[Bo Marsh]");
	say(g, q);
	return true;
}

static bool
spoil_bracketed_part(struct game *g, struct quote *q)
{
	size_t at;

	take_words(g, q);
	at = inner(g, q);
	q->tokens[at].word = join(g, q->tokens[at].word, TEXT("[ed]"));
	say(g, q);
	return g->script != HAN && q->tokens[at].is_letters;
}

static bool
spoil_apostrophe(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, "’", ONE_OF(g, "", "\"", " ", "`", "´"));
}

static bool
spoil_hyphen(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, "-on", ONE_OF(g, "on", " on", " - on")) ||
	       replace_one(g, q, "-", TEXT(""));
}

static bool
spoil_dash(struct game *g, struct quote *q)
{
	take_words(g, q);
	say(g, q);
	return replace_one(g, q, " — ", ONE_OF(g, " ", ", ", ": ")) ||
	       replace_one(g, q, "—", ONE_OF(g, " ", ", ", "")) ||
	       replace_one(g, q, "–", ONE_OF(g, " to ", "", " "));
}

static bool
spoil_punctuation(struct game *g, struct quote *q)
{
	struct token *token;

	take_words(g, q);
	token = &q->tokens[below(g, q->count - 1)];
	if (token->after.len == 0)
		return false;
	token->after =
		text_equal(token->after, TEXT(";")) ? TEXT(":") : TEXT(";");
	say(g, q);
	return true;
}

static bool
spoil_quotation_marks(struct game *g, struct quote *q)
{
	take_words(g, q);
	q->tokens[q->count - 1].after = TEXT("");
	say(g, q);
	return replace_one(g, q, "“", TEXT("")) ||
	       replace_one(g, q, "”", TEXT(""));
}

static bool
spoil_joined_words(struct game *g, struct quote *q)
{
	size_t at;

	take_words(g, q);
	at = below(g, q->count - 1);
	if (q->tokens[at].after.len > 0 || q->tokens[at].gap.len == 0 ||
	    q->tokens[at + 1].before.len > 0)
		return false;
	q->tokens[at].gap = TEXT("");
	say(g, q);
	return true;
}

/* Words in the turn of a report that nobody is said to have said. */
static bool
spoil_indirect(struct game *g, struct quote *q)
{
	const struct token *items;
	size_t from = 0;

	q->turn = q->last = below(g, TURNS);
	q->is_located = chance(g, 50);
	q->count = 5;
	items = g->turns[q->turn].items;
	while (items[from].before.len == 0)
		from++;
	from += below(g, 8);
	while (from < TOKENS &&
	       text_find(items[from].after, TEXT("”"), 0) == TEXT_NOT_FOUND)
		from++;
	/* From before the closing mark, or from behind it. */
	from = from - 1 + below(g, 3);
	if (from + q->count > TOKENS)
		return false;
	for (size_t i = 0; i < q->count; i++)
		q->tokens[i] = items[from + i];
	say(g, q);
	if (chance(g, 50))
		replace(g, q, "”", TEXT(""));
	return true;
}

static const struct {
	const char *name;
	quote_maker *make;
} spoils[] = {
	{"word changed", spoil_changed},
	{"word dropped", spoil_dropped},
	{"word added", spoil_added},
	{"words moved", spoil_moved},
	{"negated", spoil_negated},
	{"number changed", spoil_number},
	{"digit of another script", spoil_wide_digit},
	{"accent changed", spoil_accent},
	{"case changed", spoil_case},
	{"look-alike", spoil_look_alike},
	{"invisible character", spoil_invisible},
	{"another turn's words", spoil_other_turn},
	{"joined undeclared", spoil_joined},
	{"part of a word", spoil_part_of_word},
	{"question to statement", spoil_question},
	{"over a mark", spoil_mark},
	{"bare pause", spoil_bare_pause},
	{"omission out of order", spoil_omission_order},
	{"word replaced in brackets", spoil_replaced},
	{"brackets inside a word", spoil_bracketed_part},
	{"apostrophe", spoil_apostrophe},
	{"hyphen", spoil_hyphen},
	{"dash", spoil_dash},
	{"punctuation", spoil_punctuation},
	{"marks of quotation dropped", spoil_quotation_marks},
	{"words joined", spoil_joined_words},
};

/* ---- The test ---- */

struct tally {
	size_t tried;
	size_t wrong;
};

static void
complain(struct game *g, const char *what, const struct quote *q)
{
	struct text plain = g->fixture.turns[q->turn].plain;

	print_error("%s: %.*s\n  of: %.*s\n  outcome: %s\n", what,
		    TEXT_ARG(q->words), TEXT_ARG(plain),
		    g->fixture.diag.errors > 0
			    ? diag_code_name(g->fixture.diag.list.items[0].code)
			    : fixture_tier(g->fixture.result.tier));
}

static void
try_variation(struct game *g, const struct variation *variation,
	      struct tally *tally)
{
	struct quote q = {0};

	if (!variation->make(g, &q))
		return;
	tally->tried++;
	if (find(g, &q) == 0 && g->fixture.result.tier == variation->tier)
		return;
	tally->wrong++;
	complain(g, variation->name, &q);
}

static void
try_spoil(struct game *g, const char *name, quote_maker *make,
	  struct tally *tally)
{
	struct quote q = {0};

	if (!make(g, &q))
		return;
	tally->tried++;
	if (find(g, &q) == -1 && g->fixture.diag.list.count == 1)
		return;
	tally->wrong++;
	complain(g, name, &q);
}

static void
try_record(struct game *g, struct tally *fair, struct tally *spoiled)
{
	new_record(g, false);
	for (size_t i = 0; i < TRIES_OF_EACH; i++) {
		for (size_t k = 0; k < ARRAY_COUNT(variations); k++)
			try_variation(g, &variations[k], fair);
		for (size_t k = 0; k < ARRAY_COUNT(spoils); k++)
			try_spoil(g, spoils[k].name, spoils[k].make, spoiled);
	}
	end_record(g);
	new_record(g, true);
	for (size_t i = 0; i < TRIES_OF_EACH; i++) {
		try_variation(g, &of_a_report, fair);
		try_spoil(g, "indirect speech", spoil_indirect, spoiled);
	}
	end_record(g);
}

static uint64_t seed = 1931;

static void
both_error_rates_are_zero(void **state)
{
	struct tally fair = {0};
	struct tally spoiled = {0};

	(void)state;
	for (size_t i = 0; i < RECORDS; i++) {
		struct game g = {.seed = seed + i};

		try_record(&g, &fair, &spoiled);
	}
	printf("note: fair quotations: %zu, refused or of a wrong tier: %zu\n",
	       fair.tried, fair.wrong);
	printf("note: spoiled quotations: %zu, accepted: %zu\n", spoiled.tried,
	       spoiled.wrong);
	assert_int_equal(fair.wrong, 0);
	assert_int_equal(spoiled.wrong, 0);
	assert_true(fair.tried > 10000);
	assert_true(spoiled.tried > 30000);
}

/* ---- Omissions, against trying every place ---- */

#define ORACLE_CASES 20000
#define ORACLE_WORDS 14
#define ORACLE_RUNS 4

/* A turn and a quotation of one-letter words: "abca", "ab", "c". */
struct puzzle {
	char said[ORACLE_WORDS + 1];
	char runs[ORACLE_RUNS][4];
	size_t run_count;
};

static void
fill_letters(struct game *g, char *letters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		letters[i] = (char)('a' + below(g, 3));
	letters[count] = '\0';
}

static struct puzzle
new_puzzle(struct game *g)
{
	struct puzzle p = {.run_count = 1 + below(g, ORACLE_RUNS)};

	fill_letters(g, p.said, 4 + below(g, ORACLE_WORDS - 4));
	for (size_t i = 0; i < p.run_count; i++)
		fill_letters(g, p.runs[i], 1 + below(g, 2));
	return p;
}

/*
 * The fewest words that all […] from run `run` on leave out when it begins at
 * `from` or behind, each at least `least`; SIZE_MAX when it cannot be.
 */
static size_t
fewest(const struct puzzle *p, size_t run, size_t from, size_t least)
{
	size_t length = strlen(p->runs[run]);
	size_t best = SIZE_MAX;

	for (size_t at = run > 0 ? from + least : 0;
	     at + length <= strlen(p->said); at++) {
		size_t rest = 0;
		size_t gap = run > 0 ? at - from : 0;

		if (strncmp(p->said + at, p->runs[run], length) != 0)
			continue;
		if (run + 1 < p->run_count)
			rest = fewest(p, run + 1, at + length, least);
		if (rest != SIZE_MAX && gap + rest < best)
			best = gap + rest;
	}
	return best;
}

static void
add_spaced(struct buf *buf, const char *letters)
{
	for (; *letters; letters++) {
		if (buf->len > 0)
			buf_char(buf, ' ');
		buf_char(buf, *letters);
	}
}

static void
try_puzzle(const struct puzzle *p)
{
	size_t wanted = fewest(p, 0, 0, 1);
	struct buf said = BUF_INIT;
	struct buf quoted = BUF_INIT;
	struct fixture f;
	int rc;

	if (wanted == SIZE_MAX)
		wanted = fewest(p, 0, 0, 0);
	buf_literal(&said, "Ada:");
	add_spaced(&said, p->said);
	for (size_t i = 0; i < p->run_count; i++) {
		if (i > 0)
			buf_literal(&quoted, " […]");
		add_spaced(&quoted, p->runs[i]);
	}
	fixture_set(&f, said.s, false);
	rc = fixture_find(&f, buf_as_text(&quoted), 0, 0);
	if ((rc == 0) != (wanted != SIZE_MAX) ||
	    (rc == 0 && f.result.words_cut != wanted)) {
		print_error("said: %s, quoted: %s\n", said.s, quoted.s);
		fail();
	}
	fixture_free(&f);
	buf_free(&said);
	buf_free(&quoted);
}

static void
omissions_are_the_shortest_there_are(void **state)
{
	struct game g = {.seed = seed};

	(void)state;
	for (size_t i = 0; i < ORACLE_CASES; i++) {
		struct puzzle p = new_puzzle(&g);

		try_puzzle(&p);
	}
}

/* ---- Anything at all ---- */

#define NOISE_CASES 30000

static const char *const noise[] = {
	"a",	  "b",	    "A",      " ",    " ",	 " ",  "\n", "-",
	"--",	  "—",	    "–",      ".",    ",",	 "?",  "…",  "...",
	"’",	  "'",	    "\"",     "“",    "”",	 "«",  "»",  "[",
	"]",	  "[…]",    "[a]",    "[b]a", "1",	 "2",  "%",  "$",
	"\u00ad", "\u200b", "\u0301", "é",    "e\u0301", "彼", "は", "、",
	"、\n",	  "😀",	    "\u202e", "not",  "\u00a0",	 "ไ",  "ทย", ";",
	"η",	  "\xff",
};

static struct text
new_noise(struct game *g, size_t most, bool with_marks)
{
	struct buf buf = BUF_INIT;
	size_t count = below(g, most);
	struct text text;

	while (count-- > 0)
		buf_text(&buf, ONE_OF(g, " ", "a", "not"));
	for (count = below(g, most); count > 0; count--)
		buf_text(&buf, text_of(noise[below(g, ARRAY_COUNT(noise) -
							      !with_marks)]));
	text = arena_text(&g->arena, buf_as_text(&buf));
	buf_free(&buf);
	return text;
}

/* A slice that begins and ends between characters. */
static struct text
slice_of(struct game *g, struct text t)
{
	size_t from = below(g, t.len + 1);
	size_t to = from + below(g, t.len - from + 1);

	while (from < t.len && ((unsigned char)t.s[from] & 0xc0) == 0x80)
		from++;
	while (to < t.len && ((unsigned char)t.s[to] & 0xc0) == 0x80)
		to++;
	return text_slice(t, from, to);
}

/* What is said to be exact stands in the turn byte for byte. */
static void
check_exact(const struct fixture *f, struct text words)
{
	const struct match_result *result = &f->result;
	struct text said = text_slice(f->turns[result->first].plain,
				      result->start, result->end);

	assert_int_equal(f->result.first, f->result.last);
	assert_true(said.len > 0);
	if (memchr(said.s, 0xff, said.len))
		return;
	/* Only a final mark may be in the way, and marks that close it. */
	assert_true(text_find(words, said, 0) != TEXT_NOT_FOUND ||
		    text_find(words, TEXT("."), 0) != TEXT_NOT_FOUND ||
		    text_find(words, TEXT(","), 0) != TEXT_NOT_FOUND);
}

static void
try_noise(struct game *g)
{
	struct fixture f;
	struct text words;
	size_t turn = chance(g, 50) ? 0 : MATCH_ANYWHERE;

	fixture_set(&f, "", false);
	f.source.is_reported = chance(g, 20);
	for (size_t i = 0; i < 3; i++) {
		fixture_add(&f, TEXT("Ada: a"));
		f.turns[i].plain = new_noise(g, 24, true);
	}
	f.record = match_record_new(&f.source, &f.arena);
	words = chance(g, 50) ? slice_of(g, f.turns[0].plain)
			      : new_noise(g, 8, false);
	if (fixture_find(&f, words, turn, turn == 0 ? below(g, 3) : turn) ==
	    0) {
		assert_int_equal(f.diag.errors, 0);
		assert_true(f.result.tier != TIER_NONE);
		if (f.result.tier == TIER_EXACT)
			check_exact(&f, words);
	} else {
		assert_int_equal(f.diag.list.count, 1);
		assert_true(f.diag.list.items[0].hint.len > 0);
		assert_int_equal(utf8_check(f.diag.list.items[0].notes),
				 f.diag.list.items[0].notes.len);
	}
	fixture_free(&f);
}

static void
anything_has_an_outcome(void **state)
{
	struct game g = {.seed = seed};

	(void)state;
	for (size_t i = 0; i < NOISE_CASES; i++) {
		try_noise(&g);
		arena_reset(&g.arena);
	}
	arena_free(&g.arena);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_error_rates_are_zero),
		cmocka_unit_test(omissions_are_the_shortest_there_are),
		cmocka_unit_test(anything_has_an_outcome),
	};

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
