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
	diag_hint(diag, is_utf16(bytes) ? "the file is UTF-16: save it as UTF-8"
					: "save the file as UTF-8");
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
