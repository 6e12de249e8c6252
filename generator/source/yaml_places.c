#include "source/yaml_places.h"

#include "base/mem.h"
#include "base/utf8.h"

struct yaml_cursor
yaml_cursor_at_start(struct text yaml, const struct place *start)
{
	return (struct yaml_cursor){.yaml = yaml, .start = *start};
}

static bool
begins_character(char byte)
{
	return ((unsigned char)byte & 0xc0) != 0x80;
}

/* Over one character, and over the line end when it is one. */
static void
step(struct yaml_cursor *cursor)
{
	bool ends_line = cursor->yaml.s[cursor->offset++] == '\n';

	while (cursor->offset < cursor->yaml.len &&
	       !begins_character(cursor->yaml.s[cursor->offset]))
		cursor->offset++;
	cursor->index++;
	if (ends_line) {
		cursor->lines++;
		cursor->line_offset = cursor->offset;
	}
}

void
yaml_cursor_to(struct yaml_cursor *cursor, yaml_mark_t mark)
{
	while (cursor->index < mark.index && cursor->offset < cursor->yaml.len)
		step(cursor);
}

struct place
yaml_cursor_place(const struct yaml_cursor *cursor)
{
	return (struct place){
		.path = cursor->start.path,
		.line = cursor->start.line + cursor->lines,
		.column = cursor->offset - cursor->line_offset + 1,
		.length = 1,
	};
}

/* Whether a line ends here by YAML 1.1, §5.4, which libyaml follows. */
static bool
is_at_break(const struct yaml_cursor *cursor)
{
	struct text rest = text_from(cursor->yaml, cursor->offset);

	return rest.s[0] == '\n' || rest.s[0] == '\r' ||
	       text_starts(rest, TEXT("\xc2\x85")) ||
	       text_starts(rest, TEXT("\xe2\x80\xa8")) ||
	       text_starts(rest, TEXT("\xe2\x80\xa9"));
}

bool
yaml_cursor_at_directive(struct yaml_cursor *cursor)
{
	bool is_line_start = cursor->offset == cursor->line_offset;
	bool in_comment = false;

	for (; cursor->offset < cursor->yaml.len; step(cursor)) {
		char c = cursor->yaml.s[cursor->offset];
		bool is_break = is_at_break(cursor);

		if (!in_comment && !is_break && c != ' ' && c != '#')
			return c == '%' && is_line_start;
		in_comment = !is_break && (in_comment || c == '#');
		is_line_start = is_break;
	}
	return false;
}

/* ---- What libyaml says, and what is to be said instead. ---- */

enum where {
	AT_PROBLEM, /* where libyaml stumbled */
	AT_CONTEXT, /* where what it was reading begins */
	AT_BRACKET  /* there when it stumbled on a later line */
};

struct complaint {
	const char *context; /* what libyaml's begins with; NULL: any */
	const char *problem;
	enum diag_code code;
	enum where where;
	const char *message;
	const char *hint;
};

#define INDENT_HINT "YAML is indented with spaces"
#define LEVEL_HINT                                                             \
	"look at the indentation, and at quotation marks that close too early"

/* The first that matches counts. */
static const struct complaint complaints[] = {
	{NULL, "mapping values are not allowed", S002, AT_PROBLEM,
	 "a colon followed by a space cannot stand here",
	 "a text that holds `: ` needs quotes around it; if this begins a "
	 "key, look at the indentation"},
	{NULL, "could not find expected ':'", S002, AT_CONTEXT, "", ""},
	{"while scanning a quoted scalar", "found unexpected", S002, AT_CONTEXT,
	 "this quotation mark is never closed",
	 "close it, or leave it out: a text needs no quotation marks"},
	{NULL, "found unknown escape character", S002, AT_PROBLEM,
	 "YAML knows no such escape in double quotes",
	 "write \\\\ for a backslash, or use single quotes"},
	{NULL, "did not find expected hexdecimal", S002, AT_PROBLEM,
	 "this escape needs hexadecimal digits", "write \\\\ for a backslash"},
	{NULL, "found invalid Unicode character", S002, AT_PROBLEM,
	 "this escape names no character", "write \\\\ for a backslash"},
	{"while scanning an alias", "", S006, AT_CONTEXT,
	 "a `*` begins an alias, which is not read here",
	 "a text that begins with `*` needs quotes around it"},
	{"while scanning an anchor", "", S006, AT_CONTEXT,
	 "an `&` begins an anchor, which is not read here",
	 "a text that begins with `&` needs quotes around it"},
	{"while scanning a tag", "", S006, AT_CONTEXT,
	 "a `!` begins a tag, which is not read here",
	 "a text that begins with `!` needs quotes around it"},
	{"while parsing a tag", "", S006, AT_CONTEXT,
	 "a `!` begins a tag, which is not read here",
	 "a text that begins with `!` needs quotes around it"},
	{NULL, "found undefined tag handle", S006, AT_PROBLEM,
	 "a `!` begins a tag, which is not read here",
	 "a text that begins with `!` needs quotes around it"},
	{"while scanning a directive", "", S006, AT_CONTEXT,
	 "a `%` begins a directive, which is not read here", ""},
	{NULL, "found a tab character", S002, AT_PROBLEM, "a tab cannot indent",
	 INDENT_HINT},
	{NULL, "did not find expected comment or line break", S002, AT_PROBLEM,
	 "nothing may follow `|` or `>` on its line",
	 "a text that begins with `|` or `>` needs quotes around it"},
	{NULL, "found an indentation indicator equal to 0", S002, AT_PROBLEM,
	 "an indentation of 0 is none", INDENT_HINT},
	{NULL, "did not find expected ',' or ']'", S002, AT_BRACKET,
	 "a `]` or a comma is missing",
	 "a text that begins with `[` needs quotes around it"},
	{NULL, "did not find expected ',' or '}'", S002, AT_BRACKET,
	 "a `}` or a comma is missing",
	 "a text that begins with `{` needs quotes around it"},
	{NULL, "did not find expected key", S002, AT_PROBLEM,
	 "a `key: value` was expected here", LEVEL_HINT},
	{NULL, "did not find expected '-' indicator", S002, AT_PROBLEM,
	 "an item of the list (`- …`) was expected here", LEVEL_HINT},
	{NULL, "did not find expected node content", S002, AT_PROBLEM,
	 "a value was expected here",
	 "a text that begins with a mark of punctuation needs quotes"},
	{NULL, "block sequence entries are not allowed", S002, AT_PROBLEM,
	 "an item of a list cannot begin here",
	 "the first item stands on the line after its key"},
	{NULL, "mapping keys are not allowed", S002, AT_PROBLEM,
	 "a `?` and a space cannot stand here",
	 "a text that begins with `? ` needs quotes around it"},
	{NULL, "did not find expected <document start>", S002, AT_PROBLEM,
	 "this stands behind the end of the YAML", LEVEL_HINT},
};

static bool
starts(const char *s, const char *prefix)
{
	return s && strncmp(s, prefix, strlen(prefix)) == 0;
}

static const struct complaint *
find_complaint(const yaml_parser_t *parser)
{
	for (size_t i = 0; i < ARRAY_COUNT(complaints); i++) {
		const struct complaint *it = &complaints[i];

		if (starts(parser->problem, it->problem) &&
		    (!it->context || starts(parser->context, it->context)))
			return it;
	}
	return NULL;
}

static struct place
place_of(struct text yaml, const struct place *start, yaml_mark_t mark)
{
	struct yaml_cursor cursor = yaml_cursor_at_start(yaml, start);

	yaml_cursor_to(&cursor, mark);
	return yaml_cursor_place(&cursor);
}

static yaml_mark_t
mark_of(const yaml_parser_t *parser, const struct complaint *complaint)
{
	enum where where = complaint ? complaint->where : AT_PROBLEM;
	bool is_later = parser->problem_mark.line > parser->context_mark.line;

	if (where == AT_CONTEXT || (where == AT_BRACKET && is_later))
		return parser->context_mark;
	return parser->problem_mark;
}

/* What libyaml's reader refuses: controls and non-characters. */
static void
tell_character(const yaml_parser_t *parser, struct text yaml,
	       const struct place *start, struct diag *diag)
{
	struct yaml_cursor cursor = yaml_cursor_at_start(yaml, start);
	struct place place;

	while (cursor.offset < parser->problem_offset &&
	       cursor.offset < yaml.len)
		step(&cursor);
	place = yaml_cursor_place(&cursor);
	diag_error(diag, S002, &place,
		   "the character U+%04X cannot stand in YAML",
		   (unsigned)parser->problem_value);
	diag_hint(diag, "it cannot be seen: delete it");
}

/*
 * The line before that of `offset`, when it is no comment and no item and has
 * no colon that begins a value: it was then to be one, and libyaml has taken
 * both lines for one text. Empty: it is not so.
 */
static struct text
line_without_colon(struct text yaml, size_t offset)
{
	size_t here = text_find_last_char(text_slice(yaml, 0, offset), '\n');
	struct text line;
	size_t start;

	if (here == TEXT_NOT_FOUND || here + 1 >= yaml.len ||
	    ascii_is_space(yaml.s[here + 1]))
		return TEXT("");
	start = text_find_last_char(text_slice(yaml, 0, here), '\n');
	line = text_slice(yaml, start == TEXT_NOT_FOUND ? 0 : start + 1, here);
	if (line.len == 0 || ascii_is_space(line.s[0]) ||
	    strchr("#-", line.s[0]) || text_ends(line, TEXT(":")) ||
	    text_find(line, TEXT(": "), 0) != TEXT_NOT_FOUND)
		return TEXT("");
	return line;
}

/* `line` begins at `place`. */
static void
tell_no_key(struct place place, struct text line, struct diag *diag)
{
	place.length = text_trim(line).len;
	diag_error(diag, S002, &place, "this line is no `key: value`");
	diag_hint(diag, "a colon and a space stand behind a key; a text that "
			"goes on must be indented");
}

/* False when the colon at `mark` is where the mistake is. */
static bool
tell_missing_colon(struct text yaml, const struct place *start,
		   yaml_mark_t mark, struct diag *diag)
{
	struct yaml_cursor cursor = yaml_cursor_at_start(yaml, start);
	struct text line;
	struct place place;

	yaml_cursor_to(&cursor, mark);
	line = line_without_colon(yaml, cursor.offset);
	if (line.len == 0)
		return false;
	place = yaml_cursor_place(&cursor);
	place.line--;
	place.column = 1;
	tell_no_key(place, line, diag);
	return true;
}

/* What begins at `mark` has no colon up to the end of its line. */
static void
tell_line(struct text yaml, const struct place *start, yaml_mark_t mark,
	  struct diag *diag)
{
	struct yaml_cursor cursor = yaml_cursor_at_start(yaml, start);
	struct text rest, line = {0};

	yaml_cursor_to(&cursor, mark);
	rest = text_from(yaml, cursor.offset);
	text_line(&rest, &line);
	tell_no_key(yaml_cursor_place(&cursor), line, diag);
}

/* The byte libyaml stumbled on when no value can begin with it. */
static void
tell_beginning(struct text yaml, const struct place *start, yaml_mark_t mark,
	       struct diag *diag)
{
	struct yaml_cursor cursor = yaml_cursor_at_start(yaml, start);
	struct place place;
	char c;

	yaml_cursor_to(&cursor, mark);
	place = yaml_cursor_place(&cursor);
	c = cursor.offset < yaml.len ? yaml.s[cursor.offset] : ' ';
	if (c == '\t') {
		diag_error(diag, S002, &place, "a tab cannot indent");
		diag_hint(diag, INDENT_HINT);
		return;
	}
	diag_error(diag, S002, &place, "a text cannot begin with “%c”", c);
	diag_hint(diag, "put the text in quotes");
}

void
yaml_tell_error(const yaml_parser_t *parser, struct text yaml,
		const struct place *start, struct diag *diag)
{
	const struct complaint *complaint = find_complaint(parser);
	yaml_mark_t mark = mark_of(parser, complaint);
	struct place place;

	if (parser->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	if (parser->error == YAML_READER_ERROR) {
		tell_character(parser, yaml, start, diag);
		return;
	}
	if (starts(parser->problem, "found character that cannot start")) {
		tell_beginning(yaml, start, mark, diag);
		return;
	}
	if (starts(parser->problem, "mapping values are not allowed") &&
	    tell_missing_colon(yaml, start, mark, diag))
		return;
	if (starts(parser->problem, "could not find expected ':'")) {
		tell_line(yaml, start, mark, diag);
		return;
	}
	place = place_of(yaml, start, mark);
	if (!complaint) {
		diag_error(diag, S002, &place, "%s",
			   parser->problem ? parser->problem : "broken YAML");
		return;
	}
	diag_error(diag, complaint->code, &place, "%s", complaint->message);
	if (complaint->hint[0])
		diag_hint(diag, "%s", complaint->hint);
}
