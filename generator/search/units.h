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
	uint32_t length; /* of its text in bytes, as units.c counts it */
	uint32_t id;	 /* see chunks.h */
	uint32_t chunk;
};

/* The units of a kind, behind those of the kind before. */
struct unit_group {
	size_t end;	 /* in the list */
	uint32_t chunk;	 /* its first */
	uint32_t id;	 /* of the first */
	uint32_t places; /* how many units there may be in a chunk */
};

struct units {
	struct LIST_OF(struct unit) list;
	struct unit_group groups[UNIT_KINDS];
};

/* Where those of a kind begin in the list. */
static inline size_t
units_start(const struct units *units, enum unit_kind kind)
{
	return kind > 0 ? units->groups[kind - 1].end : 0;
}

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

/*
 * Hands over its text piece by piece, without the title; borrowed for the call
 * of the visitor. What is not kept as text is made in `arena`.
 */
void unit_each_text(const struct unit *unit, struct arena *arena,
		    unit_visitor *visitor, void *context);

/* The same without making any: what the text is made of, for a sum of it. */
void unit_each_kept(const struct unit *unit, unit_visitor *visitor,
		    void *context);

/*
 * What a piece adds to the length of its unit, at most: its bytes, with those
 * of its marks, and one behind it. The length is known before any text is made.
 */
size_t unit_text_length(const struct unit_text *text);

#endif
