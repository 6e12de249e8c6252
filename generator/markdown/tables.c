#include "base/limits.h"
#include "markdown/inner.h"

/*
 * Pipe tables, as GitHub Flavored Markdown §4.10 has them. They are found in
 * the source of paragraphs, because cmark's tree has lost what was escaped.
 * The cells of all tables of a document are then read by cmark at once, each
 * as a paragraph; where references are defined the whole text stands behind
 * them, so that they are in force in cells.
 */

enum alignment { ALIGN_NONE, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

struct row {
	size_t first; /* index of its first cell */
	size_t count;
};

struct table {
	enum alignment *alignments;
	size_t columns;
	cmark_node *lead;		 /* a paragraph before it, or NULL */
	struct LIST_OF(struct row) rows; /* the first is its head */
	size_t first_cell;
	cmark_node **cells;
};

/* A cell, or the lines before a table: a paragraph to be. */
struct fragment {
	size_t at; /* in the text of the cells */
	cmark_node **node;
};

struct finding {
	struct render *r;
	struct made_text made;
	struct LIST_OF(struct fragment) fragments;
	size_t filled; /* cells that rows were too short for */
	bool is_full;
};

struct lines LIST_OF(struct text);

/* ---- The lines of a paragraph ---- */

static struct text
skip_white(struct text t)
{
	while (t.len > 0 && (t.s[0] == ' ' || t.s[0] == '\t'))
		t = text_from(t, 1);
	return t;
}

/* How many block quotes stand around a paragraph. */
static size_t
quotes_around(cmark_node *node)
{
	size_t count = 0;

	while ((node = cmark_node_parent(node)))
		count += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	return count;
}

/* Without what its quotes and lists put before the words of a line. */
static struct text
without_prefix(struct text line, size_t quotes)
{
	line = skip_white(line);
	for (; quotes > 0 && line.len > 0 && line.s[0] == '>'; quotes--)
		line = skip_white(text_from(line, 1));
	return line;
}

static void
paragraph_lines(const struct finding *f, cmark_node *node, struct lines *lines)
{
	const struct source *source = f->r->source;
	size_t start = source_block_start(source, node);
	size_t quotes = quotes_around(node);
	struct text rest =
		text_slice(source->text, start, source_block_end(source, node));
	struct text line;

	lines->count = 0;
	while (text_line(&rest, &line)) {
		if (lines->count > 0)
			line = without_prefix(line, quotes);
		line = text_trim(line);
		list_add(f->r->reader->scratch, lines, line);
	}
}

/* ---- Rows ---- */

static size_t
find_pipe(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.s[i] == '\\')
			i++;
		else if (t.s[i] == '|')
			return i;
	}
	return TEXT_NOT_FOUND;
}

/* A row without the pipe it may begin with. */
static struct text
row_begin(struct text line)
{
	return line.len > 0 && line.s[0] == '|' ? text_from(line, 1) : line;
}

/* Takes the next cell; the pipe that a row may end with begins none. */
static bool
row_next(struct text *rest, struct text *cell)
{
	size_t pipe;

	if (text_trim(*rest).len == 0)
		return false;
	pipe = find_pipe(*rest);
	*cell = text_trim(text_slice(*rest, 0, pipe));
	*rest = pipe == TEXT_NOT_FOUND ? text_from(*rest, rest->len)
				       : text_from(*rest, pipe + 1);
	return true;
}

static size_t
count_cells(struct text line)
{
	struct text rest = row_begin(line);
	struct text cell;
	size_t count = 0;

	while (row_next(&rest, &cell))
		count++;
	return count;
}

/* `---`, `:--`, `--:` or `:-:`. */
static bool
read_alignment(struct text cell, enum alignment *alignment)
{
	bool left = cell.len > 0 && cell.s[0] == ':';
	bool right = cell.len > 1 && cell.s[cell.len - 1] == ':';

	cell = text_slice(cell, left, cell.len - right);
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.s[i] != '-')
			return false;
	}
	*alignment = left && right ? ALIGN_CENTER
		     : left	   ? ALIGN_LEFT
		     : right	   ? ALIGN_RIGHT
				   : ALIGN_NONE;
	return cell.len > 0;
}

static bool
is_delimiter_row(struct text line)
{
	struct text rest = row_begin(line);
	enum alignment alignment;
	struct text cell;

	if (line.len == 0 || !strchr("|:-", line.s[0]))
		return false;
	while (row_next(&rest, &cell)) {
		if (!read_alignment(cell, &alignment))
			return false;
	}
	return true;
}

static bool
has_pipe(struct text line)
{
	return find_pipe(line) != TEXT_NOT_FOUND;
}

/* The number of the delimiter row of a table; 0: there is none. */
static size_t
find_delimiter_row(const struct lines *lines)
{
	for (size_t i = 1; i < lines->count; i++) {
		struct text head = lines->items[i - 1];
		struct text line = lines->items[i];

		if (is_delimiter_row(line) &&
		    (has_pipe(head) || has_pipe(line)) &&
		    count_cells(head) == count_cells(line))
			return i;
	}
	return 0;
}

/* ---- Cells ---- */

/* Adds bytes of the source, and where they are from in the body. */
static void
add_bytes(struct finding *f, struct text bytes)
{
	const struct source *source = f->r->source;
	size_t offset = (size_t)(bytes.s - source->text.s);

	made_copy(&f->made, bytes, source_body_offset(source, offset),
		  f->r->reader->scratch);
}

/*
 * Adds a cell; `\|` is a pipe in it, in code as well. Of a BYTE_ESCAPED the
 * body knows nothing.
 */
static void
add_cell_text(struct finding *f, struct text cell)
{
	size_t start = 0;

	for (size_t i = 0; i < cell.len; i++) {
		if (cell.s[i] == BYTE_ESCAPED) {
			add_bytes(f, text_slice(cell, start, i));
			buf_char(&f->made.text, BYTE_ESCAPED);
			start = i + 1;
		} else if (cell.s[i] == '\\' && i + 1 < cell.len) {
			if (cell.s[i + 1] == '|') {
				add_bytes(f, text_slice(cell, start, i));
				start = i + 1;
			}
			i++;
		}
	}
	add_bytes(f, text_from(cell, start));
}

static void
fragment_begin(struct finding *f, cmark_node **node)
{
	list_add(f->r->reader->scratch, &f->fragments,
		 ((struct fragment){f->made.text.len, node}));
}

static void
add_cell(struct finding *f, struct text cell, cmark_node **node)
{
	fragment_begin(f, node);
	buf_char(&f->made.text, BYTE_GUARD);
	add_cell_text(f, cell);
	buf_literal(&f->made.text, "\n\n");
}

/* The lines before a table's head: a paragraph of their own. */
static void
add_lead(struct finding *f, const struct lines *lines, size_t count,
	 cmark_node **node)
{
	if (count == 0)
		return;
	fragment_begin(f, node);
	for (size_t i = 0; i < count; i++) {
		struct text line = lines->items[i];

		if (line.len > 0 && (ascii_is_digit(line.s[0]) ||
				     strchr("#>=-*_+~`<", line.s[0])))
			buf_char(&f->made.text, BYTE_GUARD);
		add_bytes(f, line);
		buf_char(&f->made.text, '\n');
	}
	buf_char(&f->made.text, '\n');
}

static bool
tell_limit(struct finding *f, struct text line, const char *what, size_t most)
{
	struct place place = source_place(
		f->r->source, (size_t)(line.s - f->r->source->text.s), 1);

	if (!f->is_full)
		diag_error(f->r->reader->diag, M006, &place, what, most);
	f->is_full = true;
	return false;
}

static size_t
row_cells(const struct table *table, struct text line)
{
	size_t count = count_cells(line);

	return count < table->columns ? count : table->columns;
}

static void
add_row(struct finding *f, struct table *table, struct text line,
	cmark_node **cells)
{
	struct text rest = row_begin(line);
	struct row row = {.first = (size_t)(cells - table->cells)};
	struct text cell;

	while (row.count < table->columns && row_next(&rest, &cell))
		add_cell(f, cell, &cells[row.count++]);
	list_add(f->r->reader->scratch, &table->rows, row);
	f->filled += table->columns - row.count;
	if (f->filled > LIMIT_TABLE_FILLED)
		tell_limit(f, line,
			   "more than %zu cells are missing in rows "
			   "that are too short",
			   LIMIT_TABLE_FILLED);
}

static void
read_alignments(struct finding *f, struct table *table, struct text line)
{
	struct text rest = row_begin(line);
	struct text cell;
	size_t i = 0;

	table->columns = count_cells(line);
	table->alignments = arena_array(f->r->reader->scratch, enum alignment,
					table->columns);
	while (row_next(&rest, &cell))
		read_alignment(cell, &table->alignments[i++]);
}

static struct table *
read_table(struct finding *f, const struct lines *lines, size_t delimiter)
{
	struct arena *scratch = f->r->reader->scratch;
	struct table *table = arena_new(scratch, struct table);
	cmark_node **cells;
	size_t count = 0;

	read_alignments(f, table, lines->items[delimiter]);
	if (table->columns > LIMIT_TABLE_COLUMNS) {
		tell_limit(f, lines->items[delimiter],
			   "a table has more than %zu columns",
			   LIMIT_TABLE_COLUMNS);
		return NULL;
	}
	for (size_t i = delimiter - 1; i < lines->count; i++)
		count += row_cells(table, lines->items[i]);
	table->cells = arena_array(scratch, cmark_node *, count);
	cells = table->cells;
	add_lead(f, lines, delimiter - 1, &table->lead);
	for (size_t i = delimiter - 1; i < lines->count && !f->is_full; i++) {
		if (i == delimiter)
			continue;
		add_row(f, table, lines->items[i], cells);
		cells += list_last(&table->rows)->count;
	}
	return table;
}

/* ---- Paragraphs that are tables ---- */

static bool
is_setext(cmark_node *heading)
{
	return cmark_node_get_start_line(heading) <
	       cmark_node_get_end_line(heading);
}

/* A row of dashes below a table makes no heading of it but a rule. */
static cmark_node *
replace_heading(struct finding *f, cmark_node *heading)
{
	struct arena *scratch = f->r->reader->scratch;
	cmark_node *paragraph = tree_node(scratch, CMARK_NODE_PARAGRAPH);

	cmark_node_insert_before(heading, paragraph);
	if (cmark_node_get_heading_level(heading) == 2)
		cmark_node_insert_after(
			paragraph,
			tree_node(scratch, CMARK_NODE_THEMATIC_BREAK));
	cmark_node_unlink(heading);
	return paragraph;
}

/* What follows `node` is found beforehand: it may be replaced. */
static void
look_at(struct finding *f, cmark_node *node, struct lines *lines)
{
	bool is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	struct table *table;
	size_t delimiter;

	if (is_heading && !is_setext(node))
		return;
	paragraph_lines(f, node, lines);
	if (is_heading && cmark_node_get_heading_level(node) == 2 &&
	    lines->count > 0)
		lines->count--;
	delimiter = find_delimiter_row(lines);
	if (delimiter == 0 || f->is_full)
		return;
	table = read_table(f, lines, delimiter);
	if (table && is_heading)
		node = replace_heading(f, node);
	cmark_node_set_user_data(node, table);
}

/* Gives each fragment the paragraph that cmark has made of it. */
static void
assign(struct finding *f, cmark_node *root)
{
	cmark_node *node = cmark_node_first_child(root);

	list_each (struct fragment, fragment, &f->fragments) {
		while (node &&
		       source_block_start(&f->r->cells, node) < fragment->at)
			node = cmark_node_next(node);
		if (node &&
		    source_block_start(&f->r->cells, node) == fragment->at)
			*fragment->node = node;
	}
}

/* Takes away what was there for its reference definitions only. */
static void
cut_from(struct finding *f, cmark_node *root, size_t end)
{
	cmark_node *last;

	while ((last = cmark_node_last_child(root)) &&
	       source_block_start(&f->r->cells, last) >= end)
		cmark_node_unlink(last);
}

static cmark_node *
read_cells(struct finding *f)
{
	struct render *r = f->r;
	struct arena *scratch = r->reader->scratch;
	size_t end = f->made.text.len;
	cmark_node *root;

	if (f->fragments.count == 0)
		return NULL;
	if (r->source->has_definitions)
		buf_text(&f->made.text, r->source->text);
	source_begin_made(&r->cells, r->reader->in,
			  arena_text(scratch, buf_as_text(&f->made.text)),
			  scratch);
	r->cells.pieces = f->made.pieces;
	r->cells.has_definitions = r->source->has_definitions;
	root = tree_parse(scratch, r->cells.text, false);
	assign(f, root);
	cut_from(f, root, end);
	return root;
}

cmark_node *
tables_find(struct render *r, cmark_node *root)
{
	struct finding f = {.r = r, .made.text = BUF_INIT};
	struct lines lines = {0};
	cmark_node *cells;
	cmark_node *next;

	for (cmark_node *node = root; node; node = next) {
		cmark_node_type type = cmark_node_get_type(node);
		bool is_leaf = type == CMARK_NODE_PARAGRAPH ||
			       type == CMARK_NODE_HEADING;

		next = is_leaf ? tree_behind(node, root)
			       : tree_next(node, root);
		if (is_leaf)
			look_at(&f, node, &lines);
	}
	cells = read_cells(&f);
	buf_free(&f.made.text);
	return cells;
}

struct table *
table_of(cmark_node *paragraph)
{
	return cmark_node_get_user_data(paragraph);
}

cmark_node *
table_lead(struct table *table)
{
	return table->lead;
}

void
table_drop_lead(struct table *table)
{
	table->lead = NULL;
}

/* ---- HTML ---- */

static void
add_cell_tag(struct render *r, bool is_head, enum alignment alignment)
{
	static const char *const classes[] = {
		[ALIGN_NONE] = "",
		[ALIGN_LEFT] = " class=\"left\"",
		[ALIGN_RIGHT] = " class=\"right\"",
		[ALIGN_CENTER] = " class=\"center\"",
	};

	buf_format(&r->html, is_head ? "<th scope=\"col\"%s>" : "<td%s>",
		   classes[alignment]);
}

static void
cell_render(struct render *r, cmark_node *cell, bool is_head,
	    enum alignment alignment)
{
	add_cell_tag(r, is_head, alignment);
	if (cell)
		render_leaf(r, cell);
	buf_add(&r->html, is_head ? "</th>\n" : "</td>\n", 6);
	buf_char(&r->plain, '\n');
}

static void
row_render(struct render *r, const struct table *table, const struct row *row)
{
	bool is_head = row == table->rows.items;

	buf_literal(&r->html, "<tr>\n");
	for (size_t i = 0; i < table->columns; i++) {
		cmark_node *cell =
			i < row->count ? table->cells[row->first + i] : NULL;

		cell_render(r, cell, is_head, table->alignments[i]);
	}
	buf_literal(&r->html, "</tr>\n");
}

static void
rows_render(struct render *r, const struct table *table)
{
	buf_literal(&r->html, "<table>\n<thead>\n");
	for (size_t i = 0; i < table->rows.count; i++) {
		if (i == 1)
			buf_literal(&r->html, "<tbody>\n");
		row_render(r, table, &table->rows.items[i]);
		if (i == 0)
			buf_literal(&r->html, "</thead>\n");
	}
	if (table->rows.count > 1)
		buf_literal(&r->html, "</tbody>\n");
	buf_literal(&r->html, "</table>\n");
}

void
table_render(struct render *r, cmark_node *paragraph)
{
	const struct table *table = table_of(paragraph);
	const struct source *source = r->source;

	r->source = &r->cells;
	render_line(r);
	if (table->lead)
		render_node(r, table->lead);
	r->source = source;
	node_begin(r, KIND_TABLE, paragraph);
	r->source = &r->cells;
	buf_literal(&r->html, "<div class=\"table\" role=\"group\" "
			      "tabindex=\"0\" aria-label=\"");
	html_escaped(&r->html,
		     phrase_in(r->reader->in->language, PHRASE_TABLE));
	buf_literal(&r->html, "\">\n");
	node_inside(r, KIND_TABLE);
	rows_render(r, table);
	node_end(r, KIND_TABLE);
	buf_literal(&r->html, "</div>\n");
	node_end(r, KIND_TABLE);
	r->source = source;
}
