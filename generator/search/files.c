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

/* Nearly all of it is copied as it is. */
void
files_add_escaped(struct buf *buf, struct text t)
{
	size_t start = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (!needs_escape(t.s[i]))
			continue;
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
