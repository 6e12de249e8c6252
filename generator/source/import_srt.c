/*
 * SubRip: a number, times, lines of text, an empty line. There is no
 * standard; this reads what the common tools write.
 */
#include "source/import.h"

/* ---- Tags ---- */

/* `<i>`, `</font>`, `<font color="red">`. */
static bool
is_style(struct text inside)
{
	static const char *const names[] = {"b", "i", "u", "s", "font"};
	struct text name;
	size_t at = 0;

	if (text_starts(inside, TEXT("/")))
		inside = text_from(inside, 1);
	while (at < inside.len && ascii_is_alpha(inside.s[at]))
		at++;
	name = text_slice(inside, 0, at);
	if (at < inside.len && !ascii_is_space(inside.s[at]) &&
	    inside.s[at] != '=')
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		if (text_equal_fold(name, text_of(names[i])))
			return true;
	}
	return false;
}

/* The length of a tag, or of a position such as `{\an8}`; 0: words. */
static size_t
tag_length(struct text t, enum import_loss *loss)
{
	bool is_position = text_starts(t, TEXT("{\\"));
	size_t end = text_find_char(text_slice(t, 0, IMPORT_LONGEST_TAG),
				    is_position ? '}' : '>', 0);

	*loss = is_position ? IMPORT_LOSS_POSITION : IMPORT_LOSS_STYLE;
	if (end == TEXT_NOT_FOUND)
		return 0;
	return is_position || is_style(text_slice(t, 1, end)) ? end + 1 : 0;
}

static void
read_words(struct importer *importer, struct text raw, struct buf *words)
{
	for (size_t at = 0; at < raw.len;) {
		struct text t = text_from(raw, at);
		enum import_loss loss = IMPORT_LOSS_STYLE;
		size_t length = 0;

		if (t.s[0] == '<' || t.s[0] == '{')
			length = tag_length(t, &loss);
		if (t.s[0] == '&' && import_is_reference(t))
			import_lose(importer, IMPORT_LOSS_REFERENCE, t);
		if (length > 0)
			import_lose(importer, loss, text_slice(t, 0, length));
		else
			buf_char(words, t.s[0]);
		at += length > 0 ? length : 1;
	}
}

/* ---- Cues ---- */

/* Lines up to the next times, and what belongs to them. */
struct srt_cue {
	uint64_t number; /* or 0 */
	struct import_timing timing;
	struct text timing_line;
	struct text words;
	struct text before; /* the words without the last line … */
	struct text last;   /* … which may be the next cue's number */
	bool is_last_behind_blank;
	bool is_behind_blank;
};

static void
take_cue(struct importer *importer, const struct srt_cue *srt)
{
	struct buf words = BUF_INIT;
	struct import_cue cue = {
		.start_ms = srt->timing.start_ms,
		.end_ms = srt->timing.end_ms,
		.at = srt->words.len > 0 ? srt->words : srt->timing_line,
	};

	importer->result->cues++;
	import_timing_check(importer, &srt->timing);
	read_words(importer, srt->words, &words);
	cue.words = arena_text(importer->arena, buf_as_text(&words));
	import_labelled_add(importer, &cue);
	buf_free(&words);
}

/* What stands before the first times: nothing, or words of nobody. */
static void
take_preface(struct importer *importer, struct text words)
{
	struct place place = import_place(importer, words);

	if (import_line_is_blank(words))
		return;
	diag_warning(importer->diag, I007, &place,
		     "words before the first cue became an editor's note");
	import_note_add(importer, words);
}

static void
end_cue(struct importer *importer, const struct srt_cue *srt)
{
	if (srt->timing_line.len > 0)
		take_cue(importer, srt);
	else if (srt->words.len > 0)
		take_preface(importer, srt->words);
}

/* The line before the times is the cue's number: one behind an empty line,
 * or the next one. */
static bool
is_number(const struct srt_cue *srt, uint64_t *number)
{
	return text_to_number(text_trim(srt->last), UINT64_MAX - 1, number) &&
	       (srt->is_last_behind_blank || *number == srt->number + 1);
}

static void
add_line(struct srt_cue *srt, struct text line)
{
	if (import_line_is_blank(line)) {
		srt->is_behind_blank = true;
		return;
	}
	srt->is_last_behind_blank = srt->is_behind_blank || !srt->words.len;
	srt->is_behind_blank = false;
	srt->before = srt->words;
	srt->words = import_span(srt->words.len > 0 ? srt->words : line, line);
	srt->last = line;
}

static void
read_line(struct importer *importer, struct srt_cue *srt, struct text line)
{
	struct import_timing timing;
	uint64_t number = 0;

	if (!import_timing_read(line, &timing)) {
		add_line(srt, line);
		return;
	}
	if (is_number(srt, &number))
		srt->words = srt->before;
	end_cue(importer, srt);
	*srt = (struct srt_cue){
		.number = number, .timing = timing, .timing_line = line};
}

int
import_srt(struct importer *importer)
{
	struct import_lines lines = {.rest = importer->text};
	struct place place = import_place(importer, importer->text);
	struct srt_cue srt = {0};

	while (import_line_next(&lines))
		import_label_count(importer, lines.at);
	lines.rest = importer->text;
	while (import_line_next(&lines))
		read_line(importer, &srt, lines.at);
	if (srt.timing_line.len > 0)
		end_cue(importer, &srt);
	if (importer->result->cues > 0)
		return 0;
	place.length = 1;
	diag_error(importer->diag, I001, &place,
		   "this is not SubRip: no line has times");
	diag_hint(importer->diag,
		  "times are written 00:00:41,500 --> 00:00:43,000; --from "
		  "vtt, json or text reads other formats");
	return -1;
}
