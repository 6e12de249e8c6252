#include "theme/lists.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "theme/thing.h"

/* The list at index 1: one of the model, or a table. */
static const struct object *
check_list(lua_State *L)
{
	const struct object *list = thing_object(L, 1);

	if (lua_istable(L, 1) || (list && list->shape != SHAPE_ONE))
		return list;
	vm_error(L, "a method of lists: write list:map(…), with a colon");
}

static size_t
count_items(lua_State *L, const struct object *list)
{
	size_t count = list ? thing_count(list) : lua_rawlen(L, 1);

	vm_charge(L, count);
	return count;
}

static void
push_item(lua_State *L, const struct object *list, size_t i)
{
	if (list)
		thing_push_item(L, list, i);
	else
		lua_rawgeti(L, 1, (lua_Integer)i + 1);
}

/* Pushes an empty list, at index 3. */
static void
push_list(lua_State *L)
{
	lua_settop(L, 2);
	lua_newtable(L);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.list_metatable);
	lua_setmetatable(L, -2);
}

/* What the function makes of each item and its number; nil is left out. */
static int
map(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);

	luaL_checktype(L, 2, LUA_TFUNCTION);
	push_list(L);
	for (size_t i = 0, at = 0; i < count; i++) {
		lua_pushvalue(L, 2);
		push_item(L, list, i);
		lua_pushinteger(L, (lua_Integer)i + 1);
		lua_call(L, 2, 1);
		if (lua_isnil(L, -1))
			lua_pop(L, 1);
		else
			lua_rawseti(L, 3, (lua_Integer)++at);
	}
	return 1;
}

static int
filter(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);

	luaL_checktype(L, 2, LUA_TFUNCTION);
	push_list(L);
	for (size_t i = 0, at = 0; i < count; i++) {
		bool kept;

		lua_pushvalue(L, 2);
		push_item(L, list, i);
		lua_pushinteger(L, (lua_Integer)i + 1);
		lua_call(L, 2, 1);
		kept = lua_toboolean(L, -1);
		lua_pop(L, 1);
		if (!kept)
			continue;
		push_item(L, list, i);
		lua_rawseti(L, 3, (lua_Integer)++at);
	}
	return 1;
}

static int
take(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);
	lua_Integer most = luaL_checkinteger(L, 2);

	push_list(L);
	for (size_t i = 0; i < count && (lua_Integer)i < most; i++) {
		push_item(L, list, i);
		lua_rawseti(L, 3, (lua_Integer)i + 1);
	}
	return 1;
}

/* ---- By a key ---- */

/* An item's number and key; keys are compared without calling Lua. */
struct keyed {
	size_t number;
	bool has_key; /* those without come last */
	bool is_number;
	lua_Number value;
	struct text words; /* folded */
};

/* What the key on top of the stack is; the date is its first day. */
static void
read_key(lua_State *L, struct keyed *keyed)
{
	const struct object *object = thing_object(L, -1);
	const struct edtf *date;

	if (lua_type(L, -1) == LUA_TNUMBER) {
		keyed->is_number = keyed->has_key = true;
		keyed->value = lua_tonumber(L, -1);
	} else if (lua_type(L, -1) == LUA_TSTRING) {
		keyed->has_key = true;
		keyed->words = utf8_fold(&vm_of(L)->arena, vm_text(L, -1));
		vm_charge_bytes(L, 10 * keyed->words.len);
	} else if (object && object->type == TYPE_EDTF &&
		   object->shape == SHAPE_ONE) {
		date = object->of;
		keyed->is_number = true;
		keyed->has_key = date->has_earliest;
		keyed->value = (lua_Number)date->earliest;
	} else if (lua_toboolean(L, -1)) {
		vm_error(L,
			 "the key of an item is a text, a number or a date, "
			 "this is %s",
			 thing_named(L, -1));
	}
}

/* Pushes the key of item `i`: a field, or what the function says. */
static void
push_key(lua_State *L, const struct object *list, size_t i)
{
	if (lua_type(L, 2) == LUA_TSTRING) {
		push_item(L, list, i);
		lua_pushvalue(L, 2);
		lua_gettable(L, -2);
		lua_remove(L, -2);
		return;
	}
	lua_pushvalue(L, 2);
	push_item(L, list, i);
	lua_call(L, 1, 1);
}

static int
compare_keys(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;

	if (a->has_key != b->has_key)
		return a->has_key ? -1 : 1;
	if (!a->has_key)
		return 0;
	if (a->is_number != b->is_number)
		return a->is_number ? -1 : 1;
	if (a->is_number)
		return (a->value > b->value) - (a->value < b->value);
	return text_compare(a->words, b->words);
}

static int
compare_items(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	int order = compare_keys(a, b);

	return order ? order
		     : (a->number > b->number) - (a->number < b->number);
}

/* The other way round; what has no key stays last, what is equal in order. */
static int
compare_backwards(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	int order = compare_keys(a, b);

	if (order && a->has_key && b->has_key)
		return -order;
	return order ? order
		     : (a->number > b->number) - (a->number < b->number);
}

/* The keys of all items, in the arena. */
static struct keyed *
read_keys(lua_State *L, const struct object *list, size_t count)
{
	struct keyed *keys = arena_array(&vm_of(L)->arena, struct keyed, count);

	if (lua_type(L, 2) != LUA_TSTRING)
		luaL_checktype(L, 2, LUA_TFUNCTION);
	for (size_t i = 0; i < count; i++) {
		keys[i].number = i;
		push_key(L, list, i);
		read_key(L, &keys[i]);
		lua_pop(L, 1);
	}
	vm_charge(L, 20 * count);
	return keys;
}

static bool
is_descending(lua_State *L, int index)
{
	const char *order = luaL_optstring(L, index, "ascending");

	if (strcmp(order, "ascending") != 0 && strcmp(order, "descending") != 0)
		vm_error(L,
			 "list:sort(key, order): the order is \"ascending\" or "
			 "\"descending\", not \"%s\"",
			 order);
	return order[0] == 'd';
}

/* list:sort("title"), list:sort(function(p) return p.date end, "descending") */
static int
sort(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);
	bool is_backwards = is_descending(L, 3);
	struct keyed *keys;

	push_list(L);
	keys = read_keys(L, list, count);
	if (count > 0)
		qsort(keys, count, sizeof(*keys),
		      is_backwards ? compare_backwards : compare_items);
	for (size_t i = 0; i < count; i++) {
		push_item(L, list, keys[i].number);
		lua_rawseti(L, 3, (lua_Integer)i + 1);
	}
	return 1;
}

/* Adds a group for the key on top of the stack, and pushes its items. */
static void
push_group(lua_State *L, lua_Integer number)
{
	lua_createtable(L, 0, 2);
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "key");
	lua_newtable(L);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.list_metatable);
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, "items");
	lua_insert(L, -2);
	lua_rawseti(L, 3, number);
}

/*
 * list:group("year"): { key = …, items = list } for each key, as they come
 * first; items without a key are left out.
 */
static int
group(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);
	lua_Integer groups = 0;

	if (lua_type(L, 2) != LUA_TSTRING)
		luaL_checktype(L, 2, LUA_TFUNCTION);
	push_list(L);
	lua_newtable(L); /* items by key */
	for (size_t i = 0; i < count; i++) {
		push_key(L, list, i);
		if (lua_isnil(L, -1)) {
			lua_pop(L, 1);
			continue;
		}
		lua_pushvalue(L, -1);
		if (lua_rawget(L, 4) == LUA_TNIL) {
			lua_pop(L, 1);
			lua_pushvalue(L, -1);
			push_group(L, ++groups);
			lua_pushvalue(L, -2);
			lua_pushvalue(L, -2);
			lua_rawset(L, 4);
		}
		push_item(L, list, i);
		lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
		lua_settop(L, 4);
	}
	lua_settop(L, 3);
	return 1;
}

/* list:find(f): the first item of which it is true, or nil. */
static int
find(lua_State *L)
{
	const struct object *list = check_list(L);
	size_t count = count_items(L, list);

	luaL_checktype(L, 2, LUA_TFUNCTION);
	for (size_t i = 0; i < count; i++) {
		lua_settop(L, 2);
		push_item(L, list, i);
		lua_pushvalue(L, 2);
		lua_pushvalue(L, 3);
		lua_call(L, 1, 1);
		if (!lua_toboolean(L, -1))
			continue;
		lua_settop(L, 3);
		return 1;
	}
	lua_pushnil(L);
	return 1;
}

static const luaL_Reg methods[] = {
	{"filter", filter}, {"find", find}, {"group", group}, {"map", map},
	{"sort", sort},	    {"take", take}, {NULL, NULL},
};

bool
lists_is_plain(lua_State *L, int index)
{
	bool same;

	index = lua_absindex(L, index);
	if (!lua_getmetatable(L, index))
		return true;
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.list_metatable);
	same = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);
	return same;
}

void
lists_open(lua_State *L)
{
	struct vm *vm = vm_of(L);

	lua_newtable(L);
	luaL_setfuncs(L, methods, 0);
	lua_pushvalue(L, -1);
	vm->anchors.list_methods = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_createtable(L, 0, 2);
	lua_insert(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	vm->anchors.list_metatable = luaL_ref(L, LUA_REGISTRYINDEX);
}
