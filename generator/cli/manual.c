#include "cli/manual.h"

#define FENCE "```"
#define INDENT "    "

struct text
manual_messages(void)
{
	return (struct text){(const char *)manual_files[0].bytes,
			     manual_files[0].size};
}

/* The text between `from` and `to`, which point into it. */
static struct text
between(const char *from, const char *to)
{
	return (struct text){from, (size_t)(to - from)};
}

static bool
is_heading(struct text line)
{
	return text_starts(line, TEXT("### ")) ||
	       text_starts(line, TEXT("## ")) || text_starts(line, TEXT("# "));
}

/* Moves `rest` behind the heading of `code`; false when there is none. */
static bool
find_heading(struct text *rest, enum diag_code code)
{
	struct text name = text_of(diag_code_name(code));
	struct text line;

	while (text_line(rest, &line))
		if (text_starts(line, TEXT("### ")) &&
		    text_starts(text_slice(line, 4, line.len), name))
			return true;
	return false;
}

/* Behind the title, which is a paragraph in italics. */
static struct text
skip_title(struct text entry)
{
	struct text rest = text_trim(entry);
	struct text line;

	if (!text_starts(rest, TEXT("*")))
		return rest;
	text_line(&rest, &line);
	return text_trim(rest);
}

struct text
manual_entry(struct text manual, enum diag_code code)
{
	struct text rest = manual;
	struct text line;
	const char *start;
	const char *end;
	bool in_fence = false;

	if (!find_heading(&rest, code))
		return (struct text){0};
	for (start = end = rest.s; text_line(&rest, &line); end = rest.s) {
		if (text_starts(line, TEXT(FENCE)))
			in_fence = !in_fence;
		if (!in_fence && is_heading(line))
			break;
	}
	return skip_title(between(start, end));
}

/* "```markdown content/x.md" names the file whose text follows. */
static void
add_file_name(struct buf *out, struct text fence)
{
	size_t space = text_find_char(fence, ' ', 0);

	if (space == TEXT_NOT_FOUND)
		return;
	buf_text(out, text_slice(fence, space + 1, fence.len));
	buf_literal(out, ":\n\n");
}

/* A line of running text, without the targets of links. */
static void
add_running(struct buf *out, struct text line)
{
	while (line.len > 0) {
		size_t at = text_find(line, TEXT("]("), 0);
		size_t close = text_find_char(line, ')', at);

		if (at == TEXT_NOT_FOUND || close == TEXT_NOT_FOUND)
			break;
		buf_text(out, text_slice(line, 0, at + 1));
		line = text_slice(line, close + 1, line.len);
	}
	buf_text(out, line);
	buf_char(out, '\n');
}

void
manual_add_plain(struct buf *out, struct text entry)
{
	struct text line;
	bool in_fence = false;

	while (text_line(&entry, &line)) {
		if (text_starts(line, TEXT(FENCE))) {
			in_fence = !in_fence;
			if (in_fence)
				add_file_name(out, line);
			continue;
		}
		if (!in_fence) {
			add_running(out, line);
			continue;
		}
		if (line.len > 0)
			buf_literal(out, INDENT);
		buf_text(out, line);
		buf_char(out, '\n');
	}
}
