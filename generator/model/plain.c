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
		else if (mark < fact->marks.count)
			buf_text(&buf, fact->marks.items[mark++].source);
	}
	spelled = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return spelled;
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
	struct text plain = content->rich.plain;

	if (content->item)
		return plain_spelled(arena, content->item->fact, 0, plain.len);
	return text_trim(plain);
}
