/*
 * One line of the seal: an object of JSON (RFC 8259) whose values are texts,
 * with one space behind each colon and comma, as seal_line_write writes it.
 */
#include "base/utf8.h"
#include "model/seal.h"

struct reader {
	struct text line;
	size_t at;
	struct arena *arena;
};

static bool
take(struct reader *r, const char *wanted)
{
	struct text expected = text_of(wanted);

	if (!text_starts(text_from(r->line, r->at), expected))
		return false;
	r->at += expected.len;
	return true;
}

/* `\u00XX` of a control character, behind the backslash. */
static bool
unescape_control(struct text escape, char *c)
{
	int high;
	int low;

	if (escape.len < 5 || !text_starts(escape, TEXT("u00")))
		return false;
	high = ascii_hex(escape.s[3]);
	low = ascii_hex(escape.s[4]);
	*c = (char)(high * 16 + low);
	return high >= 0 && high < 2 && low >= 0;
}

/* Undoes the escapes of `raw`; false when one is none that we write. */
static bool
unescape(struct arena *arena, struct text raw, struct text *value)
{
	char *made = arena_bytes(arena, raw.len);
	size_t count = 0;

	for (size_t i = 0; i < raw.len; i++, count++) {
		made[count] = raw.s[i];
		if (raw.s[i] != '\\')
			continue;
		i++;
		made[count] = raw.s[i];
		if (raw.s[i] == '"' || raw.s[i] == '\\')
			continue;
		if (!unescape_control(text_from(raw, i), &made[count]))
			return false;
		i += 4;
	}
	*value = (struct text){made, count};
	return true;
}

/* A text in quotes; the reader stays where it is broken. */
static bool
take_text(struct reader *r, struct text *value)
{
	bool has_escapes = false;
	size_t start = r->at + 1;
	size_t end = start;
	struct text raw;

	if (r->at >= r->line.len || r->line.s[r->at] != '"')
		return false;
	while (end < r->line.len && r->line.s[end] != '"') {
		has_escapes |= r->line.s[end] == '\\';
		end += r->line.s[end] == '\\' ? 2 : 1;
	}
	if (end >= r->line.len)
		return false;
	raw = text_slice(r->line, start, end);
	*value = raw;
	if (has_escapes && !unescape(r->arena, raw, value))
		return false;
	r->at = end + 1;
	return true;
}

bool
seal_line_read(struct text line, struct arena *arena, struct seal_line *found,
	       size_t *column)
{
	struct reader r = {.line = line, .arena = arena};
	bool is_fine = take(&r, "{");

	found->count = 0;
	do {
		struct seal_member *next = &found->members[found->count++];

		is_fine = is_fine && take_text(&r, &next->key) &&
			  take(&r, ": ") && take_text(&r, &next->value);
	} while (is_fine && found->count < SEAL_MEMBERS && take(&r, ", "));
	is_fine = is_fine && take(&r, "},") && r.at == line.len;
	*column = r.at + 1;
	return is_fine;
}

static void
write_text(struct buf *buf, struct text value)
{
	buf_char(buf, '"');
	for (size_t i = 0; i < value.len; i++) {
		char c = value.s[i];

		if (c == '"' || c == '\\')
			buf_char(buf, '\\');
		if ((unsigned char)c < ' ')
			buf_format(buf, "\\u%04x", c);
		else
			buf_char(buf, c);
	}
	buf_char(buf, '"');
}

void
seal_line_write(struct buf *buf, const struct seal_line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		buf_text(buf, i == 0 ? TEXT("{") : TEXT(", "));
		write_text(buf, line->members[i].key);
		buf_literal(buf, ": ");
		write_text(buf, line->members[i].value);
	}
	buf_literal(buf, "},\n");
}
