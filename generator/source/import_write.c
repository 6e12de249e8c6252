/*
 * Writes a record. Every word must read as it was said, so all that Markdown
 * or the record pass could take for something else gets a backslash.
 */
#include "source/import.h"

/* Bytes; where a search gives up, so that writing stays linear. */
#define LONGEST_REFERENCE 40
#define LONGEST_MARK 80

/* ---- Marks: as markdown/marks.c reads them ---- */

enum argument { ARGUMENT_NONE, ARGUMENT_MAY, ARGUMENT_MUST };

static const struct {
	const char *name;
	enum argument argument;
} marks[] = {
	{"inaudible", ARGUMENT_MAY}, {"unclear", ARGUMENT_MAY},
	{"redacted", ARGUMENT_MUST}, {"gap", ARGUMENT_MAY},
	{"laughter", ARGUMENT_MAY},  {"crosstalk", ARGUMENT_MAY},
	{"pause", ARGUMENT_MAY},     {"sound", ARGUMENT_MUST},
	{"foreign", ARGUMENT_MUST},  {"sic", ARGUMENT_NONE},
	{"ph", ARGUMENT_NONE},
};

/* `: words` or ` 0:04` behind the name of a mark. */
static bool
is_argument(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (strchr("\n[]\\<>&*_`", t.s[i]))
			return false;
	}
	if (text_starts(t, TEXT(":")))
		return !text_is_empty(text_trim(text_from(t, 1)));
	return t.len > 1 && t.s[0] == ' ' && ascii_is_digit(t.s[1]);
}

static bool
is_mark(struct text inside)
{
	if (text_equal(inside, TEXT("…")) || text_equal(inside, TEXT("...")))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
		struct text name = text_of(marks[i].name);
		struct text argument;

		if (!text_starts(inside, name))
			continue;
		argument = text_from(inside, name.len);
		if (argument.len == 0)
			return marks[i].argument != ARGUMENT_MUST;
		if (is_argument(argument))
			return marks[i].argument != ARGUMENT_NONE;
	}
	return false;
}

size_t
import_mark_length(struct text t)
{
	size_t end;

	if (t.len == 0 || t.s[0] != '[')
		return 0;
	end = text_find_char(text_slice(t, 0, LONGEST_MARK), ']', 0);
	if (end == TEXT_NOT_FOUND)
		return 0;
	return is_mark(text_slice(t, 1, end)) ? end + 1 : 0;
}

bool
import_is_marks(struct text t)
{
	size_t count = 0;

	while (t.len > 0) {
		size_t length = import_mark_length(t);

		t = text_from(t, length);
		if (length == 0 ||
		    (t.len > 0 && !ascii_is_space(t.s[0]) && t.s[0] != '['))
			return false;
		t = text_trim(t);
		count++;
	}
	return count > 0;
}

/* ---- Words ---- */

/* Where words stand, which decides what has to be escaped in front. */
enum position {
	BEHIND_LABEL,
	AT_LINE_START,
	IN_NOTE, /* at the start of a line behind `> ` */
};

bool
import_is_reference(struct text t)
{
	size_t end =
		text_find_char(text_slice(t, 0, LONGEST_REFERENCE), ';', 0);

	if (end == TEXT_NOT_FOUND || end < 2)
		return false;
	for (size_t i = 1; i < end; i++) {
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '#')
			return false;
	}
	return true;
}

static bool
is_special(struct text words, size_t at)
{
	char c = words.s[at];
	char before = at > 0 ? words.s[at - 1] : '\0';
	char after = at + 1 < words.len ? words.s[at + 1] : '\0';

	switch (c) {
	case '\\':
	case '`':
	case '*':
	case '_':
	case '[':
	case ']':
	case '<':
		return true;
	case '&':
		return import_is_reference(text_from(words, at));
	case '!': /* `<!--` would be a comment, escaped or not */
		return before == '<';
	case '~':
		return before == '~' || after == '~';
	default:
		return false;
	}
}

/* `1.` or `-` at the start of a line: the byte to escape, or none. */
static size_t
find_starter(struct text words)
{
	size_t digits = 0;

	if (words.len > 0 && strchr("#>-+=~|", words.s[0]))
		return 0;
	while (digits < words.len && ascii_is_digit(words.s[digits]))
		digits++;
	if (digits > 0 && digits < words.len &&
	    (words.s[digits] == '.' || words.s[digits] == ')'))
		return digits;
	return TEXT_NOT_FOUND;
}

/* The colon of `Bo Marsh: yes`, which would look like a label. */
static size_t
find_label_colon(struct text words)
{
	size_t colon = text_find_char(words, ':', 0);
	bool is_capital =
		words.len > 0 && ((words.s[0] >= 'A' && words.s[0] <= 'Z') ||
				  (unsigned char)words.s[0] >= 0x80);

	if (colon == TEXT_NOT_FOUND || !is_capital)
		return TEXT_NOT_FOUND;
	if (colon + 1 < words.len && !ascii_is_space(words.s[colon + 1]) &&
	    !strchr("*_", words.s[colon + 1]))
		return TEXT_NOT_FOUND;
	return colon;
}

/* The record pass skips these behind a label, too. */
static size_t
space_length(struct text t)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf",
					     "\xe2\x80\x89"};

	for (size_t i = 0; i < ARRAY_COUNT(spaces); i++) {
		if (text_starts(t, text_of(spaces[i])))
			return strlen(spaces[i]);
	}
	return 0;
}

/* `{#id}` and `(0:41)` right behind a label would belong to it. */
static size_t
find_label_part(struct text words)
{
	size_t at = 0;
	size_t space;
	char after;

	while ((space = space_length(text_from(words, at))) > 0)
		at += space;
	if (at == words.len)
		return TEXT_NOT_FOUND;
	after = at + 1 < words.len ? words.s[at + 1] : '\0';
	if (words.s[at] == '{' ||
	    (words.s[at] == '(' &&
	     (ascii_is_digit(after) || ascii_is_space(after))))
		return at;
	return TEXT_NOT_FOUND;
}

/* One paragraph. */
static void
write_words(struct text words, enum position position, struct buf *out)
{
	size_t first = position == BEHIND_LABEL ? find_label_part(words)
						: find_starter(words);
	size_t colon = position == AT_LINE_START ? find_label_colon(words)
						 : TEXT_NOT_FOUND;

	for (size_t at = 0; at < words.len;) {
		size_t mark =
			position == IN_NOTE
				? 0
				: import_mark_length(text_from(words, at));

		if (mark == 0) {
			if (at == first || at == colon || is_special(words, at))
				buf_char(out, '\\');
			mark = 1;
		}
		buf_text(out, text_slice(words, at, at + mark));
		at += mark;
	}
}

/* ---- Labels ---- */

/*
 * Between the asterisks of a label a backslash is not enough: a time or `}`
 * at its end would still be found.
 */
static bool
is_plain_in_name(struct text name, size_t at)
{
	char c = name.s[at];

	if (!ascii_is_punct(c) || strchr("',/!\"", c))
		return true;
	if (c == '-')
		return at > 0;
	if (c == '.')
		return !ascii_is_digit(name.s[0]);
	if (c == '&')
		return at + 1 < name.len && name.s[at + 1] == ' ';
	if (c == '(' || c == ')') {
		for (size_t i = 0; i < name.len; i++) {
			if (ascii_is_digit(name.s[i]))
				return false;
		}
		return true;
	}
	return false;
}

static void
write_name(struct text name, struct buf *out)
{
	for (size_t i = 0; i < name.len; i++) {
		if (is_plain_in_name(name, i))
			buf_char(out, name.s[i]);
		else
			buf_format(out, "&#%d;", name.s[i]);
	}
}

size_t
import_name_length(struct text name)
{
	struct buf buf = BUF_INIT;
	size_t length;

	write_name(name, &buf);
	length = buf.len;
	buf_free(&buf);
	return length;
}

static void
write_time(int64_t ms, struct buf *out)
{
	int64_t seconds = ms / 1000;
	int minutes = (int)(seconds / 60 % 60);

	if (seconds >= 3600)
		buf_format(out, "%d:%02d", (int)(seconds / 3600), minutes);
	else
		buf_format(out, "%d", minutes);
	buf_format(out, ":%02d", (int)(seconds % 60));
	if (ms % 1000 != 0)
		buf_format(out, ".%03d", (int)(ms % 1000));
}

static void
write_label(const struct import_item *item, struct text name, struct buf *out)
{
	bool is_short = item->time_ms == IMPORT_NO_TIME && item->id.len == 0;

	buf_literal(out, "**");
	write_name(name, out);
	if (item->uncertain)
		buf_char(out, '?');
	if (is_short) {
		buf_literal(out, ":** ");
		return;
	}
	buf_literal(out, "**");
	if (item->time_ms != IMPORT_NO_TIME) {
		buf_literal(out, " [");
		write_time(item->time_ms, out);
		buf_char(out, ']');
	}
	if (item->id.len > 0)
		buf_format(out, " {#%.*s}", TEXT_ARG(item->id));
	buf_literal(out, ": ");
}

/* ---- Items ---- */

static void
write_turn(const struct import_item *item, struct text name, struct buf *out)
{
	enum position position = BEHIND_LABEL;
	struct text rest = item->words;
	struct text words;
	bool after_marks = false;

	write_label(item, name, out);
	while (text_split(&rest, '\n', &words)) {
		bool is_marks = import_is_marks(words);

		/* Marks in a paragraph of their own would end the turn. */
		if (position == AT_LINE_START)
			buf_text(out, is_marks || after_marks ? TEXT(" ")
							      : TEXT("\n\n"));
		write_words(words, position, out);
		after_marks = is_marks;
		position = AT_LINE_START;
	}
	buf_char(out, '\n');
}

static void
write_note(struct text rest, struct buf *out)
{
	struct text words;
	bool is_first = true;

	while (text_split(&rest, '\n', &words)) {
		buf_text(out, is_first ? TEXT("> ") : TEXT(">\n> "));
		write_words(words, IN_NOTE, out);
		buf_char(out, '\n');
		is_first = false;
	}
}

static void
write_item(const struct import_result *result, const struct import_item *item,
	   struct buf *out)
{
	buf_char(out, '\n');
	switch (item->kind) {
	case IMPORT_TURN:
		write_turn(item, result->speakers.items[item->speaker].name,
			   out);
		break;
	case IMPORT_REMARK:
		write_words(item->words, AT_LINE_START, out);
		buf_char(out, '\n');
		break;
	case IMPORT_NOTE:
		write_note(item->words, out);
		break;
	}
}

/* ---- Front matter ---- */

void
import_write_quoted(struct text t, struct buf *out)
{
	buf_char(out, '"');
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.s[i];

		if (c < ' ' || c == 0x7f) {
			buf_format(out, "\\x%02x", c);
			continue;
		}
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		buf_char(out, t.s[i]);
	}
	buf_char(out, '"');
}

static void
write_participants(const struct import_result *result, struct buf *out)
{
	size_t count = 0;

	list_each (const struct import_speaker, speaker, &result->speakers) {
		if (speaker->id.len == 0)
			continue;
		buf_text(out, count++ ? TEXT(", ") : TEXT("participants: ["));
		buf_text(out, speaker->id);
	}
	if (count > 0)
		buf_literal(out, "]\n");
}

void
import_write(const struct import_result *result, enum document_kind kind,
	     struct buf *out)
{
	if (result->is_timeline) {
		import_timeline_write(result, out);
		return;
	}
	buf_literal(out, "---\ntitle: ");
	import_write_quoted(result->title, out);
	buf_format(out, "\nkind: %s\n", document_kind_name(kind));
	if (result->language.len > 0) {
		buf_literal(out, "language: ");
		import_write_quoted(result->language, out);
		buf_char(out, '\n');
	}
	write_participants(result, out);
	buf_literal(out, "held: transcript\n"
			 "# date: the day it was said\n"
			 "# source: the id of the source we have it from\n"
			 "---\n");
	list_each (const struct import_item, item, &result->items)
		write_item(result, item, out);
}
