/*
 * Where things stand in a picture of time: geometry, without Lua and without
 * marks on paper.
 *
 * One scale holds for all of a picture, so that lengths can be compared. Only
 * stretches in which nothing is are cut short, and each cut is a break to be
 * shown. Lengths are units of the picture, days count from 1970-01-01.
 */
#ifndef THEME_CHART_H
#define THEME_CHART_H

#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"

enum chart_label {
	CHART_NO_LABEL, /* there is no room for it */
	CHART_RIGHT,	/* of the mark */
	CHART_LEFT,
	CHART_INSIDE /* of a long mark, at its start */
};

struct chart_item {
	int64_t first; /* the days it covers; one of them may be open */
	int64_t last;
	bool is_open_first;
	bool is_open_last;
	size_t lane;
	double label_width;

	/* Found. */
	double left; /* of its mark, which is never too small to see */
	double right;
	size_t row; /* in its lane, from 0 */
	enum chart_label label;
};

/* Part of a lane that is too dense for single marks. */
struct chart_bin {
	double left;
	double right;
	size_t count;
	size_t first; /* the number of its first item */
};

struct chart_lane {
	size_t rows;
	bool is_dense; /* then `bins` say how much there is, and where */
	struct LIST_OF(struct chart_bin) bins;
};

enum chart_unit { CHART_DAY, CHART_MONTH, CHART_YEAR };

/* A mark of the scale at the start of a day, month or year. */
struct chart_tick {
	double at;
	enum chart_unit unit;
	struct date date;
};

/* A stretch between two breaks. */
struct chart_segment {
	double first; /* days */
	double last;
	double left;
	double right;
};

struct chart {
	double width;
	struct chart_item *items;
	size_t count;
	struct chart_lane *lanes;
	size_t lane_count;
	double per_day; /* units */
	double air;	/* days, at the ends of each segment */
	struct LIST_OF(struct chart_segment) segments;
	struct LIST_OF(struct chart_tick) ticks;
};

#define CHART_MARK 10	 /* the least width of a mark */
#define CHART_BREAK 26	 /* the width of a break */
#define CHART_FADE 90	 /* how far an open end is drawn */
#define CHART_ROWS 14	 /* at most, in a lane */
#define CHART_SINGLE 240 /* marks at most, in a lane */
#define CHART_HEIGHT 42	 /* rows of all lanes, before the fullest are dense */

/*
 * Finds all places. Set are width, items with what is not found, count,
 * lane_count; each item has a first or a last day. Lists are in `arena`.
 */
void chart_make(struct chart *chart, struct arena *arena);

#endif
