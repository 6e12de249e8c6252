#include "search/files.h"

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

static inline bool
needs_escape(unsigned char c)
{
	return c < ' ' || c == '"' || c == '\\' || c == 0x7f;
}

/* Bytes that are looked at together, as a processor can. */
#define BLOCK 32

#define MOST_ESCAPE strlen("\\u0000")

static bool
block_needs_escape(const char *s)
{
	unsigned char found = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		unsigned char c = (unsigned char)s[i];

		found |= (unsigned char)((c < ' ') | (c == '"') | (c == '\\') |
					 (c == 0x7f));
	}
	return found != 0;
}

static char *
write_escape(char *to, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";

	*to++ = '\\';
	if (c == '\n') {
		*to++ = 'n';
		return to;
	}
	*to++ = 'u';
	*to++ = '0';
	*to++ = '0';
	*to++ = digits[c >> 4];
	*to++ = digits[c & 15];
	return to;
}

/* Copies up to BLOCK bytes. */
static char *
write_block(char *to, const char *s, size_t count)
{
	if (count == BLOCK && !block_needs_escape(s))
		return (char *)memcpy(to, s, BLOCK) + BLOCK;
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)s[i];

		if (needs_escape(c))
			to = write_escape(to, c);
		else
			*to++ = s[i];
	}
	return to;
}

/* Nearly all of it is copied as it is. */
void
files_add_escaped(struct buf *buf, struct text t)
{
	for (size_t at = 0; at < t.len; at += BLOCK) {
		size_t count = t.len - at < BLOCK ? t.len - at : BLOCK;
		char *to = buf_reserve(buf, BLOCK * MOST_ESCAPE);

		buf_wrote(buf, write_block(to, t.s + at, count));
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
