/*
 * Speaker labels at the start of a line: `**Ada Quill** [0:41] {#peace}:`.
 */
#ifndef MARKDOWN_RECORD_LABEL_H
#define MARKDOWN_RECORD_LABEL_H

#include "markdown/markdown.h"

/* What is wrong with a label, in static words; code DIAG_CODES: nothing. */
struct label_mistake {
	enum diag_code code;
	struct text at; /* part of the line */
	const char *message;
	const char *hint;
};

/* All texts are parts of the line that was read. */
struct label {
	struct text whole; /* from the first byte to its colon or options */
	struct text name;  /* as written: Markdown in it is not read yet */
	bool uncertain;
	int64_t time_ms; /* or TIME_NONE */
	struct text time;
	bool time_in_brackets;
	struct text options; /* `{…}` */
	struct text id;
	struct text answers; /* without the # */
	struct text rest;    /* what stands on the line behind the label */
	struct label_mistake mistake;
};

enum label_found {
	LABEL_NONE,
	LABEL_FOUND, /* with or without a mistake (R006, R009) */
	LABEL_BROKEN /* looks like one and is none: the mistake says why */
};

/*
 * Reads the label at the start of `line`, if there is one. A label is strong
 * and ends with a colon inside or behind the asterisks; a time and options
 * may stand around it: `**Name:**`, `**Name**:`, `**Name** [0:41]:`,
 * `**Name (0:41):**`, `**Name:** {#id}`, `[0:41] **Name:**`.
 */
enum label_found label_read(struct text line, struct label *label);

/* What label_suspect goes by. */
struct label_habits {
	struct arena *arena; /* scratch */
	bool capital_nouns;  /* the language writes nouns like names */
};

/* A name somebody may have meant as a label, if it turns out to be one. */
struct label_maybe {
	struct text name;
	const char *message;
};

/*
 * Looks at a line that has no label for one that was meant: in a list item,
 * in emphasis, without asterisks, in the middle of the line. True when it is
 * one for certain; `mistake` (R002) then says why. Otherwise `maybe` names
 * what would be a label if somebody of that name speaks in the record.
 */
bool label_suspect(struct text line, const struct label_habits *habits,
		   struct label_mistake *mistake, struct label_maybe *maybe);

/* As label_suspect for what stands in a line behind its label. */
bool label_suspect_inside(struct text rest, const struct label_habits *habits,
			  struct label_mistake *mistake);

#endif
