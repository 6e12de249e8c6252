#include "theme/chart_module.h"

#include "base/utf8.h"
#include "theme/chart.h"
#include "theme/thing.h"

#define LETTER 6.4 /* units of a column of text in labels */
#define MOST_LANES 100

/* ---- What a theme says ---- */

static double
field_number(lua_State *L, int index, const char *name, double least,
	     double most)
{
	double number;
	int is_number;

	lua_getfield(L, index, name);
	number = lua_tonumberx(L, -1, &is_number);
	if (!is_number || !(number >= least && number <= most))
		vm_error(L, "chart.place: %s is a number from %f to %f", name,
			 least, most);
	lua_pop(L, 1);
	return number;
}

/* Sets the days of an item from its `date`. */
static void
read_date(lua_State *L, int index, struct chart_item *item)
{
	const struct object *object;
	const struct edtf *date;

	lua_getfield(L, index, "date");
	object = thing_object(L, -1);
	if (!object || object->type != TYPE_EDTF || object->shape != SHAPE_ONE)
		vm_error(L, "chart.place: an item has a date");
	date = object->of;
	if (!date->has_earliest && !date->has_latest)
		vm_error(L, "chart.place: a date has a first or a last day");
	item->first = date->earliest;
	item->last = date->latest;
	item->is_open_first = !date->has_earliest;
	item->is_open_last = !date->has_latest;
	lua_pop(L, 1);
}

static void
read_item(lua_State *L, size_t lanes, struct chart_item *item)
{
	int index = lua_gettop(L);

	if (!lua_istable(L, index))
		vm_error(L, "chart.place: items are tables");
	read_date(L, index, item);
	item->lane =
		(size_t)field_number(L, index, "lane", 1, (double)lanes) - 1;
	lua_getfield(L, index, "label");
	if (lua_type(L, -1) != LUA_TSTRING)
		vm_error(L, "chart.place: an item has a label");
	item->label_width = LETTER * (double)utf8_width(vm_text(L, -1));
	lua_pop(L, 1);
	vm_charge(L, 40);
}

static void
read_items(lua_State *L, struct chart *chart)
{
	lua_getfield(L, 1, "items");
	if (!lua_istable(L, -1))
		vm_error(L, "chart.place: items is a list");
	chart->count = (size_t)lua_rawlen(L, -1);
	vm_charge(L, chart->count);
	chart->items =
		arena_array(&vm_of(L)->arena, struct chart_item, chart->count);
	for (size_t i = 0; i < chart->count; i++) {
		lua_rawgeti(L, -1, (lua_Integer)i + 1);
		read_item(L, chart->lane_count, &chart->items[i]);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* ---- What it is told ---- */

static void
set_number(lua_State *L, const char *name, double number)
{
	lua_pushnumber(L, number);
	lua_setfield(L, -2, name);
}

static void
set_integer(lua_State *L, const char *name, int64_t number)
{
	lua_pushinteger(L, number);
	lua_setfield(L, -2, name);
}

static void
set_word(lua_State *L, const char *name, const char *word)
{
	lua_pushstring(L, word);
	lua_setfield(L, -2, name);
}

static void
push_items(lua_State *L, const struct chart *chart)
{
	static const char *const labels[] = {
		[CHART_NO_LABEL] = "none",
		[CHART_RIGHT] = "right",
		[CHART_LEFT] = "left",
		[CHART_INSIDE] = "inside",
	};

	lua_createtable(L, (int)chart->count, 0);
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_item *item = &chart->items[i];

		lua_createtable(L, 0, 4);
		set_number(L, "left", item->left);
		set_number(L, "right", item->right);
		set_integer(L, "row", (int64_t)item->row);
		set_word(L, "label", labels[item->label]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "items");
}

static void
push_bins(lua_State *L, const struct chart_lane *lane)
{
	lua_Integer number = 0;

	lua_newtable(L);
	list_each (struct chart_bin, bin, &lane->bins) {
		lua_createtable(L, 0, 4);
		set_number(L, "left", bin->left);
		set_number(L, "right", bin->right);
		set_integer(L, "count", (int64_t)bin->count);
		set_integer(L, "first", (int64_t)bin->first + 1);
		lua_rawseti(L, -2, ++number);
	}
	lua_setfield(L, -2, "bins");
}

static void
push_lanes(lua_State *L, const struct chart *chart)
{
	lua_newtable(L);
	for (size_t i = 0; i < chart->lane_count; i++) {
		lua_createtable(L, 0, 2);
		set_integer(L, "rows", (int64_t)chart->lanes[i].rows);
		if (chart->lanes[i].is_dense)
			push_bins(L, &chart->lanes[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "lanes");
}

static void
push_ticks(lua_State *L, const struct chart *chart)
{
	static const char *const units[] = {
		[CHART_DAY] = "day",
		[CHART_MONTH] = "month",
		[CHART_YEAR] = "year",
	};
	lua_Integer number = 0;

	lua_newtable(L);
	list_each (struct chart_tick, tick, &chart->ticks) {
		lua_createtable(L, 0, 5);
		set_number(L, "at", tick->at);
		set_word(L, "unit", units[tick->unit]);
		set_integer(L, "year", tick->date.year);
		set_integer(L, "month", tick->date.month);
		set_integer(L, "day", tick->date.day);
		lua_rawseti(L, -2, ++number);
	}
	lua_setfield(L, -2, "ticks");
}

/* The middles of breaks. */
static void
push_breaks(lua_State *L, const struct chart *chart)
{
	lua_newtable(L);
	for (size_t i = 1; i < chart->segments.count; i++) {
		lua_pushnumber(L, chart->segments.items[i].left -
					  CHART_BREAK / 2.0);
		lua_rawseti(L, -2, (lua_Integer)i);
	}
	lua_setfield(L, -2, "breaks");
}

/*
 * chart.place { width = 960, lanes = 2, items = { { date = event.date, lane =
 * 1, label = "words" }, … } }: where each stands.
 */
static int
place(lua_State *L)
{
	struct chart chart = {0};

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	chart.width = field_number(L, 1, "width", 100, 10000);
	chart.lane_count = (size_t)field_number(L, 1, "lanes", 1, MOST_LANES);
	read_items(L, &chart);
	if (chart.count == 0)
		vm_error(L, "chart.place: there are no items");
	vm_charge(L, 100 * chart.count);
	chart_make(&chart, &vm_of(L)->arena);
	lua_newtable(L);
	push_items(L, &chart);
	push_lanes(L, &chart);
	push_ticks(L, &chart);
	push_breaks(L, &chart);
	return 1;
}

static const luaL_Reg functions[] = {{"place", place}, {NULL, NULL}};

void
chart_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
