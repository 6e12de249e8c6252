#include "base/block.h"
#include "markdown/inner.h"

/* What room is made for at first. */
#define BYTES_OF_A_LINE 32

/* cmark ends a line at LF, CR LF and a lone CR. */
static block_found
find_line_end(block b, block next)
{
	return (b == '\n') | ((b == '\r') & (next != '\n'));
}

/* A label and its colon: it may be of a link's definition. */
static block_found
find_definition(block b, block next)
{
	return (b == ']') & (next == ':');
}

/* Bytes whose line ends are told by the bits of a number. */
#define BYTES_AT_ONCE (4 * BLOCK_BYTES)

/*
 * A bit for each byte that ends a line; one more byte stands behind them.
 * Notes the definitions among them, as bits: a block would go to memory and
 * back for each.
 */
static uint64_t
line_ends(const char *bytes, unsigned *definitions)
{
	uint64_t bits = 0;

	for (size_t at = 0; at < BYTES_AT_ONCE; at += BLOCK_BYTES) {
		block b = block_at(bytes + at);
		block next = block_at(bytes + at + 1);

		*definitions |= block_bits(find_definition(b, next));
		bits |= (uint64_t)block_bits(find_line_end(b, next)) << at;
	}
	return bits;
}

/*
 * So many lines are added together, whether there are as many or not: to guess
 * how many takes longer.
 */
#define LINES_AT_ONCE 4

/* Adds the lines that begin behind the bits; those added together have room. */
static void
add_lines(struct line_starts *lines, size_t at, uint64_t ends)
{
	const uint64_t last = (uint64_t)1 << (BYTES_AT_ONCE - 1);

	do {
		for (int i = 0; i < LINES_AT_ONCE; i++) {
			size_t bit = (size_t)__builtin_ctzll(ends | last);

			lines->items[lines->count] = at + bit + 1;
			lines->count += ends != 0;
			ends &= ends - 1;
		}
	} while (ends != 0);
}

static char
byte_behind(struct text t, size_t at)
{
	return at + 1 < t.len ? t.s[at + 1] : '\n';
}

/*
 * Where each line begins, and at last the end of the text; the value is whether
 * definitions may be among them.
 */
static bool
find_lines(struct text t, struct line_starts *lines, struct arena *scratch)
{
	unsigned definitions = 0;
	bool has_definitions;
	size_t at = 0;

	list_reserve(scratch, lines, t.len / BYTES_OF_A_LINE + 1);
	list_add(scratch, lines, 0);
	for (; at + BYTES_AT_ONCE < t.len; at += BYTES_AT_ONCE) {
		list_make_room(scratch, lines, BYTES_AT_ONCE + LINES_AT_ONCE);
		add_lines(lines, at, line_ends(t.s + at, &definitions));
	}
	has_definitions = definitions != 0;
	for (; at < t.len; at++) {
		char behind = byte_behind(t, at);

		has_definitions |= t.s[at] == ']' && behind == ':';
		if (t.s[at] == '\n' || (t.s[at] == '\r' && behind != '\n'))
			list_add(scratch, lines, at + 1);
	}
	if (*list_last(lines) < t.len)
		list_add(scratch, lines, t.len);
	return has_definitions;
}

void
source_begin(struct source *source, const struct markdown_input *in,
	     struct arena *scratch)
{
	*source = (struct source){.in = in, .text = in->body};
	source->has_definitions =
		find_lines(source->text, &source->lines, scratch);
}

void
source_begin_made(struct source *source, const struct markdown_input *in,
		  struct text text, struct arena *scratch)
{
	*source = (struct source){.in = in, .text = text, .made = true};
	source->has_definitions = find_lines(text, &source->lines, scratch);
	find_lines(in->body, &source->body_lines, scratch);
}

/*
 * The last line that begins at or before `offset`. Which half it is in is not
 * guessed: that takes longer.
 */
static size_t
line_of(const struct line_starts *lines, size_t offset)
{
	const size_t *line = lines->items;

	for (size_t count = lines->count; count > 1; count -= count / 2)
		line += line[count / 2] <= offset ? count / 2 : 0;
	return (size_t)(line - lines->items);
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
source_block_start(const struct source *source, cmark_node *node)
{
	int column = cmark_node_get_start_column(node);
	size_t start = line_start(source, cmark_node_get_start_line(node));

	start += column > 0 ? (size_t)column - 1 : 0;
	return start < source->text.len ? start : source->text.len;
}

struct place
source_block_place(const struct source *source, cmark_node *node, size_t length)
{
	int line = cmark_node_get_start_line(node);

	if (source->made || line <= 0)
		return source_place(source, source_block_start(source, node),
				    length);
	return (struct place){
		.path = source->in->path,
		.line = source->in->first_line + (size_t)line - 1,
		.column = (size_t)cmark_node_get_start_column(node),
		.length = length,
	};
}

size_t
source_block_end(const struct source *source, cmark_node *node)
{
	return line_start(source, cmark_node_get_end_line(node) + 1);
}
