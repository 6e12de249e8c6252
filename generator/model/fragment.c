/*
 * The words of a quotation as its record has them, and the link to them.
 */
#include "base/utf8.h"
#include "model/work.h"

/* What a link names whole; of more it names how they begin and end. */
#define MOST_WHOLE 60

/* Words at either end of what is longer. */
#define END_WORDS 5

static struct text
plain_of(const struct turn *turn)
{
	return turn->item.fact->content.plain;
}

/* The part of the quotation that stands in `turn`. */
static struct text
part_of(const struct quotation *quotation, const struct turn *turn)
{
	struct text plain = plain_of(turn);
	size_t start = turn == quotation->first ? quotation->start : 0;
	size_t end = turn == quotation->last ? quotation->end : plain.len;

	return text_trim(text_slice(plain, start, end));
}

struct text
quotation_record_words(const struct quotation *quotation, struct arena *arena)
{
	const struct turn_list *turns = &quotation->record->turns;
	struct text words = {"", 0};

	for (size_t i = quotation->first->number - 1;
	     i < quotation->last->number; i++) {
		const struct turn *turn = turns->items[i];
		struct text plain = plain_of(turn);
		struct text part = part_of(quotation, turn);
		size_t start = (size_t)(part.s - plain.s);
		struct text spelled = plain_spelled(arena, turn->item.fact,
						    start, start + part.len);

		words = words.len == 0 ? spelled
				       : arena_format(arena, "%.*s\n%.*s",
						      TEXT_ARG(words),
						      TEXT_ARG(spelled));
	}
	return words;
}

/* ---- Text fragments ---- */

/* A browser finds no more than what stands in one paragraph, and a mark's
 * words may have others beside them there. */
static bool
is_break(char c)
{
	return c == '\n' || c == '\xff';
}

static size_t
find_break(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (is_break(t.s[i]))
			return i;
	}
	return t.len;
}

/* The first words of `t`, all in one paragraph. */
static struct text
first_words(struct text t)
{
	size_t end = find_break(t);
	size_t at = 0;

	for (size_t words = 0; words < END_WORDS && at < end; words++) {
		while (at < end && ascii_is_space(t.s[at]))
			at++;
		while (at < end && !ascii_is_space(t.s[at]))
			at++;
	}
	return text_trim(text_slice(t, 0, at));
}

static struct text
last_words(struct text t)
{
	size_t start = t.len;
	size_t at;

	while (start > 0 && !is_break(t.s[start - 1]))
		start--;
	at = t.len;
	for (size_t words = 0; words < END_WORDS && at > start; words++) {
		while (at > start && ascii_is_space(t.s[at - 1]))
			at--;
		while (at > start && !ascii_is_space(t.s[at - 1]))
			at--;
	}
	return text_trim(text_slice(t, at, t.len));
}

/* `-`, `,` and `&` mean something there; more need not be as it is. */
static void
encode(struct buf *buf, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (ascii_is_alnum(t.s[i]))
			buf_char(buf, t.s[i]);
		else
			buf_format(buf, "%%%02X", (unsigned char)t.s[i]);
	}
}

/* Marks at the very ends are no words of anybody. */
static struct text
trim_breaks(struct text t)
{
	struct text before;

	do {
		before = t = text_trim(t);
		if (t.len > 0 && t.s[0] == '\xff')
			t = text_from(t, 1);
		if (t.len > 0 && t.s[t.len - 1] == '\xff')
			t.len--;
	} while (t.len < before.len);
	return t;
}

void
quotation_fragment(const struct quotation *quotation, struct buf *buf)
{
	struct text first = trim_breaks(part_of(quotation, quotation->first));
	struct text last = trim_breaks(part_of(quotation, quotation->last));
	bool is_whole = quotation->first == quotation->last &&
			first.len <= MOST_WHOLE &&
			find_break(first) == first.len;

	if (first.len == 0 || last.len == 0)
		return;
	buf_literal(buf, ":~:text=");
	if (is_whole) {
		encode(buf, first);
		return;
	}
	encode(buf, first_words(first));
	buf_char(buf, ',');
	encode(buf, last_words(last));
}
