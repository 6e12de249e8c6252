#include "base/utf8.h"
#include "markdown/inner.h"

/*
 * Footnotes are defined as GitHub has it: `[^label]:` at the start of a line,
 * further lines indented by four columns, a paragraph's lines also lazily.
 * CommonMark would take some of them for reference definitions, so they are
 * cut from the source before cmark reads it. What is code there, and what
 * stands in a list, cmark is asked for beforehand.
 */

enum {
	LINE_CODE = 1,	/* or raw HTML */
	LINE_INSIDE = 2 /* of a list */
};

/* An HTML comment: nothing is published of it, and no list goes over it. */
#define BARRIER "<!-- -->\n"

struct preparing {
	struct reader *reader;
	const struct source *body;
	struct made_text made;
	unsigned char *lines; /* LINE_… */
	struct notes *notes;
	struct LIST_OF(struct cut) cuts;
	size_t copied; /* how far the body was looked at */
};

/* Lines of the body that are a definition. */
struct cut {
	size_t first;
	size_t behind;
};

static size_t
line_count(const struct preparing *p)
{
	return p->body->lines.count - 1;
}

static struct text
line_at(const struct preparing *p, size_t i)
{
	return text_slice(p->body->text, p->body->lines.items[i],
			  p->body->lines.items[i + 1]);
}

/* ---- What cmark makes of the lines ---- */

static void
mark_lines(struct preparing *p, cmark_node *node, unsigned char flag)
{
	int last = cmark_node_get_end_line(node);

	for (int i = cmark_node_get_start_line(node); i <= last; i++) {
		if (i > 0 && (size_t)i <= line_count(p))
			p->lines[i - 1] |= flag;
	}
}

static void
classify(struct preparing *p)
{
	struct arena memory = {0};
	cmark_node *root = tree_parse(&memory, p->body->text, false);

	for (cmark_node *node = root; node; node = tree_next(node, root)) {
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_CODE_BLOCK ||
		    type == CMARK_NODE_HTML_BLOCK)
			mark_lines(p, node, LINE_CODE);
		else if (type == CMARK_NODE_LIST &&
			 cmark_node_parent(node) == root)
			mark_lines(p, node, LINE_INSIDE);
	}
	arena_free(&memory);
}

/* ---- Definitions ---- */

static size_t
indent_of(struct text line, size_t *at)
{
	size_t columns = 0;

	for (*at = 0; *at < line.len; ++*at) {
		if (line.s[*at] == '\t')
			columns += 4 - columns % 4;
		else if (line.s[*at] == ' ')
			columns++;
		else
			break;
	}
	return columns;
}

static bool
is_blank(struct text line)
{
	return text_trim(line).len == 0;
}

/* `[^label]:` at `at`: where what it says begins; 0: it is none. */
static size_t
definition_end(struct text line, size_t at, struct text *label)
{
	size_t end = at + 2;

	if (end >= line.len || line.s[at] != '[' || line.s[at + 1] != '^')
		return 0;
	while (end < line.len && !strchr(" \t[]\r\n", line.s[end]))
		end++;
	if (end == at + 2 || end + 1 >= line.len || line.s[end] != ']' ||
	    line.s[end + 1] != ':')
		return 0;
	*label = text_slice(line, at + 2, end);
	return end + 2;
}

/* Lines that would interrupt a paragraph. */
static bool
begins_block(struct text line)
{
	static const char *const starts[] = {"#",  ">",	  "```", "~~~", "- ",
					     "* ", "+ ",  "***", "---", "___",
					     "<",  "1. ", "1) "};
	struct text label;
	size_t at;

	indent_of(line, &at);
	if (definition_end(line, at, &label) > 0)
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(starts); i++) {
		if (text_starts(text_from(line, at), text_of(starts[i])))
			return true;
	}
	return false;
}

/* Whether lines may follow lazily: words stand in the line, no other block. */
static bool
is_open(struct text words)
{
	return !is_blank(words) && (!begins_block(words) ||
				    strchr("*-+_<1", text_trim(words).s[0]));
}

/* Behind the last line of the definition in line `first`. */
static size_t
definition_behind(const struct preparing *p, size_t first, size_t content)
{
	bool may_be_lazy = is_open(text_from(line_at(p, first), content));
	size_t behind = first + 1;

	for (size_t i = first + 1; i < line_count(p); i++) {
		struct text line = line_at(p, i);
		size_t at;

		if (is_blank(line)) {
			may_be_lazy = false;
			continue;
		}
		if (indent_of(line, &at) < 4 &&
		    (!may_be_lazy || begins_block(line)))
			break;
		may_be_lazy = is_open(text_from(line, at)) &&
			      (may_be_lazy || indent_of(line, &at) >= 4);
		behind = i + 1;
	}
	return behind;
}

/* How far back the beginning of a title or tag is looked for. */
#define MOST_BACK 500

/*
 * Whether `at` is in a link's title, in a reference definition or in a tag, as
 * far as that can be told: cmark's scanners take no foreign byte there.
 */
static bool
is_in_markup(struct text t, size_t at)
{
	size_t least = at > MOST_BACK ? at - MOST_BACK : 0;

	for (size_t i = at; i > least; i--) {
		char c = t.s[i - 1];
		char next = t.s[i];

		if (c == ')' || c == '>' || (c == '\n' && next == '\n'))
			return false;
		if ((c == ']' && (next == '(' || next == ':')) ||
		    (c == '<' && (ascii_is_alpha(next) || next == '/')))
			return true;
	}
	return false;
}

/* Adds bytes of the body, with BYTE_ESCAPED behind what is escaped. */
static void
copy(struct preparing *p, struct text bytes)
{
	struct arena *scratch = p->reader->scratch;
	size_t from = (size_t)(bytes.s - p->body->text.s);
	size_t start = 0;
	size_t at = 0;

	while ((at = text_find_char(bytes, '\\', at)) != TEXT_NOT_FOUND) {
		at += 2;
		if (!syntax_is_escape(p->body->text, from + at - 2,
				      p->reader->in->smart_punctuation) ||
		    is_in_markup(p->body->text, from + at - 2))
			continue;
		made_copy(&p->made, text_slice(bytes, start, at), from + start,
			  scratch);
		buf_char(&p->made.text, BYTE_ESCAPED);
		start = at;
	}
	made_copy(&p->made, text_from(bytes, start), from + start, scratch);
}

/* Without the four columns that belong to the definition. */
static struct text
without_indent(struct text line)
{
	size_t at = 0;

	while (at < line.len && at < 4 && line.s[at] == ' ')
		at++;
	if (at < 4 && at < line.len && line.s[at] == '\t')
		at++;
	return text_from(line, at);
}

static void
copy_definition(struct preparing *p, const struct cut *cut, size_t content)
{
	struct text line = text_from(line_at(p, cut->first), content);

	while (line.len > 0 && (line.s[0] == ' ' || line.s[0] == '\t'))
		line = text_from(line, 1);
	buf_literal(&p->made.text, "> ");
	copy(p, line);
	for (size_t i = cut->first + 1; i < cut->behind; i++) {
		buf_literal(&p->made.text, "> ");
		copy(p, without_indent(line_at(p, i)));
	}
	html_line(&p->made.text);
	buf_literal(&p->made.text, BARRIER);
}

static void
take_definition(struct preparing *p, const struct cut *cut, struct text label,
		size_t content)
{
	size_t at = (size_t)(label.s - 2 - p->body->text.s);
	struct note note = {
		.label = utf8_fold(p->reader->scratch, label),
		.place = source_place(p->body, at, label.len + 4),
	};

	list_add(p->reader->scratch, p->notes, note);
	list_add(p->reader->scratch, &p->cuts, *cut);
	copy_definition(p, cut, content);
}

/* One that stands in a quote or list would be shown as words, or be lost. */
static void
tell_misplaced(struct preparing *p, struct text label)
{
	size_t at = (size_t)(label.s - 2 - p->body->text.s);
	struct place place = source_place(p->body, at, label.len + 4);

	diag_error(p->reader->diag, M008, &place,
		   "a footnote is not defined in a quote or list");
	index_add(p->reader->scratch, &p->notes->lost,
		  utf8_fold(p->reader->scratch, label), 0);
	diag_hint(p->reader->diag,
		  "write [^%.*s]: at the start of a line, "
		  "behind a blank line",
		  TEXT_ARG(label));
}

static size_t
skip_markers(struct text line)
{
	size_t at = 0;

	while (at < line.len && strchr("> \t-*+", line.s[at]))
		at++;
	return at;
}

/* The line behind line `i`, or behind the definition that begins with it. */
static size_t
look_at(struct preparing *p, size_t i)
{
	struct text line = line_at(p, i);
	struct cut cut = {i, i + 1};
	struct text label;
	size_t content;
	size_t at;
	bool is_inside =
		indent_of(line, &at) > 0 && (p->lines[i] & LINE_INSIDE);

	if (p->lines[i] & LINE_CODE)
		return cut.behind;
	content = definition_end(line, at, &label);
	if (content == 0 || is_inside) {
		at = skip_markers(line);
		if ((at > 0 || is_inside) &&
		    definition_end(line, at, &label) > 0)
			tell_misplaced(p, label);
		return cut.behind;
	}
	if (at > 3)
		return cut.behind;
	cut.behind = definition_behind(p, i, content);
	take_definition(p, &cut, label, content);
	return cut.behind;
}

/* Whether a line begins with what looks like a definition. */
static bool
may_define_notes(struct text t)
{
	struct text colon = TEXT("]:");
	size_t at = 0;

	while ((at = find_pair(t, "[^", at)) != TEXT_NOT_FOUND) {
		size_t end = text_find_char(t, ']', at);

		if (end != TEXT_NOT_FOUND &&
		    text_starts(text_from(t, end), colon))
			return true;
		at += 2;
	}
	return false;
}

static void
copy_rest(struct preparing *p)
{
	struct text body = p->body->text;
	const size_t *lines = p->body->lines.items;
	size_t at = 0;

	list_each (struct cut, cut, &p->cuts) {
		copy(p, text_slice(body, at, lines[cut->first]));
		buf_literal(&p->made.text, BARRIER);
		at = lines[cut->behind];
	}
	copy(p, text_from(body, at));
}

void
source_prepare(struct reader *reader, unsigned syntax, struct source *source,
	       struct notes *notes)
{
	struct source body = *source;
	struct preparing p = {.reader = reader,
			      .body = &body,
			      .made.text = BUF_INIT,
			      .notes = notes};

	if (syntax & SYNTAX_NOTE && may_define_notes(body.text)) {
		p.lines = arena_array(reader->scratch, unsigned char,
				      line_count(&p) + 1);
		classify(&p);
		for (size_t i = 0; i < line_count(&p);)
			i = look_at(&p, i);
	}
	if (p.cuts.count > 0 || syntax & SYNTAX_ESCAPE) {
		copy_rest(&p);
		source_begin_made(
			source, reader->in,
			arena_text(reader->scratch, buf_as_text(&p.made.text)),
			reader->scratch);
		source->pieces = p.made.pieces;
	}
	buf_free(&p.made.text);
}
