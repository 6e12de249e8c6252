#include "theme/helpers.h"

#include "base/utf8.h"

#define MOST_SLUG 80

/* text.slug(words): a name for URLs and ids. */
static int
slug(lua_State *L)
{
	struct text words;

	words.s = luaL_checklstring(L, 1, &words.len);
	vm_charge_bytes(L, 10 * words.len);
	if (utf8_check(words) < words.len)
		vm_error(L, "the text is no UTF-8");
	vm_push_text(L, utf8_slug(&vm_of(L)->arena, words, MOST_SLUG));
	return 1;
}

/* text.plural(n, one, many): the word for that many. */
static int
plural(lua_State *L)
{
	lua_Number count = luaL_checknumber(L, 1);

	luaL_checkstring(L, 2);
	luaL_checkstring(L, 3);
	lua_pushvalue(L, count == 1 ? 2 : 3);
	return 1;
}

/* text.number(n): with a thin space between groups of three digits. */
static int
number(lua_State *L)
{
	struct buf *words = &vm_of(L)->scratch;
	struct text digits;
	size_t sign;

	luaL_checkinteger(L, 1);
	lua_settop(L, 1);
	lua_pushinteger(L, lua_tointeger(L, 1));
	digits = vm_text(L, -1);
	sign = text_starts(digits, TEXT("-"));
	buf_reset(words);
	for (size_t i = 0; i < digits.len; i++) {
		size_t left = digits.len - i;

		if (i > sign && left % 3 == 0 && digits.len - sign > 4)
			buf_literal(words, "\u202f");
		buf_char(words, digits.s[i]);
	}
	vm_push_text(L, buf_as_text(words));
	return 1;
}

static const luaL_Reg functions[] = {
	{"number", number}, {"plural", plural}, {"slug", slug}, {NULL, NULL}};

void
helpers_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
