#include "source/import.h"

#include "base/limits.h"
#include "base/path.h"
#include "source/text_file.h"

/* ---- Formats ---- */

static const struct {
	const char *name;
	const char *extension; /* another that such files have */
	int (*read)(struct importer *importer);
} formats[] = {
	[IMPORT_VTT] = {"vtt", "webvtt", import_vtt},
	[IMPORT_SRT] = {"srt", "subrip", import_srt},
	[IMPORT_CSV] = {"csv", "csv", import_csv},
	[IMPORT_JSON] = {"json", "json", import_json},
	[IMPORT_TEXT] = {"text", "txt", import_text},
};

enum import_format
import_format_named(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(formats); i++) {
		if (text_equal(name, text_of(formats[i].name)))
			return (enum import_format)i;
	}
	return IMPORT_FORMATS;
}

enum import_format
import_format_of(struct text path)
{
	struct text extension = path_extension(path);

	for (size_t i = 0; i < ARRAY_COUNT(formats); i++) {
		if (text_equal_fold(extension, text_of(formats[i].name)) ||
		    text_equal_fold(extension, text_of(formats[i].extension)))
			return (enum import_format)i;
	}
	return IMPORT_FORMATS;
}

/* ---- Places ---- */

static void
find_lines(struct importer *importer)
{
	struct text text = importer->text;
	size_t at = 0;

	list_add(importer->arena, &importer->lines, 0);
	while ((at = text_find_char(text, '\n', at)) != TEXT_NOT_FOUND)
		list_add(importer->arena, &importer->lines, ++at);
}

struct place
import_place(const struct importer *importer, struct text part)
{
	size_t offset = (size_t)(part.s - importer->text.s);
	size_t low = 0;
	size_t high = importer->lines.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (importer->lines.items[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (struct place){
		.path = importer->request->path,
		.line = low + 1,
		.column = offset - importer->lines.items[low] + 1,
		.length =
			text_slice(part, 0, text_find_char(part, '\n', 0)).len,
	};
}

bool
import_is_language(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_alpha(t.s[i]) &&
		    (i < 2 || (!ascii_is_digit(t.s[i]) && t.s[i] != '-')))
			return false;
	}
	return t.len >= 2 && t.s[t.len - 1] != '-' &&
	       text_find(t, TEXT("--"), 0) == TEXT_NOT_FOUND;
}

/* ---- Losses ---- */

struct loss_words {
	enum diag_code code;
	const char *one;
	const char *many; /* behind a number */
	const char *hint; /* or NULL */
};

static const struct loss_words loss_words[] = {
	[IMPORT_LOSS_STYLE] = {I002, "a tag of style or language is left out",
			       "tags of style or language are left out", NULL},
	[IMPORT_LOSS_POSITION] = {I002,
				  "where a cue stands on the screen is left "
				  "out",
				  "cues' places on the screen are left out",
				  NULL},
	[IMPORT_LOSS_NAME] = {I002, "the name of a cue is left out",
			      "names of cues are left out",
			      "a name of small letters, digits and hyphens "
			      "becomes the {#id} of a turn"},
	[IMPORT_LOSS_EMPTY] = {I002, "a cue has no words and is left out",
			       "cues have no words and are left out", NULL},
	[IMPORT_LOSS_ANNOTATION] =
		{I002, "a ruby annotation is left out",
		 "ruby annotations are left out",
		 "they say how the words are read: none was spoken"},
	[IMPORT_LOSS_SPEAKER] = {I003, "a cue does not say who speaks",
				 "cues do not say who speaks",
				 "they are written **Unknown voice**: put in "
				 "the name where it is known"},
	[IMPORT_LOSS_CONTINUED] =
		{I003, "words without a name were given to the speaker before",
		 "times words without a name were given to the speaker before",
		 "look whether somebody else begins there"},
	[IMPORT_LOSS_CHANGE] = {I003, "another voice begins, without a name",
				"times another voice begins, without a name",
				"they are written **Unknown voice**: put in "
				"the name where it is known"},
	[IMPORT_LOSS_BACKWARDS] = {I004,
				   "this begins before what stands above it",
				   "cues begin before what stands above them",
				   "the order of the file was kept"},
	[IMPORT_LOSS_REMARK] =
		{I003, "a remark in brackets became an editor's note",
		 "remarks in brackets became editor's notes",
		 "what was heard and not said is written [laughter], [sound: "
		 "door], [inaudible]"},
	[IMPORT_LOSS_BRACKETS] =
		{I007, "square brackets were kept as words that were said",
		 "square brackets were kept as words that were said",
		 "what was heard and not said is written [laughter], [sound: "
		 "door], [inaudible], without the backslash"},
	[IMPORT_LOSS_TAG] = {I007, "what looks like a tag was kept as words",
			     "pieces that look like tags were kept as words",
			     NULL},
	[IMPORT_LOSS_REFERENCE] =
		{I007,
		 "what looks like a character reference was kept as it is",
		 "pieces that look like character references were kept as "
		 "they are",
		 NULL},
	[IMPORT_LOSS_LABEL] =
		{I007, "what may be a speaker's name was kept as words",
		 "pieces that may be speakers' names were kept as words",
		 "a name in capitals, or one that stands there twice, is "
		 "taken for a speaker"},
	[IMPORT_LOSS_MARKUP] = {I002, "a tag is left out, its words are kept",
				"tags are left out, their words are kept",
				NULL},
	[IMPORT_LOSS_LINK] = {I002, "a link is left out, its words are kept",
			      "links are left out, their words are kept",
			      "a link leads to http:, https:, mailto: or tel:, "
			      "and has words of one paragraph"},
	[IMPORT_LOSS_EMBED] =
		{I002, "something embedded is left out",
		 "embedded things are left out",
		 "a page asks nothing of other hosts: link to it"},
	[IMPORT_LOSS_CLOCK] = {I004, "a time of day is left out",
			       "times of day are left out",
			       "EDTF has hours and minutes behind one day, and "
			       "none in intervals"},
	[IMPORT_LOSS_DISPLAY] =
		{I002, "words in place of a date became a comment",
		 "words in place of dates became comments",
		 "say in the date what they say: 1931~ about, 1931? possibly, "
		 "1931-XX some month"},
	[IMPORT_LOSS_ID] = {I005, "an id is left out", "ids are left out",
			    "an id is small letters, digits and hyphens, for "
			    "one event"},
	[IMPORT_LOSS_EMPTY_EVENT] = {I002,
				     "an event has no words and is left out",
				     "events have no words and are left out",
				     NULL},
	[IMPORT_LOSS_ONCE] =
		{I003, "a word before a colon was taken for a speaker, once",
		 "words before a colon were taken for speakers, once each",
		 "look whether somebody of that name speaks"},
};

void
import_lose(struct importer *importer, enum import_loss loss, struct text at)
{
	struct import_tally *tally = &importer->tallies[loss];

	if (tally->count++ == 0)
		tally->first = import_place(importer, at);
}

static void
tell_losses(const struct importer *importer)
{
	for (size_t i = 0; i < IMPORT_LOSSES; i++) {
		const struct import_tally *tally = &importer->tallies[i];
		const struct loss_words *words = &loss_words[i];

		if (tally->count == 0)
			continue;
		if (tally->count == 1)
			diag_warning(importer->diag, words->code, &tally->first,
				     "%s", words->one);
		else
			diag_warning(importer->diag, words->code, &tally->first,
				     "%zu %s; this is the first", tally->count,
				     words->many);
		if (words->hint)
			diag_hint(importer->diag, "%s", words->hint);
	}
}

void
import_skip(struct importer *importer, struct text part, const char *what)
{
	struct place place = import_place(importer, part);

	diag_warning(importer->diag, I002, &place, "%s is left out", what);
}

/* ---- The whole ---- */

/* "harbour-call.vtt" → "Harbour call". */
static struct text
title_of(struct text path, struct arena *arena)
{
	struct text title = arena_text(arena, path_stem(path));
	char *s = (char *)(uintptr_t)title.s;

	if (title.len == 0)
		return TEXT("Imported record");
	for (size_t i = 0; i < title.len; i++) {
		if (s[i] == '-' || s[i] == '_')
			s[i] = ' ';
	}
	if (s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return title;
}

static int
check_words(const struct importer *importer)
{
	struct place place = {.path = importer->request->path, .line = 1};

	if (importer->result->turns + importer->result->events.count > 0)
		return 0;
	if (importer->result->is_timeline) {
		diag_error(importer->diag, I006, &place,
			   "this timeline has no events");
		return -1;
	}
	diag_error(importer->diag, I006, &place,
		   "nobody says anything in this file");
	if (importer->request->format == IMPORT_TEXT)
		diag_hint(importer->diag, "a line begins with who speaks: "
					  "ADA QUILL: and the words");
	return -1;
}

int
import_read(const struct import_request *request, struct arena *arena,
	    struct import_result *result, struct diag *diag)
{
	struct importer importer = {
		.request = request,
		.arena = arena,
		.result = result,
		.diag = diag,
		.last_ms = IMPORT_NO_TIME,
		.words = BUF_INIT,
	};
	struct text_file file = {request->dir, request->path, LIMIT_DOCUMENT};
	int rc = -1;

	*result = (struct import_result){0};
	if (text_file_read(&file, arena, &importer.text, diag) != 0)
		return -1;
	find_lines(&importer);
	if (formats[request->format].read(&importer) == 0) {
		import_turn_end(&importer);
		tell_losses(&importer);
		rc = check_words(&importer);
	}
	if (result->title.len == 0)
		result->title = title_of(request->path, arena);
	buf_free(&importer.words);
	return rc;
}
