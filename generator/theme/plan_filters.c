#include "theme/plan_filters.h"

#define MOST_FILTERS 50

static bool
is_name(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '_' && t.s[i] != '-')
			return false;
	return t.len > 0 && t.len < 100;
}

/* ---- In the worker ---- */

void
plan_filters_write(lua_State *L, int index)
{
	struct buf *out = &vm_of(L)->out;
	lua_Integer count = 0;

	lua_pushliteral(L, "filters");
	lua_rawget(L, index);
	if (lua_istable(L, -1))
		count = (lua_Integer)lua_rawlen(L, -1);
	else if (!lua_isnil(L, -1))
		vm_error(L, "filters are a list of names");
	if (count > MOST_FILTERS)
		vm_error(L, "too many filters");
	wire_put(out, (uint64_t)count);
	for (lua_Integer i = 1; i <= count; i++) {
		if (lua_rawgeti(L, -1, i) != LUA_TSTRING ||
		    !is_name(vm_text(L, -1)))
			vm_error(L, "filters are a list of names: \"numbers\" "
				    "is filters/numbers.lua");
		wire_put_text(out, vm_text(L, -1));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* ---- In the parent ---- */

int
plan_filters_read(struct wire *wire, struct arena *arena,
		  struct filter_names *names)
{
	uint64_t count = wire_get(wire);

	for (uint64_t i = 0; i < count && !wire->broken; i++) {
		struct text name = arena_text(arena, wire_get_text(wire));

		if (wire->broken || !is_name(name))
			return -1;
		list_add(arena, names, name);
	}
	return count > MOST_FILTERS ? -1 : 0;
}

void
plan_filters_add(struct theme *theme, const struct filter_names *names,
		 struct arena *arena)
{
	struct filter_names all = {0};

	for (size_t i = 0; i < names->count; i++) {
		bool is_there = false;

		list_each (struct text, other, &theme->filter_names)
			is_there =
				is_there || text_equal(*other, names->items[i]);
		if (!is_there)
			list_add(arena, &all, names->items[i]);
	}
	list_each (struct text, other, &theme->filter_names)
		list_add(arena, &all, *other);
	theme->filter_names = all;
}

int
plan_filters_find(struct theme *theme, struct text origin, struct arena *arena,
		  struct diag *diag)
{
	struct place place = {.path = origin, .line = 1, .column = 1};
	int rc = 0;

	list_each (struct text, name, &theme->filter_names) {
		struct text path = arena_format(arena, "filters/%.*s.lua",
						TEXT_ARG(*name));
		const struct theme_file *file = theme_find(theme, path, 0);

		if (file) {
			list_add(arena, &theme->filters, file);
			continue;
		}
		diag_error(diag, T010, &place,
			   "the theme lists the filter \"%.*s\", and there is "
			   "no %.*s",
			   TEXT_ARG(*name), TEXT_ARG(path));
		rc = -1;
	}
	return rc;
}
