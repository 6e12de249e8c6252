/*
 * Plain text: a line that begins with a name begins a turn, an empty line a
 * paragraph.
 */
#include "source/import.h"

struct plain {
	struct importer *importer;
	struct import_cue cue; /* of the turn, when there is one */
	struct buf words;      /* of it, so far; empty lines included */
	struct text preface;   /* before the first name */
	bool is_turn;
	bool is_continued; /* its name was taken from the turn before */
	bool in_paragraph; /* words stand in the line above */
	bool is_wrapped;   /* … and they are all of it */
};

static void
turn_end(struct plain *plain)
{
	struct importer *importer = plain->importer;

	plain->cue.words =
		arena_text(importer->arena, buf_as_text(&plain->words));
	if (plain->is_turn && (!plain->is_continued ||
			       !text_is_empty(text_trim(plain->cue.words)))) {
		if (plain->is_continued)
			import_lose(importer, IMPORT_LOSS_CONTINUED,
				    plain->cue.at);
		import_cue_add(importer, &plain->cue);
	}
	buf_reset(&plain->words);
	plain->is_turn = false;
}

static void
turn_begin(struct plain *plain, struct text line,
	   const struct import_label *label)
{
	turn_end(plain);
	plain->is_turn = true;
	plain->is_continued = label->name.len == 0;
	if (label->name.len > 0)
		plain->cue.speaker = label->name;
	if (label->name.len > 0 && !import_label_holds(plain->importer, label))
		import_lose(plain->importer, IMPORT_LOSS_ONCE, line);
	plain->cue.start_ms = label->time_ms;
	plain->cue.end_ms = IMPORT_NO_TIME;
	plain->cue.at = line;
	plain->cue.is_new = true;
	plain->importer->result->cues++;
	buf_text(&plain->words, label->rest);
	buf_char(&plain->words, '\n');
	plain->in_paragraph = true;
	plain->is_wrapped = label->rest.len == 0;
}

/*
 * One capital word below a line without a name may be in a sentence that was
 * broken there; elsewhere it begins a turn.
 */
static bool
is_label(const struct plain *plain, struct text line,
	 const struct import_label *label)
{
	if (plain->in_paragraph && !label->has_colon)
		return false;
	if (import_label_holds(plain->importer, label) ||
	    !(plain->in_paragraph && plain->is_wrapped))
		return true;
	import_lose(plain->importer, IMPORT_LOSS_LABEL, line);
	return false;
}

static void
add_words(struct plain *plain, struct text line)
{
	plain->in_paragraph = !import_line_is_blank(line);
	plain->is_wrapped = true;
	if (plain->cue.speaker.len == 0) {
		plain->preface = import_span(
			plain->preface.len > 0 ? plain->preface : line, line);
		return;
	}
	buf_text(&plain->words, line);
	buf_char(&plain->words, '\n');
}

static void
take_preface(struct plain *plain)
{
	struct place place = import_place(plain->importer, plain->preface);

	if (!import_line_is_blank(plain->preface)) {
		diag_warning(plain->importer->diag, I007, &place,
			     "words before the first name became an editor's "
			     "note");
		import_note_add(plain->importer, plain->preface);
	}
	plain->preface.len = 0;
}

/* Brackets below an empty line: nobody says them. */
static bool
take_remark(struct plain *plain, struct text line)
{
	struct import_label go_on = {.time_ms = IMPORT_NO_TIME,
				     .rest = text_slice(line, 0, 0)};

	if (plain->in_paragraph || !import_is_remark(line))
		return false;
	if (plain->preface.len > 0)
		take_preface(plain);
	turn_end(plain);
	import_remark_add(plain->importer, line, line);
	if (plain->cue.speaker.len > 0) {
		turn_begin(plain, line, &go_on);
		plain->in_paragraph = false;
		plain->importer->result->cues--;
	}
	return true;
}

static void
read_line(struct plain *plain, struct text line)
{
	struct import_label label;
	bool is_named = import_label_read(line, &label) &&
			is_label(plain, line, &label);
	bool is_timed = !is_named && plain->cue.speaker.len > 0 &&
			label.time_ms != IMPORT_NO_TIME && label.name.len == 0;

	if (is_named || is_timed) {
		if (plain->preface.len > 0)
			take_preface(plain);
		turn_begin(plain, line, &label);
	} else if (!take_remark(plain, line)) {
		add_words(plain, line);
	}
}

int
import_text(struct importer *importer)
{
	struct import_lines lines = {.rest = importer->text};
	struct plain plain = {.importer = importer, .words = BUF_INIT};

	while (import_line_next(&lines))
		import_label_count(importer, lines.at);
	lines.rest = importer->text;
	while (import_line_next(&lines))
		read_line(&plain, lines.at);
	if (plain.preface.len > 0)
		take_preface(&plain);
	turn_end(&plain);
	buf_free(&plain.words);
	return 0;
}
