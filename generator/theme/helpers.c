#include "theme/helpers.h"

#include "base/utf8.h"
#include "base/words.h"
#include "theme/plural.h"
#include "theme/snippet.h"

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

/*
 * text.words(words): the words in the form in which the search finds them, and
 * as they are written. Scripts without spaces have none.
 */
static int
split(lua_State *L)
{
	struct text rest, word = {0};
	lua_Integer count = 0;
	enum word_kind kind;

	rest.s = luaL_checklstring(L, 1, &rest.len);
	vm_charge_bytes(L, 10 * rest.len);
	if (utf8_check(rest) < rest.len)
		vm_error(L, "the text is no UTF-8");
	lua_newtable(L);
	lua_newtable(L);
	while ((kind = words_next(&rest, &word)) != WORDS_END) {
		if (kind != WORDS_WORD)
			continue;
		count++;
		vm_push_text(L, utf8_find_form(&vm_of(L)->arena, word));
		lua_rawseti(L, -3, count);
		vm_push_text(L, word);
		lua_rawseti(L, -2, count);
	}
	return 2;
}

/* The form of a table of them that goes with a number. */
static int
plural_of(lua_State *L, lua_Number count)
{
	const char *form = "other";

	if (count >= 0 && count < 1e15 && count == (lua_Number)(uint64_t)count)
		form = plural_form(vm_of(L)->theme->language, (uint64_t)count);
	lua_pushstring(L, form);
	lua_rawget(L, 2);
	if (!lua_isnil(L, -1))
		return 1;
	lua_pushliteral(L, "other");
	lua_rawget(L, 2);
	if (lua_type(L, -1) != LUA_TSTRING)
		vm_error(L, "text.plural wants a form \"other\"");
	return 1;
}

/*
 * text.plural(n, one, many), or text.plural(n, {one = …, few = …, other = …})
 * by the rules of the site's language.
 */
static int
plural(lua_State *L)
{
	lua_Number count = luaL_checknumber(L, 1);

	if (lua_istable(L, 2))
		return plural_of(L, count);
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

/* text.excerpt(words, most): whole words, at most so many characters. */
static int
excerpt(lua_State *L)
{
	lua_Integer most = luaL_checkinteger(L, 2);
	struct text words, cut;
	size_t end = 0, last = 0;

	words.s = luaL_checklstring(L, 1, &words.len);
	vm_charge_bytes(L, words.len);
	if (utf8_check(words) < words.len)
		vm_error(L, "the text is no UTF-8");
	words = text_trim(words);
	for (; end < words.len && most >= 0; end++) {
		if (((unsigned char)words.s[end] & 0xc0) != 0x80)
			most--;
		if (ascii_is_space(words.s[end]))
			last = end;
	}
	if (most >= 0) {
		vm_push_text(L, words);
		return 1;
	}
	cut = text_trim(text_slice(words, 0, last > 0 ? last : end - 1));
	while (cut.len > 0 && strchr(",;:-", cut.s[cut.len - 1]))
		cut.len--;
	vm_push_text(L, arena_join(&vm_of(L)->arena, cut, TEXT(" …")));
	return 1;
}

/* text.list({"a", "b", "c"}, " and "): "a, b and c". */
static int
list(lua_State *L)
{
	struct text last;
	lua_Integer count;
	luaL_Buffer words;

	luaL_checktype(L, 1, LUA_TTABLE);
	last.s = luaL_checklstring(L, 2, &last.len);
	count = (lua_Integer)lua_rawlen(L, 1);
	vm_charge(L, (size_t)count);
	luaL_buffinit(L, &words);
	for (lua_Integer i = 1; i <= count; i++) {
		if (i > 1 && i == count)
			luaL_addlstring(&words, last.s, last.len);
		else if (i > 1)
			luaL_addstring(&words, ", ");
		if (lua_rawgeti(L, 1, i) != LUA_TSTRING)
			vm_error(L, "text.list wants a list of texts");
		luaL_addvalue(&words);
	}
	luaL_pushresult(&words);
	return 1;
}

static const luaL_Reg functions[] = {
	{"excerpt", excerpt},
	{"list", list},
	{"markdown", snippet_markdown},
	{"number", number},
	{"plural", plural},
	{"slug", slug},
	{"words", split},
	{NULL, NULL},
};

void
helpers_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
