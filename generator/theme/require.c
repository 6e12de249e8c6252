#include "theme/require.h"

#include "base/nearest.h"
#include "theme/chart_module.h"
#include "theme/csv.h"
#include "theme/helpers.h"
#include "theme/html.h"
#include "theme/json.h"
#include "theme/profile.h"
#include "theme/sandbox.h"
#include "theme/xml.h"

#define MOST_NAME 200

/* The modules of C; `strings` is made of the theme's files. */
static const struct {
	const char *name;
	const char *shown;
	const char *lacks; /* NULL: any name is an element */
	void (*open)(lua_State *L);
} library[] = {
	{"chart", "the chart module", "the chart module has no", chart_open},
	{"csv", "the csv module", "the csv module has no", csv_open},
	{"html", "the html module", NULL, html_open},
	{"json", "the json module", "the json module has no", json_open},
	{"text", "the text module", "the text module has no", helpers_open},
	{"xml", "the xml module", NULL, xml_open},
};

/* ---- A file ---- */

static size_t
file_number(const struct vm *vm, const struct theme_file *file)
{
	return (size_t)(file - vm->theme->files.items) + 1;
}

/* Pushes the compiled file. */
static void
push_chunk(lua_State *L, const struct theme_file *file)
{
	struct vm *vm = vm_of(L);
	lua_Integer number = (lua_Integer)file_number(vm, file);

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.chunks);
	if (lua_rawgeti(L, -1, number) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_pushfstring(L, "@%s", file->shown.s);
		if (luaL_loadbufferx(L, file->bytes.s, file->bytes.len,
				     lua_tostring(L, -1), "t") != LUA_OK)
			vm_coded_error(L, T002);
		lua_remove(L, -2);
		lua_pushvalue(L, -1);
		lua_rawseti(L, -3, number);
	}
	lua_remove(L, -2);
	/* `_ENV = …` of an earlier page may have set another. */
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.globals);
	if (!lua_setupvalue(L, -2, 1))
		lua_pop(L, 1); /* it uses no globals */
}

/*
 * Pushes what files have returned to this page. A template that is made has
 * files of its own: what they keep may come from no page.
 */
static void
push_loaded(lua_State *L)
{
	struct vm *vm = vm_of(L);

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.loaded);
	if (!vm->stand.making)
		return;
	lua_rawgeti(L, -1, -(lua_Integer)vm->stand.making->loaded);
	lua_remove(L, -2);
}

void
require_file(lua_State *L, const struct theme_file *file)
{
	struct vm *vm = vm_of(L);
	lua_Integer number = (lua_Integer)file_number(vm, file);
	size_t level, depth;

	luaL_checkstack(L, 8, NULL);
	push_loaded(L);
	if (lua_rawgeti(L, -1, number) != LUA_TNIL) {
		/* false stands there while the file runs, and when an error
		 * ended it that the theme caught */
		if (lua_isboolean(L, -1) && !lua_toboolean(L, -1))
			vm_error(L,
				 "%s:1: the file requires itself, or failed "
				 "when it was required before",
				 file->shown.s);
		lua_remove(L, -2);
		return;
	}
	lua_pop(L, 1);
	vm_note_file(vm, file);
	push_chunk(L, file);
	lua_pushboolean(L, 0);
	lua_rawseti(L, -3, number);
	level = vm->stand.level;
	vm->stand.level = file->level;
	depth = profile_enter(vm, (size_t)number - 1, 0);
	lua_call(L, 0, 1);
	profile_leave(vm, depth);
	vm->stand.level = level;
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		lua_pushboolean(L, 1);
	}
	if (vm->profiler.share)
		profile_wrap(L, (size_t)number - 1);
	lua_pushvalue(L, -1);
	lua_rawseti(L, -3, number);
	lua_remove(L, -2);
}

/* ---- require ---- */

/* "parts.card" is parts/card.lua. */
static struct text
module_path(lua_State *L, struct text name)
{
	char *path = arena_bytes(&vm_of(L)->arena, name.len + 5);

	for (size_t i = 0; i < name.len; i++) {
		char c = name.s[i];

		if (!ascii_is_alnum(c) && c != '_' && c != '-' && c != '.')
			vm_error(L, "\"%s\" is no name of a module", name.s);
		path[i] = c == '.' ? '/' : c;
	}
	memcpy(path + name.len, ".lua", 5);
	return (struct text){path, name.len + 4};
}

/*
 * The level of the file that calls require. A tail call leaves no trace of
 * it, but files do that at their end, while they run.
 */
static size_t
caller_level(lua_State *L)
{
	const struct theme *theme = vm_of(L)->theme;
	lua_Debug debug;

	if (!lua_getstack(L, 1, &debug) || !lua_getinfo(L, "S", &debug) ||
	    debug.source[0] != '@')
		return vm_of(L)->stand.level;
	list_each (struct theme_file, file, &theme->files)
		if (text_equal(file->shown, text_of(debug.source + 1)))
			return file->level;
	return 0;
}

/* The module of the program whose name is nearest, or NULL. */
static const char *
nearest_module(struct text name)
{
	struct nearest near = nearest_begin(name, 2);
	const char *nearest = NULL;

	if (nearest_is(&near, TEXT("strings")))
		nearest = "strings";
	for (size_t i = 0; i < ARRAY_COUNT(library); i++)
		if (nearest_is(&near, text_of(library[i].name)))
			nearest = library[i].name;
	return nearest;
}

/* A name without a folder. */
static NORETURN void
refuse_plain(lua_State *L, struct text name)
{
	const char *nearest = nearest_module(name);

	if (nearest)
		vm_error(L, "there is no module \"%s\"; did you mean \"%s\"?",
			 name.s, nearest);
	vm_error(L,
		 "there is no module \"%s\"; those of the program are chart, "
		 "csv, html, json, strings, text and xml, a theme's begin with "
		 "their folder: \"parts.%s\"",
		 name.s, name.s);
}

/* `level` is the lowest that was looked at, 0 but for a parent's file. */
static NORETURN void
refuse_module(lua_State *L, struct text name, struct text path, size_t level)
{
	const struct theme_file *nearest =
		theme_nearest(vm_of(L)->theme, path, level);

	if (nearest)
		vm_error(L, "there is no module \"%s\" (%s); did you mean %s?",
			 name.s, path.s, nearest->path.s);
	if (level > 0)
		vm_error(L,
			 "there is no module \"%s\": no parent of the theme "
			 "has %s",
			 name.s, path.s);
	vm_error(L, "there is no module \"%s\" (%s)", name.s, path.s);
}

/* Of no level above `level`. */
static const struct theme_file *
find_module(lua_State *L, struct text name, struct text in_theme, size_t level)
{
	struct text path = module_path(L, in_theme);
	const struct theme_file *file;

	if (text_find_char(path, '/', 0) == TEXT_NOT_FOUND)
		refuse_plain(L, name);
	file = theme_find(vm_of(L)->theme, path, level);
	if (!file)
		refuse_module(L, name, path, level);
	return file;
}

/* The file of the name at 1, which means the same to whoever asks: it is
 * looked for once. */
static const struct theme_file *
find_own_module(lua_State *L, struct text name)
{
	const struct theme_file *file;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.modules);
	lua_pushvalue(L, 1);
	lua_rawget(L, -2);
	file = lua_touserdata(L, -1);
	lua_pop(L, 1);
	if (!file) {
		file = find_module(L, name, name, 0);
		lua_pushvalue(L, 1);
		lua_pushlightuserdata(L, (void *)file);
		lua_rawset(L, -3);
	}
	lua_pop(L, 1);
	return file;
}

static void
push_theme_module(lua_State *L, struct text name)
{
	struct text parent = TEXT("parent.");
	const struct theme_file *file;

	if (text_starts(name, parent))
		file = find_module(L, name, text_from(name, parent.len),
				   caller_level(L) + 1);
	else
		file = find_own_module(L, name);
	require_file(L, file);
	if (lua_isboolean(L, -1))
		vm_error(L,
			 "%s:1: the file returns nothing: a function or a "
			 "table is wanted",
			 file->shown.s);
}

int
require_function(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct text name;

	name.s = luaL_checklstring(L, 1, &name.len);
	lua_settop(L, 1);
	vm_charge(L, 10);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.library);
	lua_pushvalue(L, 1);
	if (lua_rawget(L, -2) != LUA_TNIL)
		return 1;
	if (name.len > MOST_NAME)
		vm_error(L, "no module has a name as long");
	if (text_equal(name, TEXT("strings")))
		vm->push_strings(L, vm->theme->language);
	else
		push_theme_module(L, name);
	return 1;
}

void
require_open(struct vm *vm)
{
	lua_State *L = vm->lua;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.library);
	for (size_t i = 0; i < ARRAY_COUNT(library); i++) {
		library[i].open(L);
		if (library[i].lacks)
			sandbox_refuse_missing(L, library[i].lacks);
		sandbox_freeze(L, library[i].shown);
		lua_setfield(L, -2, library[i].name);
	}
	lua_pop(L, 1);
}
