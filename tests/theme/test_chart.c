#include "tests/test.h"

#include <math.h>

#include "theme/chart.h"

struct drawing {
	struct arena arena;
	struct chart chart;
};

static int64_t
day(const char *t)
{
	struct date date;

	assert_true(date_parse(text_of(t), &date));
	return date_to_day(date);
}

/* An item of one lane. */
static struct chart_item
span(const char *first, const char *last)
{
	return (struct chart_item){
		.first = day(first), .last = day(last), .label_width = 60};
}

static void
draw(struct drawing *d, const struct chart_item *items, size_t count)
{
	d->chart.width = 960;
	d->chart.count = count;
	d->chart.items = arena_array(&d->arena, struct chart_item, count);
	memcpy(d->chart.items, items, count * sizeof(*items));
	for (size_t i = 0; i < count; i++)
		if (d->chart.lane_count <= items[i].lane)
			d->chart.lane_count = items[i].lane + 1;
	chart_make(&d->chart, &d->arena);
}

static void
lengths_are_true(void **state)
{
	struct chart_item items[] = {
		span("1931-03-04", "1931-03-06"),
		span("1931-03-10", "1931-03-15"),
		span("1931-03-20", "1931-03-20"),
	};
	struct drawing d = {0};
	const struct chart_item *found;

	(void)state;
	draw(&d, items, 3);
	found = d.chart.items;
	assert_int_equal(d.chart.segments.count, 1);
	assert_true(fabs((found[1].right - found[1].left) /
				 (found[0].right - found[0].left) -
			 2) < 1e-6);
	assert_true(fabs((found[1].left - found[0].left) / d.chart.per_day -
			 6) < 1e-6);
	assert_true(found[2].right <= 960);
	arena_free(&d.arena);
}

/* Ten days, thirty years, ten days: the years are cut, the days are not. */
static void
empty_stretches_are_cut(void **state)
{
	struct chart_item items[] = {
		span("1931-03-04", "1931-03-04"),
		span("1931-03-08", "1931-03-08"),
		span("1931-03-13", "1931-03-13"),
		span("1961-03-04", "1961-03-04"),
		span("1961-03-12", "1961-03-12"),
	};
	struct drawing d = {0};

	(void)state;
	draw(&d, items, 5);
	assert_int_equal(d.chart.segments.count, 2);
	assert_true(d.chart.per_day > 30);
	assert_true(d.chart.items[2].right <= d.chart.segments.items[0].right);
	assert_true(d.chart.items[3].left >= d.chart.segments.items[1].left);
	assert_true(fabs(d.chart.segments.items[1].left -
			 d.chart.segments.items[0].right - CHART_BREAK) < 1e-6);
	arena_free(&d.arena);
}

static void
what_is_even_is_not_cut(void **state)
{
	struct chart_item items[] = {
		span("1900-01-01", "1900-01-01"),
		span("1930-01-01", "1930-01-01"),
		span("1960-01-01", "1960-01-01"),
		span("1990-01-01", "1990-01-01"),
	};
	struct drawing d = {0};

	(void)state;
	draw(&d, items, 4);
	assert_int_equal(d.chart.segments.count, 1);
	assert_int_equal(d.chart.ticks.items[0].unit, CHART_YEAR);
	arena_free(&d.arena);
}

/* An open end fades out: it covers nothing that is not known. */
static void
open_ends_are_short(void **state)
{
	struct chart_item items[] = {
		span("1931-01-01", "1931-01-01"),
		{.first = day("1935-06-01"), .is_open_last = true},
		{.last = day("1935-06-01"), .is_open_first = true},
		span("1940-01-01", "1940-01-01"),
	};
	struct drawing d = {0};

	(void)state;
	draw(&d, items, 4);
	assert_true(fabs(d.chart.items[1].right - d.chart.items[1].left -
			 CHART_FADE) < 1e-6);
	assert_true(fabs(d.chart.items[2].right - d.chart.items[2].left -
			 CHART_FADE) < 1e-6);
	assert_true(d.chart.items[2].right - d.chart.items[1].left <
		    2 * d.chart.per_day);
	arena_free(&d.arena);
}

/* Where each item with its label begins and ends. */
static void
extent(const struct chart_item *item, double *left, double *right)
{
	*left = item->left;
	*right = item->right;
	if (item->label == CHART_RIGHT)
		*right += item->label_width;
	if (item->label == CHART_LEFT)
		*left -= item->label_width;
}

static void
check_apart(const struct chart_item *a, const struct chart_item *b)
{
	double left, right, other_left, other_right;

	extent(a, &left, &right);
	assert_true(left >= 0 && right <= 960);
	if (a == b || a->row != b->row)
		return;
	extent(b, &other_left, &other_right);
	assert_true(right <= other_left || other_right <= left);
}

static uint32_t
next_random(uint32_t *random)
{
	*random = *random * 1103515245 + 12345;
	return *random >> 16;
}

static void
draw_many(struct drawing *d, size_t count, uint32_t random)
{
	struct chart_item *items =
		arena_array(&d->arena, struct chart_item, count);

	for (size_t i = 0; i < count; i++) {
		items[i].first = next_random(&random) % 4000;
		items[i].last =
			items[i].first + (next_random(&random) % 5 == 0
						  ? next_random(&random) % 900
						  : 0);
		items[i].is_open_last = next_random(&random) % 9 == 0;
		items[i].label_width = 40 + next_random(&random) % 180;
	}
	draw(d, items, count);
}

static void
nothing_overlaps(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed < 40; seed++) {
		struct drawing d = {0};
		const struct chart *chart = &d.chart;

		draw_many(&d, 2 + seed, seed);
		assert_false(chart->lanes[0].is_dense);
		for (size_t i = 0; i < chart->count * chart->count; i++)
			check_apart(&chart->items[i / chart->count],
				    &chart->items[i % chart->count]);
		arena_free(&d.arena);
	}
}

static void
ticks_stand_apart_in_order(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed < 40; seed++) {
		struct drawing d = {0};

		draw_many(&d, 30, seed);
		assert_true(d.chart.ticks.count > 0);
		for (size_t i = 1; i < d.chart.ticks.count; i++)
			assert_true(d.chart.ticks.items[i].at -
					    d.chart.ticks.items[i - 1].at >
				    50);
		arena_free(&d.arena);
	}
}

/* Thousands are counted, and none is lost. */
static void
what_is_dense_is_counted(void **state)
{
	struct drawing d = {0};
	size_t count = 0;

	(void)state;
	draw_many(&d, 5000, 7);
	assert_true(d.chart.lanes[0].is_dense);
	list_each (struct chart_bin, bin, &d.chart.lanes[0].bins) {
		const struct chart_item *first = &d.chart.items[bin->first];
		double middle = (first->left + first->right) / 2;

		count += bin->count;
		assert_true(middle >= bin->left && middle <= bin->right);
	}
	assert_int_equal(count, 5000);
	arena_free(&d.arena);
}

/* Twelve lanes that are nearly full made a picture of many pages. */
static void
many_full_lanes_stay_in_sight(void **state)
{
	struct chart_item items[12 * 60];
	struct drawing d = {0};
	size_t rows = 0;
	size_t dense = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(items); i++)
		items[i] = (struct chart_item){.first = (int64_t)(i * 37 % 500),
					       .last = (int64_t)(i * 37 % 500),
					       .lane = i % 12 < 2 ? 0 : i % 12,
					       .label_width = 90};
	items[1].lane = 1;
	draw(&d, items, ARRAY_COUNT(items));
	for (size_t i = 0; i < d.chart.lane_count; i++) {
		rows += d.chart.lanes[i].rows;
		dense += d.chart.lanes[i].is_dense;
	}
	assert_true(rows <= CHART_HEIGHT);
	assert_true(dense > 2);
	assert_false(d.chart.lanes[1].is_dense);
	arena_free(&d.arena);
}

/* 40 BC and 1920 are round, 41 BC is not; there is no year 0. */
static void
years_are_round_on_both_sides(void **state)
{
	struct chart_item items[] = {
		{.first = -733000, .last = -733000, .label_width = 10},
		{.first = -719000, .last = -705000, .label_width = 10}};
	struct drawing d = {0};

	(void)state;
	draw(&d, items, ARRAY_COUNT(items));
	assert_true(d.chart.ticks.count > 3);
	list_each (struct chart_tick, tick, &d.chart.ticks) {
		int64_t year = tick->date.year;

		assert_true(year == 1 || (year > 0 ? year : 1 - year) % 5 == 0);
	}
	arena_free(&d.arena);
}

/* The ends of what a date can say. */
static void
far_years_have_a_scale(void **state)
{
	struct chart_item items[] = {
		{.first = date_to_day((struct date){-1000000000000000, 1, 1}),
		 .last = date_to_day((struct date){-1000000000000000, 1, 1})},
		{.first = date_to_day((struct date){1000000000000000, 1, 1}),
		 .last = date_to_day((struct date){1000000000000000, 1, 1})},
	};
	struct drawing d = {0};

	(void)state;
	draw(&d, items, 2);
	assert_true(d.chart.ticks.count > 1 && d.chart.ticks.count < 20);
	assert_true(d.chart.items[0].left < d.chart.items[1].left);
	arena_free(&d.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_true),
		cmocka_unit_test(empty_stretches_are_cut),
		cmocka_unit_test(what_is_even_is_not_cut),
		cmocka_unit_test(open_ends_are_short),
		cmocka_unit_test(nothing_overlaps),
		cmocka_unit_test(ticks_stand_apart_in_order),
		cmocka_unit_test(what_is_dense_is_counted),
		cmocka_unit_test(many_full_lanes_stay_in_sight),
		cmocka_unit_test(years_are_round_on_both_sides),
		cmocka_unit_test(far_years_have_a_scale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
