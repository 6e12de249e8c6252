/*
 * CSV (RFC 4180) as a list of mappings, with commas, semicolons or tabs.
 */
#include "base/index.h"
#include "source/data.h"

struct texts LIST_OF(struct text);

struct csv {
	const struct data_file *file;
	struct text rest;
	char separator;
	size_t line;	    /* of `rest`, from 1 */
	size_t row_line;    /* where the row taken last begins */
	struct texts names; /* of the columns */
};

static void
tell(const struct csv *csv, const char *what, struct text name)
{
	struct place place = {
		.path = csv->file->path, .line = csv->row_line, .column = 1};

	diag_error(csv->file->diag, S030, &place, what, TEXT_ARG(name));
}

/* What separates the columns: what the first line has most of. */
static char
find_separator(struct text t)
{
	static const char separators[] = {',', ';', '\t'};
	size_t counts[ARRAY_COUNT(separators)] = {0};
	size_t best = 0;

	for (size_t i = 0; i < t.len && t.s[i] != '\n'; i++) {
		for (size_t k = 0; k < ARRAY_COUNT(separators); k++)
			counts[k] += t.s[i] == separators[k];
	}
	for (size_t k = 1; k < ARRAY_COUNT(separators); k++)
		best = counts[k] > counts[best] ? k : best;
	return separators[best];
}

static char
peek(const struct csv *csv)
{
	return csv->rest.len > 0 ? csv->rest.s[0] : '\n';
}

static char
take(struct csv *csv)
{
	char c = peek(csv);

	csv->line += c == '\n';
	csv->rest = text_from(csv->rest, csv->rest.len > 0);
	return c;
}

/* Behind the opening mark; two marks are one. False when it has no end. */
static bool
take_quoted(struct csv *csv, struct buf *cell)
{
	while (csv->rest.len > 0) {
		char c = take(csv);

		if (c == '"' && peek(csv) != '"')
			return true;
		if (c == '"')
			take(csv);
		buf_char(cell, c);
	}
	return false;
}

/* The next cell without what ends it; false after one error. */
static bool
take_cell(struct csv *csv, struct text *text)
{
	struct buf cell = BUF_INIT;
	bool is_quoted = peek(csv) == '"' && csv->rest.len > 0;
	bool is_good = true;

	if (is_quoted) {
		take(csv);
		is_good = take_quoted(csv, &cell);
	}
	if (!is_good)
		tell(csv, "a quoted cell of this row has no end%.*s", TEXT(""));
	while (peek(csv) != csv->separator && peek(csv) != '\n') {
		if (is_quoted && is_good)
			tell(csv, "text stands behind a quoted cell%.*s",
			     TEXT(""));
		is_good &= !is_quoted;
		buf_char(&cell, take(csv));
	}
	*text = arena_text(csv->file->arena, buf_as_text(&cell));
	buf_free(&cell);
	return is_good;
}

/* The cells of the next row; false after one error. */
static bool
take_row(struct csv *csv, struct texts *cells)
{
	csv->row_line = csv->line;
	cells->count = 0;
	do {
		struct text *cell = list_push(csv->file->arena, cells);

		if (!take_cell(csv, cell))
			return false;
	} while (take(csv) == csv->separator);
	return true;
}

static bool
check_names(const struct csv *csv)
{
	struct index seen = {0};

	list_each (const struct text, name, &csv->names) {
		if (name->len == 0)
			tell(csv, "a column has no name%.*s", TEXT(""));
		else if (index_find(&seen, *name) != INDEX_NONE)
			tell(csv, "two columns are named “%.*s”", *name);
		else {
			index_add(csv->file->arena, &seen, *name, 0);
			continue;
		}
		return false;
	}
	return true;
}

static struct value *
value_new(const struct csv *csv, enum value_kind kind)
{
	struct value *value = arena_new(csv->file->arena, struct value);

	value->kind = kind;
	value->place = (struct place){
		.path = csv->file->path, .line = csv->row_line, .column = 1};
	return value;
}

static struct value *
row_value(const struct csv *csv, const struct texts *cells)
{
	struct value *row = value_new(csv, VALUE_MAP);

	for (size_t i = 0; i < cells->count; i++) {
		struct value *cell = value_new(csv, VALUE_SCALAR);
		struct entry entry = {csv->names.items[i], cell->place, cell};

		cell->text = cells->items[i];
		cell->quoted = true;
		list_add(csv->file->arena, &row->entries, entry);
	}
	return row;
}

static bool
has_right_length(const struct csv *csv, const struct texts *cells)
{
	struct text counts;

	if (cells->count == csv->names.count)
		return true;
	counts = arena_format(csv->file->arena, "%u cells and not %u",
			      cells->count, csv->names.count);
	tell(csv, "this row has %.*s, as the first row has", counts);
	return false;
}

struct value *
data_read_csv(const struct data_file *file)
{
	struct csv csv = {
		.file = file,
		.rest = file->text,
		.separator = find_separator(file->text),
		.line = 1,
		.row_line = 1,
	};
	struct value *rows = value_new(&csv, VALUE_LIST);
	struct texts cells = {0};

	if (!take_row(&csv, &csv.names) || !check_names(&csv))
		return NULL;
	while (csv.rest.len > 0) {
		bool is_blank = peek(&csv) == '\n';

		if (!take_row(&csv, &cells))
			return NULL;
		if (is_blank)
			continue;
		if (!has_right_length(&csv, &cells))
			return NULL;
		list_add(file->arena, &rows->items, row_value(&csv, &cells));
	}
	return rows;
}
