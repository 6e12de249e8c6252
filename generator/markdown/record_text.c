#include "markdown/record_text.h"

#include "markdown/marks.h"

/*
 * Two passes over a paragraph. The first finds code spans, autolinks and
 * pairs of brackets; the second writes the text, and decides at each bracket
 * what it is: a mark, a link, or a bracket.
 */

/* Bytes; where a search gives up, so that reading stays linear. */
#define LONGEST_TARGET 2048
#define LONGEST_AUTOLINK 4096
#define LONGEST_ASIDE 24 /* of a mark somebody put in parentheses */

#define LONGEST_CODE_FENCE 80 /* backticks, as in cmark */

const struct item_extras item_no_extras;

struct item_extras *
item_extend(struct item_fact *item, struct arena *scratch)
{
	if (item->extras == &item_no_extras)
		item->extras = arena_new(scratch, struct item_extras);
	return (struct item_extras *)(uintptr_t)item->extras;
}

struct span {
	size_t start;
	size_t end;	 /* behind it; 0: a bracket without its partner */
	bool is_bracket; /* else it is copied as it stands */
	bool holds_link; /* or something like one */
};

struct work {
	const struct preparation *to;
	const struct made_text *from;
	struct made_text *out;
	struct text t;
	struct LIST_OF(struct span) spans;	 /* in order of their start */
	struct LIST_OF(size_t) open;		 /* brackets not closed yet */
	size_t no_fence[LONGEST_CODE_FENCE + 1]; /* no closer from here on */

	size_t at;
	size_t next_span;
	size_t escape_from; /* block starters at the start of the line */
	size_t escape_to;
	size_t link_end[2]; /* where the `]` of an open link, image is */
	size_t target_end[2];
	size_t links;
};

/* ---- What could start a block ---- */

static size_t
run_of(struct text t, size_t from, char c)
{
	size_t end = from;

	while (end < t.len && t.s[end] == c)
		end++;
	return end - from;
}

static bool
is_blank_from(struct text line, size_t from)
{
	while (from < line.len && (line.s[from] == ' ' || line.s[from] == '\t'))
		from++;
	return from == line.len;
}

static bool
is_space_at(struct text line, size_t at)
{
	return at >= line.len || line.s[at] == ' ' || line.s[at] == '\t';
}

/* `***`, `- - -`: nothing but one character and spaces. */
static bool
is_rule(struct text line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (line.s[i] != line.s[0] && !is_space_at(line, i))
			return false;
	}
	return true;
}

/* A rule, the underline of a heading, or the marker of a list. */
static size_t
rule_length(struct text line)
{
	char c = line.s[0];

	if (is_rule(line) && (c == '-' || line.len > 2))
		return line.len;
	return c != '_' && is_space_at(line, 1) ? 1 : 0;
}

/* How many bytes from the start of the line must not be taken for markup. */
static size_t
starter_length(struct text line)
{
	char c = line.len ? line.s[0] : '\0';
	size_t run = run_of(line, 0, c);

	switch (c) {
	case '#':
		return run <= 6 && is_space_at(line, run) ? 1 : 0;
	case '>':
		return 1;
	case '=':
		return is_blank_from(line, run) ? 1 : 0;
	case '-':
	case '*':
	case '_':
		return rule_length(line);
	case '+':
		return is_space_at(line, 1) ? 1 : 0;
	case '`':
	case '~':
		return run >= 3 ? run : 0;
	default:
		return 0;
	}
}

/* Finds what must be escaped at the start of the line that begins here. */
static void
find_starter(struct work *w)
{
	size_t end = text_find_char(w->t, '\n', w->at);
	struct text line = text_slice(w->t, w->at, end);
	size_t digits = 0;

	w->escape_from = w->at;
	w->escape_to = w->at + starter_length(line);
	while (digits < line.len && ascii_is_digit(line.s[digits]))
		digits++;
	if (digits > 0 && digits < line.len &&
	    (line.s[digits] == '.' || line.s[digits] == ')') &&
	    is_space_at(line, digits + 1)) {
		w->escape_from = w->at + digits;
		w->escape_to = w->escape_from + 1;
	}
}

static bool
is_escaped_start(const struct work *w)
{
	return w->at >= w->escape_from && w->at < w->escape_to;
}

static bool
is_line_start(const struct work *w)
{
	return w->at == 0 || w->t.s[w->at - 1] == '\n';
}

static bool
is_escape(const struct work *w)
{
	return w->t.s[w->at] == '\\' && w->at + 1 < w->t.len &&
	       ascii_is_punct(w->t.s[w->at + 1]);
}

/* ---- First pass: spans ---- */

/* The end of the code span that begins with `run` backticks, or 0. */
static size_t
find_code_end(struct work *w, size_t run)
{
	size_t at = w->at + run;

	if (run > LONGEST_CODE_FENCE || w->no_fence[run])
		return 0;
	while ((at = text_find_char(w->t, '`', at)) != TEXT_NOT_FOUND) {
		size_t found = run_of(w->t, at, '`');

		at += found;
		if (found == run)
			return at;
	}
	w->no_fence[run] = 1;
	return 0;
}

static void
add_span(struct work *w, size_t end, bool is_bracket)
{
	struct span span = {w->at, end, is_bracket, false};

	list_add(w->to->scratch, &w->spans, span);
}

static void
find_code(struct work *w)
{
	size_t run = run_of(w->t, w->at, '`');
	size_t end = find_code_end(w, run);

	if (end == 0) {
		w->at += run;
		return;
	}
	add_span(w, end, false);
	w->at = end;
}

/* Other schemes could not be published: `<note: softly>` stays words. */
static bool
is_scheme(struct text t)
{
	return text_equal_fold(t, TEXT("https")) ||
	       text_equal_fold(t, TEXT("http")) ||
	       text_equal_fold(t, TEXT("mailto"));
}

static bool
is_mail(struct text t)
{
	size_t sign = text_find_char(t, '@', 0);

	if (sign == TEXT_NOT_FOUND || sign == 0)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (i != sign && !ascii_is_alnum(t.s[i]) &&
		    !strchr("._%+-", t.s[i]))
			return false;
	}
	return ascii_is_alnum(t.s[t.len - 1]);
}

/* CommonMark 0.30, 6.5: `<https://…>` and `<name@host>`. */
static bool
is_autolink(struct text inside)
{
	size_t colon = text_find_char(inside, ':', 0);

	for (size_t i = 0; i < inside.len; i++) {
		if ((unsigned char)inside.s[i] <= ' ' || inside.s[i] == '<')
			return false;
	}
	return inside.len > 0 &&
	       (colon == TEXT_NOT_FOUND
			? is_mail(inside)
			: is_scheme(text_slice(inside, 0, colon)));
}

static void
find_autolink(struct work *w)
{
	struct text near = text_slice(w->t, w->at, w->at + LONGEST_AUTOLINK);
	size_t stop = 1;

	while (stop < near.len && near.s[stop] != '>' && near.s[stop] != '<' &&
	       !ascii_is_space(near.s[stop]))
		stop++;
	if (stop < near.len && near.s[stop] == '>' &&
	    is_autolink(text_slice(near, 1, stop))) {
		add_span(w, w->at + stop + 1, false);
		w->at += stop;
	}
	w->at++;
}

static void
close_bracket(struct work *w)
{
	struct span *span = &w->spans.items[*list_last(&w->open)];

	span->end = w->at + 1;
	w->open.count--;
	if (w->open.count > 0 &&
	    (span->holds_link ||
	     text_starts(text_from(w->t, span->end), TEXT("("))))
		w->spans.items[*list_last(&w->open)].holds_link = true;
}

static void
find_bracket(struct work *w)
{
	if (w->t.s[w->at] == '[') {
		list_add(w->to->scratch, &w->open, w->spans.count);
		add_span(w, 0, true);
	} else if (w->open.count > 0) {
		close_bracket(w);
	}
	w->at++;
}

static void
find_spans(struct work *w)
{
	for (w->at = 0; w->at < w->t.len;) {
		char c = w->t.s[w->at];

		if (is_line_start(w))
			find_starter(w);
		if (is_escaped_start(w))
			w->at++;
		else if (is_escape(w))
			w->at += 2;
		else if (c == '`')
			find_code(w);
		else if (c == '<')
			find_autolink(w);
		else if (c == '[' || c == ']')
			find_bracket(w);
		else
			w->at++;
	}
}

/* ---- Links ---- */

static size_t
skip_white(struct text t, size_t at)
{
	while (at < t.len && ascii_is_space(t.s[at]))
		at++;
	return at;
}

/* The end of a destination that begins at `at`. */
static size_t
destination_end(struct text t, size_t at)
{
	size_t depth = 0;

	if (at < t.len && t.s[at] == '<') {
		size_t end = text_find_char(t, '>', at);

		return end == TEXT_NOT_FOUND ? t.len : end + 1;
	}
	for (; at < t.len && (unsigned char)t.s[at] > ' '; at++) {
		if (t.s[at] == '\\' && at + 1 < t.len)
			at++;
		else if (t.s[at] == '(')
			depth++;
		else if (t.s[at] == ')' && depth-- == 0)
			break;
	}
	return at < t.len ? at : t.len;
}

/* Behind a title in quotes or parentheses; `at` itself without one. */
static size_t
title_end(struct text t, size_t at)
{
	char close = at < t.len && t.s[at] == '(' ? ')' : '\0';

	if (at < t.len && (t.s[at] == '"' || t.s[at] == '\''))
		close = t.s[at];
	if (!close)
		return at;
	for (size_t i = at + 1; i < t.len; i++) {
		if (t.s[i] == '\\')
			i++;
		else if (t.s[i] == close)
			return i + 1;
	}
	return at;
}

/* Whether words in parentheses behind brackets were meant as an address. */
static bool
is_address(struct text t)
{
	static const struct text signs[] = {
		{"/", 1}, {".", 1}, {"#", 1}, {":", 1}};

	for (size_t i = 0; i < ARRAY_COUNT(signs); i++) {
		if (text_find(t, signs[i], 0) != TEXT_NOT_FOUND)
			return true;
	}
	return false;
}

/* The end of `(address "title")` at `at`, or 0. */
static size_t
target_end(struct text all, size_t at)
{
	struct text t = text_slice(all, 0, at + LONGEST_TARGET);
	size_t from;
	size_t end;

	if (at >= t.len || t.s[at] != '(')
		return 0;
	from = skip_white(t, at + 1);
	end = destination_end(t, from);
	if (!is_address(text_slice(t, from, end)))
		return 0;
	from = skip_white(t, end);
	if (from > end)
		from = skip_white(t, title_end(t, from));
	return from < t.len && t.s[from] == ')' ? from + 1 : 0;
}

/* `](a path.md)`: meant as a link, and none; it is told when it is shown. */
static bool
is_failed_link(struct text all, size_t at)
{
	struct text t = text_slice(all, at, at + LONGEST_TARGET);
	size_t end = text_find_char(t, ')', 0);

	return t.len > 0 && t.s[0] == '(' && end != TEXT_NOT_FOUND &&
	       (text_find(text_slice(t, 0, end), TEXT(".md"), 0) !=
			TEXT_NOT_FOUND ||
		text_find(text_slice(t, 0, end), TEXT("://"), 0) !=
			TEXT_NOT_FOUND);
}

/* ---- Second pass: text for cmark ---- */

static void
copy(struct work *w, size_t length)
{
	made_copy(w->out, text_slice(w->t, w->at, w->at + length),
		  made_origin(w->from, w->at), w->to->scratch);
	w->at += length;
}

static void
escape(struct work *w)
{
	buf_char(&w->out->text, '\\');
	copy(w, 1);
}

/* As it stands, but on one line: a line's start would have to be escaped. */
static void
copy_on_one_line(struct work *w, size_t end)
{
	while (w->at < end) {
		size_t stop =
			text_find_char(text_slice(w->t, 0, end), '\n', w->at);

		if (stop == TEXT_NOT_FOUND) {
			copy(w, end - w->at);
		} else {
			copy(w, stop - w->at);
			buf_char(&w->out->text, ' ');
			w->at++;
		}
	}
}

static struct place
place_of(const struct work *w, size_t length)
{
	return source_body_place(w->to->source, made_origin(w->from, w->at),
				 length);
}

/* A copy on one line, as the remark is shown. */
static struct text
remark_of(const struct work *w, const struct span *span)
{
	struct text remark = arena_text(
		w->to->reader->arena, text_slice(w->t, span->start, span->end));
	char *s = (char *)(uintptr_t)remark.s;

	for (size_t i = 0; i < remark.len; i++) {
		if (s[i] == '\n')
			s[i] = ' ';
	}
	return remark;
}

static void
write_mark(struct work *w, const struct span *span)
{
	struct item_extras *extras = item_extend(w->to->item, w->to->scratch);
	struct mark *mark = list_push(w->to->scratch, &extras->marks);
	size_t index = extras->marks.count - 1;

	mark_read(remark_of(w, span), mark);
	mark->place = place_of(w, span->end - span->start);
	mark_check(mark, w->to->reader->diag);
	buf_format(&w->out->text, "<m%zu></m%zu>", index, index);
	w->at = span->end;
}

static void
write_link(struct work *w, const struct span *span, size_t target)
{
	w->link_end[w->links] = span->end - 1;
	w->target_end[w->links] = target;
	w->links++;
	copy(w, 1);
}

/* Links do not stand in links; one may hold an image. */
static bool
may_link(const struct work *w)
{
	bool image = w->at > 0 && w->t.s[w->at - 1] == '!';

	return w->links == 0 || (w->links == 1 && image);
}

static bool
is_known_mark(const struct work *w, const struct span *span)
{
	struct mark mark;

	mark_read(text_slice(w->t, span->start, span->end), &mark);
	return w->to->item && mark.kind != MARK_UNKNOWN;
}

static void
write_bracket(struct work *w, const struct span *span)
{
	size_t target;

	if (span->end == 0) {
		escape(w);
		return;
	}
	if (is_known_mark(w, span)) {
		write_mark(w, span);
		return;
	}
	target = target_end(w->t, span->end);
	if (target > 0 && may_link(w))
		write_link(w, span, target);
	else if (target > 0 || is_failed_link(w->t, span->end))
		copy(w, 1); /* told as left over when it is shown */
	else if (!w->to->item || span->holds_link)
		escape(w);
	else
		write_mark(w, span);
}

static void
write_close(struct work *w)
{
	if (w->links > 0 && w->link_end[w->links - 1] == w->at) {
		w->links--;
		copy_on_one_line(w, w->target_end[w->links]);
	} else if (text_starts(text_from(w->t, w->at), TEXT("]("))) {
		copy(w, 1);
	} else {
		escape(w);
	}
}

/* `(inaudible)`: a mark in the wrong brackets. */
static void
check_aside(struct work *w)
{
	struct text near = text_slice(w->t, w->at, w->at + LONGEST_ASIDE);
	size_t end = text_find_char(near, ')', 0);
	struct place place;
	const char *written;

	if (end == TEXT_NOT_FOUND || !w->to->item)
		return;
	written = mark_same(text_slice(near, 1, end));
	if (!written)
		return;
	place = place_of(w, end + 1);
	diag_warning(w->to->reader->diag, R005, &place,
		     "%.*s stands among the words that were said",
		     TEXT_ARG(text_slice(near, 0, end + 1)));
	diag_hint(w->to->reader->diag, "a mark is written %s", written);
}

/* The span that begins here, if one does. */
static const struct span *
take_span(struct work *w)
{
	while (w->next_span < w->spans.count &&
	       w->spans.items[w->next_span].start < w->at)
		w->next_span++;
	if (w->next_span == w->spans.count ||
	    w->spans.items[w->next_span].start != w->at)
		return NULL;
	return &w->spans.items[w->next_span];
}

/* Bytes that mean nothing here, up to one that may. */
static void
write_words(struct work *w)
{
	size_t length = 1;

	while (w->at + length < w->t.len && !is_escaped_start(w) &&
	       w->t.s[w->at] != '\n' && w->at + length != w->escape_from &&
	       !strchr("\n\\[]<(`", w->t.s[w->at + length]))
		length++;
	copy(w, length);
}

/* An autolink in the text of a link: cmark would make links of both. */
static bool
is_link_in_link(const struct work *w)
{
	return w->links > 0 && w->t.s[w->at] == '<';
}

static void
write_piece(struct work *w)
{
	const struct span *span = take_span(w);

	if (is_escaped_start(w) && !ascii_is_space(w->t.s[w->at]))
		escape(w);
	else if (is_escape(w))
		copy(w, 2);
	else if (span && !span->is_bracket && !is_link_in_link(w))
		copy_on_one_line(w, span->end);
	else if (span && span->is_bracket)
		write_bracket(w, span);
	else if (w->t.s[w->at] == ']')
		write_close(w);
	else if (w->t.s[w->at] == '<')
		escape(w);
	else
		write_words(w);
}

void
paragraph_prepare(const struct paragraph *paragraph,
		  const struct preparation *to, struct made_text *out)
{
	struct work w = {.to = to,
			 .from = &paragraph->made,
			 .out = out,
			 .t = buf_as_text(&paragraph->made.text)};

	find_spans(&w);
	w.at = 0;
	while (w.at < w.t.len) {
		if (is_line_start(&w))
			find_starter(&w);
		if (w.t.s[w.at] == '(')
			check_aside(&w);
		write_piece(&w);
	}
	buf_literal(&out->text, "\n\n");
}

bool
paragraph_is_marks(const struct paragraph *paragraph)
{
	struct text t = text_trim(buf_as_text(&paragraph->made.text));

	if (t.len == 0)
		return false;
	while (t.len > 0) {
		size_t close = text_find_char(t, ']', 0);
		size_t inner = text_find_char(t, '[', 1);

		if (t.s[0] != '[' || close == TEXT_NOT_FOUND || inner < close)
			return false;
		t = text_from(t, close + 1);
		if (t.len > 0 && !ascii_is_space(t.s[0]) && t.s[0] != '[')
			return false;
		t = text_trim(t);
	}
	return true;
}
