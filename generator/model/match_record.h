/*
 * A record with those of its turns read into atoms that were needed so far.
 * For matching only.
 */
#ifndef MODEL_MATCH_RECORD_H
#define MODEL_MATCH_RECORD_H

#include "model/match.h"
#include "model/match_search.h"

struct match_record {
	const struct match_source *source;
	struct arena *arena;
	struct atoms *turns;  /* those not read have no items */
	struct stretch whole; /* all turns; empty until it is asked for */
	bool has_soft;	      /* some word is spelt with bytes a needle lacks */
	bool is_scanned;      /* has_soft is known */
};

/* One turn. */
struct stretch record_turn(struct match_record *record, size_t turn);

/* The turns first … last, of which a match must begin and end in these. */
struct stretch record_range(struct match_record *record, size_t first,
			    size_t last);

/* The turn or turns that a query names. */
struct stretch record_named(struct match_record *record,
			    const struct match_query *query);

/* All turns in a row, as if one. */
struct stretch record_whole(struct match_record *record);

/* False when the turn cannot hold the words; says so without reading it. */
bool record_may_hold(struct match_record *record, size_t turn,
		     const struct wanted *wanted);

/* What is between two atoms, as text: marks as they are written. */
struct text record_text(const struct match_record *record,
			const struct stretch *stretch, struct hit hit,
			struct arena *arena);

/* A warning's or hint's name of a turn: "#t3 (Ada Quill)", in the arena. */
struct text record_turn_name(const struct match_record *record, size_t turn,
			     struct arena *arena);

#endif
