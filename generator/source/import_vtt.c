/*
 * WebVTT: W3C, WebVTT: The Web Video Text Tracks Format, §4 and §6.
 */
#include "source/import.h"

static bool
is_word(struct text line, struct text word)
{
	return text_starts(line, word) &&
	       (line.len == word.len || line.s[word.len] == ' ' ||
		line.s[word.len] == '\t');
}

/* ---- The header ---- */

static int
read_signature(struct importer *importer, struct text line)
{
	struct place place = import_place(importer, line);

	if (is_word(line, TEXT("WEBVTT"))) {
		struct text title = text_trim(text_from(line, 6));

		if (text_starts(title, TEXT("- ")))
			title = text_trim(text_from(title, 2));
		importer->result->title = title;
		return 0;
	}
	diag_error(importer->diag, I001, &place,
		   "this is not WebVTT: its first line is not WEBVTT");
	diag_hint(importer->diag,
		  "--from srt, json or text reads other formats");
	return -1;
}

/* `Language: en`, of which a record has a key; `Kind: captions` has none. */
static void
read_header(struct importer *importer, struct text line)
{
	struct text name = TEXT("Language:");
	struct text language = text_trim(text_from(line, name.len));

	if (text_starts(line, name) && import_is_language(language))
		importer->result->language = language;
	else
		import_skip(importer, line, "this line of the header");
}

/* ---- Blocks ---- */

struct block {
	struct text first; /* line */
	struct text last;
	struct text name; /* the line before its times, or empty */
	struct import_timing timing;
	struct text timing_line;
	bool is_timed;
	struct text words; /* all lines behind the times */
};

static void
take_cue(struct importer *importer, const struct block *block)
{
	struct import_cue cue = {
		.start_ms = block->timing.start_ms,
		.end_ms = block->timing.end_ms,
		.id = text_trim(block->name),
		.at = block->timing_line,
	};

	importer->result->cues++;
	import_timing_check(importer, &block->timing);
	if (block->words.len > 0)
		cue.at = block->words;
	import_vtt_text(importer, block->words, &cue);
}

static void
take_block(struct importer *importer, const struct block *block)
{
	struct text all = import_span(block->first, block->last);
	struct place place;

	if (block->is_timed) {
		take_cue(importer, block);
	} else if (is_word(block->first, TEXT("NOTE"))) {
		import_skip(importer, all, "a NOTE, a comment of the file,");
	} else if (is_word(block->first, TEXT("STYLE"))) {
		import_skip(importer, all, "a STYLE block");
	} else if (is_word(block->first, TEXT("REGION"))) {
		import_skip(importer, all, "a REGION block");
	} else {
		place = import_place(importer, all);
		diag_warning(importer->diag, I007, &place,
			     "a block without times became an editor's note");
		import_note_add(importer, all);
	}
}

/* Whether the line is of the block; else another cue begins, without the
 * empty line that there should be. */
static bool
add_line(struct block *block, struct text line)
{
	struct import_timing timing;
	bool is_comment = is_word(block->first, TEXT("NOTE"));

	if (!is_comment && import_timing_read(line, &timing)) {
		if (block->is_timed)
			return false;
		block->name = block->first.s == line.s ? (struct text){0}
						       : block->last;
		block->is_timed = true;
		block->timing = timing;
		block->timing_line = line;
	} else if (block->is_timed) {
		block->words = import_span(
			block->words.len > 0 ? block->words : line, line);
	}
	block->last = line;
	return true;
}

static void
read_block(struct importer *importer, struct import_lines *lines)
{
	struct block block = {.first = lines->at};
	struct import_lines before = *lines;

	while (!import_line_is_blank(lines->at) &&
	       add_line(&block, lines->at)) {
		before = *lines;
		if (!import_line_next(lines))
			break;
	}
	if (!import_line_is_blank(lines->at))
		*lines = before;
	take_block(importer, &block);
}

/* ---- The file ---- */

/* Whether `<v Name>` says who speaks; else labels are looked for. */
static bool
has_voices(struct text text)
{
	return text_find(text, TEXT("<v "), 0) != TEXT_NOT_FOUND ||
	       text_find(text, TEXT("<v."), 0) != TEXT_NOT_FOUND ||
	       text_find(text, TEXT("<v\t"), 0) != TEXT_NOT_FOUND;
}

static void
count_labels(struct importer *importer)
{
	struct import_lines lines = {.rest = importer->text};

	while (import_line_next(&lines))
		import_label_count(importer, lines.at);
}

int
import_vtt(struct importer *importer)
{
	struct import_lines lines = {.rest = importer->text};
	bool is_more;

	lines.at = text_slice(importer->text, 0, 0);
	import_line_next(&lines);
	if (read_signature(importer, lines.at) != 0)
		return -1;
	importer->has_voices = has_voices(importer->text);
	if (!importer->has_voices)
		count_labels(importer);
	is_more = import_line_next(&lines);
	while (is_more && !import_line_is_blank(lines.at) &&
	       text_find(lines.at, TEXT("-->"), 0) == TEXT_NOT_FOUND) {
		read_header(importer, lines.at);
		is_more = import_line_next(&lines);
	}
	while (is_more) {
		if (!import_line_is_blank(lines.at))
			read_block(importer, &lines);
		is_more = import_line_next(&lines);
	}
	return 0;
}
