#include "theme/plan_pages.h"

#define MOST_PAGES 200
#define MOST_TEXT 1000

/* ---- In the worker ---- */

static const char *const keys[] = {"path", "layout", "title",
				   "each", "when",   "needs"};

static void
check_key(lua_State *L, int index)
{
	lua_pushnil(L);
	while (lua_next(L, index)) {
		bool is_known = false;

		lua_pop(L, 1);
		for (size_t i = 0; i < ARRAY_COUNT(keys); i++)
			is_known =
				is_known ||
				(lua_type(L, -1) == LUA_TSTRING &&
				 text_equal(vm_text(L, -1), text_of(keys[i])));
		if (!is_known)
			vm_error(L,
				 "a page has path, layout, title, each, "
				 "when and needs, no \"%s\"",
				 luaL_tolstring(L, -1, NULL));
	}
}

/* A field of the page on top of the stack; empty when it is not there. */
static struct text
page_field(lua_State *L, const char *name)
{
	struct text t = {"", 0};

	lua_pushstring(L, name);
	lua_rawget(L, -2);
	if (lua_type(L, -1) == LUA_TSTRING)
		t = arena_text(&vm_of(L)->arena, vm_text(L, -1));
	else if (lua_toboolean(L, -1))
		vm_error(L, "%s of a page is text", name);
	lua_pop(L, 1);
	if (t.len > MOST_TEXT)
		vm_error(L, "%s of a page is too long", name);
	return t;
}

/* Why `path` is none of a page; NULL: it is one. */
static const char *
path_fault(struct text path)
{
	struct text rest = path, part;

	if (!text_ends(path, TEXT("/")))
		return "it ends with a slash, as in \"glossary/\"";
	rest.len--;
	while (text_split(&rest, '/', &part))
		if (part.len == 0 || part.s[0] == '.')
			return "it begins at the site's root, without a slash "
			       "or dots";
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

/* The field `needs` of the page on top of the stack. */
static struct text
page_needs(lua_State *L)
{
	struct text needs = page_field(L, "needs");

	if (!needs_are_known(needs))
		vm_error(L,
			 "a page needs \"people\", \"records\" or "
			 "\"sources\", not \"%s\"",
			 needs.s);
	return needs;
}

static void
write_page(lua_State *L)
{
	struct buf *out = &vm_of(L)->out;
	struct text path, each;
	const char *fault;

	if (!lua_istable(L, -1))
		vm_error(L, "pages are a list of tables");
	check_key(L, lua_gettop(L));
	path = page_field(L, "path");
	each = page_field(L, "each");
	fault = path_fault(path);
	if (fault)
		vm_error(L, "path \"%s\" of a page: %s", path.s, fault);
	if (!each_is_known(each))
		vm_error(L,
			 "each of page \"%s\" is something like "
			 "\"params.terms\" (of site.yaml) or \"data.terms\" "
			 "(of content/data/), not \"%s\"",
			 path.s, each.s);
	if (each.len > 0 && text_find_char(path, '{', 0) == TEXT_NOT_FOUND)
		vm_error(L,
			 "path \"%s\" of a page is the same for each of %s: "
			 "put a name in braces into it",
			 path.s, each.s);
	wire_put_text(out, path);
	wire_put_text(out, page_field(L, "layout"));
	wire_put_text(out, page_field(L, "title"));
	wire_put_text(out, each);
	wire_put_text(out, page_field(L, "when"));
	wire_put_text(out, page_needs(L));
}

void
plan_pages_write(lua_State *L, int index)
{
	lua_Integer count = 0;

	lua_pushliteral(L, "pages");
	lua_rawget(L, index);
	if (lua_istable(L, -1))
		count = (lua_Integer)lua_rawlen(L, -1);
	else if (!lua_isnil(L, -1))
		vm_error(L, "pages are a list of tables");
	if (count > MOST_PAGES)
		vm_error(L, "too many pages");
	wire_put(&vm_of(L)->out, (uint64_t)count);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, -1, i);
		write_page(L);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* ---- In the parent ---- */

int
plan_pages_read(struct wire *wire, struct arena *arena,
		struct added_pages *pages)
{
	uint64_t count = wire_get(wire);

	for (uint64_t i = 0; i < count && !wire->broken; i++) {
		struct added_page page;

		page.path = arena_text(arena, wire_get_text(wire));
		page.layout = arena_text(arena, wire_get_text(wire));
		page.title = arena_text(arena, wire_get_text(wire));
		page.each = arena_text(arena, wire_get_text(wire));
		page.when = arena_text(arena, wire_get_text(wire));
		page.needs = arena_text(arena, wire_get_text(wire));
		page.origin = TEXT("");
		if (wire->broken || path_fault(page.path) ||
		    !each_is_known(page.each) || !needs_are_known(page.needs))
			return -1;
		list_add(arena, pages, page);
	}
	return count > MOST_PAGES ? -1 : 0;
}

void
plan_pages_add(struct added_pages *all, const struct added_pages *more,
	       struct text origin, struct arena *arena)
{
	size_t count = all->count;

	for (size_t i = 0; i < more->count; i++) {
		struct added_page page = more->items[i];
		bool is_there = false;

		for (size_t k = 0; k < count; k++)
			is_there = is_there ||
				   text_equal(all->items[k].path, page.path);
		page.origin = origin;
		if (!is_there)
			list_add(arena, all, page);
	}
}

static int
check_layout(const struct theme *theme, const struct added_page *page,
	     struct diag *diag)
{
	struct arena scratch = {0};
	struct text path = arena_format(&scratch, "layouts/%.*s.lua",
					TEXT_ARG(page->layout));
	struct place place = {.path = page->origin, .line = 1, .column = 1};
	bool is_there = theme_find(theme, path, 0) != NULL;

	if (!is_there)
		diag_error(diag, T010, &place,
			   "page \"%.*s\" is to be made by layouts/%.*s.lua, "
			   "which is not there",
			   TEXT_ARG(page->path), TEXT_ARG(page->layout));
	arena_free(&scratch);
	return is_there ? 0 : -1;
}

/* The parameter that says whether there is the page; NULL after an error. */
static const struct parameter *
find_switch(const struct theme *theme, const struct added_page *page,
	    struct diag *diag)
{
	struct place place = {.path = page->origin, .line = 1, .column = 1};

	list_each (struct parameter, parameter, &theme->parameters)
		if (text_equal(parameter->name, page->when) &&
		    parameter->type == PARAMETER_BOOLEAN)
			return parameter;
	diag_error(diag, T010, &place,
		   "when of page \"%.*s\" is the name of a boolean parameter, "
		   "not \"%.*s\"",
		   TEXT_ARG(page->path), TEXT_ARG(page->when));
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
