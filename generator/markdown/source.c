#include "markdown/inner.h"

/* cmark ends a line at LF, CR LF and a lone CR. */
static size_t
line_length(struct text t, size_t start, bool has_cr)
{
	const char *end = memchr(t.s + start, '\n', t.len - start);
	size_t length = end ? (size_t)(end - t.s) - start + 1 : t.len - start;
	const char *cr = has_cr ? memchr(t.s + start, '\r', length) : NULL;

	if (!cr)
		return length;
	length = (size_t)(cr - t.s) - start + 1;
	if (start + length < t.len && t.s[start + length] == '\n')
		length++;
	return length;
}

/* Where each line begins, and at last the end of the text. */
static void
find_lines(struct text t, struct line_starts *lines, struct arena *scratch)
{
	bool has_cr = text_find_char(t, '\r', 0) != TEXT_NOT_FOUND;
	size_t at = 0;

	list_add(scratch, lines, 0);
	while (at < t.len) {
		at += line_length(t, at, has_cr);
		list_add(scratch, lines, at);
	}
}

static bool
may_define(struct text t)
{
	return find_pair(t, "]:", 0) != TEXT_NOT_FOUND;
}

void
source_begin(struct source *source, const struct markdown_input *in,
	     struct arena *scratch)
{
	*source = (struct source){.in = in, .text = in->body};
	source->has_definitions = may_define(source->text);
	find_lines(source->text, &source->lines, scratch);
}

void
source_begin_made(struct source *source, const struct markdown_input *in,
		  struct text text, struct arena *scratch)
{
	*source = (struct source){.in = in, .text = text, .made = true};
	source->has_definitions = may_define(text);
	find_lines(text, &source->lines, scratch);
	find_lines(in->body, &source->body_lines, scratch);
}

/* The last line that begins at or before `offset`. */
static size_t
line_of(const struct line_starts *lines, size_t offset)
{
	size_t low = 0;
	size_t high = lines->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines->items[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct place
source_body_place(const struct source *source, size_t offset, size_t length)
{
	const struct line_starts *lines =
		source->made ? &source->body_lines : &source->lines;
	size_t line = line_of(lines, offset);

	return (struct place){
		.path = source->in->path,
		.line = source->in->first_line + line,
		.column = offset - lines->items[line] + 1,
		.length = length,
	};
}

size_t
source_body_offset(const struct source *source, size_t offset)
{
	size_t low = 0;
	size_t high = source->pieces.count;

	if (!source->made)
		return offset;
	if (high == 0 || source->pieces.items[0].at > offset)
		return 0;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->pieces.items[middle].at <= offset)
			low = middle;
		else
			high = middle;
	}
	offset = offset - source->pieces.items[low].at +
		 source->pieces.items[low].from;
	return offset < source->in->body.len ? offset : source->in->body.len;
}

struct place
source_place(const struct source *source, size_t offset, size_t length)
{
	return source_body_place(source, source_body_offset(source, offset),
				 length);
}

/* Where line `number` (from 1) begins; the end of the text behind the last. */
static size_t
line_start(const struct source *source, int number)
{
	size_t line = number > 0 ? (size_t)number - 1 : 0;

	if (line >= source->lines.count)
		return source->text.len;
	return source->lines.items[line];
}

size_t
source_block_start(const struct source *source, cmark_node *block)
{
	int column = cmark_node_get_start_column(block);
	size_t start = line_start(source, cmark_node_get_start_line(block));

	start += column > 0 ? (size_t)column - 1 : 0;
	return start < source->text.len ? start : source->text.len;
}

size_t
source_block_end(const struct source *source, cmark_node *block)
{
	return line_start(source, cmark_node_get_end_line(block) + 1);
}
