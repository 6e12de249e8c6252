#include "theme/strings.h"

#include "base/nearest.h"
#include "theme/phrases.h"
#include "theme/plan_place.h"
#include "theme/require.h"
#include "theme/sandbox.h"

/* Copies what the table on top of the stack has into the one below it. */
static void
merge_words(lua_State *L)
{
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -5);
	}
	lua_pop(L, 1);
}

/* Forms for numbers: { one = …, other = … }. */
static bool
is_forms(lua_State *L, int index)
{
	bool is_one;

	if (!lua_istable(L, index))
		return false;
	lua_pushliteral(L, "other");
	is_one = lua_rawget(L, index) == LUA_TSTRING;
	lua_pop(L, 1);
	return is_one;
}

/* Whether what is at `index` can stand for what is at `old`, or is new. */
static bool
can_stand_for(lua_State *L, int index, int old)
{
	int type = lua_type(L, index);

	if (type != LUA_TSTRING && type != LUA_TTABLE)
		return false;
	if (lua_isnil(L, old) || type == lua_type(L, old))
		return true;
	if (type == LUA_TSTRING)
		return is_forms(L, old);
	return is_forms(L, index) &&
	       text_find(vm_text(L, old), TEXT("{n}"), 0) != TEXT_NOT_FOUND;
}

/* Checks the words of a file, on top of the stack, against those below. */
static void
check_words(lua_State *L, const struct theme_file *file)
{
	int index = lua_gettop(L);

	lua_pushnil(L);
	while (lua_next(L, index)) {
		const char *key = "";

		if (lua_type(L, -2) == LUA_TSTRING)
			key = lua_tostring(L, -2);
		lua_pushvalue(L, -2);
		lua_rawget(L, index - 1);
		if (!can_stand_for(L, index + 2, index + 3))
			vm_error(L, "%s:%d: %s is to be %s, not a %s",
				 file->shown.s,
				 (int)plan_line(file->bytes,
						&PLAN_AT({.name = key})),
				 key,
				 lua_istable(L, index + 3) ? "a table of words"
							   : "text",
				 luaL_typename(L, index + 2));
		lua_pop(L, 2);
	}
}

/* strings/LANGUAGE.lua of every level, the child's words over the parent's. */
static void
add_language(lua_State *L, struct text language)
{
	struct vm *vm = vm_of(L);
	struct text path = arena_format(&vm->arena, "strings/%.*s.lua",
					TEXT_ARG(language));
	size_t count = vm->theme->files.count;

	while (count > 0) {
		const struct theme_file *file =
			&vm->theme->files.items[--count];

		if (!text_equal(file->path, path))
			continue;
		require_file(L, file);
		if (!lua_istable(L, -1))
			vm_error(L, "%s:1: strings are a table", file->shown.s);
		check_words(L, file);
		merge_words(L);
	}
}

/* ---- Those of the program ---- */

/* "3" is the third of a list. */
static void
push_key(lua_State *L, struct text name)
{
	uint64_t number;

	if (text_to_number(name, 1000, &number))
		lua_pushinteger(L, (lua_Integer)number);
	else
		vm_push_text(L, name);
}

/* The table `name` of that on top of the stack goes there, a new one if need
 * be. */
static void
push_inner(lua_State *L, struct text name)
{
	vm_push_text(L, name);
	if (lua_rawget(L, -2) == LUA_TTABLE)
		return;
	lua_pop(L, 1);
	lua_newtable(L);
	vm_push_text(L, name);
	lua_pushvalue(L, -2);
	lua_rawset(L, -4);
}

static void
add_phrase(lua_State *L, const char *key, struct text words)
{
	struct text path = text_of(key);
	size_t dot = text_find_char(path, '.', 0);
	struct text name = text_from(path, dot + 1);

	if (dot == TEXT_NOT_FOUND) {
		vm_push_text(L, words);
		lua_setfield(L, -2, key);
		return;
	}
	push_inner(L, text_slice(path, 0, dot));
	push_key(L, name);
	vm_push_text(L, words);
	lua_rawset(L, -3);
	lua_pop(L, 1);
}

/* Tables of a theme's file are its own: there are new ones. */
static void
add_phrases(lua_State *L, struct text language)
{
	lua_newtable(L);
	for (size_t i = 0; i < PHRASES; i++)
		add_phrase(L, phrase_key((enum phrase)i),
			   phrase_default(language, (enum phrase)i));
	merge_words(L);
}

/* ---- Those of site.yaml ---- */

static void push_words(lua_State *L, const struct value *value);

static void
push_entries(lua_State *L, const struct value *value)
{
	list_each (struct entry, entry, &value->entries) {
		push_key(L, entry->key);
		push_words(L, entry->value);
		lua_rawset(L, -3);
	}
}

static void
push_words(lua_State *L, const struct value *value)
{
	lua_Integer number = 0;

	luaL_checkstack(L, 6, NULL);
	if (value->kind == VALUE_SCALAR) {
		vm_push_text(L, value->text);
		return;
	}
	lua_newtable(L);
	push_entries(L, value);
	list_each (struct value *, item, &value->items) {
		push_words(L, *item);
		lua_rawseti(L, -2, ++number);
	}
}

/* The key of the theme's words, in the table on top, that is nearest. */
static const char *
find_nearest(lua_State *L, struct text name)
{
	const char *nearest = NULL;
	struct nearest near = nearest_begin(name, 2);

	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) == LUA_TSTRING &&
		    nearest_is(&near, vm_text(L, -1)))
			nearest = lua_tostring(L, -1);
	}
	return nearest;
}

static NORETURN void
refuse_words(lua_State *L, const struct entry *entry)
{
	struct vm *vm = vm_of(L);
	const char *nearest = find_nearest(L, entry->key);

	vm->wrong_words =
		(size_t)(entry - vm->theme->site_strings->entries.items);
	lua_pushfstring(L, "the theme has no words \"%s\"%s%s%s", entry->key.s,
			nearest ? "; did you mean \"" : "",
			nearest ? nearest : "", nearest ? "\"?" : "");
	vm_coded_error(L, T024);
}

/* A mapping changes single words of a table; all else replaces. */
static void
replace_words(lua_State *L, const struct entry *entry)
{
	int type;

	vm_push_text(L, entry->key);
	type = lua_rawget(L, -2);
	if (type == LUA_TNIL) {
		lua_pop(L, 1);
		refuse_words(L, entry);
	}
	if (type == LUA_TTABLE && entry->value->kind == VALUE_MAP) {
		lua_newtable(L);
		lua_insert(L, -2);
		merge_words(L);
		push_entries(L, entry->value);
		lua_setfield(L, -2, entry->key.s);
		return;
	}
	lua_pop(L, 1);
	vm_push_text(L, entry->key);
	push_words(L, entry->value);
	lua_rawset(L, -3);
}

static void
add_site(lua_State *L)
{
	const struct value *words = vm_of(L)->theme->site_strings;

	if (!words)
		return;
	list_each (struct entry, entry, &words->entries)
		replace_words(L, entry);
}

/* ---- All of them ---- */

static void
make_strings(lua_State *L, struct text language)
{
	struct vm *vm = vm_of(L);
	size_t hyphen = text_find_char(language, '-', 0);
	uint64_t random = vm->random;

	vm->random = 0; /* the words are the same whatever page is first */
	lua_newtable(L);
	add_phrases(L, TEXT("en"));
	add_language(L, TEXT("en"));
	if (!text_equal(language, TEXT("en")) && phrase_knows(language))
		add_phrases(L, language);
	if (hyphen != TEXT_NOT_FOUND)
		add_language(L, text_slice(language, 0, hyphen));
	if (!text_equal(language, TEXT("en")))
		add_language(L, language);
	if (text_equal(language, vm->theme->language))
		add_site(L);
	sandbox_freeze_data(L, "the table of strings",
			    "the theme has no words");
	vm->random = random;
}

void
strings_push(lua_State *L, struct text language)
{
	luaL_checkstack(L, 10, NULL);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.strings);
	vm_push_text(L, language);
	if (lua_rawget(L, -2) == LUA_TNIL) {
		lua_pop(L, 1);
		make_strings(L, language);
		vm_push_text(L, language);
		lua_pushvalue(L, -2);
		lua_rawset(L, -4);
	}
	lua_remove(L, -2);
}

void
strings_open(struct vm *vm)
{
	lua_newtable(vm->lua);
	vm->anchors.strings = luaL_ref(vm->lua, LUA_REGISTRYINDEX);
	vm->push_strings = strings_push;
}
