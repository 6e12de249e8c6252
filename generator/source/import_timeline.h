/*
 * Timelines of TimelineJS 3, from JSON and from its spreadsheet as CSV: both
 * readers fill slides, which become events of the result.
 */
#ifndef SOURCE_IMPORT_TIMELINE_H
#define SOURCE_IMPORT_TIMELINE_H

#include "source/import_json_walk.h"

/* A day as the file has it; all may be empty. */
struct import_slide_day {
	struct text year;
	struct text month;
	struct text day;
	struct text hour;
	struct text minute;
	struct text second;
	struct text clock; /* of a spreadsheet: `10:30`, `10:30:00` */
};

enum import_slide_kind {
	IMPORT_SLIDE_EVENT,
	IMPORT_SLIDE_TITLE, /* what the timeline is about */
	IMPORT_SLIDE_ERA    /* a stretch behind the events */
};

struct import_slide {
	enum import_slide_kind kind;
	struct import_slide_day start;
	struct import_slide_day end;
	struct text display; /* shown in place of the date */
	struct text edtf;    /* of a timeline that we published; `undated` */
	struct text after;   /* likewise, as all here: ids with spaces */
	struct text before;
	struct text basis;
	struct text headline; /* HTML, as all that follows */
	struct text body;
	struct text group;
	struct text id;
	struct text link;
	struct text media; /* a URL, or something to embed */
	struct text credit;
	struct text caption;
	struct text at; /* a part of the file */
};

/* Makes an event of a slide, or the title; tells what has no place. */
void import_slide_add(struct importer *importer,
		      const struct import_slide *slide);

/* Tells once of each key or column that has no place. */
void import_slide_skip(struct importer *importer, struct text name,
		       struct text at);

/* Whether JSON is a timeline and no transcript. */
bool import_timeline_is(const json_t *root);

/*
 * Takes what our own timeline.csv holds as JSON in one cell: the events that
 * TimelineJS has no place for. `at` is where they stand.
 */
void import_timeline_left_out(struct importer *importer, struct text json,
			      struct text at);

/* 0, or -1 with one error (I001). */
MUST_CHECK int import_timeline_json(struct importer *importer, json_t *root);

/* Whether a slide of ours says that it has no date. */
bool import_slide_is_undated(const struct import_slide *slide);

/*
 * The date of a slide in EDTF, no finer than the slide has it, in the arena;
 * empty when there is none, or after a warning (I008).
 */
struct text import_slide_date(struct importer *importer,
			      const struct import_slide *slide);

/*
 * Adds HTML as Markdown that reads the same: paragraphs, one a line, with
 * emphasis and links. Other tags are left out and told, their words are kept;
 * what was to run or to be embedded is left out and told.
 */
void import_html(struct importer *importer, struct text html, struct text at,
		 struct buf *out);

/* The words alone, in one line, in the arena. */
struct text import_html_plain(struct importer *importer, struct text html);

/* Whether it is a web address that a Markdown link can have as it is. */
bool import_is_url(struct text url);

#endif
