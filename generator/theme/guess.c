#include "theme/guess.h"

#include "base/nearest.h"
#include "theme/sandbox.h"

/* Globals that themes look for, and what they have instead. */
static const struct {
	const char *name;
	const char *instead;
} elsewhere[] = {
	{"chart", "local chart = require \"chart\""},
	{"collectgarbage", "memory is the program's business"},
	{"csv", "local csv = require \"csv\""},
	{"debug", "there is none in a theme; print(…) tells what a value is"},
	{"dofile", "require \"parts.name\" runs a file of the theme"},
	{"h", "local h = require \"html\""},
	{"html", "local html = require \"html\""},
	{"io", "a theme reads no files: site.data is what content/data/ holds"},
	{"json", "local json = require \"json\""},
	{"load", "a theme runs its own files only: require \"parts.name\""},
	{"loadfile", "require \"parts.name\" runs a file of the theme"},
	{"loadstring", "a theme runs its own files only"},
	{"os", "a theme has no clock: site.today is the date of the build"},
	{"package", "require \"parts.name\" runs a file of the theme"},
	{"page", "it is an argument: function(page, site)"},
	{"s", "local s = require \"strings\""},
	{"site", "it is an argument: function(page, site)"},
	{"strings", "local strings = require \"strings\""},
	{"text", "local text = require \"text\""},
	{"unpack", "it is table.unpack"},
	{"x", "local x = require \"xml\""},
	{"xml", "local xml = require \"xml\""},
};

/* Libraries in which a field or a method may have been looked for. */
static const char *const libraries[] = {"string", "table", "math", "utf8",
					"coroutine"};

/* The name behind `what` at the end of a message: "(global 'x')". */
static bool
take_name(struct text message, struct text what, struct text *name)
{
	size_t at = text_find(message, what, 0);
	struct text rest;
	size_t end;

	if (at == TEXT_NOT_FOUND)
		return false;
	rest = text_from(message, at + what.len);
	end = text_find(rest, TEXT("')"), 0);
	*name = text_slice(rest, 0, end);
	return end != TEXT_NOT_FOUND && end + 2 == rest.len;
}

/* Puts the table that a read-only one shows in its place. */
static void
look_behind(lua_State *L)
{
	if (sandbox_push_frozen(L, -1))
		lua_remove(L, -2);
}

/* Looks among the names of the table on top of the stack. */
static void
look_among(lua_State *L, struct nearest *near, const char **nearest)
{
	look_behind(L);
	if (!lua_istable(L, -1))
		return;
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) == LUA_TSTRING &&
		    nearest_is(near, vm_text(L, -1)))
			*nearest = lua_tostring(L, -1);
	}
}

static const char *
nearest_global(lua_State *L, struct text name)
{
	struct nearest near = nearest_begin(name, name.len < 5 ? 1 : 2);
	const char *nearest = NULL;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.globals);
	look_among(L, &near, &nearest);
	return nearest;
}

/* Of the first `count` libraries. */
static const char *
nearest_in_libraries(lua_State *L, struct text name, size_t count)
{
	struct nearest near = nearest_begin(name, name.len < 5 ? 1 : 2);
	const char *nearest = NULL;

	for (size_t i = 0; i < count; i++) {
		lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.globals);
		look_behind(L);
		lua_getfield(L, -1, libraries[i]);
		look_among(L, &near, &nearest);
	}
	return nearest;
}

static const char *
instead_of(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(elsewhere); i++)
		if (text_equal(name, text_of(elsewhere[i].name)))
			return elsewhere[i].instead;
	return NULL;
}

int
guess_meant(lua_State *L)
{
	struct text message = vm_text(L, 1), name;
	const char *nearest = NULL;

	luaL_checkstack(L, 40, NULL);
	if (text_find(message, TEXT("a nil value ("), 0) == TEXT_NOT_FOUND)
		return 1;
	if (take_name(message, TEXT("(global '"), &name)) {
		const char *instead = instead_of(name);

		if (instead) {
			lua_pushfstring(L, "%s: %s", message.s, instead);
			return 1;
		}
		nearest = nearest_global(L, name);
	} else if (take_name(message, TEXT("(method '"), &name)) {
		nearest = nearest_in_libraries(L, name, 1);
	} else if (take_name(message, TEXT("(field '"), &name)) {
		nearest = nearest_in_libraries(L, name, ARRAY_COUNT(libraries));
	}
	lua_settop(L, 1); /* the libraries hold the name */
	if (nearest)
		lua_pushfstring(L, "%s; did you mean \"%s\"?", message.s,
				nearest);
	return 1;
}
