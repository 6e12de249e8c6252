/*
 * TimelineJS's spreadsheet as CSV (RFC 4180), with commas, semicolons or tabs.
 * Columns are found by their names; `EDTF`, `Id`, `After`, `Before`, `Basis`
 * and `Left Out` are those of our own timeline.csv.
 */
#include "source/import_timeline.h"

static const struct {
	const char *name;
	size_t offset;
} columns[] = {
	{"Year", offsetof(struct import_slide, start.year)},
	{"Month", offsetof(struct import_slide, start.month)},
	{"Day", offsetof(struct import_slide, start.day)},
	{"Time", offsetof(struct import_slide, start.clock)},
	{"End Year", offsetof(struct import_slide, end.year)},
	{"End Month", offsetof(struct import_slide, end.month)},
	{"End Day", offsetof(struct import_slide, end.day)},
	{"End Time", offsetof(struct import_slide, end.clock)},
	{"Display Date", offsetof(struct import_slide, display)},
	{"Headline", offsetof(struct import_slide, headline)},
	{"Text", offsetof(struct import_slide, body)},
	{"Media", offsetof(struct import_slide, media)},
	{"Media Credit", offsetof(struct import_slide, credit)},
	{"Media Caption", offsetof(struct import_slide, caption)},
	{"Group", offsetof(struct import_slide, group)},
	{"Link", offsetof(struct import_slide, link)},
	{"EDTF", offsetof(struct import_slide, edtf)},
	{"Id", offsetof(struct import_slide, id)},
	{"After", offsetof(struct import_slide, after)},
	{"Before", offsetof(struct import_slide, before)},
	{"Basis", offsetof(struct import_slide, basis)},
};

#define IS_TYPE ARRAY_COUNT(columns) /* "Type": title, era */
#define IS_LEFT_OUT (ARRAY_COUNT(columns) + 1)
#define IS_UNKNOWN (ARRAY_COUNT(columns) + 2)

struct csv {
	struct importer *importer;
	size_t at;
	char separator;
	struct LIST_OF(struct text) names; /* of the columns */
	struct LIST_OF(size_t) numbers;	   /* in `columns` */
	struct text left_out;		   /* of a row; JSON */
};

/* ---- Cells ---- */

static bool
is_cell_end(const struct csv *csv, size_t at)
{
	struct text t = csv->importer->text;

	return at >= t.len || t.s[at] == csv->separator || t.s[at] == '\n';
}

/* Behind the opening mark; two marks are one. */
static struct text
take_quoted(struct csv *csv)
{
	struct text t = csv->importer->text;
	struct buf buf = BUF_INIT;
	struct text cell;

	while (csv->at < t.len) {
		char c = t.s[csv->at++];
		bool is_mark = c == '"';

		if (is_mark && (csv->at >= t.len || t.s[csv->at] != '"'))
			break;
		csv->at += is_mark;
		buf_char(&buf, c);
	}
	cell = arena_text(csv->importer->arena, buf_as_text(&buf));
	buf_free(&buf);
	while (!is_cell_end(csv, csv->at))
		csv->at++;
	return cell;
}

/* The next cell, without what ends it. */
static struct text
take_cell(struct csv *csv)
{
	struct text t = csv->importer->text;
	size_t start = csv->at;

	if (start < t.len && t.s[start] == '"') {
		csv->at++;
		return take_quoted(csv);
	}
	while (!is_cell_end(csv, csv->at))
		csv->at++;
	return text_trim(text_slice(t, start, csv->at));
}

/* Whether the row goes on behind the cell; else moves to the next row. */
static bool
row_goes_on(struct csv *csv)
{
	struct text t = csv->importer->text;

	if (csv->at >= t.len)
		return false;
	return t.s[csv->at++] == csv->separator;
}

/* ---- Rows ---- */

static size_t
find_column(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(columns); i++) {
		if (text_equal_fold(name, text_of(columns[i].name)))
			return i;
	}
	if (text_equal_fold(name, TEXT("Left Out")))
		return IS_LEFT_OUT;
	return text_equal_fold(name, TEXT("Type")) ? IS_TYPE : IS_UNKNOWN;
}

static bool
has_column(const struct csv *csv, const char *name)
{
	list_each (const struct text, found, &csv->names) {
		if (text_equal_fold(*found, text_of(name)))
			return true;
	}
	return false;
}

static int
read_header(struct csv *csv)
{
	struct importer *importer = csv->importer;
	struct place place = {.path = importer->request->path, .line = 1};

	do {
		struct text name = text_trim(take_cell(csv));

		list_add(importer->arena, &csv->names, name);
		list_add(importer->arena, &csv->numbers, find_column(name));
	} while (row_goes_on(csv));
	if (has_column(csv, "Year") && has_column(csv, "Headline"))
		return 0;
	place.column = 1;
	diag_error(importer->diag, I001, &place,
		   "this is no timeline: it has no columns Year and Headline");
	diag_hint(importer->diag, "the first line has the names of columns: "
				  "Year, Month, Day, Headline, Text …");
	return -1;
}

/* Without the apostrophe that keeps words from being a formula: '=1+1. */
static struct text
without_guard(struct text cell)
{
	size_t i = 0;

	while (i < cell.len && cell.s[i] == '\'')
		i++;
	if (i == 0 || i == cell.len || !strchr("=+-@\t\r", cell.s[i]))
		return cell;
	return text_from(cell, 1);
}

static void
take_value(struct csv *csv, size_t index, struct text value,
	   struct import_slide *slide)
{
	size_t number = index < csv->numbers.count ? csv->numbers.items[index]
						   : IS_UNKNOWN;

	if (value.len == 0)
		return;
	if (number < ARRAY_COUNT(columns))
		*(struct text *)((char *)slide + columns[number].offset) =
			without_guard(value);
	else if (number == IS_LEFT_OUT)
		csv->left_out = value;
	else if (number == IS_UNKNOWN)
		import_slide_skip(csv->importer,
				  index < csv->names.count
					  ? csv->names.items[index]
					  : TEXT("a cell without a column"),
				  slide->at);
	else if (text_equal_fold(value, TEXT("title")))
		slide->kind = IMPORT_SLIDE_TITLE;
	else if (text_equal_fold(value, TEXT("era")))
		slide->kind = IMPORT_SLIDE_ERA;
}

static void
read_row(struct csv *csv)
{
	struct text t = csv->importer->text;
	struct import_slide slide = {.at = text_slice(t, csv->at, csv->at + 1)};
	size_t start = csv->at;
	size_t index = 0;

	csv->left_out = (struct text){0};
	do
		take_value(csv, index++, take_cell(csv), &slide);
	while (row_goes_on(csv));
	if (text_is_empty(text_trim(text_slice(t, start, csv->at))))
		return;
	slide.at = text_slice(t, start, csv->at);
	csv->importer->result->cues += slide.kind != IMPORT_SLIDE_TITLE;
	import_slide_add(csv->importer, &slide);
	if (csv->left_out.len > 0)
		import_timeline_left_out(csv->importer, csv->left_out,
					 slide.at);
}

/* What stands between the names of columns most often. */
static char
find_separator(struct text file)
{
	struct text line = {0};
	size_t counts[3] = {0};
	static const char separators[] = ",;\t";
	size_t best = 0;

	(void)text_line(&file, &line);
	for (size_t i = 0; i < line.len; i++) {
		for (size_t j = 0; j < 3; j++)
			counts[j] += line.s[i] == separators[j];
	}
	for (size_t j = 1; j < 3; j++)
		best = counts[j] > counts[best] ? j : best;
	return separators[best];
}

int
import_csv(struct importer *importer)
{
	struct csv csv = {
		.importer = importer,
		.separator = find_separator(importer->text),
	};

	importer->result->is_timeline = true;
	if (read_header(&csv) != 0)
		return -1;
	while (csv.at < importer->text.len)
		read_row(&csv);
	return 0;
}
