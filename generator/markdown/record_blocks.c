#include "markdown/record_blocks.h"

#include "base/language.h"
#include "base/utf8.h"
#include "markdown/record_label.h"

/* A stretch of a line of the body, without its end. */
struct line {
	struct text text;
	size_t from;  /* in the body */
	bool is_rest; /* behind a comment */
	bool goes_on; /* … and words stand before it in the line */
};

static struct place
place_of(const struct blocks *b, struct text part)
{
	size_t offset = (size_t)(part.s - b->reader->in->body.s);
	size_t end = 0;

	while (end < part.len && part.s[end] != '\n')
		end++;
	return source_body_place(&b->source, offset, end);
}

/* ---- Items ---- */

static const struct text no_label = {"", 0};

static struct item_fact *
item_add(struct blocks *b, enum item_kind kind, struct place place)
{
	struct item_fact *item =
		list_push(b->reader->scratch, &b->reader->out->items);

	*item = (struct item_fact){.kind = (uint8_t)kind,
				   .line = (uint32_t)place.line,
				   .column = (uint32_t)place.column,
				   .length = (uint32_t)place.length,
				   .label = &no_label,
				   .extras = &item_no_extras,
				   .time_ms = TIME_NONE};
	list_add(b->reader->scratch, &b->starts, b->made.text.len);
	return item;
}

static struct item_fact *
item_last(struct blocks *b)
{
	return list_last(&b->reader->out->items);
}

/* ---- Paragraphs ---- */

static void
prepare(struct blocks *b, bool with_marks)
{
	struct preparation to = {
		.reader = b->reader,
		.source = &b->source,
		.scratch = b->reader->scratch,
		.item = with_marks ? item_last(b) : NULL,
	};

	paragraph_prepare(&b->paragraph, &to, &b->made);
}

static struct place
paragraph_place(const struct blocks *b)
{
	struct text words = text_trim(buf_as_text(&b->paragraph.made.text));
	size_t at = (size_t)(words.s - b->paragraph.made.text.s);
	size_t end = text_find_char(words, '\n', 0);

	return source_body_place(&b->source,
				 made_origin(&b->paragraph.made, at),
				 text_slice(words, 0, end).len);
}

static void
take_gap(struct blocks *b)
{
	struct item_fact *item = item_add(b, ITEM_GAP, paragraph_place(b));

	prepare(b, true);
	b->turn_is_open = false;
	list_each (struct mark, mark, &item->extras->marks)
		b->after_gap |= mark->kind == MARK_GAP;
}

static void
tell_text(struct blocks *b)
{
	struct place place = paragraph_place(b);

	if (!b->told_text)
		diag_error(b->reader->diag, R003, &place,
			   b->after_gap && b->turn
				   ? "who speaks behind the gap?"
				   : "text before the first label");
	if (!b->told_text)
		diag_hint(b->reader->diag,
			  "begin it with a speaker: **Name:** …; an editor's "
			  "note is a block quote");
	b->told_text = true;
}

/* The speaker goes on behind a heading, a note or a mark of its own. */
static void
continue_turn(struct blocks *b)
{
	struct place place = paragraph_place(b);
	struct item_fact *item = item_add(b, ITEM_TURN, place);
	const struct item_fact *turn =
		&b->reader->out->items.items[b->turn - 1];

	item->label = turn->label;
	item->uncertain = turn->uncertain;
	item->is_continued = true;
	b->turn = b->reader->out->items.count;
	b->turn_is_open = true;
}

static void
take_words(struct blocks *b)
{
	bool is_fresh = b->turn_is_open && !b->has_words;

	if (!is_fresh && paragraph_is_marks(&b->paragraph)) {
		take_gap(b);
		return;
	}
	if (!b->turn_is_open && (b->turn == 0 || b->after_gap)) {
		tell_text(b);
		return;
	}
	if (!b->turn_is_open)
		continue_turn(b);
	prepare(b, true);
	b->has_words = true;
}

static void
paragraph_end(struct blocks *b)
{
	struct text text = buf_as_text(&b->paragraph.made.text);

	if (text_trim(text).len > 0) {
		if (b->target == ITEM_TURN)
			take_words(b);
		else
			prepare(b, false);
	}
	buf_reset(&b->paragraph.made.text);
	b->paragraph.made.pieces.count = 0;
}

static void
paragraph_add(struct blocks *b, struct text words, bool goes_on)
{
	struct made_text *made = &b->paragraph.made;

	if (made->text.len > 0 && !goes_on)
		buf_char(&made->text, '\n');
	made_copy(made, words, (size_t)(words.s - b->reader->in->body.s),
		  b->reader->scratch);
}

/* ---- Lines ---- */

static struct text
skip_indent(struct text t)
{
	while (t.len > 0 && (t.s[0] == ' ' || t.s[0] == '\t'))
		t = text_from(t, 1);
	return t;
}

static bool
is_blank(struct text t)
{
	return skip_indent(t).len == 0;
}

/* An odd number of backticks before it: it stands in a code span. */
static bool
is_in_code(struct text line, size_t at)
{
	size_t count = 0;

	for (size_t i = 0; i < at; i++)
		count += line.s[i] == '`';
	return count % 2 == 1;
}

/* The comment that begins in the line: its start, and its end in the body. */
static size_t
find_comment(struct blocks *b, const struct line *line, size_t *end)
{
	size_t start = text_find(line->text, TEXT("<!--"), 0);

	if (start == TEXT_NOT_FOUND || b->comments_end ||
	    is_in_code(line->text, start))
		return TEXT_NOT_FOUND;
	*end = text_find(b->reader->in->body, TEXT("-->"),
			 line->from + start + 2);
	if (*end == TEXT_NOT_FOUND) {
		b->comments_end = true;
		return TEXT_NOT_FOUND;
	}
	*end += 3;
	return start;
}

static size_t
find_line_end(struct text body, size_t at)
{
	while (at < body.len && body.s[at] != '\n' && body.s[at] != '\r')
		at++;
	return at;
}

static void
skip_line_end(struct blocks *b)
{
	struct text body = b->reader->in->body;

	if (b->at < body.len && body.s[b->at] == '\r')
		b->at++;
	if (b->at < body.len && body.s[b->at] == '\n')
		b->at++;
}

/* The next line, or what stands before or behind a comment in one. */
static bool
line_next(struct blocks *b, struct line *line)
{
	struct text body = b->reader->in->body;
	size_t comment;
	size_t comment_end = 0;
	struct place place;

	if (b->at >= body.len)
		return false;
	if (b->line_end < b->at || !b->is_inside_line)
		b->line_end = find_line_end(body, b->at);
	*line = (struct line){.text = text_slice(body, b->at, b->line_end),
			      .from = b->at,
			      .is_rest = b->is_inside_line,
			      .goes_on = b->has_words_before};
	comment = find_comment(b, line, &comment_end);
	b->is_inside_line = comment != TEXT_NOT_FOUND;
	if (!b->is_inside_line) {
		b->has_words_before = false;
		b->at = b->line_end;
		skip_line_end(b);
		return true;
	}
	place = source_body_place(&b->source, b->at + comment, 4);
	diag_warning(b->reader->diag, M005, &place,
		     "a comment is not published");
	line->text.len = comment;
	b->has_words_before |= !is_blank(line->text);
	b->at = comment_end;
	return true;
}

/* ---- Sections and notes ---- */

/* `# Heading`, at most three spaces in. */
static int
heading_level(const struct line *line)
{
	struct text t = skip_indent(line->text);
	size_t level = 0;

	while (level < t.len && t.s[level] == '#')
		level++;
	if (line->text.len - t.len > 3 || level < 1 || level > 6 ||
	    !(level == t.len || t.s[level] == ' ' || t.s[level] == '\t'))
		return 0;
	return (int)level;
}

/* Without the #s that may close a heading. */
static struct text
without_closing(struct text t)
{
	size_t end = t.len;

	while (end > 0 && t.s[end - 1] == '#')
		end--;
	if (end > 0 && !ascii_is_space(t.s[end - 1]))
		return t;
	return text_trim(text_slice(t, 0, end));
}

/* Takes `{#id}` from the end of a heading. */
static void
take_id(struct blocks *b, struct item_fact *item, struct text *t)
{
	size_t brace = text_find_last_char(*t, '{');
	struct text id = text_from(*t, brace);

	if (id.len < 4 || id.s[1] != '#' || !text_ends(id, TEXT("}")))
		return;
	for (size_t i = 2; i < id.len - 1; i++) {
		if (ascii_is_space(id.s[i]))
			return;
	}
	item_extend(item, b->reader->scratch)->id =
		arena_text(b->reader->arena, text_slice(id, 2, id.len - 1));
	*t = text_trim(text_slice(*t, 0, brace));
}

static void
take_heading(struct blocks *b, const struct line *line, int level)
{
	struct text t = skip_indent(line->text);
	struct item_fact *item;

	paragraph_end(b);
	item = item_add(b, ITEM_SECTION, place_of(b, t));
	item->level = (uint8_t)level;
	t = without_closing(text_trim(text_from(t, (size_t)level)));
	take_id(b, item, &t);
	b->target = ITEM_SECTION;
	b->turn_is_open = false;
	paragraph_add(b, t, false);
	paragraph_end(b);
	b->target = ITEM_TURN;
}

static bool
is_note(const struct line *line)
{
	struct text t = skip_indent(line->text);

	return t.len > 0 && t.s[0] == '>' && line->text.len - t.len <= 3;
}

static void
take_note(struct blocks *b, const struct line *line)
{
	struct text t = skip_indent(line->text);

	if (!b->is_note_open) {
		paragraph_end(b);
		item_add(b, ITEM_NOTE, place_of(b, t));
		b->is_note_open = true;
		b->turn_is_open = false;
		b->target = ITEM_NOTE;
	}
	t = skip_indent(text_from(t, 1));
	if (t.len == 0)
		paragraph_end(b);
	else
		paragraph_add(b, t, false);
}

static void
note_end(struct blocks *b)
{
	if (!b->is_note_open)
		return;
	paragraph_end(b);
	b->is_note_open = false;
	b->target = ITEM_TURN;
}

/* ---- Labels ---- */

static void
tell_mistake(struct blocks *b, const struct label_mistake *mistake)
{
	struct place place = place_of(b, mistake->at);

	diag_error(b->reader->diag, mistake->code, &place, "%s",
		   mistake->message);
	if (mistake->hint)
		diag_hint(b->reader->diag, "%s", mistake->hint);
	else if (mistake->code == R006)
		diag_hint(b->reader->diag,
			  "a time is written 0:41, 00:41 or 1:02:03.500");
	else if (mistake->code == R009)
		diag_hint(b->reader->diag,
			  "options are {#id} and {answers=#t3}");
	else
		diag_hint(b->reader->diag,
			  "a label is written **Name:** or "
			  "**Name** [0:41]: with its words behind it");
}

static void
check_time(struct blocks *b, const struct label *label)
{
	struct place place;

	if (label->time_ms == TIME_NONE)
		return;
	if (label->time_ms < b->last_time_ms) {
		place = place_of(b, label->time);
		diag_warning(b->reader->diag, R006, &place,
			     "this time is before the one of an earlier turn");
		diag_hint(b->reader->diag,
			  "a record in the order of a report, not of the "
			  "talk, says `order: reported`");
	}
	b->last_time_ms = label->time_ms;
}

/* The words of a name with Markdown in it; most have none. */
static struct text
name_words(struct blocks *b, struct text name)
{
	struct buf words = BUF_INIT;
	struct text plain;
	bool is_plain = true;

	for (size_t i = 0; i < name.len && is_plain; i++)
		is_plain = !strchr("\\&[]*_`<", name.s[i]);
	if (is_plain)
		return name;
	words_of(tree_parse(b->reader->scratch, name, false), &words);
	plain = arena_text(b->reader->scratch, text_trim(buf_as_text(&words)));
	buf_free(&words);
	return plain;
}

/* Few speak in a record, and often: what was kept lately serves again. */
static const struct text *
label_kept(struct blocks *b, struct text words)
{
	struct text *kept;

	for (size_t i = 0; i < RECENT_LABELS && b->labels[i]; i++)
		if (text_equal(*b->labels[i], words))
			return b->labels[i];
	kept = arena_new(b->reader->arena, struct text);
	*kept = arena_text(b->reader->arena, words);
	b->labels[b->next_label++ % RECENT_LABELS] = kept;
	return kept;
}

static struct label_habits
habits_of(const struct blocks *b)
{
	struct text language = b->reader->in->language;
	struct text primary = language_primary(language);

	return (struct label_habits){
		.arena = b->reader->scratch,
		.capital_nouns = text_equal_fold(primary, TEXT("de")) ||
				 text_equal_fold(primary, TEXT("lb")),
	};
}

/* Behind a label no second one may stand in the line. */
static void
check_rest(struct blocks *b, struct text rest)
{
	struct label_habits habits = habits_of(b);
	struct label_mistake mistake;

	if (label_suspect_inside(rest, &habits, &mistake))
		tell_mistake(b, &mistake);
}

static void
take_options(struct blocks *b, struct item_fact *item,
	     const struct label *label)
{
	struct item_extras *extras;

	if (label->id.len == 0 && label->options.len == 0)
		return;
	extras = item_extend(item, b->reader->scratch);
	extras->id = arena_text(b->reader->arena, label->id);
	if (label->options.len == 0)
		return;
	extras->answers = arena_text(b->reader->arena, label->answers);
	extras->options_place = place_of(b, label->options);
}

static void
take_label(struct blocks *b, const struct label *label)
{
	struct item_fact *item;

	note_end(b);
	paragraph_end(b);
	item = item_add(b, ITEM_TURN, place_of(b, label->whole));
	item->label = label_kept(b, name_words(b, label->name));
	item->uncertain = label->uncertain;
	item->time_ms = label->time_ms;
	take_options(b, item, label);
	if (label->mistake.code != DIAG_CODES)
		tell_mistake(b, &label->mistake);
	check_time(b, label);
	b->turn = b->reader->out->items.count;
	b->turn_is_open = true;
	b->has_words = false;
	b->after_gap = false;
	b->told_text = false;
	check_rest(b, label->rest);
	paragraph_add(b, label->rest, false);
}

static void
add_maybe(struct blocks *b, const struct label_maybe *maybe)
{
	struct maybe_label *kept;

	if (maybe->name.len == 0)
		return;
	kept = list_push(b->reader->arena, &b->reader->out->maybe_labels);
	kept->name = arena_text(b->reader->arena, text_trim(maybe->name));
	kept->fault = maybe->message;
	kept->place = place_of(b, maybe->name);
}

static void
check_suspect(struct blocks *b, struct text line)
{
	struct label_habits habits = habits_of(b);
	struct label_mistake mistake;
	struct label_maybe maybe;

	if (label_suspect(line, &habits, &mistake, &maybe))
		tell_mistake(b, &mistake);
	else
		add_maybe(b, &maybe);
}

static void
tell_maybe(struct blocks *b, const struct maybe_label *maybe)
{
	diag_error(b->reader->diag, R002, &maybe->place, "%s", maybe->fault);
	diag_hint(b->reader->diag,
		  "a label is written **%.*s:**; for anything else, write \\ "
		  "before the colon or the asterisks",
		  TEXT_ARG(maybe->name));
}

/* What may be a label is one that was meant when such a speaker is there. */
static void
judge_maybes(struct blocks *b)
{
	struct arena *scratch = b->reader->scratch;
	struct markdown *out = b->reader->out;
	struct index names = {0};
	size_t kept = 0;

	if (out->maybe_labels.count == 0)
		return;
	list_each (struct item_fact, item, &out->items) {
		if (item->kind == ITEM_TURN && !item->is_continued)
			index_add(scratch, &names,
				  utf8_fold(scratch, *item->label), 0);
	}
	list_each (struct maybe_label, maybe, &out->maybe_labels) {
		struct text key = utf8_fold(scratch, maybe->name);

		if (index_find(&names, key) != INDEX_NONE)
			tell_maybe(b, maybe);
		else
			out->maybe_labels.items[kept++] = *maybe;
	}
	out->maybe_labels.count = (uint32_t)kept;
}

/* ---- The record ---- */

static void
take_text(struct blocks *b, const struct line *line)
{
	struct text text = skip_indent(line->text);
	struct label label = {.mistake.code = DIAG_CODES};
	bool is_lazy = b->is_note_open && b->paragraph.made.text.len > 0;
	enum label_found found = LABEL_NONE;

	if (!line->goes_on)
		found = label_read(text, &label);
	if (found == LABEL_FOUND) {
		take_label(b, &label);
		return;
	}
	if (!is_lazy)
		note_end(b);
	if (found == LABEL_BROKEN)
		tell_mistake(b, &label.mistake);
	else if (!is_lazy && !line->goes_on)
		check_suspect(b, text);
	paragraph_add(b, line->goes_on ? line->text : text, line->goes_on);
}

static void
take_line(struct blocks *b, const struct line *line)
{
	int level = line->goes_on ? 0 : heading_level(line);

	if (is_blank(line->text)) {
		if (line->is_rest || b->is_inside_line)
			return; /* beside a comment: the line is not empty */
		paragraph_end(b);
		note_end(b);
	} else if (level > 0) {
		note_end(b);
		take_heading(b, line, level);
	} else if (!line->goes_on && is_note(line)) {
		take_note(b, line);
	} else {
		take_text(b, line);
	}
}

static void
tell_no_turn(struct blocks *b)
{
	struct place place = {.path = b->reader->in->path,
			      .line = b->reader->in->first_line};

	if (b->turn > 0 || b->told_text)
		return;
	diag_error(b->reader->diag, R008, &place,
		   "nobody says anything in this record");
	diag_hint(b->reader->diag,
		  "a turn begins with its speaker: **Name:** what was said");
}

void
blocks_read(struct blocks *b)
{
	struct line line;

	source_begin(&b->source, b->reader->in, b->reader->scratch);
	b->target = ITEM_TURN;
	b->last_time_ms = TIME_NONE;
	while (line_next(b, &line))
		take_line(b, &line);
	note_end(b);
	paragraph_end(b);
	judge_maybes(b);
	tell_no_turn(b);
}

void
blocks_free(struct blocks *b)
{
	buf_free(&b->made.text);
	buf_free(&b->paragraph.made.text);
}
