#include "theme/plan_filters.h"

#include "base/path.h"
#include "theme/parameters.h"

#define MOST_FILTERS 50

/* ---- In the worker ---- */

void
plan_filters_write(const struct plan_table *table)
{
	static const char what[] = "a list of names: \"numbers\" is "
				   "filters/numbers.lua";
	lua_State *L = table->L;
	struct buf *out = &vm_of(L)->out;
	size_t count;

	plan_table_push_list(table, "filters", MOST_FILTERS, what, &count);
	wire_put(out, count);
	for (size_t i = 1; i <= count; i++) {
		if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TSTRING ||
		    !parameter_is_name(vm_text(L, -1)))
			plan_table_refuse(table, "filters", "filters: %s",
					  what);
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
		struct filter_name filter = {
			.name = arena_text(arena, wire_get_text(wire)),
		};

		if (wire->broken || !parameter_is_name(filter.name))
			return -1;
		list_add(arena, names, filter);
	}
	return count > MOST_FILTERS ? -1 : 0;
}

static bool
has_filter(const struct filter_names *names, struct text name)
{
	list_each (struct filter_name, filter, names)
		if (text_equal(filter->name, name))
			return true;
	return false;
}

void
plan_filters_add(struct theme *theme, const struct filter_names *names,
		 const struct theme_file *file, struct arena *arena)
{
	struct filter_names all = {0};

	for (size_t i = 0; i < names->count; i++) {
		struct filter_name filter = names->items[i];
		struct plan_at at =
			PLAN_AT({.name = "filters"}, {.number = i + 1});

		filter.place.path = file->shown;
		filter.place.line = plan_line(file->bytes, &at);
		if (!has_filter(&theme->filter_names, filter.name))
			list_add(arena, &all, filter);
	}
	list_each (struct filter_name, other, &theme->filter_names)
		list_add(arena, &all, *other);
	theme->filter_names = all;
}

static void
tell_missing(const struct theme *theme, const struct filter_name *filter,
	     struct text path, struct diag *diag)
{
	const struct theme_file *nearest = theme_nearest(theme, path, 0);

	diag_error(diag, T010, &filter->place,
		   "the theme lists the filter \"%.*s\", and there is no "
		   "filters/%.*s.lua",
		   TEXT_ARG(filter->name), TEXT_ARG(filter->name));
	if (nearest)
		diag_hint(diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(path_stem(nearest->path)));
}

int
plan_filters_find(struct theme *theme, struct arena *arena, struct diag *diag)
{
	int rc = 0;

	list_each (struct filter_name, filter, &theme->filter_names) {
		struct text path = arena_format(arena, "filters/%.*s.lua",
						TEXT_ARG(filter->name));
		const struct theme_file *file = theme_find(theme, path, 0);

		if (file) {
			list_add(arena, &theme->filters, file);
			continue;
		}
		tell_missing(theme, filter, path, diag);
		rc = -1;
	}
	return rc;
}
