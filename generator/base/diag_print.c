#include <inttypes.h>

#include "base/diag.h"
#include "base/diag_group.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Terminal columns of a source line that are shown, and those before a caret
 * when the line is cut. */
#define SHOWN_COLUMNS 92
#define SHOWN_BEFORE 36
/* Bytes of a source line that are looked at on each side of its caret. */
#define LOOKED_AT 1024
#define TAB_STOP 8

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define GREEN "\033[1;32m"
#define BLUE "\033[1;34m"
#define PLAIN "\033[0m"

struct printer {
	const struct diag_style *style;
	struct buf out;

	/* The file last shown; those of one file follow each other by line. */
	struct arena arena;
	struct text path;
	struct text rest; /* of the file, behind `line` */
	struct text line;
	size_t line_number; /* of `line`; 0 before the first */
};

static void
colour(struct printer *p, const char *sequence)
{
	if (p->style->colour)
		buf_text(&p->out, text_of(sequence));
}

/*
 * The source line.
 */

/* Makes `path` the file whose lines are found; unreadable: an empty one. */
static void
open_source(struct printer *p, struct text path)
{
	struct diag unsaid = {0}; /* a source line is a courtesy */
	struct text name;

	arena_reset(&p->arena);
	name = arena_text(&p->arena, path);
	p->path = name;
	p->line_number = 0;
	if (p->style->site_dir < 0 || path.len == 0 ||
	    file_read(p->style->site_dir, name.s, LIMIT_DOCUMENT, &p->arena,
		      &p->rest, &unsaid) != 0)
		p->rest = (struct text){0};
	diag_free(&unsaid);
}

static bool
find_source_line(struct printer *p, const struct place *place)
{
	if (place->line == 0)
		return false;
	if (!text_equal(p->path, place->path) || place->line < p->line_number)
		open_source(p, place->path);
	while (p->line_number < place->line) {
		if (!text_line(&p->rest, &p->line))
			return false;
		p->line_number++;
	}
	return true;
}

/* What of a source line is shown, in terminal columns from its start. */
struct window {
	struct text line;
	size_t mark;	 /* first byte to underline */
	size_t mark_end; /* behind the last */
	size_t from;	 /* first column shown */
	size_t to;	 /* behind the last column shown */
	size_t caret;	 /* column */
	size_t caret_end;
	size_t width;	 /* columns of the whole line */
	bool cut_before; /* bytes were left out on the left, on the right */
	bool cut_after;
};

static bool
is_inside(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Cuts a very long line by bytes, so that each caret costs the same. */
static struct window
take_line(struct text line, const struct place *place)
{
	struct window w = {.line = line, .cut_before = false};
	size_t start = place->column > 0 ? place->column - 1 : 0;
	size_t from = 0;
	size_t to = line.len;

	if (start > line.len)
		start = line.len;
	if (start > LOOKED_AT)
		from = start - LOOKED_AT;
	if (line.len - start > LOOKED_AT)
		to = start + LOOKED_AT;
	while (from > 0 && is_inside(line.s[from]))
		from--;
	while (to < line.len && is_inside(line.s[to]))
		to++;
	w.line = text_slice(line, from, to);
	w.cut_before = from > 0;
	w.cut_after = to < line.len;
	w.mark = start - from;
	w.mark_end = w.mark + (place->length > 0 ? place->length : 1);
	return w;
}

/* The columns `character` takes when it stands at `column`. */
static size_t
columns(int32_t character, size_t column, struct buf *scratch)
{
	if (character == '\t')
		return TAB_STOP - column % TAB_STOP;
	buf_reset(scratch);
	utf8_add_visible(scratch, character);
	return utf8_width(buf_as_text(scratch));
}

/* Finds the columns of the caret and of the whole line. */
static void
measure_line(struct window *w, struct buf *scratch)
{
	struct text rest = w->line;
	size_t column = 0;
	bool marked = false;

	while (rest.len > 0) {
		size_t offset = w->line.len - rest.len;
		size_t start = column;

		column += columns(utf8_next(&rest), column, scratch);
		if (w->line.len - rest.len <= w->mark || offset >= w->mark_end)
			continue;
		if (!marked)
			w->caret = start;
		marked = true;
		w->caret_end = column;
	}
	if (!marked)
		w->caret = column;
	if (w->caret_end <= w->caret)
		w->caret_end = w->caret + 1;
	w->width = column;
}

/* Chooses the columns shown so that the caret is among them. */
static void
place_window(struct window *w)
{
	w->from = 0;
	if (w->width > SHOWN_COLUMNS && w->caret > SHOWN_BEFORE)
		w->from = w->caret - SHOWN_BEFORE;
	if (w->from > 0 && w->from + SHOWN_COLUMNS > w->width)
		w->from = w->width - SHOWN_COLUMNS;
	w->to = w->from + SHOWN_COLUMNS;
	w->cut_before |= w->from > 0;
	w->cut_after |= w->to < w->width;
	if (w->caret_end > w->to && w->caret < w->to)
		w->caret_end = w->to;
}

static void
add_spaces(struct buf *buf, size_t count)
{
	while (count-- > 0)
		buf_char(buf, ' ');
}

/* A character at `column`; spaces where the window cuts it in two. */
static void
add_cell(struct buf *buf, const struct window *w, size_t column,
	 int32_t character, size_t width)
{
	size_t end = column + width;
	bool is_whole = column >= w->from && end <= w->to;

	if (end < w->from || column >= w->to || (width == 0 && !is_whole))
		return;
	if (is_whole && character != '\t') {
		utf8_add_visible(buf, character);
		return;
	}
	add_spaces(buf, (end < w->to ? end : w->to) -
				(column > w->from ? column : w->from));
}

static void
add_window(struct buf *buf, const struct window *w, struct buf *scratch)
{
	struct text rest = w->line;
	size_t column = 0;

	if (w->cut_before)
		buf_literal(buf, "…");
	while (rest.len > 0 && column < w->to) {
		int32_t character = utf8_next(&rest);
		size_t width = columns(character, column, scratch);

		add_cell(buf, w, column, character, width);
		column += width;
	}
	if (w->cut_after)
		buf_literal(buf, "…");
}

static void
add_caret(struct printer *p, const struct window *w, size_t gutter)
{
	add_spaces(&p->out, gutter);
	colour(p, BLUE);
	buf_literal(&p->out, " | ");
	colour(p, GREEN);
	add_spaces(&p->out, w->caret - w->from + w->cut_before);
	buf_char(&p->out, '^');
	for (size_t i = w->caret + 1; i < w->caret_end; i++)
		buf_char(&p->out, '~');
	colour(p, PLAIN);
	buf_char(&p->out, '\n');
}

static void
add_source(struct printer *p, const struct place *place)
{
	struct buf scratch = BUF_INIT;
	struct window w = take_line(p->line, place);
	size_t start = p->out.len;
	size_t gutter;

	buf_format(&p->out, "%5zu", place->line);
	gutter = p->out.len - start;
	colour(p, BLUE);
	buf_literal(&p->out, " | ");
	colour(p, PLAIN);
	measure_line(&w, &scratch);
	place_window(&w);
	add_window(&p->out, &w, &scratch);
	buf_char(&p->out, '\n');
	if (place->column > 0)
		add_caret(p, &w, gutter);
	buf_free(&scratch);
}

/*
 * Text.
 */

static void
add_place_itself(struct buf *out, const struct place *place)
{
	utf8_add_visible_text(out, place->path);
	if (place->line > 0)
		buf_format(out, ":%zu", place->line);
	if (place->line > 0 && place->column > 0)
		buf_format(out, ":%zu", place->column);
}

/* A path without a line is left out where the message names it itself. */
static void
add_place(struct printer *p, const struct diagnostic *found)
{
	const struct place *place = &found->place;

	if (place->path.len == 0 ||
	    (place->line == 0 &&
	     text_find(found->message, place->path, 0) != TEXT_NOT_FOUND))
		return;
	colour(p, BOLD);
	add_place_itself(&p->out, place);
	buf_char(&p->out, ':');
	colour(p, PLAIN);
	buf_char(&p->out, ' ');
}

static const char *
severity_name(const struct diagnostic *found)
{
	return found->severity == DIAG_ERROR ? "error" : "warning";
}

static void
add_further(struct printer *p, const char *label, struct text line)
{
	buf_literal(&p->out, "      ");
	colour(p, BLUE);
	buf_literal(&p->out, "= ");
	colour(p, PLAIN);
	buf_text(&p->out, text_of(label));
	utf8_add_visible_text(&p->out, line);
	buf_char(&p->out, '\n');
}

static void
print_text(struct printer *p, const struct diagnostic *found)
{
	struct text notes = found->notes;
	struct text line;

	add_place(p, found);
	colour(p, found->severity == DIAG_ERROR ? RED : MAGENTA);
	buf_format(&p->out, "%s[%s]:", severity_name(found),
		   diag_code_name(found->code));
	colour(p, PLAIN);
	buf_char(&p->out, ' ');
	utf8_add_visible_text(&p->out, found->message);
	buf_char(&p->out, '\n');
	if (find_source_line(p, &found->place))
		add_source(p, &found->place);
	while (text_line(&notes, &line))
		add_further(p, "", line);
	if (found->hint.len > 0)
		add_further(p, "hint: ", found->hint);
}

/* "= also at a.md:3:1, b.md:4:2, c.md:9:1 and 12 more places" */
static void
add_others(struct printer *p, const struct diag_group *group)
{
	size_t more = group->count - 1 - group->other_count;

	if (group->other_count == 0)
		return;
	buf_literal(&p->out, "      ");
	colour(p, BLUE);
	buf_literal(&p->out, "= ");
	colour(p, PLAIN);
	buf_literal(&p->out, "also at ");
	for (size_t i = 0; i < group->other_count; i++) {
		if (i > 0)
			buf_literal(&p->out, ", ");
		add_place_itself(&p->out, &group->others[i]->place);
	}
	if (more > 0)
		buf_format(&p->out, " and %zu more place%s", more,
			   more == 1 ? "" : "s");
	buf_char(&p->out, '\n');
}

/*
 * JSON.
 */

static void
add_json(struct buf *buf, const char *before, struct text value)
{
	buf_text(buf, text_of(before));
	json_add_string(buf, value);
}

static void
print_json(struct printer *p, const struct diagnostic *found)
{
	struct buf *out = &p->out;
	struct text notes = found->notes;
	struct text line;
	const char *before = "";

	buf_format(out, "{\"severity\":\"%s\",\"code\":\"%s\"",
		   severity_name(found), diag_code_name(found->code));
	add_json(out, ",\"path\":", found->place.path);
	buf_format(out, ",\"line\":%zu,\"column\":%zu", found->place.line,
		   found->place.column);
	add_json(out, ",\"message\":", found->message);
	buf_literal(out, ",\"notes\":[");
	for (; text_line(&notes, &line); before = ",")
		add_json(out, before, line);
	add_json(out, "],\"hint\":", found->hint);
	buf_literal(out, "}\n");
}

/*
 * GitHub's workflow commands ("Workflow commands for GitHub Actions"; the
 * escapes are those of actions/toolkit, command.ts).
 */

static void
add_github(struct buf *buf, struct text value, const char *special)
{
	while (value.len > 0) {
		int32_t c = utf8_next(&value);

		if (c > 0 && c < 0x80 && strchr(special, (char)c))
			buf_format(buf, "%%%02" PRIX32, c);
		else
			utf8_add_visible(buf, c);
	}
}

static void
add_github_property(struct buf *buf, const char *name, struct text value)
{
	buf_text(buf, text_of(name));
	add_github(buf, value, "%\r\n:,");
}

static void
print_github(struct printer *p, const struct diagnostic *found)
{
	const struct place *place = &found->place;
	struct buf *out = &p->out;
	struct text notes = found->notes;

	buf_format(out, "::%s ", severity_name(found));
	if (place->path.len > 0) {
		add_github_property(out, "file=", place->path);
		if (place->line > 0)
			buf_format(out, ",line=%zu", place->line);
		if (place->line > 0 && place->column > 0)
			buf_format(out, ",col=%zu", place->column);
		buf_char(out, ',');
	}
	buf_format(out, "title=%s", diag_code_name(found->code));
	add_github_property(out, " ", text_of(diag_code_title(found->code)));
	buf_literal(out, "::");
	add_github(out, found->message, "%\r\n");
	if (notes.len > 0) {
		notes.len--; /* the last line's end */
		buf_literal(out, "%0A");
		add_github(out, notes, "%\r\n");
	}
	if (found->hint.len > 0) {
		buf_literal(out, "%0Ahint: ");
		add_github(out, found->hint, "%\r\n");
	}
	buf_char(out, '\n');
}

/*
 * All of them.
 */

static void
print_one(struct printer *p, const struct diag_group *group)
{
	switch (p->style->format) {
	case DIAG_JSON:
		print_json(p, group->first);
		break;
	case DIAG_GITHUB:
		print_github(p, group->first);
		break;
	case DIAG_TEXT:
		print_text(p, group->first);
		add_others(p, group);
		break;
	}
}

static void
add_count(struct buf *out, const char *between, size_t count, const char *noun)
{
	if (count > 0)
		buf_format(out, "%s%zu more %s%s", between, count, noun,
			   count == 1 ? "" : "s");
}

/* Says what was left out, to people only. */
static void
print_rest(struct printer *p, const struct diag_groups *groups)
{
	size_t errors = groups->hidden[DIAG_ERROR];
	size_t warnings = groups->hidden[DIAG_WARNING];

	if (errors + warnings == 0 || p->style->format != DIAG_TEXT)
		return;
	buf_literal(&p->out, "... and ");
	add_count(&p->out, "", errors, "error");
	add_count(&p->out, errors > 0 ? ", " : "", warnings, "warning");
	buf_literal(&p->out, "; --max-errors 0 shows all\n");
}

void
diag_print(struct diag *diag, const struct diag_style *style, FILE *out)
{
	struct printer p = {.style = style, .out = BUF_INIT};
	struct arena arena = {0};
	struct diag_groups groups;

	diag_sort(diag);
	diag_group(diag, style->format == DIAG_TEXT, &arena, &groups);
	diag_group_limit(&groups, style->most);
	list_each (const struct diag_group, group, &groups.list) {
		if (group->is_hidden)
			continue;
		print_one(&p, group);
		fwrite(p.out.s, 1, p.out.len, out);
		buf_reset(&p.out);
	}
	print_rest(&p, &groups);
	fwrite(p.out.s, 1, p.out.len, out);
	arena_free(&arena);
	arena_free(&p.arena);
	buf_free(&p.out);
}
