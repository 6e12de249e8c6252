#include "base/language.h"
#include "base/utf8.h"
#include "markdown/inner.h"

/*
 * One pass with a stack of opened marks. A character may open, close or do
 * either; where it may do either, what stands around it decides. An opened
 * mark that finds no partner in its paragraph is forgotten, and so are those
 * inside a pair that were left open.
 */

/* How many opened marks a closing one looks through for its partner. */
#define REACH_OF_A_CLOSE 64

/* How far behind a plural's apostrophe the true closing mark may stand. */
#define REACH_OF_AN_APOSTROPHE 400

#define STRAIGHT '"'
#define STRAIGHT_SINGLE '\''
#define APOSTROPHE 0x2019
#define REVERSED 0x201f /* of no pair */
#define MARK_BYTE (UTF8_BYTE + 0xff)

struct pair {
	int32_t open;
	int32_t close;
	const char *languages; /* where it is one; NULL: everywhere */
};

static const struct pair pairs[] = {
	{0x201c, 0x201d, NULL},	    /* “ ” */
	{0x201e, 0x201c, NULL},	    /* „ “ */
	{0x201e, 0x201d, NULL},	    /* „ ” */
	{0xab, 0xbb, NULL},	    /* « » */
	{0xbb, 0xab, NULL},	    /* » « */
	{0x2039, 0x203a, NULL},	    /* ‹ › */
	{0x203a, 0x2039, NULL},	    /* › ‹ */
	{0x2018, APOSTROPHE, NULL}, /* ‘ ’ */
	{0x201a, 0x2018, NULL},	    /* ‚ ‘ */
	{0x201a, APOSTROPHE, NULL}, /* ‚ ’ */
	{0x300c, 0x300d, NULL},	    /* 「 」 */
	{0x300e, 0x300f, NULL},	    /* 『 』 */
	{0xff62, 0xff63, NULL},	    /* half-width 「 」 */
	{0x301d, 0x301e, NULL},	    /* 〝 〞 */
	{0x301d, 0x301f, NULL},	    /* 〝 〟 */
	{STRAIGHT, STRAIGHT, NULL},
	{STRAIGHT_SINGLE, STRAIGHT_SINGLE, NULL},
	{0x201d, 0x201d, "sv fi da nb nn no he"}, /* ” ” */
	{APOSTROPHE, APOSTROPHE, "sv fi da nb nn no"},
	{0xbb, 0xbb, "sv fi"}, /* » » */
};

struct opened {
	int32_t mark;
	size_t span; /* its place in `spans` */
};

struct scan {
	struct text plain;
	struct text language;
	struct arena *arena;
	struct quoted_spans *spans;
	struct LIST_OF(struct opened) stack;
	size_t at; /* of the character looked at */
	size_t next;
	int32_t here;
};

static bool
is_in_force(const struct scan *scan, const struct pair *pair)
{
	return !pair->languages ||
	       language_is_among(language_primary(scan->language),
				 pair->languages);
}

static bool
is_pair(const struct scan *scan, int32_t open, int32_t close)
{
	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
		if (pairs[i].open == open && pairs[i].close == close)
			return is_in_force(scan, &pairs[i]);
	}
	return false;
}

static bool
is_opener(const struct scan *scan, int32_t mark)
{
	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
		if (pairs[i].open == mark && is_in_force(scan, &pairs[i]))
			return true;
	}
	return false;
}

static bool
is_mark(int32_t character)
{
	if (character < 0x80)
		return character == STRAIGHT || character == STRAIGHT_SINGLE;
	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
		if (pairs[i].open == character || pairs[i].close == character)
			return true;
	}
	return false;
}

/* A single mark is too often an apostrophe to break up a pair around it. */
static bool
is_weak(int32_t mark)
{
	return mark == STRAIGHT_SINGLE || mark == APOSTROPHE ||
	       mark == 0x2018 || mark == 0x201a;
}

bool
quotation_mark_is_certain(int32_t character)
{
	return character == REVERSED ||
	       (is_mark(character) && !is_weak(character));
}

/* The character behind `offset`; 0 at the end. */
static int32_t
character_at(const struct scan *scan, size_t offset)
{
	struct text rest = text_from(scan->plain, offset);

	return rest.len ? utf8_next(&rest) : 0;
}

static int32_t
before(const struct scan *scan)
{
	return utf8_before(scan->plain, scan->at);
}

static int32_t
behind(const struct scan *scan)
{
	return character_at(scan, scan->next);
}

static bool
is_gap(int32_t character)
{
	return character == 0 || utf8_is_space(character);
}

/* Characters that words in quotation marks may follow without a space. */
static bool
is_opening_punct(int32_t c)
{
	static const int32_t others[] = {
		'(',	'[',	'{',	'/',	'-',	'=',	0xbf,	0xa1,
		0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x3000, 0x3001};

	for (size_t i = 0; i < ARRAY_COUNT(others); i++) {
		if (others[i] == c)
			return true;
	}
	return c == MARK_BYTE || is_mark(c);
}

static bool
is_closing_punct(int32_t c)
{
	return c != 0 && c < 0x80 && strchr(",.;:!?)]}", (int)c) != NULL;
}

/* Whether the mark stands where words begin: behind a gap, before none. */
static bool
is_at_start(const struct scan *scan)
{
	int32_t p = before(scan);

	return (is_gap(p) || is_opening_punct(p)) && !is_gap(behind(scan));
}

static bool
is_dash(int32_t c)
{
	return c >= 0x2012 && c <= 0x2015;
}

/* The place in the stack of the mark that `close` would close, from 1; or 0. */
static size_t
find_partner(const struct scan *scan, int32_t close)
{
	size_t low = scan->stack.count > REACH_OF_A_CLOSE
			     ? scan->stack.count - REACH_OF_A_CLOSE
			     : 0;

	for (size_t i = scan->stack.count; i > low; i--) {
		int32_t open = scan->stack.items[i - 1].mark;

		if (is_pair(scan, open, close))
			return i;
		if (is_weak(close) && !is_weak(open))
			return 0;
	}
	return 0;
}

/* Words that English shortens at their head. */
static bool
is_shortened(const struct scan *scan)
{
	static const char *const words[] = {"tis",   "twas", "twere", "em",
					    "cause", "til",  "till",  "bout",
					    "n",     "cos",  "round"};
	size_t end = scan->next;
	struct text word;

	while (end < scan->plain.len && ascii_is_alnum(scan->plain.s[end]))
		end++;
	word = text_slice(scan->plain, scan->next, end);
	if (word.len > 0 && ascii_is_digit(word.s[0]))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (text_equal_fold(word, text_of(words[i])))
			return true;
	}
	return false;
}

/* Whether an apostrophe or single mark at `at` could close something. */
static bool
may_end(const struct scan *scan, size_t at, size_t next)
{
	return !is_gap(utf8_before(scan->plain, at)) &&
	       !utf8_is_word(character_at(scan, next));
}

/* `the boys’ toys`: an s before, a small letter behind the space. */
static bool
is_plural(const struct scan *scan, size_t at, size_t next)
{
	const struct text t = scan->plain;

	return at > 0 && t.s[at - 1] == 's' && next + 1 < t.len &&
	       t.s[next] == ' ' && t.s[next + 1] >= 'a' && t.s[next + 1] <= 'z';
}

/*
 * Whether a mark that closes for certain follows the plural's apostrophe at
 * hand, in its paragraph and before the next opening mark.
 */
static bool
has_better_close(const struct scan *scan)
{
	struct text rest = text_slice(scan->plain, scan->next,
				      scan->next + REACH_OF_AN_APOSTROPHE);

	while (rest.len > 0) {
		size_t at = (size_t)(rest.s - scan->plain.s);
		int32_t c = utf8_next(&rest);
		size_t next = (size_t)(rest.s - scan->plain.s);

		if (c == '\n' || c == 0x2018 || c == 0x201c || c == 0x201d)
			return false;
		if (c == scan->here && may_end(scan, at, next) &&
		    !is_plural(scan, at, next))
			return true;
	}
	return false;
}

static bool
is_apostrophe(const struct scan *scan)
{
	if (scan->here != APOSTROPHE && scan->here != STRAIGHT_SINGLE)
		return false;
	if (!may_end(scan, scan->at, scan->next))
		return true;
	return is_plural(scan, scan->at, scan->next) && has_better_close(scan);
}

/*
 * Marks with one shape for both ends, and those that some languages turn
 * round, open only where words begin. All others always open.
 */
static bool
may_open(const struct scan *scan, bool closes)
{
	int32_t c = scan->here;

	if (!is_opener(scan, c))
		return false;
	if (c == STRAIGHT && !closes)
		return !is_gap(behind(scan)) && !utf8_is_word(before(scan));
	if (c == STRAIGHT_SINGLE || c == APOSTROPHE)
		return is_at_start(scan) && !is_shortened(scan) &&
		       !is_closing_punct(behind(scan));
	if (closes || c == 0x201d || c == 0xbb || c == 0x203a)
		return is_at_start(scan) && !is_closing_punct(behind(scan)) &&
		       !(closes && is_dash(before(scan)));
	return true;
}

static void
open_span(struct scan *scan)
{
	struct quoted_span span = {.open = scan->at, .start = scan->next};
	struct opened opened = {scan->here, scan->spans->count};

	list_add(scan->arena, scan->spans, span);
	list_add(scan->arena, &scan->stack, opened);
}

/* Leaves out the space French and others put inside their marks. */
static void
trim_span(const struct scan *scan, struct quoted_span *span)
{
	while (span->start < span->end) {
		struct text rest = text_from(scan->plain, span->start);

		if (!utf8_is_space(utf8_next(&rest)))
			break;
		span->start = (size_t)(rest.s - scan->plain.s);
	}
	while (span->end > span->start &&
	       utf8_is_space(utf8_before(scan->plain, span->end))) {
		do
			span->end--;
		while (((unsigned char)scan->plain.s[span->end] & 0xc0) ==
		       0x80);
	}
}

static void
close_span(struct scan *scan, size_t partner)
{
	size_t index = scan->stack.items[partner - 1].span;
	struct quoted_span *span = &scan->spans->items[index];

	span->end = scan->at;
	span->close = scan->next;
	trim_span(scan, span);
	scan->stack.count = (uint32_t)(partner - 1);
}

static void
take_mark(struct scan *scan)
{
	size_t partner = find_partner(scan, scan->here);

	if (may_open(scan, partner != 0))
		open_span(scan);
	else if (partner != 0 && !is_apostrophe(scan))
		close_span(scan, partner);
}

/* The place in the stack, from `from` on, of an opened `mark`; or its count. */
static size_t
find_opened(const struct scan *scan, int32_t mark, size_t from)
{
	size_t most = from + REACH_OF_A_CLOSE;

	while (from < scan->stack.count && from < most &&
	       scan->stack.items[from].mark != mark)
		from++;
	return from < most ? from : scan->stack.count;
}

/*
 * At the end of a paragraph. A quotation goes on in the next one when its
 * opening mark is repeated there; all others that are open are forgotten.
 */
static void
next_paragraph(struct scan *scan)
{
	size_t kept = 0;

	for (size_t from = 0; scan->next < scan->plain.len;) {
		int32_t mark = behind(scan);
		struct text rest = text_from(scan->plain, scan->next);

		from = find_opened(scan, mark, from);
		if (from == scan->stack.count)
			break;
		scan->stack.items[kept++] = scan->stack.items[from++];
		utf8_next(&rest);
		scan->next = (size_t)(rest.s - scan->plain.s);
	}
	scan->stack.count = (uint32_t)kept;
}

/* Drops the spans never closed and says which stand in another. */
static void
keep_closed(struct quoted_spans *spans)
{
	size_t kept = 0;
	size_t outer = 0; /* where the outermost span so far closes */

	list_each (struct quoted_span, span, spans) {
		if (span->close == 0)
			continue;
		span->nested = span->open < outer;
		if (!span->nested)
			outer = span->close;
		spans->items[kept++] = *span;
	}
	spans->count = (uint32_t)kept;
}

void
quoted_spans_find(struct text plain, struct text language, struct arena *arena,
		  struct quoted_spans *spans)
{
	struct scan scan = {.plain = plain,
			    .language = language,
			    .arena = arena,
			    .spans = spans};

	*spans = (struct quoted_spans){0};
	while (scan.next < plain.len) {
		struct text rest = text_from(plain, scan.next);

		scan.at = scan.next;
		scan.here = utf8_next(&rest);
		scan.next = (size_t)(rest.s - plain.s);
		if (scan.here == '\n')
			next_paragraph(&scan);
		else if (is_mark(scan.here))
			take_mark(&scan);
	}
	keep_closed(spans);
}
