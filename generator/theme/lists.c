#include "theme/lists.h"

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

static const luaL_Reg methods[] = {
	{"filter", filter}, {"map", map}, {"take", take}, {NULL, NULL}};

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
