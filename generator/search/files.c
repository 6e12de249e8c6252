#include "search/files.h"

void
files_begin(struct buf *file, const char *name)
{
	buf_reset(file);
	buf_format(file, "dossierSearch(\"%s\",", name);
}

int
files_end(struct buf *file, const char *name, const struct search_files *files,
	  struct diag *diag)
{
	struct buf path = BUF_INIT;
	int rc;

	buf_literal(file, ")\n");
	buf_format(&path, "%.*s%s.js", TEXT_ARG(files->folder), name);
	rc = files->take(files->context, buf_as_text(&path), buf_as_text(file),
			 diag);
	buf_free(&path);
	buf_reset(file);
	return rc;
}

static bool
needs_escape(char c)
{
	return c == '"' || c == '\\' || (unsigned char)c < ' ' || c == 0x7f;
}

/* Bytes of a word of eight in which the highest bit says whether the byte of
 * `word` is less than `most`, which is below 0x80. */
#define ONES UINT64_C(0x0101010101010101)
#define HIGH (ONES * 0x80)
#define LESS(word, most) (((word)-ONES * (most)) & ~(word)&HIGH)

/*
 * Whether one of eight bytes may need an escape. Now and then it says so of
 * others, never the other way round.
 */
static bool
may_need_escape(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return (LESS(word, ' ') | LESS(word ^ ONES * '"', 1) |
		LESS(word ^ ONES * '\\', 1) | LESS(word ^ ONES * 0x7f, 1)) != 0;
}

/* The first byte from `at` on that needs an escape, or the end. */
static size_t
next_escape(struct text t, size_t at)
{
	for (;;) {
		size_t end = at + sizeof(uint64_t);

		while (end <= t.len && !may_need_escape(t.s + at)) {
			at = end;
			end += sizeof(uint64_t);
		}
		for (end = end < t.len ? end : t.len; at < end; at++) {
			if (needs_escape(t.s[at]))
				return at;
		}
		if (at == t.len)
			return at;
	}
}

/* Nearly all of it is copied as it is. */
void
files_add_escaped(struct buf *buf, struct text t)
{
	size_t start = 0;

	for (size_t i = next_escape(t, 0); i < t.len;
	     i = next_escape(t, i + 1)) {
		buf_add(buf, t.s + start, i - start);
		start = i + 1;
		if (t.s[i] == '\n')
			buf_literal(buf, "\\n");
		else
			buf_format(buf, "\\u%04x", (unsigned char)t.s[i]);
	}
	if (start < t.len)
		buf_add(buf, t.s + start, t.len - start);
}

void
files_add_string(struct buf *buf, struct text t)
{
	buf_char(buf, '"');
	files_add_escaped(buf, t);
	buf_char(buf, '"');
}
