#include "search/files.h"

#include "base/block.h"
#include "base/limits.h"

/* Of files that are ready, about. */
#define READY_BYTES (256 * KIB)

void
files_begin(struct files *files, const char *name)
{
	struct buf *bytes = &files->bytes;
	struct text folder = files->folder;

	files->starts[files->count].path = bytes->len;
	buf_text(bytes, folder);
	buf_text(bytes, text_of(name));
	buf_literal(bytes, ".js");
	files->starts[files->count].file = bytes->len;
	buf_literal(bytes, "dossierSearch(\"");
	buf_text(bytes, text_of(name));
	buf_literal(bytes, "\",");
}

/* The file that begins at `start`, up to `end`. */
static int
hand_on(const struct files *files, size_t number, size_t end)
{
	const struct search_files *to = files->door->to;
	const char *s = files->bytes.s;
	size_t path = files->starts[number].path;
	size_t file = files->starts[number].file;

	return to->take(to->context, text_span(s + path, s + file),
			text_span(s + file, s + end), files->door->diag);
}

static void
hand_on_all(struct files *files)
{
	struct files_door *door = files->door;

	files->starts[files->count].path = files->bytes.len;
	pool_lock_take(&door->lock);
	for (size_t i = 0; i < files->count && door->rc == 0; i++)
		door->rc = hand_on(files, i, files->starts[i + 1].path);
	files->rc = door->rc;
	pool_lock_give(&door->lock);
	files->count = 0;
	buf_reset(&files->bytes);
}

void
files_end(struct files *files)
{
	buf_literal(&files->bytes, ")\n");
	files->count++;
	if (files->count == FILES_READY || files->bytes.len > READY_BYTES)
		hand_on_all(files);
}

void
files_close(struct files *files)
{
	if (files->count > 0)
		hand_on_all(files);
	buf_free(&files->bytes);
}

static block_found
find_escaped(block b)
{
	return (b < ' ') | (b == '"') | (b == '\\') | (b == 0x7f);
}

/* What stands behind the backslash: code is full of tabs, prose of quotes. */
static const char short_escapes[0x80] = {
	['\n'] = 'n',
	['\t'] = 't',
	['"'] = '"',
	['\\'] = '\\',
};

#define MOST_ESCAPED 6

/* Returns the place behind it. */
static char *
write_escape(char *to, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";
	char escape[MOST_ESCAPED] = {'\\', 'u', '0', '0'};
	size_t length = short_escapes[c] != 0 ? 2 : MOST_ESCAPED;

	escape[4] = digits[c >> 4];
	escape[5] = digits[c & 15];
	if (short_escapes[c] != 0)
		escape[1] = short_escapes[c];
	memcpy(to, escape, MOST_ESCAPED);
	return to + length;
}

/* Writes `t` up to the first byte that is escaped, and maybe a block more;
 * returns how much that is. */
static size_t
write_plain(char *to, struct text t)
{
	unsigned found = 0;
	size_t at = 0;

	for (; at < t.len && found == 0; at += BLOCK_BYTES) {
		block b = block_from(t, at);

		found = block_bits(find_escaped(b));
		block_write(to + at, b);
	}
	if (found != 0)
		return at - BLOCK_BYTES + (size_t)__builtin_ctz(found);
	return t.len;
}

void
files_add_escaped(struct buf *buf, struct text t)
{
	while (t.len > 0) {
		char *to = buf_reserve(buf, t.len + BLOCK_BYTES + MOST_ESCAPED);
		size_t at = write_plain(to, t);

		to += at;
		if (at < t.len)
			to = write_escape(to, (unsigned char)t.s[at++]);
		buf_wrote(buf, to);
		t = text_from(t, at);
	}
}

void
files_add_string(struct buf *buf, struct text t)
{
	buf_char(buf, '"');
	files_add_escaped(buf, t);
	buf_char(buf, '"');
}

void
files_add_number(struct buf *buf, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	buf_add(buf, digits + at, sizeof(digits) - at);
}
