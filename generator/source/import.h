/*
 * What the importers share: places and losses, speakers and turns, labels in
 * front of words.
 */
#ifndef SOURCE_IMPORT_H
#define SOURCE_IMPORT_H

#include "base/index.h"
#include "source/source.h"

/* What may be in many places of a file and is told once, with the first. */
enum import_loss {
	IMPORT_LOSS_STYLE,	/* tags of style, class or language */
	IMPORT_LOSS_POSITION,	/* where on the screen a cue stands */
	IMPORT_LOSS_NAME,	/* the name of a cue */
	IMPORT_LOSS_EMPTY,	/* a cue without words */
	IMPORT_LOSS_ANNOTATION, /* ruby text beside the words */
	IMPORT_LOSS_SPEAKER,	/* nobody is named */
	IMPORT_LOSS_CONTINUED,	/* nobody is named; given to the one before */
	IMPORT_LOSS_CHANGE,	/* somebody else, who is not named */
	IMPORT_LOSS_BACKWARDS,	/* a time before the one above it */
	IMPORT_LOSS_REMARK,	/* brackets alone: a note */
	IMPORT_LOSS_BRACKETS,	/* brackets among words: words */
	IMPORT_LOSS_TAG,	/* angle brackets that are no tag: words */
	IMPORT_LOSS_REFERENCE,	/* a character reference that is none */
	IMPORT_LOSS_LABEL,	/* what may be a name: words */
	IMPORT_LOSS_ONCE,	/* what may be a word: a name */
	/* Of timelines: */
	IMPORT_LOSS_MARKUP,	 /* a tag: its words are kept */
	IMPORT_LOSS_LINK,	 /* a link: likewise */
	IMPORT_LOSS_EMBED,	 /* what runs or is embedded */
	IMPORT_LOSS_CLOCK,	 /* a time that the date cannot have */
	IMPORT_LOSS_DISPLAY,	 /* words in place of a date: a comment */
	IMPORT_LOSS_ID,		 /* an id that is not possible here */
	IMPORT_LOSS_EMPTY_EVENT, /* a date without words */
	IMPORT_LOSSES
};

struct import_tally {
	size_t count;
	struct place first;
};

struct importer {
	const struct import_request *request;
	struct text text; /* the file: no byte order mark, lines end with LF */
	struct arena *arena;
	struct import_result *result;
	struct diag *diag;
	struct LIST_OF(size_t) lines; /* where each begins */
	struct import_tally tallies[IMPORT_LOSSES];

	/* Speakers: import_turns.c. */
	struct index people; /* by id */
	struct index voices; /* that nobody can name, by what they are called */
	struct index told;   /* names, each told once */
	struct index ids;    /* of turns */

	/* The turn that may go on. */
	bool is_open;
	bool is_apart; /* it has a name of its own */
	int64_t last_ms;
	int64_t end_ms;
	struct buf words;

	/* Labels: import_label.c. */
	struct index candidates;     /* names of which nobody can be sure */
	struct LIST_OF(size_t) seen; /* how often each stands there */
	struct text voice;	     /* who spoke last; empty: nobody known */

	bool has_voices; /* of WebVTT: see import_vtt_text.c */
};

/* The readers of the formats: 0, or -1 with one error (I001). */
MUST_CHECK int import_vtt(struct importer *importer);
MUST_CHECK int import_srt(struct importer *importer);
MUST_CHECK int import_json(struct importer *importer);
MUST_CHECK int import_text(struct importer *importer);
MUST_CHECK int import_csv(struct importer *importer);

/* ---- import.c ---- */

/* The place of `part`, which is a part of importer->text; its first line. */
struct place import_place(const struct importer *importer, struct text part);

void import_lose(struct importer *importer, enum import_loss loss,
		 struct text at);

/* Warns (I002) that `part` of the file is left out: "a STYLE block". */
void import_skip(struct importer *importer, struct text part, const char *what);

/* Near enough to a tag of BCP 47 that front matter can hold it. */
bool import_is_language(struct text t);

/* ---- Lines: import_lines.c ---- */

/* Walks over lines; `at` is the line taken last, `rest` what is behind it. */
struct import_lines {
	struct text rest;
	struct text at;
};

bool import_line_next(struct import_lines *lines);
bool import_line_is_blank(struct text line);

/* All of the file between the start of one part and the end of another. */
struct text import_span(struct text from, struct text to);

/* `1:02:03.5`, `00:41,5`, `0:41` in milliseconds, up to 999 hours. False: `*ms`
 * is as it was. */
bool import_time_read(struct text t, int64_t *ms);

/* A line `0:41 --> 0:43 …`; a time that is none is IMPORT_NO_TIME. */
struct import_timing {
	struct text start;
	struct text end;
	int64_t start_ms;
	int64_t end_ms;
	struct text settings;
};

bool import_timing_read(struct text line, struct import_timing *timing);

/* Tells what is wrong with the times (I004) or has no place. */
void import_timing_check(struct importer *importer,
			 const struct import_timing *timing);

/* ---- Turns: import_turns.c ---- */

/* Words with the one who said them. */
struct import_cue {
	struct text speaker; /* as the file has it; empty: not said */
	int64_t start_ms;    /* or IMPORT_NO_TIME */
	int64_t end_ms;
	struct text id;
	struct text words; /* an empty line ends a paragraph */
	struct text at;	   /* a part of the file */
	bool is_new;	   /* does not go on with the turn before */
};

/* Adds a cue to the turn before or as a turn; one without words is told. */
void import_cue_add(struct importer *importer, const struct import_cue *cue);

/* Whether words are nothing but square brackets: what was heard, not said. */
bool import_is_remark(struct text words);

/* Adds marks as they are, and what else stands in brackets as a note. */
void import_remark_add(struct importer *importer, struct text words,
		       struct text at);

/* Whether a name of several words says that nobody knows who: "Unknown
 * speaker". */
bool import_is_unknown(struct text name);

/* Words that nobody said. */
void import_note_add(struct importer *importer, struct text words);

/* Ends the turn that is open. */
void import_turn_end(struct importer *importer);

/* ---- Labels: import_label.c ---- */

/* `[0:41] Ada Quill (0:41): ` at the start of a line; `Ada Quill 0:41`. */
struct import_label {
	struct text name; /* part of the line */
	int64_t time_ms;  /* or IMPORT_NO_TIME */
	struct text rest; /* of the line, less a time also without a name */
	bool has_colon;	  /* else the name and a time are alone on the line */
	bool is_sure;	  /* else one capital word: it may be anything */
};

/* False: no name; a time before the words is read all the same. */
bool import_label_read(struct text line, struct import_label *label);

/* Counts the name of a label at the start of `line`, if there is one. */
void import_label_count(struct importer *importer, struct text line);

/* Whether it is a label: one is sure, or its name stands there repeatedly. */
bool import_label_holds(const struct importer *importer,
			const struct import_label *label);

/*
 * Adds a cue whose lines may begin with labels, `>>` or hyphens. Words before
 * the first label are those of the speaker before.
 */
void import_labelled_add(struct importer *importer,
			 const struct import_cue *cue);

/* ---- How words are written: import_write.c ---- */

/* A string of YAML in double quotes. */
void import_write_quoted(struct text t, struct buf *out);

/* The document of a timeline: import_timeline_write.c. */
void import_timeline_write(const struct import_result *result, struct buf *out);

/* The length of the mark of a record that `t` begins with, or 0. */
size_t import_mark_length(struct text t);

/* Whether there are marks and nothing else. */
bool import_is_marks(struct text t);

/* `&amp;`, `&#8212;`: what a reader may take for one character. */
bool import_is_reference(struct text t);

/* How long a name is as a label, with all its escapes. */
size_t import_name_length(struct text name);

#define IMPORT_LONGEST_TAG 1024 /* bytes; what is longer is words */
#define IMPORT_LONGEST_NAME 200 /* as a label; the record pass reads 256 */

/* ---- The text of a cue of WebVTT: import_vtt_text.c ---- */

/* Adds the cue whose text is `raw`; `cue` has all but speaker and words. */
void import_vtt_text(struct importer *importer, struct text raw,
		     const struct import_cue *cue);

#endif
