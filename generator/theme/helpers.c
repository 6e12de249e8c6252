#include "theme/helpers.h"

#include "base/utf8.h"
#include "base/words.h"
#include "theme/concordance.h"
#include "theme/number.h"
#include "theme/plural.h"
#include "theme/say.h"
#include "theme/snippet.h"
#include "theme/thing.h"
#include "theme/translate.h"

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
	struct text text, word = {0};
	struct words words;
	lua_Integer count = 0;
	enum word_kind kind;

	text.s = luaL_checklstring(L, 1, &text.len);
	vm_charge_bytes(L, 10 * text.len);
	if (utf8_check(text) < text.len)
		vm_error(L, "the text is no UTF-8");
	lua_newtable(L);
	lua_newtable(L);
	words = words_of(text);
	while ((kind = words_next(&words, &word)) != WORDS_END) {
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

/* ---- Numbers ---- */

/* The digits that are asked for behind the mark at `index`; -1: none are. */
static int
decimals_of(lua_State *L, int index)
{
	lua_Integer decimals = luaL_optinteger(L, index, -1);

	if (decimals < -1 || decimals > NUMBER_MOST_DECIMALS)
		vm_error(L, "a number has 0 to %d digits behind its mark",
			 NUMBER_MOST_DECIMALS);
	return (int)decimals;
}

static uint64_t
count_of(lua_State *L, int index)
{
	lua_Number number = luaL_checknumber(L, index);

	if (!(number >= 0 && number < 1e15))
		vm_error(L, "a number from 0 on is wanted");
	return (uint64_t)number;
}

static struct buf *
begin_words(lua_State *L)
{
	struct buf *words = &vm_of(L)->scratch;

	vm_charge(L, 20);
	buf_reset(words);
	return words;
}

static int
push_words(lua_State *L, const struct buf *words)
{
	vm_push_text(L, buf_as_text(words));
	return 1;
}

/* text.number(n, decimals?, language?) */
static int
number(lua_State *L)
{
	lua_Number value = luaL_checknumber(L, 1);
	int decimals = decimals_of(L, 2);
	struct text language = say_language(L, 3);
	struct buf *words = begin_words(L);

	if (lua_isinteger(L, 1) && decimals < 0)
		vm_push_text(L, number_text(&vm_of(L)->arena, language,
					    lua_tointeger(L, 1)));
	else
		number_put(words, language, value, decimals);
	return lua_isinteger(L, 1) && decimals < 0 ? 1 : push_words(L, words);
}

/* text.percent(share, decimals?, language?): of 0.5 "50%". */
static int
percent(lua_State *L)
{
	lua_Number share = luaL_checknumber(L, 1);
	lua_Integer decimals = lua_isnoneornil(L, 2) ? 0 : decimals_of(L, 2);
	struct text language = say_language(L, 3);
	struct buf *words = begin_words(L);

	number_put_percent(words, language, share, (int)decimals);
	return push_words(L, words);
}

/* text.ordinal(n, language?) */
static int
ordinal(lua_State *L)
{
	lua_Integer value = luaL_checkinteger(L, 1);
	struct text language = say_language(L, 2);
	struct buf *words = begin_words(L);

	number_put_ordinal(words, language, value);
	return push_words(L, words);
}

/* text.size(bytes, language?) */
static int
size(lua_State *L)
{
	uint64_t bytes = count_of(L, 1);
	struct text language = say_language(L, 2);
	struct buf *words = begin_words(L);

	number_put_size(words, language, bytes);
	return push_words(L, words);
}

/* text.duration(milliseconds, language?) */
static int
duration(lua_State *L)
{
	uint64_t milliseconds = count_of(L, 1);
	struct text language = say_language(L, 2);
	struct buf *words = begin_words(L);

	number_put_duration(words, language, milliseconds);
	return push_words(L, words);
}

/* text.clock(milliseconds): "0:41", "1:02:03". */
static int
clock_words(lua_State *L)
{
	uint64_t milliseconds = count_of(L, 1);

	vm_push_text(L, time_words(&vm_of(L)->arena, (int64_t)milliseconds));
	return 1;
}

/* ---- Words ---- */

/* Where the character behind `most` others begins; the length: there are no
 * more. */
static size_t
behind_characters(struct text words, lua_Integer most)
{
	size_t at = 0;

	for (; at < words.len; at++)
		if (((unsigned char)words.s[at] & 0xc0) != 0x80 && --most < 0)
			break;
	return at;
}

/* text.excerpt(words, most): whole words, at most so many characters. */
static int
excerpt(lua_State *L)
{
	lua_Integer most = luaL_checkinteger(L, 2);
	struct text words, cut;
	size_t end, last;

	words.s = luaL_checklstring(L, 1, &words.len);
	vm_charge_bytes(L, words.len);
	if (utf8_check(words) < words.len)
		vm_error(L, "the text is no UTF-8");
	words = text_trim(words);
	end = behind_characters(words, most);
	if (end == words.len) {
		vm_push_text(L, words);
		return 1;
	}
	last = end;
	while (last > 0 && !ascii_is_space(words.s[last]))
		last--;
	cut = text_trim(text_slice(words, 0, last > 0 ? last : end));
	while (cut.len > 0 && strchr(",;:-", cut.s[cut.len - 1]))
		cut.len--;
	vm_push_text(L, arena_join(&vm_of(L)->arena, cut, TEXT(" …")));
	return 1;
}

/* What stands before the last of a list, and before the others. */
struct joints {
	struct text last;
	struct text others;
};

/* What a phrase of two has between them. */
static struct text
between(struct text pattern)
{
	struct text first = TEXT("{first}"), last = TEXT("{last}");
	size_t start = text_find(pattern, first, 0);
	size_t end = text_find(pattern, last, 0);

	if (start == TEXT_NOT_FOUND || end == TEXT_NOT_FOUND ||
	    end < start + first.len)
		return TEXT(", ");
	return text_slice(pattern, start + first.len, end);
}

/* Nothing, "and" and "or" are words of the language; all else is itself. */
static struct joints
find_joints(lua_State *L)
{
	struct text last = TEXT("and");
	const struct phrases *phrases;
	struct joints joints;

	if (!lua_isnoneornil(L, 2))
		last.s = luaL_checklstring(L, 2, &last.len);
	phrases = say_phrases(L, say_language(L, 3));
	joints.others = between(phrases->words[PHRASE_LIST]);
	joints.last = last;
	if (text_equal(last, TEXT("and")))
		joints.last = between(phrases->words[PHRASE_LIST_AND]);
	else if (text_equal(last, TEXT("or")))
		joints.last = between(phrases->words[PHRASE_LIST_OR]);
	return joints;
}

/* A list of the model or a table. */
static size_t
length_of(lua_State *L)
{
	if (!lua_istable(L, 1) && !thing_is_list(L, 1))
		luaL_checktype(L, 1, LUA_TTABLE);
	return (size_t)luaL_len(L, 1);
}

/* text.list(words, last?, language?): "a, b and c". */
static int
list(lua_State *L)
{
	size_t count = length_of(L);
	struct joints joints;
	luaL_Buffer words;

	vm_charge(L, count);
	joints = find_joints(L);
	luaL_buffinit(L, &words);
	for (size_t i = 1; i <= count; i++) {
		if (i > 1 && i == count)
			luaL_addlstring(&words, joints.last.s, joints.last.len);
		else if (i > 1)
			luaL_addlstring(&words, joints.others.s,
					joints.others.len);
		if (lua_geti(L, 1, (lua_Integer)i) != LUA_TSTRING)
			vm_error(L, "text.list wants a list of texts");
		luaL_addvalue(&words);
	}
	luaL_pushresult(&words);
	return 1;
}

static const luaL_Reg functions[] = {
	{"clock", clock_words},
	{"concordance", concordance},
	{"duration", duration},
	{"excerpt", excerpt},
	{"list", list},
	{"markdown", snippet_markdown},
	{"number", number},
	{"ordinal", ordinal},
	{"percent", percent},
	{"plural", plural},
	{"size", size},
	{"slug", slug},
	{"translate", translate},
	{"words", split},
	{NULL, NULL},
};

void
helpers_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
