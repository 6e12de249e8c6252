#include "tests/theme/fixture.h"

#define PLACE(items)                                                           \
	"local chart = require 'chart'\n"                                      \
	"local placed = chart.place { width = 960, lanes = 1, items = {" items \
	"} }\n"

static void
places_are_told(void **state)
{
	struct room *r = *state;

	assert_made(
		r,
		PLACE("{ date = site.events[1].date, lane = 1, label = "
		      "'In port' }") "local item = placed.items[1]\n"
				     "return { item.label, ' ', item.row, ' ', "
				     "#placed.lanes, "
				     "' ', placed.lanes[1].rows, ' ', "
				     "#placed.breaks, ' ', "
				     "tostring(item.left < item.right), ' ', "
				     "placed.ticks[1].year }",
		"inside 0 1 1 0 true 1931");
}

static void
what_is_dense_has_bins(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local chart = require 'chart'\nlocal items = {}\n"
		    "for i = 1, 500 do items[i] = { date = "
		    "site.events[1].date, lane = 2, label = 'x' } end\n"
		    "local placed = chart.place { width = 960, lanes = 2, "
		    "items = items }\n"
		    "local bin = placed.lanes[2].bins[1]\n"
		    "return { bin.count, ' ', bin.first, ' ', "
		    "placed.lanes[1].rows }",
		    "500 1 0");
}

static void
mistakes_are_told(void **state)
{
	struct room *r = *state;

	assert_fails(r, PLACE("") "return ''",
		     "chart.place: there are no items");
	assert_fails(r, PLACE("{ lane = 1, label = 'x' }") "return ''",
		     "chart.place: an item has a date");
	assert_fails(r, PLACE("1") "return ''",
		     "chart.place: items are tables");
	assert_fails(r,
		     PLACE("{ date = site.events[1].date, lane = 2, label = "
			   "'x' }") "return ''",
		     "chart.place: lane is a number from 1.0 to 1.0");
	assert_fails(
		r,
		PLACE("{ date = site.events[1].date, lane = 1 }") "return ''",
		"chart.place: an item has a label");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(places_are_told),
		room_test(what_is_dense_has_bins),
		room_test(mistakes_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
