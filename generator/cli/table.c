#include "cli/table.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"

/* Terminal columns between two of a table, and of a COLUMN_WORDS. */
#define GAP 2
#define MOST_WORDS 72

void
table_text(struct table *table, struct text t)
{
	list_push(&table->arena, &table->cells)->text = t;
}

void
table_number(struct table *table, size_t number)
{
	list_push(&table->arena, &table->cells)->number = number;
}

void
table_place(struct table *table, const struct place *place)
{
	list_push(&table->arena, &table->cells)->place = *place;
}

void
table_free(struct table *table)
{
	arena_free(&table->arena);
}

/* ---- For people ---- */

static void
add_place(struct buf *buf, const struct place *place)
{
	utf8_add_visible_text(buf, place->path);
	if (place->line > 0)
		buf_format(buf, ":%zu", place->line);
	if (place->line > 0 && place->column > 0)
		buf_format(buf, ":%zu", place->column);
}

/* On one line, at most so many columns. */
static void
add_words(struct buf *buf, struct text words)
{
	size_t width = 0;

	while (words.len > 0 && width < MOST_WORDS) {
		struct text before = words;
		int32_t c = utf8_next(&words);

		utf8_add_visible(buf, c == '\n' || c == '\r' ? ' ' : c);
		width += utf8_width(
			text_slice(before, 0, before.len - words.len));
	}
	if (words.len > 0)
		buf_literal(buf, "…");
}

static void
add_cell(struct buf *buf, const struct column *column, const struct cell *cell)
{
	size_t start = buf->len;

	switch (column->kind) {
	case COLUMN_NUMBER:
		buf_format(buf, "%zu", cell->number);
		break;
	case COLUMN_PLACE:
		add_place(buf, &cell->place);
		break;
	case COLUMN_WORDS:
		add_words(buf, text_trim(cell->text));
		break;
	default:
		utf8_add_visible_text(buf, cell->text);
	}
	if (buf->len == start)
		buf_char(buf, '-');
}

static void
add_heading(struct buf *buf, const struct column *column)
{
	for (const char *c = column->name; *c; c++)
		buf_char(buf, *c == '_' ? ' ' : *c);
}

static void
grow(size_t *width, struct buf *cell)
{
	size_t columns = utf8_width(buf_as_text(cell));

	if (columns > *width)
		*width = columns;
	buf_reset(cell);
}

/* The widest cell of each column. */
static size_t *
find_widths(const struct table *table, struct arena *arena)
{
	size_t *widths = arena_array(arena, size_t, table->column_count);
	struct buf cell = BUF_INIT;

	for (size_t i = 0; i < table->column_count; i++) {
		add_heading(&cell, &table->columns[i]);
		grow(&widths[i], &cell);
	}
	for (size_t i = 0; i < table->cells.count; i++) {
		size_t column = i % table->column_count;

		add_cell(&cell, &table->columns[column],
			 &table->cells.items[i]);
		grow(&widths[column], &cell);
	}
	buf_free(&cell);
	return widths;
}

static void
pad(struct buf *line, size_t from, size_t to)
{
	for (; from < to; from++)
		buf_char(line, ' ');
}

/* Adds `cell`, which is then empty: numbers to the right. */
static void
place_cell(struct buf *line, enum column_kind kind, size_t width,
	   struct buf *cell)
{
	size_t columns = utf8_width(buf_as_text(cell));

	pad(line, 0, line->len > 0 ? GAP : 0);
	if (kind == COLUMN_NUMBER)
		pad(line, columns, width);
	buf_text(line, buf_as_text(cell));
	if (kind != COLUMN_NUMBER)
		pad(line, columns, width);
	buf_reset(cell);
}

/* Prints the line, without the spaces at its end, and empties it. */
static void
end_line(struct buf *line, FILE *out)
{
	while (line->len > 0 && line->s[line->len - 1] == ' ')
		line->len--;
	fwrite(line->s, 1, line->len, out);
	putc('\n', out);
	buf_reset(line);
}

/* Row 0 is the heading. */
static void
print_row(const struct table *table, size_t row, const size_t *widths,
	  FILE *out)
{
	struct buf line = BUF_INIT, cell = BUF_INIT;
	size_t count = table->column_count;

	for (size_t i = 0; i < count; i++) {
		const struct column *column = &table->columns[i];

		if (column->kind == COLUMN_EXTRA)
			continue;
		if (row == 0)
			add_heading(&cell, column);
		else
			add_cell(&cell, column,
				 &table->cells.items[(row - 1) * count + i]);
		place_cell(&line, column->kind, widths[i], &cell);
	}
	end_line(&line, out);
	buf_free(&line);
	buf_free(&cell);
}

static void
print_text(const struct table *table, FILE *out)
{
	struct arena arena = {0};
	size_t rows = table->cells.count / table->column_count;
	size_t *widths = find_widths(table, &arena);

	for (size_t row = 0; row <= rows && rows > 0; row++)
		print_row(table, row, widths, out);
	arena_free(&arena);
}

/* ---- For programs ---- */

static void
add_json_cell(struct buf *buf, const struct column *column,
	      const struct cell *cell)
{
	if (column->kind == COLUMN_PLACE) {
		buf_literal(buf, ",\"path\":");
		json_add_string(buf, cell->place.path);
		buf_format(buf, ",\"line\":%zu,\"column\":%zu",
			   cell->place.line, cell->place.column);
		return;
	}
	buf_format(buf, ",\"%s\":", column->name);
	if (column->kind == COLUMN_NUMBER)
		buf_format(buf, "%zu", cell->number);
	else
		json_add_string(buf, cell->text);
}

static void
print_json(const struct table *table, FILE *out)
{
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < table->cells.count; i++) {
		size_t column = i % table->column_count;

		if (column == 0)
			buf_format(&line, "{\"type\":\"%s\"", table->type);
		add_json_cell(&line, &table->columns[column],
			      &table->cells.items[i]);
		if (column + 1 < table->column_count)
			continue;
		buf_char(&line, '}');
		end_line(&line, out);
	}
	buf_free(&line);
}

void
table_print(const struct table *table, enum diag_format format, FILE *out)
{
	if (format == DIAG_JSON)
		print_json(table, out);
	else
		print_text(table, out);
}
