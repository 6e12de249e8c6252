#include "theme/chart.h"

#include <math.h>
#include <stdlib.h>

/* ---- What is covered ---- */

/* A stretch of days, from the start of one to the end of one. */
struct stretch {
	double first;
	double last;
};

struct stretches LIST_OF(struct stretch);

static int
by_first(const void *left, const void *right)
{
	const struct stretch *a = left;
	const struct stretch *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->last > b->last) - (a->last < b->last);
}

static struct stretch
stretch_of(const struct chart_item *item)
{
	int64_t first = item->is_open_first ? item->last : item->first;
	int64_t last = item->is_open_last ? item->first : item->last;

	return (struct stretch){(double)first, (double)last + 1};
}

/* What the items cover, in order, apart from each other. */
static void
cover(const struct chart *chart, struct arena *arena, struct stretches *out)
{
	struct stretch *all = arena_array(arena, struct stretch, chart->count);

	for (size_t i = 0; i < chart->count; i++)
		all[i] = stretch_of(&chart->items[i]);
	qsort(all, chart->count, sizeof(*all), by_first);
	for (size_t i = 0; i < chart->count; i++) {
		if (out->count == 0 || all[i].first > list_last(out)->last)
			list_add(arena, out, all[i]);
		else if (all[i].last > list_last(out)->last)
			list_last(out)->last = all[i].last;
	}
}

/* ---- Breaks ---- */

#define MOST_BREAKS 8
#define LEAST_CUT 4 /* items: fewer are never crowded */

static int
by_size(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

/*
 * The length from which on an empty stretch is cut. A gap is cut when it
 * takes more than a fifth of the scale that is left, and is no usual one: more
 * than three times the middle gap, or, the only gap, ten times all the rest.
 */
static double
least_break(const struct stretches *covered, struct arena *arena)
{
	size_t count = covered->count - 1;
	double *gaps = arena_array(arena, double, count + 1);
	double left = list_last(covered)->last - covered->items[0].first;
	double usual;
	size_t cut = 0;

	for (size_t i = 0; i < count; i++)
		gaps[i] = covered->items[i + 1].first - covered->items[i].last;
	qsort(gaps, count, sizeof(*gaps), by_size);
	usual = count > 1 ? 3 * fmax(gaps[(count - 1) / 2], 1)
			  : 10 * (left - gaps[0]);
	while (cut < count && cut < MOST_BREAKS) {
		double gap = gaps[count - 1 - cut];

		if (gap <= usual || gap <= left / 5)
			break;
		left -= gap;
		cut++;
	}
	return cut > 0 ? gaps[count - cut] : INFINITY;
}

static void
make_segments(struct chart *chart, struct arena *arena)
{
	struct stretches covered = {0};
	double least;

	cover(chart, arena, &covered);
	least = chart->count < LEAST_CUT ? INFINITY
					 : least_break(&covered, arena);
	list_each (struct stretch, stretch, &covered) {
		struct chart_segment *last =
			chart->segments.count > 0 ? list_last(&chart->segments)
						  : NULL;

		if (last && stretch->first - last->last < least)
			last->last = stretch->last;
		else
			*list_push(arena, &chart->segments) =
				(struct chart_segment){.first = stretch->first,
						       .last = stretch->last};
	}
}

/* A little air at the ends of each stretch, then its place in the picture. */
static void
place_segments(struct chart *chart)
{
	size_t breaks = chart->segments.count - 1;
	double room = chart->width - CHART_BREAK * (double)breaks;
	double days = 0;
	double air;
	double at = 0;

	list_each (struct chart_segment, segment, &chart->segments)
		days += segment->last - segment->first;
	air = days * 0.03 / (double)chart->segments.count;
	days += 2 * air * (double)chart->segments.count;
	chart->per_day = room / days;
	chart->air = air;
	list_each (struct chart_segment, segment, &chart->segments) {
		segment->first -= air;
		segment->last += air;
		segment->left = at;
		at += (segment->last - segment->first) * chart->per_day;
		segment->right = at;
		at += CHART_BREAK;
	}
}

/* Where the start of a day is. */
static double
place_of(const struct chart *chart, double day)
{
	const struct chart_segment *segment = chart->segments.items;
	double at;

	while (segment != list_last(&chart->segments) && day > segment->last)
		segment++;
	at = segment->left + (day - segment->first) * chart->per_day;
	return fmin(fmax(at, 0), chart->width);
}

/* ---- Marks ---- */

static void
place_mark(const struct chart *chart, struct chart_item *item)
{
	struct stretch stretch = stretch_of(item);
	double middle;

	item->left = place_of(chart, stretch.first);
	item->right = place_of(chart, stretch.last);
	if (item->is_open_first)
		item->left = fmax(item->right - CHART_FADE, 0);
	if (item->is_open_last)
		item->right = fmin(item->left + CHART_FADE, chart->width);
	if (item->right - item->left >= CHART_MARK)
		return;
	middle = (item->left + item->right) / 2;
	middle = fmin(fmax(middle, CHART_MARK / 2.0),
		      chart->width - CHART_MARK / 2.0);
	item->left = middle - CHART_MARK / 2.0;
	item->right = middle + CHART_MARK / 2.0;
}

/* ---- Rows ---- */

#define GAP 6 /* between a mark and its label, and between things in a row */

/* What an item takes of its row with a label there. */
static struct stretch
taken(const struct chart_item *item, enum chart_label label)
{
	struct stretch taken = {item->left, item->right};

	if (label == CHART_RIGHT)
		taken.last += GAP + item->label_width;
	else if (label == CHART_LEFT)
		taken.first -= GAP + item->label_width;
	return taken;
}

static bool
has_room(const struct chart *chart, const struct chart_item *item,
	 enum chart_label label)
{
	struct stretch all = taken(item, label);

	if (label == CHART_INSIDE)
		return item->right - item->left > item->label_width + 2.0 * GAP;
	return all.first >= 0 && all.last <= chart->width;
}

/* Rows of a lane: up to where each is full. */
struct rows {
	double ends[CHART_ROWS];
	size_t count;
	size_t labelled; /* rows that labels may stand in: the first ones */
};

static bool
put_in_row(struct rows *rows, struct chart_item *item, enum chart_label label)
{
	struct stretch all = taken(item, label);
	size_t from = label == CHART_NO_LABEL ? rows->labelled : 0;
	size_t to = label == CHART_NO_LABEL ? CHART_ROWS : rows->labelled;

	for (size_t i = from; i < to; i++) {
		if (i < rows->count && rows->ends[i] + GAP > all.first)
			continue;
		for (; rows->count <= i; rows->count++)
			rows->ends[rows->count] = -INFINITY;
		rows->ends[i] = all.last;
		item->row = i;
		item->label = label;
		return true;
	}
	return false;
}

static bool
put_item(const struct chart *chart, struct rows *rows, struct chart_item *item)
{
	static const enum chart_label order[] = {CHART_RIGHT, CHART_INSIDE,
						 CHART_LEFT};

	for (size_t i = 0; i < ARRAY_COUNT(order); i++)
		if (has_room(chart, item, order[i]) &&
		    put_in_row(rows, item, order[i]))
			return true;
	return put_in_row(rows, item, CHART_NO_LABEL);
}

/* The items of a lane from left to right. */
struct lane_items LIST_OF(struct chart_item *);

static int
by_left(const void *left, const void *right)
{
	const struct chart_item *a = *(struct chart_item *const *)left;
	const struct chart_item *b = *(struct chart_item *const *)right;

	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	return a < b ? -1 : 1;
}

static bool
fill_rows(const struct chart *chart, struct chart_lane *lane,
	  const struct lane_items *items, size_t labelled)
{
	struct rows rows = {.labelled = labelled};

	list_each (struct chart_item *, item, items) {
		if (!put_item(chart, &rows, *item))
			return false;
	}
	lane->rows = rows.count;
	return true;
}

/* ---- Where there is too much ---- */

#define BIN 12
#define DENSE_ROWS 2 /* the height of a dense lane */

static void
fill_bins(const struct chart *chart, struct chart_lane *lane,
	  const struct lane_items *items, struct arena *arena)
{
	size_t count = (size_t)(chart->width / BIN) + 1;
	struct chart_bin *bins = arena_array(arena, struct chart_bin, count);

	lane->is_dense = true;
	lane->rows = DENSE_ROWS;
	list_each (struct chart_item *, item, items) {
		double middle = ((*item)->left + (*item)->right) / 2;
		struct chart_bin *bin = &bins[(size_t)(middle / BIN)];
		size_t number = (size_t)(*item - chart->items);

		if (bin->count++ == 0 || number < bin->first)
			bin->first = number;
	}
	for (size_t i = 0; i < count; i++) {
		bins[i].left = (double)i * BIN;
		bins[i].right = fmin(bins[i].left + BIN, chart->width);
		if (bins[i].count > 0)
			list_add(arena, &lane->bins, bins[i]);
	}
}

static void
make_lane(const struct chart *chart, size_t number, struct lane_items *items,
	  struct arena *arena)
{
	struct chart_lane *lane = &chart->lanes[number];

	if (items->count == 0)
		return;
	qsort(items->items, items->count, sizeof(*items->items), by_left);
	if (items->count <= CHART_SINGLE &&
	    (fill_rows(chart, lane, items, CHART_ROWS) ||
	     fill_rows(chart, lane, items, CHART_ROWS / 2)))
		return;
	fill_bins(chart, lane, items, arena);
}

/* The lane with most rows of single marks, if all have too many; else NULL. */
static struct chart_lane *
fullest_lane(const struct chart *chart)
{
	struct chart_lane *fullest = NULL;
	size_t rows = 0;

	for (size_t i = 0; i < chart->lane_count; i++) {
		struct chart_lane *lane = &chart->lanes[i];

		rows += lane->rows;
		if (!lane->is_dense && lane->rows > DENSE_ROWS &&
		    (!fullest || lane->rows > fullest->rows))
			fullest = lane;
	}
	return rows > CHART_HEIGHT ? fullest : NULL;
}

static void
make_lanes(struct chart *chart, struct arena *arena)
{
	struct chart_lane *fullest;
	struct lane_items *lanes =
		arena_array(arena, struct lane_items, chart->lane_count);

	chart->lanes = arena_array(arena, struct chart_lane, chart->lane_count);
	for (size_t i = 0; i < chart->count; i++) {
		struct chart_item *item = &chart->items[i];

		place_mark(chart, item);
		list_add(arena, &lanes[item->lane], item);
	}
	for (size_t i = 0; i < chart->lane_count; i++)
		make_lane(chart, i, &lanes[i], arena);
	while ((fullest = fullest_lane(chart)))
		fill_bins(chart, fullest, &lanes[fullest - chart->lanes],
			  arena);
}

/* ---- The scale ---- */

#define TICK 72 /* the least distance of two */

/* Every so many days, months or years. */
struct step {
	enum chart_unit unit;
	int64_t every;
	double days; /* about */
};

/* The finest step whose ticks stand apart. */
static struct step
step_of(const struct chart *chart)
{
	static const struct step small[] = {
		{CHART_DAY, 1, 1},    {CHART_DAY, 2, 2},
		{CHART_DAY, 5, 5},    {CHART_DAY, 10, 10},
		{CHART_MONTH, 1, 30}, {CHART_MONTH, 2, 60},
		{CHART_MONTH, 3, 91}, {CHART_MONTH, 6, 182},
	};
	static const int64_t of_ten[] = {1, 2, 5};
	int64_t unit = 1;
	size_t i;

	for (i = 0; i < ARRAY_COUNT(small); i++)
		if (small[i].days * chart->per_day >= TICK)
			return small[i];
	for (i = 0;; i = (i + 1) % 3) {
		int64_t every = of_ten[i] * unit;

		if ((double)every * 365.25 * chart->per_day >= TICK)
			return (struct step){CHART_YEAR, every, 0};
		if (i == 2)
			unit *= 10;
	}
}

/* Down to a multiple, also below zero. */
static int64_t
round_down(int64_t number, int64_t every)
{
	int64_t rest = number % every;

	return number - (rest < 0 ? rest + every : rest);
}

/* Years are counted from both sides of the year 1: 20 BC, 10 BC, 1, 10, 20. */
static int64_t
round_year(int64_t year, int64_t every)
{
	int64_t round = round_down(year, every);

	if (year < 1)
		return round_down(year - 1, every) + 1;
	return round < 1 ? 1 : round;
}

static int64_t
year_after(int64_t year, int64_t every)
{
	return year == 1 && every > 1 ? every : year + every;
}

/* The tick at or before a day. */
static struct date
tick_before(const struct step *step, struct date date)
{
	if (step->unit == CHART_YEAR)
		return (struct date){round_year(date.year, step->every), 1, 1};
	if (step->unit == CHART_MONTH)
		return (struct date){
			date.year,
			(int)round_down(date.month - 1, step->every) + 1, 1};
	date.day = (int)round_down(date.day - 1, step->every) + 1;
	return date;
}

static struct date
tick_after(const struct step *step, struct date date)
{
	int64_t month = date.month + step->every;

	if (step->unit == CHART_YEAR)
		return (struct date){year_after(date.year, step->every), 1, 1};
	if (step->unit == CHART_MONTH)
		return month > 12 ? (struct date){date.year + 1, 1, 1}
				  : (struct date){date.year, (int)month, 1};
	date.day += (int)step->every;
	/* No tick at the end of a month, close before the next. */
	if (date.day + step->every / 2 <=
	    date_days_in_month(date.year, date.month))
		return date;
	return date.month == 12 ? (struct date){date.year + 1, 1, 1}
				: (struct date){date.year, date.month + 1, 1};
}

static void
add_tick(struct chart *chart, struct arena *arena, enum chart_unit unit,
	 struct date date)
{
	*list_push(arena, &chart->ticks) = (struct chart_tick){
		place_of(chart, (double)date_to_day(date)), unit, date};
}

/* A segment that no tick falls into is told by its first day. */
static void
add_day_of(struct chart *chart, struct arena *arena,
	   const struct chart_segment *segment)
{
	double before =
		chart->ticks.count > 0 ? list_last(&chart->ticks)->at : -TICK;

	if (segment->left - before >= TICK &&
	    chart->width - segment->left > TICK)
		add_tick(chart, arena, CHART_DAY,
			 date_from_day((int64_t)ceil(segment->first)));
}

static void
make_ticks(struct chart *chart, struct arena *arena)
{
	struct step step = step_of(chart);

	list_each (struct chart_segment, segment, &chart->segments) {
		size_t before = chart->ticks.count;
		struct date date = tick_before(
			&step, date_from_day((int64_t)floor(segment->first)));

		for (; (double)date_to_day(date) < segment->last - chart->air;
		     date = tick_after(&step, date)) {
			double at = place_of(chart, (double)date_to_day(date));

			if ((double)date_to_day(date) >= segment->first &&
			    (chart->ticks.count == 0 ||
			     at - list_last(&chart->ticks)->at >= TICK * 0.8))
				add_tick(chart, arena, step.unit, date);
		}
		if (chart->ticks.count == before)
			add_day_of(chart, arena, segment);
	}
}

void
chart_make(struct chart *chart, struct arena *arena)
{
	if (chart->count == 0)
		return;
	make_segments(chart, arena);
	place_segments(chart);
	make_lanes(chart, arena);
	make_ticks(chart, arena);
}
