#include "theme/plan_pages.h"

#include "base/language.h"
#include "base/nearest.h"
#include "base/path.h"

#define MOST_PAGES 200

/* ---- In the worker ---- */

/* Why `path` is none of a page; NULL: it is one. */
static const char *
path_fault(struct text path)
{
	struct text rest = path, part;

	static const char why[] = "a path has a slash at its end, none at its "
				  "beginning and no dots: \"glossary/\"";

	if (!text_ends(path, TEXT("/")))
		return why;
	rest.len--;
	while (text_split(&rest, '/', &part))
		if (part.len == 0 || part.s[0] == '.')
			return why;
	return NULL;
}

static bool
each_is_known(struct text each)
{
	return each.len == 0 || text_starts(each, TEXT("params.")) ||
	       text_starts(each, TEXT("data."));
}

static bool
needs_are_known(struct text needs)
{
	return needs.len == 0 || text_equal(needs, TEXT("people")) ||
	       text_equal(needs, TEXT("records")) ||
	       text_equal(needs, TEXT("sources"));
}

/* `layout = false` drops the page of a parent; it is not forgotten. */
static struct text
read_layout(const struct plan_table *table)
{
	lua_State *L = table->L;

	lua_pushliteral(L, "layout");
	if (lua_rawget(L, table->index) == LUA_TNIL)
		plan_table_refuse(table, NULL,
				  "layout is missing: layout = \"page\", or "
				  "false to drop a page of the parent");
	if (lua_isboolean(L, -1) && !lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		return TEXT("");
	}
	lua_pop(L, 1);
	return plan_table_text(table, "layout");
}

/* The titles by language in the table on top of the stack. */
static void
write_titles(const struct plan_table *table)
{
	lua_State *L = table->L;
	struct buf *out = &vm_of(L)->out;
	int index = lua_gettop(L);
	uint64_t count = 0;

	lua_pushnil(L);
	while (lua_next(L, index)) {
		if (lua_type(L, -2) != LUA_TSTRING ||
		    lua_type(L, -1) != LUA_TSTRING)
			plan_table_refuse(
				table, "title",
				"titles by language are strings: { "
				"en = \"Terms\", de = \"Begriffe\" }");
		count++;
		lua_pop(L, 1);
	}
	wire_put(out, count);
	lua_pushnil(L);
	while (lua_next(L, index)) {
		wire_put_text(out, vm_text(L, -2));
		wire_put_text(out, vm_text(L, -1));
		lua_pop(L, 1);
	}
}

/* A title is of every language, or there is one for each. */
static void
write_title(const struct plan_table *table)
{
	lua_State *L = table->L;
	struct buf *out = &vm_of(L)->out;

	lua_pushliteral(L, "title");
	if (lua_rawget(L, table->index) == LUA_TTABLE) {
		write_titles(table);
	} else {
		wire_put(out, 1);
		wire_put_text(out, TEXT(""));
		wire_put_text(out, plan_table_text(table, "title"));
	}
	lua_pop(L, 1);
}

static void
check_each(const struct plan_table *table, struct text path, struct text each)
{
	if (!each_is_known(each))
		plan_table_refuse(table, "each",
				  "each is something like \"params.terms\" (of "
				  "site.yaml) or \"data.terms\" (of "
				  "content/data/), not \"%s\"",
				  each.s);
	if (each.len > 0 && text_find_char(path, '{', 0) == TEXT_NOT_FOUND)
		plan_table_refuse(table, "path",
				  "the path is the same for each of %s: put a "
				  "name in braces into it",
				  each.s);
}

/* The page whose table is on top of the stack. */
static void
write_page(lua_State *L, size_t number)
{
	struct buf *out = &vm_of(L)->out;
	struct plan_table table = {
		.L = L,
		.index = lua_gettop(L),
		.at = PLAN_AT({.name = "pages"}, {.number = number}),
		.named = lua_pushfstring(L, "page %d", (int)number),
	};
	struct text path, layout, each, when, needs;

	if (!lua_istable(L, table.index))
		plan_table_refuse(&table, NULL, "it is a table, { path = … }");
	plan_table_check(&table, plan_page_fields);
	path = plan_table_text(&table, "path");
	if (path_fault(path))
		plan_table_refuse(&table, "path", "path \"%s\": %s", path.s,
				  path_fault(path));
	layout = read_layout(&table);
	each = plan_table_text(&table, "each");
	check_each(&table, path, each);
	when = plan_table_text(&table, "when");
	needs = plan_table_text(&table, "needs");
	if (!needs_are_known(needs))
		plan_table_refuse(&table, "needs",
				  "needs is \"people\", \"records\" or "
				  "\"sources\", not \"%s\"",
				  needs.s);
	wire_put_text(out, path);
	wire_put_text(out, layout);
	write_title(&table);
	wire_put_text(out, each);
	wire_put_text(out, when);
	wire_put_text(out, needs);
	lua_pop(L, 1);
}

void
plan_pages_write(const struct plan_table *table)
{
	lua_State *L = table->L;
	size_t count;

	plan_table_push_list(table, "pages", MOST_PAGES,
			     "a list of tables, { { path = … } }", &count);
	wire_put(&vm_of(L)->out, count);
	for (size_t i = 1; i <= count; i++) {
		lua_rawgeti(L, -1, (lua_Integer)i);
		write_page(L, i);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* ---- In the parent ---- */

/* How well a title of `language` suits a site of `wanted`; 0: not at all. */
static int
suits(struct text language, struct text wanted)
{
	if (text_equal_fold(language, wanted))
		return 4;
	if (text_equal_fold(language, language_primary(wanted)))
		return 3;
	return language.len == 0 ? 2 : text_equal(language, TEXT("en"));
}

/* The title in the site's language, else in English. */
static struct text
read_title(struct wire *wire, struct text wanted)
{
	uint64_t count = wire_get(wire);
	struct text title = {"", 0};
	int best = 0;

	for (uint64_t i = 0; i < count && !wire->broken; i++) {
		struct text language = wire_get_text(wire);
		struct text words = wire_get_text(wire);

		if (suits(language, wanted) <= best)
			continue;
		best = suits(language, wanted);
		title = words;
	}
	return title;
}

int
plan_pages_read(struct wire *wire, struct text language, struct arena *arena,
		struct added_pages *pages)
{
	uint64_t count = wire_get(wire);

	for (uint64_t i = 0; i < count && !wire->broken; i++) {
		struct added_page page;

		page.path = arena_text(arena, wire_get_text(wire));
		page.layout = arena_text(arena, wire_get_text(wire));
		page.title = arena_text(arena, read_title(wire, language));
		page.each = arena_text(arena, wire_get_text(wire));
		page.when = arena_text(arena, wire_get_text(wire));
		page.needs = arena_text(arena, wire_get_text(wire));
		page.origin = TEXT("");
		page.line = 0;
		if (wire->broken || path_fault(page.path) ||
		    !each_is_known(page.each) || !needs_are_known(page.needs))
			return -1;
		list_add(arena, pages, page);
	}
	return count > MOST_PAGES ? -1 : 0;
}

void
plan_pages_add(struct added_pages *all, const struct added_pages *more,
	       const struct theme_file *file, struct arena *arena)
{
	size_t count = all->count;

	for (size_t i = 0; i < more->count; i++) {
		struct added_page page = more->items[i];
		bool is_there = false;

		for (size_t k = 0; k < count; k++)
			is_there = is_there ||
				   text_equal(all->items[k].path, page.path);
		page.origin = file->shown;
		page.line = plan_line(file->bytes, &PLAN_AT({.name = "pages"},
							    {.number = i + 1}));
		if (!is_there)
			list_add(arena, all, page);
	}
}

static struct place
place_of(const struct added_page *page)
{
	return (struct place){.path = page->origin, .line = page->line};
}

static int
check_layout(const struct theme *theme, const struct added_page *page,
	     struct diag *diag)
{
	struct arena scratch = {0};
	struct text path = arena_format(&scratch, "layouts/%.*s.lua",
					TEXT_ARG(page->layout));
	struct place place = place_of(page);
	bool is_there = theme_find(theme, path, 0) != NULL;
	const struct theme_file *nearest =
		is_there ? NULL : theme_nearest(theme, path, 0);

	arena_free(&scratch);
	if (is_there)
		return 0;
	diag_error(diag, T010, &place,
		   "page \"%.*s\" is to be made by layouts/%.*s.lua, which is "
		   "not there",
		   TEXT_ARG(page->path), TEXT_ARG(page->layout));
	if (nearest)
		diag_hint(diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(path_stem(nearest->path)));
	return -1;
}

/* The parameter that says whether there is the page; NULL after an error. */
static const struct parameter *
find_switch(const struct theme *theme, const struct added_page *page,
	    struct diag *diag)
{
	struct place place = place_of(page);
	struct nearest near = nearest_begin(page->when, 2);
	const struct parameter *nearest = NULL;

	list_each (struct parameter, parameter, &theme->parameters) {
		if (parameter->type != PARAMETER_BOOLEAN)
			continue;
		if (text_equal(parameter->name, page->when))
			return parameter;
		if (nearest_is(&near, parameter->name))
			nearest = parameter;
	}
	diag_error(diag, T010, &place,
		   "when of page \"%.*s\" is the name of a boolean parameter, "
		   "not \"%.*s\"",
		   TEXT_ARG(page->path), TEXT_ARG(page->when));
	if (nearest)
		diag_hint(diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(nearest->name));
	return NULL;
}

/* Whether the site wants the page. Returns 0, or -1 after an error. */
static int
check_switch(const struct theme *theme, const struct added_page *page,
	     bool *is_wanted, struct diag *diag)
{
	const struct parameter *parameter;

	*is_wanted = true;
	if (page->when.len == 0)
		return 0;
	parameter = find_switch(theme, page, diag);
	*is_wanted = parameter && parameter->boolean;
	return parameter ? 0 : -1;
}

int
plan_pages_check(struct theme *theme, struct arena *arena, struct diag *diag)
{
	struct added_pages kept = {0};
	int rc = 0;

	list_each (struct added_page, page, &theme->pages) {
		bool is_wanted;

		if (page->layout.len == 0)
			continue;
		rc |= check_switch(theme, page, &is_wanted, diag);
		if (!is_wanted)
			continue;
		rc |= check_layout(theme, page, diag);
		if (page->title.len == 0)
			page->title = page->layout;
		list_add(arena, &kept, *page);
	}
	theme->pages = kept;
	return rc;
}
