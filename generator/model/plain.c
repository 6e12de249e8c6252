#include "base/utf8.h"
#include "model/work.h"

/* In plain text a mark is one byte that UTF-8 does not know. */
#define MARK_BYTE '\xff'

static bool
ends_word(char c)
{
	return ascii_is_space(c) || c == MARK_BYTE;
}

static bool
has_letters(struct text piece)
{
	for (size_t i = 0; i < piece.len; i++) {
		if (ascii_is_alnum(piece.s[i]))
			return true;
	}
	while (piece.len > 0) {
		if (utf8_is_word(utf8_next(&piece)))
			return true;
	}
	return false;
}

bool
plain_word(struct text *rest, struct text *word)
{
	size_t at = 0;

	while (at < rest->len) {
		size_t start;

		while (at < rest->len && ends_word(rest->s[at]))
			at++;
		start = at;
		while (at < rest->len && !ends_word(rest->s[at]))
			at++;
		*word = text_slice(*rest, start, at);
		if (has_letters(*word)) {
			*rest = text_from(*rest, at);
			return true;
		}
	}
	*rest = text_from(*rest, at);
	return false;
}

/* Counts what plain_word takes, in one pass: records are long. */
size_t
plain_count_words(struct text plain)
{
	size_t count = 0;
	bool is_word = false; /* the piece read so far */

	while (plain.len > 0) {
		char c = plain.s[0];

		if (ends_word(c)) {
			count += is_word;
			is_word = false;
		} else if (!is_word && (unsigned char)c >= 0x80) {
			is_word = utf8_is_word(utf8_next(&plain));
			continue;
		} else if (ascii_is_alnum(c)) {
			is_word = true;
		}
		plain.s++;
		plain.len--;
	}
	return count + is_word;
}

/* The number of the first mark at or behind `start`. */
static size_t
marks_before(struct text plain, size_t start)
{
	size_t count = 0;

	for (size_t i = 0; i < start; i++)
		count += plain.s[i] == MARK_BYTE;
	return count;
}

static struct text
spell_marks(struct arena *arena, const struct item_fact *fact,
	    struct text words)
{
	struct text plain = fact->content.plain;
	size_t mark = marks_before(plain, (size_t)(words.s - plain.s));
	struct buf buf = BUF_INIT;
	struct text spelled;

	for (size_t i = 0; i < words.len; i++) {
		if (words.s[i] != MARK_BYTE)
			buf_char(&buf, words.s[i]);
		else if (mark < fact->extras->marks.count)
			buf_text(&buf,
				 fact->extras->marks.items[mark++].source);
	}
	spelled = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return spelled;
}

bool
mark_is_absence(const struct mark *mark)
{
	switch (mark->kind) {
	case MARK_LAUGHTER:
	case MARK_CROSSTALK:
	case MARK_PAUSE:
	case MARK_SOUND:
	case MARK_SIC:
	case MARK_PH:
		return false;
	default:
		return true;
	}
}

static bool
ends_with_space(const struct buf *buf)
{
	return buf->len == 0 || ascii_is_space(buf->s[buf->len - 1]);
}

/*
 * A byte of the words. Behind a mark that is left out there is one space at
 * most, none before a comma, and at the start of it all neither. Returns
 * whether the next byte is still behind that mark.
 */
static bool
say_byte(struct buf *said, char c, bool is_behind_mark)
{
	bool is_point = strchr(",.;:?!", c) != NULL;

	if (is_behind_mark && ends_with_space(said)) {
		if (ascii_is_space(c) || (is_point && said->len == 0))
			return true;
		if (is_point)
			said->len--;
	}
	buf_char(said, c);
	return false;
}

static void
say_words(const struct item_fact *fact, struct text words, struct buf *said)
{
	struct text plain = fact->content.plain;
	size_t next = marks_before(plain, (size_t)(words.s - plain.s));
	bool is_behind_mark = false;

	for (size_t i = 0; i < words.len; i++) {
		const struct mark *mark;

		if (words.s[i] != MARK_BYTE) {
			is_behind_mark =
				say_byte(said, words.s[i], is_behind_mark);
			continue;
		}
		if (next >= fact->extras->marks.count)
			continue;
		mark = &fact->extras->marks.items[next++];
		is_behind_mark = !mark_is_absence(mark);
		if (!is_behind_mark)
			buf_text(said, mark->source);
	}
}

struct text
plain_said(struct arena *arena, const struct item_fact *fact, size_t start,
	   size_t end)
{
	struct text words =
		text_trim(text_slice(fact->content.plain, start, end));
	struct buf said = BUF_INIT;
	struct text copy;

	if (text_find_char(words, MARK_BYTE, 0) == TEXT_NOT_FOUND)
		return words;
	say_words(fact, words, &said);
	copy = arena_text(arena, text_trim(buf_as_text(&said)));
	buf_free(&said);
	return copy;
}

struct text
plain_spelled(struct arena *arena, const struct item_fact *fact, size_t start,
	      size_t end)
{
	struct text words =
		text_trim(text_slice(fact->content.plain, start, end));

	if (text_find_char(words, MARK_BYTE, 0) == TEXT_NOT_FOUND)
		return words;
	return spell_marks(arena, fact, words);
}

struct text
content_plain(const struct content *content, struct arena *arena)
{
	const struct rich *rich = content->rich;

	if (content->item)
		return plain_spelled(arena, content->item->fact, 0,
				     rich ? rich->plain.len : 0);
	return rich ? text_trim(rich_plain(rich, arena)) : TEXT("");
}
