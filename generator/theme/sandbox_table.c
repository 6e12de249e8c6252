#include <stdlib.h>

#include "theme/sandbox.h"
#include "theme/thing.h"

/* A list longer than this is no list of a page. */
#define MOST_ITEMS 10000000

/* The length of the list at `index`, which `#` says. */
static lua_Integer
check_list(lua_State *L, int index)
{
	lua_Integer count;

	luaL_checktype(L, index, LUA_TTABLE);
	count = luaL_len(L, index);
	if (count < 0 || count > MOST_ITEMS)
		vm_error(L, "the list is too long");
	return count;
}

/* ---- insert, remove, move ---- */

/* Moves items `from` … `to` by one place, `by` is 1 or -1. */
static void
shift(lua_State *L, lua_Integer from, lua_Integer to, lua_Integer by)
{
	lua_Integer i = by > 0 ? to : from;

	if (from > to)
		return;
	vm_charge(L, (size_t)(to - from + 1));
	for (lua_Integer left = to - from + 1; left > 0; left--, i -= by) {
		lua_geti(L, 1, i);
		lua_seti(L, 1, i + by);
	}
}

static int
table_insert(lua_State *L)
{
	lua_Integer count = check_list(L, 1);
	lua_Integer at = count + 1;

	if (lua_gettop(L) == 3) {
		at = luaL_checkinteger(L, 2);
		luaL_argcheck(L, at >= 1 && at <= count + 1, 2,
			      "position out of bounds");
		shift(L, at, count, 1);
	} else if (lua_gettop(L) != 2) {
		vm_error(L, "table.insert wants two or three arguments");
	}
	lua_settop(L, lua_gettop(L));
	lua_seti(L, 1, at);
	return 0;
}

static int
table_remove(lua_State *L)
{
	lua_Integer count = check_list(L, 1);
	lua_Integer at = luaL_optinteger(L, 2, count);

	if (lua_gettop(L) > 1)
		luaL_argcheck(L,
			      (at >= 1 && at <= count + 1) ||
				      (count == 0 && at == 0),
			      2, "position out of bounds");
	lua_geti(L, 1, at);
	if (at >= 1 && at <= count) {
		shift(L, at + 1, count, -1);
		lua_pushnil(L);
		lua_seti(L, 1, count);
	}
	return 1;
}

static int
table_move(lua_State *L)
{
	lua_Integer from = luaL_checkinteger(L, 2);
	lua_Integer to = luaL_checkinteger(L, 3);
	lua_Integer at = luaL_checkinteger(L, 4);
	int target = lua_isnoneornil(L, 5) ? 1 : 5;
	bool backwards;

	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, target, LUA_TTABLE);
	lua_settop(L, 5);
	lua_pushvalue(L, target);
	if (to < from)
		return 1;
	if ((uint64_t)to - (uint64_t)from >= MOST_ITEMS ||
	    at > LUA_MAXINTEGER - MOST_ITEMS)
		vm_error(L, "the list is too long");
	vm_charge(L, (size_t)(to - from + 1));
	backwards = target == 1 && at > from && at <= to;
	for (lua_Integer n = 0; n <= to - from; n++) {
		lua_Integer i = backwards ? to - from - n : n;

		lua_geti(L, 1, from + i);
		lua_seti(L, target, at + i);
	}
	return 1;
}

/* ---- concat, pack, unpack ---- */

static int
table_concat(lua_State *L)
{
	lua_Integer count = check_list(L, 1);
	struct text separator;
	lua_Integer from, to;
	luaL_Buffer buffer;

	separator.s = luaL_optlstring(L, 2, "", &separator.len);
	from = luaL_optinteger(L, 3, 1);
	to = luaL_optinteger(L, 4, count);
	lua_settop(L, 4);
	luaL_buffinit(L, &buffer);
	for (lua_Integer i = from; i <= to; i++) {
		vm_charge(L, 1);
		lua_geti(L, 1, i);
		if (!lua_isstring(L, -1))
			vm_error(L,
				 "item %I of the list is a %s and cannot "
				 "be joined",
				 (LUAI_UACINT)i, luaL_typename(L, -1));
		luaL_addvalue(&buffer);
		if (i == to)
			break;
		luaL_addlstring(&buffer, separator.s, separator.len);
	}
	luaL_pushresult(&buffer);
	return 1;
}

static int
table_pack(lua_State *L)
{
	int count = lua_gettop(L);

	vm_charge(L, (size_t)count);
	lua_createtable(L, count, 1);
	lua_insert(L, 1);
	for (int i = count; i >= 1; i--)
		lua_seti(L, 1, i);
	lua_pushinteger(L, count);
	lua_setfield(L, 1, "n");
	return 1;
}

static int
table_unpack(lua_State *L)
{
	lua_Integer from = luaL_optinteger(L, 2, 1);
	lua_Integer to = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));
	uint64_t count = (uint64_t)to - (uint64_t)from;

	if (from > to)
		return 0;
	if (count >= 100000 || !lua_checkstack(L, (int)count + 1))
		vm_error(L, "too many results to unpack");
	vm_charge(L, count + 1);
	for (uint64_t i = 0; i <= count; i++)
		lua_geti(L, 1, (lua_Integer)((uint64_t)from + i));
	return (int)count + 1;
}

/* ---- sort: merges, so that what compares equal keeps its order ---- */

enum { LIST = 1, LESS = 2, FROM = 3, INTO = 4 };

/* Whether item `b` of FROM comes before item `a`. */
static bool
is_before(lua_State *L, lua_Integer b, lua_Integer a)
{
	bool before;

	vm_charge(L, 2);
	if (lua_isnil(L, LESS)) {
		lua_rawgeti(L, FROM, b);
		lua_rawgeti(L, FROM, a);
		before = lua_compare(L, -2, -1, LUA_OPLT);
		lua_pop(L, 2);
		return before;
	}
	lua_pushvalue(L, LESS);
	lua_rawgeti(L, FROM, b);
	lua_rawgeti(L, FROM, a);
	lua_call(L, 2, 1);
	before = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return before;
}

/* Merges items start … middle-1 and middle … end-1 of FROM to INTO. */
static void
merge(lua_State *L, lua_Integer start, lua_Integer middle, lua_Integer end)
{
	lua_Integer a = start, b = middle;

	for (lua_Integer i = start; i < end; i++) {
		bool second = b < end && (a >= middle || is_before(L, b, a));

		lua_rawgeti(L, FROM, second ? b++ : a++);
		lua_rawseti(L, INTO, i);
	}
}

static void
merge_all(lua_State *L, lua_Integer count)
{
	for (lua_Integer width = 1; width < count; width *= 2) {
		for (lua_Integer start = 1; start <= count;
		     start += 2 * width) {
			lua_Integer middle = start + width;
			lua_Integer end = middle + width;

			merge(L, start, middle > count ? count + 1 : middle,
			      end > count ? count + 1 : end);
		}
		vm_charge(L, (size_t)count);
		lua_pushvalue(L, FROM);
		lua_pushvalue(L, INTO);
		lua_replace(L, FROM);
		lua_replace(L, INTO);
	}
}

static int
table_sort(lua_State *L)
{
	lua_Integer count = check_list(L, LIST);

	if (!lua_isnoneornil(L, LESS))
		luaL_checktype(L, LESS, LUA_TFUNCTION);
	lua_settop(L, 2);
	vm_charge(L, (size_t)count);
	lua_createtable(L, (int)count, 0);
	lua_createtable(L, (int)count, 0);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_geti(L, LIST, i);
		lua_rawseti(L, FROM, i);
	}
	merge_all(L, count);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, FROM, i);
		lua_seti(L, LIST, i);
	}
	return 0;
}

/* ---- pairs and next, in order: numbers, strings, booleans, objects ---- */

enum key_rank { KEY_NUMBER, KEY_STRING, KEY_BOOLEAN, KEY_OBJECT };

struct key {
	enum key_rank rank;
	bool is_integer;
	lua_Integer integer; /* an object's number, or a boolean */
	lua_Number number;
	struct text string;
	const struct object *object;
};

static int
compare_numbers(const struct key *a, const struct key *b)
{
	if (a->is_integer && b->is_integer)
		return (a->integer > b->integer) - (a->integer < b->integer);
	return (a->number > b->number) - (a->number < b->number);
}

static int
compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->rank == KEY_NUMBER)
		return compare_numbers(a, b);
	if (a->rank == KEY_STRING)
		return text_compare(a->string, b->string);
	return (a->integer > b->integer) - (a->integer < b->integer);
}

/* The key on top of the stack; one without an order is an error. */
static struct key
read_key(lua_State *L)
{
	struct key key = {0};

	switch (lua_type(L, -1)) {
	case LUA_TNUMBER:
		key.is_integer = lua_isinteger(L, -1);
		key.integer = lua_tointegerx(L, -1, NULL);
		key.number = lua_tonumber(L, -1);
		break;
	case LUA_TSTRING:
		key.rank = KEY_STRING;
		key.string = vm_text(L, -1);
		break;
	case LUA_TBOOLEAN:
		key.rank = KEY_BOOLEAN;
		key.integer = lua_toboolean(L, -1);
		break;
	default:
		key.object = thing_object(L, -1);
		if (!key.object)
			vm_error(L,
				 "a %s as a key has no order to walk in; "
				 "keep a list beside the table",
				 luaL_typename(L, -1));
		key.rank = KEY_OBJECT;
		key.integer = key.object->number;
	}
	return key;
}

static size_t
count_keys(lua_State *L)
{
	size_t count = 0;

	lua_pushnil(L);
	while (lua_next(L, 2)) {
		lua_pop(L, 1);
		count++;
	}
	return count;
}

static void
push_key(lua_State *L, const struct key *key)
{
	if (key->rank == KEY_STRING)
		vm_push_text(L, key->string);
	else if (key->rank == KEY_BOOLEAN)
		lua_pushboolean(L, (int)key->integer);
	else if (key->rank == KEY_OBJECT)
		lua_pushlightuserdata(L, (void *)key->object);
	else if (key->is_integer)
		lua_pushinteger(L, key->integer);
	else
		lua_pushnumber(L, key->number);
}

/* Pushes a list of the keys of the table at 2, in order. */
static void
push_sorted_keys(lua_State *L)
{
	size_t count = count_keys(L);
	struct key *keys;
	size_t i = 0;

	vm_charge(L, 4 * count);
	keys = lua_newuserdatauv(L, count * sizeof(*keys) + 1, 0);
	lua_pushnil(L);
	while (lua_next(L, 2)) {
		lua_pop(L, 1);
		keys[i++] = read_key(L);
	}
	qsort(keys, count, sizeof(*keys), compare_keys);
	lua_createtable(L, (int)count, 0);
	for (i = 0; i < count; i++) {
		push_key(L, &keys[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_remove(L, -2);
}

/* Upvalues: the sorted keys, how many were given, the table. */
static int
pairs_step(lua_State *L)
{
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));

	lua_settop(L, 0);
	for (;;) {
		if (lua_rawgeti(L, lua_upvalueindex(1), ++i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, -1);
		if (lua_rawget(L, lua_upvalueindex(3)) != LUA_TNIL)
			break;
		lua_pop(L, 2); /* removed while walking */
	}
	lua_pushinteger(L, i);
	lua_replace(L, lua_upvalueindex(2));
	return 2;
}

int
sandbox_pairs(lua_State *L)
{
	luaL_checkany(L, 1);
	if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
		lua_pushvalue(L, 1);
		lua_call(L, 1, 3);
		return 3;
	}
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	lua_pushvalue(L, 1);
	return sandbox_walk(L);
}

int
sandbox_walk(lua_State *L)
{
	push_sorted_keys(L);
	lua_pushinteger(L, 0);
	lua_pushvalue(L, 2);
	lua_pushcclosure(L, pairs_step, 3);
	lua_pushvalue(L, 1);
	lua_pushnil(L);
	return 3;
}

int
sandbox_next(lua_State *L)
{
	struct key best = {0}, after = {0};
	bool found = false;
	bool first;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	first = lua_isnil(L, 2);
	if (!first)
		after = read_key(L);
	lua_pushnil(L);
	while (lua_next(L, 1)) {
		struct key key;

		lua_pop(L, 1);
		vm_charge(L, 1);
		key = read_key(L);
		if (!first && compare_keys(&key, &after) <= 0)
			continue;
		if (!found || compare_keys(&key, &best) < 0)
			best = key;
		found = true;
	}
	if (!found) {
		lua_pushnil(L);
		return 1;
	}
	push_key(L, &best);
	lua_pushvalue(L, -1);
	lua_rawget(L, 1);
	return 2;
}

static const luaL_Reg functions[] = {
	{"concat", table_concat}, {"insert", table_insert},
	{"move", table_move},	  {"pack", table_pack},
	{"remove", table_remove}, {"sort", table_sort},
	{"unpack", table_unpack}, {NULL, NULL},
};

void
sandbox_open_tables(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
