/*
 * What is found: pages, quotations, events and turns, in the order in which
 * results of equal worth are shown.
 */
#ifndef SEARCH_UNITS_H
#define SEARCH_UNITS_H

#include "model/model.h"

enum unit_kind {
	UNIT_PAGE,
	UNIT_QUOTATION,
	UNIT_EVENT, /* of a list item; the others are pages too */
	UNIT_TURN,
	UNIT_KINDS
};

/* "page" … "turn". */
const char *unit_kind_name(enum unit_kind kind);

struct unit {
	union {
		const void *any;
		const struct page *page;
		const struct quotation *quotation;
		const struct event *event;
		const struct turn *turn;
	} of;
	enum unit_kind kind;
	uint32_t title_end; /* positions of words before it: the title */
	uint32_t positions; /* of all its words */
	uint32_t id;	    /* see chunks.h */
};

struct units {
	struct LIST_OF(struct unit) list;
	size_t ends[UNIT_KINDS]; /* behind the last of a kind */
};

/*
 * Lists what the site's search finds: nothing of pages with `search: false` or
 * `noindex`. By kind; each kind by date, newest first, the undated last.
 */
void units_make(const struct site *site, struct arena *arena,
		struct units *units);

/* The page that is opened for it, and the place there; may be empty. */
const struct page *unit_page(const struct unit *unit);
struct text unit_anchor(const struct unit *unit);

struct text unit_title(const struct unit *unit);
const struct edtf *unit_date(const struct unit *unit);

/* Whose words it is, or NULL; and the name as it is written there. */
const struct person *unit_speaker(const struct unit *unit);
struct text unit_speaker_name(const struct unit *unit);

/* What can be said of its standing, "exact", "contested" …, up to three. */
#define UNIT_STATUSES 3
size_t unit_statuses(const struct unit *unit,
		     struct text statuses[UNIT_STATUSES]);

/* A piece of its text. `marks` are those that bytes 0xFF in it stand for. */
struct unit_text {
	struct text plain;
	const struct item_fact *fact; /* with the marks; NULL: there are none */
};

typedef void unit_visitor(void *context, const struct unit_text *text);

/* Hands over its text piece by piece, without the title; borrowed for the call
 * of the visitor. */
void unit_each_text(const struct unit *unit, unit_visitor *visitor,
		    void *context);

/* How much text that is, about: without making any of it. */
size_t unit_weight(const struct unit *unit);

#endif
