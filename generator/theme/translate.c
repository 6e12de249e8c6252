#include "theme/translate.h"

#include "base/nearest.h"
#include "theme/number.h"
#include "theme/plural.h"
#include "theme/say.h"

/* Keys in keys: "badge.tier.exact" is that of a table in a table. */
#define MOST_KEY 200

/* Where things are on the stack while it works. */
enum { KEY = 1, VALUES, LANGUAGE, STRINGS, PATTERN };

/* ---- Finding the words ---- */

/* The key nearest to `name` in the table on top of the stack, or NULL. */
static const char *
find_nearest(lua_State *L, struct text name)
{
	const char *nearest = NULL;
	struct nearest near = nearest_begin(name, 2);

	if (luaL_getmetafield(L, -1, "__pairs") == LUA_TNIL)
		return NULL;
	lua_pushvalue(L, -2);
	lua_call(L, 1, 3);
	for (;;) {
		lua_pushvalue(L, -3);
		lua_pushvalue(L, -3);
		lua_pushvalue(L, -3);
		lua_call(L, 2, 2);
		lua_pop(L, 1);
		lua_replace(L, -2);
		if (lua_isnil(L, -1))
			return nearest;
		if (lua_type(L, -1) == LUA_TSTRING &&
		    nearest_is(&near, vm_text(L, -1)))
			nearest = vm_hold(L, lua_tostring(L, -1));
	}
}

static NORETURN void
refuse_key(lua_State *L, struct text name)
{
	const char *key = lua_tostring(L, KEY);
	const char *nearest = NULL;

	if (lua_istable(L, -1))
		nearest = find_nearest(L, name);
	if (nearest)
		vm_error(L,
			 "the theme has no words \"%s\"; did you mean \"%s\"?",
			 key, nearest);
	vm_error(L, "the theme has no words \"%s\"", key);
}

/* Pushes what the table on top of the stack has under the name; "3" is its
 * third as well. False, and nothing is pushed, when there is none. */
static bool
push_word(lua_State *L, struct text name)
{
	uint64_t number;

	if (!lua_istable(L, -1))
		return false;
	vm_push_text(L, name);
	if (lua_gettable(L, -2) != LUA_TNIL)
		return true;
	lua_pop(L, 1);
	if (!text_to_number(name, 1000, &number))
		return false;
	if (lua_geti(L, -1, (lua_Integer)number) != LUA_TNIL)
		return true;
	lua_pop(L, 1);
	return false;
}

/* Pushes what the strings have under the key. */
static void
push_pattern(lua_State *L)
{
	struct text rest = vm_text(L, KEY), name;

	if (rest.len > MOST_KEY)
		vm_error(L, "no key of words is as long");
	lua_pushvalue(L, STRINGS);
	while (text_split(&rest, '.', &name)) {
		vm_charge(L, 5);
		if (!push_word(L, name))
			refuse_key(L, name);
		lua_remove(L, -2);
	}
}

/* ---- The form for a number ---- */

/* In the place of a table of forms the one that goes with values.n. */
static void
choose_form(lua_State *L, struct text language)
{
	lua_Number n;
	const char *form = "other";

	if (!lua_istable(L, VALUES) || lua_getfield(L, VALUES, "n") == LUA_TNIL)
		vm_error(L,
			 "the words \"%s\" have forms for numbers: "
			 "text.translate(\"%s\", { n = … })",
			 lua_tostring(L, KEY), lua_tostring(L, KEY));
	n = luaL_checknumber(L, -1);
	lua_pop(L, 1);
	if (n >= 0 && n < 1e15 && n == (lua_Number)(uint64_t)n)
		form = plural_form(language, (uint64_t)n);
	if (lua_getfield(L, PATTERN, form) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_getfield(L, PATTERN, "other");
	}
	if (lua_type(L, -1) != LUA_TSTRING)
		vm_error(L, "the words \"%s\" have no form \"other\"",
			 lua_tostring(L, KEY));
	lua_replace(L, PATTERN);
}

/* ---- Filling ---- */

static bool
is_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_is_alnum(name.s[i]) && name.s[i] != '_')
			return false;
	return name.len > 0;
}

/* Adds the value of that name. */
static void
put_value(lua_State *L, struct buf *out, struct text name, struct text language)
{
	vm_push_text(L, name);
	lua_pushvalue(L, -1);
	if (lua_istable(L, VALUES))
		lua_rawget(L, VALUES);
	if (!lua_istable(L, VALUES))
		vm_error(L, "the words \"%s\" want a table with \"%s\"",
			 lua_tostring(L, KEY), lua_tostring(L, -1));
	if (lua_type(L, -1) == LUA_TNUMBER)
		number_put(out, language, lua_tonumber(L, -1), -1);
	else if (lua_type(L, -1) == LUA_TSTRING)
		buf_text(out, vm_text(L, -1));
	else
		vm_error(L, "the words \"%s\" want a text or number \"%s\"",
			 lua_tostring(L, KEY), lua_tostring(L, -2));
	lua_pop(L, 2);
}

/* No Lua runs meanwhile: nobody else needs `out`. */
static void
fill(lua_State *L, struct buf *out, struct text language)
{
	struct text pattern = vm_text(L, PATTERN);
	size_t at = 0;

	while (at < pattern.len) {
		size_t open = text_find_char(pattern, '{', at);
		size_t close = text_find_char(pattern, '}', open);
		struct text name = text_slice(pattern, open + 1, close);

		if (open == TEXT_NOT_FOUND || close == TEXT_NOT_FOUND) {
			buf_text(out, text_from(pattern, at));
			return;
		}
		buf_text(out, text_slice(pattern, at, open));
		at = close + 1;
		if (is_name(name))
			put_value(L, out, name, language);
		else
			buf_text(out, text_slice(pattern, open, at));
	}
}

/*
 * text.translate(key, values?, language?): the words of that key, with
 * {names} in them filled in; of a table of forms that for values.n.
 */
int
translate(lua_State *L)
{
	struct text language;
	struct buf *out = &vm_of(L)->scratch;

	luaL_checkstring(L, KEY);
	if (!lua_isnoneornil(L, VALUES))
		luaL_checktype(L, VALUES, LUA_TTABLE);
	lua_settop(L, LANGUAGE);
	language = say_language(L, LANGUAGE);
	vm_of(L)->push_strings(L, language);
	push_pattern(L);
	if (lua_istable(L, PATTERN))
		choose_form(L, language);
	if (lua_type(L, PATTERN) != LUA_TSTRING)
		vm_error(L, "\"%s\" are no words", lua_tostring(L, KEY));
	buf_reset(out);
	fill(L, out, language);
	vm_push_text(L, buf_as_text(out));
	vm_charge_bytes(L, lua_rawlen(L, -1));
	return 1;
}
