#include "source/text_file.h"

#include "base/file.h"
#include "base/integrity.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK TEXT("\xef\xbb\xbf")

static struct place
place_of(struct text path, struct text bytes, size_t offset)
{
	struct text before = text_slice(bytes, 0, offset);
	size_t line_end = text_find_last_char(before, '\n');
	struct place place = {.path = path, .line = 1, .length = 1};

	for (size_t i = 0; i < before.len; i++)
		place.line += before.s[i] == '\n';
	place.column =
		line_end == TEXT_NOT_FOUND ? offset + 1 : offset - line_end;
	return place;
}

static bool
is_utf16(struct text bytes)
{
	return text_starts(bytes, TEXT("\xff\xfe")) ||
	       text_starts(bytes, TEXT("\xfe\xff"));
}

/* Offset of the first byte that no text has, or the length. */
static size_t
find_bad_byte(struct text bytes)
{
	size_t wrong = utf8_check(bytes);
	size_t nul = text_find_char(bytes, '\0', 0);

	return nul < wrong ? nul : wrong;
}

/* What a program that writes Windows-1252 most often means by a byte. */
static const char *
windows_1252(unsigned char byte)
{
	static const struct {
		unsigned char byte;
		const char *character;
	} often[] = {
		{0x80, "€"}, {0x85, "…"}, {0x91, "‘"},
		{0x92, "’"}, {0x93, "“"}, {0x94, "”"},
		{0x96, "–"}, {0x97, "—"}, {0xa0, "a hard space"},
		{0xab, "«"}, {0xbb, "»"}, {0xc4, "Ä"},
		{0xd6, "Ö"}, {0xdc, "Ü"}, {0xdf, "ß"},
		{0xe0, "à"}, {0xe1, "á"}, {0xe4, "ä"},
		{0xe7, "ç"}, {0xe8, "è"}, {0xe9, "é"},
		{0xef, "ï"}, {0xf1, "ñ"}, {0xf3, "ó"},
		{0xf6, "ö"}, {0xfc, "ü"},
	};

	for (size_t i = 0; i < ARRAY_COUNT(often); i++) {
		if (often[i].byte == byte)
			return often[i].character;
	}
	return NULL;
}

static void
hint_encoding(struct text bytes, unsigned char byte, struct diag *diag)
{
	const char *character = windows_1252(byte);

	if (is_utf16(bytes))
		diag_hint(diag, "the file is UTF-16: save it as UTF-8");
	else if (character)
		diag_hint(diag,
			  "the file seems to be in Windows-1252, where this is "
			  "%s: save it as UTF-8",
			  character);
	else
		diag_hint(diag, "save the file as UTF-8");
}

static int
check_bytes(struct text path, struct text bytes, struct diag *diag)
{
	size_t offset = find_bad_byte(bytes);
	struct place place;

	if (offset == bytes.len)
		return 0;
	place = place_of(path, bytes, offset);
	if (bytes.s[offset] == '\0')
		diag_error(diag, S013, &place,
			   "byte 0x00 cannot stand in a text");
	else
		diag_error(diag, S013, &place, "byte 0x%02X is not UTF-8",
			   (unsigned char)bytes.s[offset]);
	hint_encoding(bytes, (unsigned char)bytes.s[offset], diag);
	return -1;
}

/* Makes CR LF and CR the LF that everything after this counts on. */
static size_t
unify_line_ends(char *s, size_t len)
{
	char *first = memchr(s, '\r', len);
	size_t to = first ? (size_t)(first - s) : len;

	for (size_t from = to; from < len; from++) {
		char c = s[from];

		if (c == '\r' && from + 1 < len && s[from + 1] == '\n')
			continue;
		s[to++] = c == '\r' ? '\n' : c;
	}
	return to;
}

int
text_file_read(const struct text_file *file, struct arena *arena,
	       struct text *text, struct diag *diag)
{
	struct place start = {.path = file->path, .line = 1, .column = 1};
	struct text bytes;

	if (file_read(file->site_dir, file->path.s, file->most, arena, &bytes,
		      diag) != 0 ||
	    check_bytes(file->path, bytes, diag) != 0)
		return -1;
	/* The bytes were just put into our arena: nobody else has them. */
	bytes.len = unify_line_ends((char *)bytes.s, bytes.len);
	if (text_starts(bytes, BYTE_ORDER_MARK))
		bytes = text_from(bytes, BYTE_ORDER_MARK.len);
	integrity_check_text(bytes, &start, diag);
	*text = bytes;
	return 0;
}
