#include <assert.h>

#include "base/block.h"
#include "base/limits.h"
#include "markdown/inner.h"

/*
 * Block quotes and lists, by the rules of CommonMark 0.30 §5 but for two
 * liberties, which can only count too much: whatever looks like a list item
 * may interrupt a paragraph, and a line that matches fewer quotes and items
 * than are open is taken for a lazy continuation unless it opens others.
 *
 * Code is read in two ways. First as if it were text: a bound that no
 * trick with fences or raw HTML gets below. Only where that bound is above
 * the limit is it read a second time with fenced code left out, so that a
 * log in a fence may hold a row of a hundred `>`.
 */

/* What the first reading may find at most, code included. */
#define MOST_WITH_CODE 1000

/* cmark steps over every open `![` at each link: steps for one block. */
#define MOST_BRACKET_STEPS ((size_t)200 * 1000 * 1000)

/* Each use of a reference copies its destination: bytes at most. */
#define MOST_REFERENCED (256 * MIB)

/* A label has at most 999 bytes, and brackets about it. */
#define MOST_LABEL 1001

struct container {
	bool is_quote;
	size_t indent; /* columns that what is inside of an item needs */
};

struct fence {
	char mark; /* 0: none is open */
	size_t length;
	size_t depth; /* containers about it */
};

struct nesting {
	struct container *open;
	size_t depth;
	size_t most;
	bool with_code;
	struct fence fence;
	bool was_blank;
};

/* A line being read; a tab may be used up in part. */
struct line {
	struct text t;
	size_t at;
	size_t column;
};

static size_t
tab_width(size_t column)
{
	return 4 - column % 4;
}

/* Columns of white space before the next byte, which is at `*next`. */
static size_t
indent_of(const struct line *line, size_t *next)
{
	size_t column = line->column;
	size_t at = line->at;

	for (; at < line->t.len; at++) {
		if (line->t.s[at] == '\t')
			column += tab_width(column);
		else if (line->t.s[at] == ' ')
			column++;
		else
			break;
	}
	*next = at;
	return column - line->column;
}

static void
eat_columns(struct line *line, size_t columns)
{
	size_t goal = line->column + columns;

	while (line->column < goal && line->at < line->t.len) {
		size_t width = line->t.s[line->at] == '\t'
				       ? tab_width(line->column)
				       : 1;

		if (line->column + width > goal) {
			line->column = goal;
			return;
		}
		line->column += width;
		line->at++;
	}
}

static bool
is_at(const struct line *line, size_t at, char c)
{
	return at < line->t.len && line->t.s[at] == c;
}

static bool
is_white_at(const struct line *line, size_t at)
{
	return is_at(line, at, ' ') || is_at(line, at, '\t');
}

/* Eats `>` and one column of white space; false when there is none. */
static bool
eat_quote(struct line *line)
{
	size_t next;
	size_t indent = indent_of(line, &next);

	if (indent > 3 || !is_at(line, next, '>'))
		return false;
	eat_columns(line, indent + 1);
	if (is_white_at(line, line->at))
		eat_columns(line, 1);
	return true;
}

static bool
eat_container(struct line *line, const struct container *container)
{
	size_t next;

	if (container->is_quote)
		return eat_quote(line);
	if (indent_of(line, &next) < container->indent)
		return false;
	eat_columns(line, container->indent);
	return true;
}

static bool
is_blank(const struct line *line)
{
	size_t next;

	indent_of(line, &next);
	return next == line->t.len;
}

/* How many of the open containers the line goes on; the rest is left. */
static size_t
match(const struct nesting *n, struct line *line)
{
	size_t matched = 0;

	while (matched < n->depth) {
		if (is_blank(line))
			return n->depth;
		if (!eat_container(line, &n->open[matched]))
			break;
		matched++;
	}
	return matched;
}

/* `* * *`, `---`: nothing but three or more of one mark. */
static bool
is_thematic_break(const struct line *line, size_t at)
{
	char mark = line->t.s[at];
	size_t count = 0;

	if (mark != '*' && mark != '-' && mark != '_')
		return false;
	for (; at < line->t.len; at++) {
		if (line->t.s[at] == mark)
			count++;
		else if (!is_white_at(line, at))
			return false;
	}
	return count >= 3;
}

/* Bytes of `-`, `*`, `+`, `1.` or `1)` at `at`; 0 when there is none. */
static size_t
marker_length(const struct line *line, size_t at)
{
	size_t digits = 0;
	size_t length = 1;

	if (!is_at(line, at, '-') && !is_at(line, at, '*') &&
	    !is_at(line, at, '+')) {
		while (digits < 10 && at + digits < line->t.len &&
		       ascii_is_digit(line->t.s[at + digits]))
			digits++;
		if (digits == 0 || digits == 10 ||
		    (!is_at(line, at + digits, '.') &&
		     !is_at(line, at + digits, ')')))
			return 0;
		length = digits + 1;
	}
	if (at + length < line->t.len && !is_white_at(line, at + length))
		return 0;
	return length;
}

/* Eats a list item's marker and what white space belongs to it. */
static bool
eat_item(struct line *line, struct container *item)
{
	size_t next;
	size_t indent = indent_of(line, &next);
	size_t length;
	size_t padding;

	if (indent > 3 || next >= line->t.len || is_thematic_break(line, next))
		return false;
	length = marker_length(line, next);
	if (length == 0)
		return false;
	eat_columns(line, indent + length);
	padding = indent_of(line, &next);
	if (padding == 0 || padding > 4 || next == line->t.len)
		padding = 1;
	eat_columns(line, padding);
	*item = (struct container){false, indent + length + padding};
	return true;
}

/* Opens what the line opens behind `matched`; the new depth. */
static size_t
open_containers(struct nesting *n, struct line *line, size_t matched)
{
	size_t depth = matched;

	for (; depth <= n->most; depth++) {
		struct container opened = {true, 0};

		if (!eat_quote(line) && !eat_item(line, &opened))
			break;
		n->open[depth] = opened;
	}
	return depth;
}

/* The run of ``` or ~~~ that a fence begins or ends with; 0 when none. */
static size_t
fence_run(const struct line *line, char *mark, size_t *behind)
{
	size_t next;
	size_t run = 0;

	if (indent_of(line, &next) > 3 ||
	    (!is_at(line, next, '`') && !is_at(line, next, '~')))
		return 0;
	*mark = line->t.s[next];
	while (is_at(line, next + run, *mark))
		run++;
	*behind = next + run;
	return run >= 3 ? run : 0;
}

static void
open_fence(struct nesting *n, const struct line *line, size_t depth)
{
	char mark;
	size_t behind;
	size_t run = fence_run(line, &mark, &behind);

	if (run == 0 || (mark == '`' && text_find_char(line->t, '`', behind) !=
						TEXT_NOT_FOUND))
		return;
	n->fence = (struct fence){mark, run, depth};
	n->depth = depth;
}

/* Whether the line is code in the open fence, or ends it. */
static bool
is_fenced(struct nesting *n, const struct line *line, size_t matched)
{
	char mark;
	size_t behind;
	size_t run;

	if (n->fence.mark == '\0')
		return false;
	if (matched < n->fence.depth) {
		n->fence.mark = '\0';
		return false;
	}
	run = fence_run(line, &mark, &behind);
	if (run >= n->fence.length && mark == n->fence.mark &&
	    text_trim(text_from(line->t, behind)).len == 0)
		n->fence.mark = '\0';
	return true;
}

/*
 * Whether a line that begins with the byte may open a quote, a list or a fence,
 * or go on in one. Most do not: they end them all, or are lazy.
 */
static bool
may_nest(char c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '>':
	case '-':
	case '*':
	case '+':
	case '`':
	case '~':
		return true;
	default:
		return ascii_is_digit(c);
	}
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Reads a line outside of any fence that begins with another byte. */
static void
read_plain_line(struct nesting *n, char first)
{
	bool is_blank = is_line_end(first);

	if (n->was_blank && !is_blank)
		n->depth = 0;
	n->was_blank = is_blank;
}

/* Reads a line; false when it nests too deep. */
static bool
read_line(struct nesting *n, struct text t)
{
	struct line line = {t, 0, 0};
	size_t matched;
	size_t depth;

	while (line.t.len > 0 && is_line_end(t.s[line.t.len - 1]))
		line.t.len--;
	if (is_blank(&line)) {
		n->was_blank = true;
		return true;
	}
	matched = match(n, &line);
	if (is_fenced(n, &line, matched))
		return true;
	depth = open_containers(n, &line, matched);
	if (depth > matched || n->was_blank)
		n->depth = depth;
	n->was_blank = false;
	if (!n->with_code)
		open_fence(n, &line, depth);
	return depth <= n->most;
}

/* The line that nests deeper than `most`, or TEXT_NOT_FOUND. */
static size_t
find_too_deep(const struct source *source, size_t most, bool with_code)
{
	struct container open[MOST_WITH_CODE + 1];
	struct nesting n = {.open = open, .most = most, .with_code = with_code};

	for (size_t i = 0; i + 1 < source->lines.count; i++) {
		struct text line =
			text_slice(source->text, source->lines.items[i],
				   source->lines.items[i + 1]);

		if (n.fence.mark == '\0' && !may_nest(line.s[0]))
			read_plain_line(&n, line.s[0]);
		else if (!read_line(&n, line))
			return i;
	}
	return TEXT_NOT_FOUND;
}

/* What cannot stand in the white space and markers before words of a line. */
static block_found
find_word(block b)
{
	return (b > '>') | (b == '\n');
}

static_assert(4 * BLOCK_BYTES <= LIMIT_MARKDOWN_NESTING,
	      "a tab before the words of a line is four columns wide");

/*
 * Whether a line may nest too deep at all. Each quote and each item that it is
 * in takes a column or more of what stands before its words.
 */
static bool
may_be_deep(const struct source *source)
{
	for (size_t i = 0; i + 1 < source->lines.count; i++) {
		size_t line = source->lines.items[i];

		if (!block_any(find_word(block_from(source->text, line))))
			return true;
	}
	return false;
}

static int
check_depth(const struct source *source, struct diag *diag)
{
	struct place place;
	size_t line;

	if (!may_be_deep(source))
		return 0;
	if (find_too_deep(source, LIMIT_MARKDOWN_NESTING, true) ==
	    TEXT_NOT_FOUND)
		return 0;
	line = find_too_deep(source, LIMIT_MARKDOWN_NESTING, false);
	if (line == TEXT_NOT_FOUND)
		line = find_too_deep(source, MOST_WITH_CODE, true);
	if (line == TEXT_NOT_FOUND)
		return 0;
	place = source_place(source, source->lines.items[line], 1);
	diag_error(diag, M002, &place,
		   "quotes and lists are nested more than %d deep",
		   LIMIT_MARKDOWN_NESTING);
	return -1;
}

/* Brackets of one block: of lines without a blank one between them. */
struct brackets {
	size_t images; /* `![` */
	size_t closed; /* `]` */
	size_t open;   /* `[` less `]` */
};

/* Counts the brackets of a line; false when they are too many. */
static bool
count_brackets(struct brackets *b, struct text line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (line.s[i] == '\\') {
			i++;
		} else if (line.s[i] == '[') {
			b->open++;
			b->images += i > 0 && line.s[i - 1] == '!';
		} else if (line.s[i] == ']') {
			b->closed++;
			b->open -= b->open > 0;
		}
	}
	if (b->images > LIMIT_MARKDOWN_BRACKETS &&
	    b->open > LIMIT_MARKDOWN_BRACKETS)
		return false;
	return b->images * b->closed <= MOST_BRACKET_STEPS;
}

static int
check_brackets(const struct source *source, struct diag *diag)
{
	struct brackets b = {0};
	struct text rest = source->text;
	struct text line;

	while (text_line(&rest, &line)) {
		struct place place;

		if (text_trim(line).len == 0)
			b = (struct brackets){0};
		if (count_brackets(&b, line))
			continue;
		place = source_place(source, (size_t)(line.s - source->text.s),
				     1);
		diag_error(diag, M003, &place,
			   "more than %d brackets are open in one paragraph",
			   LIMIT_MARKDOWN_BRACKETS);
		diag_hint(diag, "close them, or write \\[ for a bracket that "
				"opens nothing");
		return -1;
	}
	return 0;
}

static size_t
count_char(struct text t, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < t.len; i++)
		count += t.s[i] == c;
	return count;
}

static bool
has_many_images(struct text t)
{
	size_t count = 0;
	size_t at = 0;

	while ((at = find_pair(t, "![", at)) != TEXT_NOT_FOUND) {
		at += 2;
		count++;
	}
	return count > LIMIT_MARKDOWN_BRACKETS;
}

/* The line without the white space and the `>` before its words. */
static struct text
without_prefix(struct text line)
{
	while (line.len > 0 && strchr("> \t\r", line.s[0]))
		line = text_from(line, 1);
	return line;
}

/*
 * The longest piece of text that could be a reference definition: from a line
 * that begins with a label up to the next one that begins with `[`, or to a
 * blank line.
 */
static struct text
longest_definition(struct text text)
{
	struct text rest = text;
	struct text longest = {0};
	struct text here = {0};
	struct text line;

	while (text_line(&rest, &line)) {
		line = without_prefix(line);
		if (line.len == 0) {
			here.len = 0;
		} else if (line.s[0] == '[') {
			here = line;
			if (find_pair(text_slice(line, 0, MOST_LABEL),
				      "]:", 0) == TEXT_NOT_FOUND)
				here.len = 0;
		} else if (here.len > 0) {
			here.len = (size_t)(line.s + line.len - here.s);
		}
		if (here.len > longest.len)
			longest = here;
	}
	return longest;
}

static int
check_references(const struct source *source, struct diag *diag)
{
	struct text longest = longest_definition(source->text);
	struct place place;

	if (longest.len == 0 ||
	    count_char(source->text, '[') <= MOST_REFERENCED / longest.len)
		return 0;
	place = source_place(source, (size_t)(longest.s - source->text.s), 1);
	diag_error(diag, M003, &place,
		   "a reference of %zu bytes is repeated too often",
		   longest.len);
	return -1;
}

int
nesting_check(const struct source *source, struct diag *diag)
{
	if (check_depth(source, diag) != 0)
		return -1;
	if (has_many_images(source->text) && check_brackets(source, diag) != 0)
		return -1;
	if (source->has_definitions && check_references(source, diag) != 0)
		return -1;
	return 0;
}
