#include "theme/sandbox.h"

#include "base/nearest.h"
#include "theme/says.h"

#include <lualib.h>

#include "theme/thing.h"

/* What an error costs that is caught: Lua unwinds its stack for it. */
#define CATCH_STEPS 1000

/* What a line costs that is printed, or is not any more. */
#define PRINT_STEPS 300

#define MOST_PRINTS 20
#define MOST_PRINT_BYTES 500

void
sandbox_take(lua_State *L, int library, const char *name)
{
	lua_getfield(L, library, name);
	lua_setfield(L, -2, name);
}

static int
call_charged(lua_State *L)
{
	struct vm *vm = vm_of(L);
	size_t i = (size_t)lua_tointeger(L, lua_upvalueindex(1));

	if (lua_type(L, 1) == LUA_TSTRING)
		vm_charge_bytes(L, lua_rawlen(L, 1));
	return vm->natives[i](L);
}

void
sandbox_take_charged(lua_State *L, int library, const char *name)
{
	struct vm *vm = vm_of(L);

	lua_getfield(L, library, name);
	vm->natives[vm->native_count] = lua_tocfunction(L, -1);
	lua_pop(L, 1);
	lua_pushinteger(L, (lua_Integer)vm->native_count++);
	lua_pushcclosure(L, call_charged, 1);
	lua_setfield(L, -2, name);
}

/* ---- Errors ---- */

void
sandbox_rethrow(lua_State *L, const struct stand *stand)
{
	if (vm_of(L)->reached != REACHED_NOTHING)
		lua_error(L);
	vm_stand_again(vm_of(L), stand);
	vm_charge(L, CATCH_STEPS);
}

static bool
is_error(int status)
{
	return status != LUA_OK && status != LUA_YIELD;
}

/* An error, on top of the stack, was caught where `stand` held. */
static void
take_error(lua_State *L, const struct stand *stand)
{
	sandbox_rethrow(L, stand);
	lua_pushboolean(L, 0);
	lua_insert(L, -2);
}

static int
end_pcall(lua_State *L, int status, const struct stand *stand)
{
	if (!is_error(status))
		return lua_gettop(L);
	take_error(L, stand);
	return 2;
}

/* Of a function that yielded in between. */
static int
continue_pcall(lua_State *L, int status, lua_KContext context)
{
	const struct stand stand = vm_of(L)->resumed;

	(void)context;
	return end_pcall(L, status, &stand);
}

static int
base_pcall(lua_State *L)
{
	const struct stand stand = vm_of(L)->stand;
	int status;

	luaL_checkany(L, 1);
	lua_pushboolean(L, 1);
	lua_insert(L, 1);
	status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0,
			    continue_pcall);
	return end_pcall(L, status, &stand);
}

/*
 * The handler runs when the stack is unwound: Lua counts no instructions in a
 * handler it calls for an error of the counter.
 */
static int
end_xpcall(lua_State *L, int status, const struct stand *stand)
{
	if (!is_error(status))
		return lua_gettop(L) - 1;
	take_error(L, stand);
	lua_pushvalue(L, 1);
	lua_insert(L, -2); /* handler, true, false, handler, error */
	if (lua_pcall(L, 1, LUA_MULTRET, 0) != LUA_OK)
		sandbox_rethrow(L, stand);
	return lua_gettop(L) - 2;
}

static int
continue_xpcall(lua_State *L, int status, lua_KContext context)
{
	const struct stand stand = vm_of(L)->resumed;

	(void)context;
	return end_xpcall(L, status, &stand);
}

static int
base_xpcall(lua_State *L)
{
	const struct stand stand = vm_of(L)->stand;
	int count = lua_gettop(L);
	int status;

	luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_pushvalue(L, 2);
	lua_pushvalue(L, 1);
	lua_replace(L, 2);
	lua_replace(L, 1);
	lua_pushboolean(L, 1);
	lua_insert(L, 2); /* handler, true, function, arguments */
	status = lua_pcallk(L, count - 2, LUA_MULTRET, 0, 0, continue_xpcall);
	return end_xpcall(L, status, &stand);
}

/* ---- Words ---- */

struct text
sandbox_to_text(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	if (luaL_callmeta(L, index, "__tostring")) {
		if (!lua_isstring(L, -1))
			vm_error(L, "__tostring must return a string");
	} else if (lua_isstring(L, index)) {
		lua_pushvalue(L, index);
	} else if (lua_isboolean(L, index)) {
		lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
	} else {
		lua_pushstring(L, luaL_typename(L, index));
	}
	return vm_text(L, -1);
}

static int
base_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	sandbox_to_text(L, 1);
	return 1;
}

/* The words of all arguments with tabs between, in `scratch`. */
static struct text
join_arguments(lua_State *L)
{
	struct vm *vm = vm_of(L);
	int count = lua_gettop(L);

	/* First all words, since finding them may run what uses scratch. */
	for (int i = 1; i <= count; i++) {
		sandbox_to_text(L, i);
		lua_replace(L, i);
	}
	buf_reset(&vm->scratch);
	for (int i = 1; i <= count; i++) {
		if (i > 1)
			buf_char(&vm->scratch, '\t');
		buf_text(&vm->scratch,
			 text_slice(vm_text(L, i), 0, MOST_PRINT_BYTES));
	}
	return text_slice(buf_as_text(&vm->scratch), 0, MOST_PRINT_BYTES);
}

static int
base_print(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct text words = join_arguments(L);

	vm_charge(L, PRINT_STEPS);
	if (vm->prints.count < MOST_PRINTS)
		says_here(L, T011, words);
	return 0;
}

/* ---- Tables ---- */

static bool
is_protected(lua_State *L, int index)
{
	bool protected = luaL_getmetafield(L, index, "__metatable") != LUA_TNIL;

	if (protected)
		lua_pop(L, 1);
	return protected;
}

static void
refuse_field(lua_State *L, const char *name)
{
	lua_pushstring(L, name);
	if (lua_rawget(L, 2) != LUA_TNIL)
		vm_error(L, "a theme's metatable cannot have %s", name);
	lua_pop(L, 1);
}

static int
base_setmetatable(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_argexpected(L, lua_istable(L, 2) || lua_isnil(L, 2), 2,
			 "nil or table");
	if (is_protected(L, 1))
		vm_error(L, "this table cannot be changed");
	lua_settop(L, 2);
	if (lua_istable(L, 2)) {
		refuse_field(L, "__gc");
		refuse_field(L, "__close");
		refuse_field(L, "__mode");
	}
	lua_setmetatable(L, 1);
	return 1;
}

static int
base_getmetatable(lua_State *L)
{
	luaL_checkany(L, 1);
	if (is_protected(L, 1)) {
		luaL_getmetafield(L, 1, "__metatable");
		return 1;
	}
	if (!lua_getmetatable(L, 1))
		lua_pushnil(L);
	return 1;
}

static int
base_rawget(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checkany(L, 2);
	lua_settop(L, 2);
	lua_rawget(L, 1);
	return 1;
}

static int
base_rawset(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checkany(L, 3);
	if (is_protected(L, 1))
		vm_error(L, "this table cannot be changed");
	lua_settop(L, 3);
	lua_rawset(L, 1);
	return 1;
}

static int
base_rawlen(lua_State *L)
{
	luaL_argexpected(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING,
			 1, "table or string");
	lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
	return 1;
}

static int
ipairs_step(lua_State *L)
{
	lua_Integer i = luaL_checkinteger(L, 2) + 1;

	lua_pushinteger(L, i);
	return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int
base_ipairs(lua_State *L)
{
	luaL_checkany(L, 1);
	if (!lua_istable(L, 1) && !thing_is_list(L, 1))
		vm_error(L, "ipairs wants a list, this is %s",
			 thing_named(L, 1));
	lua_pushcfunction(L, ipairs_step);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* ---- Numbers ---- */

/* SplitMix64, public domain (Steele, Lea, Flood: "Fast splittable
 * pseudorandom number generators", 2014). */
static uint64_t
next_random(struct vm *vm)
{
	uint64_t z = (vm->random += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int
math_random(lua_State *L)
{
	uint64_t random = next_random(vm_of(L));
	lua_Integer low = 1, high;
	uint64_t span;

	if (lua_gettop(L) == 0) {
		lua_pushnumber(L, (lua_Number)(random >> 11) * 0x1p-53);
		return 1;
	}
	high = luaL_checkinteger(L, lua_gettop(L) > 1 ? 2 : 1);
	if (lua_gettop(L) > 1)
		low = luaL_checkinteger(L, 1);
	luaL_argcheck(L, low <= high, lua_gettop(L) > 1 ? 2 : 1,
		      "interval is empty");
	span = (uint64_t)high - (uint64_t)low + 1;
	lua_pushinteger(L, (lua_Integer)((uint64_t)low +
					 (span ? random % span : random)));
	return 1;
}

static const char *const math_names[] = {
	"abs",	      "acos",	    "asin",	 "atan", "ceil", "cos", "deg",
	"exp",	      "floor",	    "fmod",	 "huge", "log",	 "max", "min",
	"maxinteger", "mininteger", "modf",	 "pi",	 "rad",	 "sin", "sqrt",
	"tan",	      "type",	    "tointeger", "ult",
};

static void
open_math(lua_State *L)
{
	luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 0);
	lua_newtable(L);
	for (size_t i = 0; i < ARRAY_COUNT(math_names); i++)
		sandbox_take(L, -2, math_names[i]);
	lua_pushcfunction(L, math_random);
	lua_setfield(L, -2, "random");
	lua_remove(L, -2);
}

static void
open_utf8(lua_State *L)
{
	luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 0);
	lua_newtable(L);
	sandbox_take(L, -2, "char");
	sandbox_take(L, -2, "charpattern");
	sandbox_take(L, -2, "codes");
	sandbox_take_charged(L, -2, "codepoint");
	sandbox_take_charged(L, -2, "len");
	sandbox_take_charged(L, -2, "offset");
	lua_remove(L, -2);
}

/* ---- Read-only tables ---- */

#define MOST_DATA_DEPTH 16

static int
refuse_change(lua_State *L)
{
	const char *what = lua_tostring(L, lua_upvalueindex(1));

	vm_error(L, "%s cannot be changed; use a local variable", what);
}

static int
frozen_length(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
	return 1;
}

static int
frozen_pairs(lua_State *L)
{
	lua_settop(L, 1);
	lua_pushvalue(L, lua_upvalueindex(1));
	return sandbox_walk(L);
}

/* Sets a field of the metatable on top to a function that knows the table
 * below the proxy below it. */
static void
set_reader(lua_State *L, const char *name, lua_CFunction function)
{
	lua_pushvalue(L, -3);
	lua_pushcclosure(L, function, 1);
	lua_setfield(L, -2, name);
}

void
sandbox_freeze(lua_State *L, const char *what)
{
	lua_newtable(L);
	lua_createtable(L, 0, 5);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	set_reader(L, "__len", frozen_length);
	set_reader(L, "__pairs", frozen_pairs);
	lua_pushstring(L, what);
	lua_pushcclosure(L, refuse_change, 1);
	lua_setfield(L, -2, "__newindex");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_remove(L, -2);
}

bool
sandbox_push_frozen(lua_State *L, int index)
{
	lua_CFunction refuse = NULL;

	index = lua_absindex(L, index);
	if (luaL_getmetafield(L, index, "__newindex") == LUA_TNIL)
		return false;
	refuse = lua_tocfunction(L, -1);
	lua_pop(L, 1);
	if (refuse != refuse_change)
		return false;
	luaL_getmetafield(L, index, "__index");
	return true;
}

/* The name in the table at `index` that is nearest to the one at 2, or NULL. */
static const char *
nearest_name(lua_State *L, int index)
{
	struct nearest near = nearest_begin(vm_text(L, 2), 2);
	const char *nearest = NULL;

	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) == LUA_TSTRING &&
		    nearest_is(&near, vm_text(L, -1)))
			nearest = lua_tostring(L, -1);
	}
	return nearest;
}

/* __index of a table without that key. */
static int
refuse_missing(lua_State *L)
{
	const char *lacks = lua_tostring(L, lua_upvalueindex(1));
	const char *nearest;

	if (lua_type(L, 2) != LUA_TSTRING)
		return 0;
	nearest = nearest_name(L, 1);
	if (nearest)
		vm_error(L, "%s \"%s\"; did you mean \"%s\"?", lacks,
			 lua_tostring(L, 2), nearest);
	vm_error(L, "%s \"%s\"", lacks, lua_tostring(L, 2));
}

void
sandbox_refuse_missing(lua_State *L, const char *lacks)
{
	lua_createtable(L, 0, 1);
	lua_pushstring(L, lacks);
	lua_pushcclosure(L, refuse_missing, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
}

static void freeze_data(lua_State *L, const char *what, int depth);

static void
copy_value(lua_State *L, const char *what, int depth)
{
	int type = lua_type(L, -1);

	vm_charge(L, 1);
	if (type == LUA_TTABLE)
		freeze_data(L, what, depth + 1);
	else if (type != LUA_TSTRING && type != LUA_TNUMBER &&
		 type != LUA_TBOOLEAN)
		vm_error(L, "%s: a %s is no plain data", what,
			 lua_typename(L, type));
}

/* The original may be in reach of those who must not change it. */
static void
copy_data(lua_State *L, const char *what, int depth)
{
	int table = lua_gettop(L);

	luaL_checkstack(L, 8, NULL);
	if (depth > MOST_DATA_DEPTH)
		vm_error(L, "%s: tables too deep in tables", what);
	lua_newtable(L);
	lua_pushnil(L);
	while (lua_next(L, table)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2); /* copy, key, key, value */
		copy_value(L, what, depth);
		lua_rawset(L, table + 1);
	}
	lua_remove(L, table);
}

static void
freeze_data(lua_State *L, const char *what, int depth)
{
	copy_data(L, what, depth);
	sandbox_freeze(L, what);
}

void
sandbox_freeze_data(lua_State *L, const char *what, const char *lacks)
{
	copy_data(L, what, 0);
	sandbox_refuse_missing(L, lacks);
	sandbox_freeze(L, what);
}

/* ---- All of it ---- */

static const luaL_Reg base_functions[] = {
	{"getmetatable", base_getmetatable},
	{"ipairs", base_ipairs},
	{"next", sandbox_next},
	{"pairs", sandbox_pairs},
	{"pcall", base_pcall},
	{"print", base_print},
	{"rawget", base_rawget},
	{"rawlen", base_rawlen},
	{"rawset", base_rawset},
	{"setmetatable", base_setmetatable},
	{"tostring", base_tostring},
	{"xpcall", base_xpcall},
	{NULL, NULL},
};

static void
open_base(lua_State *L)
{
	luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
	lua_newtable(L);
	sandbox_take(L, -2, "assert");
	sandbox_take(L, -2, "error");
	sandbox_take(L, -2, "rawequal");
	sandbox_take(L, -2, "select");
	sandbox_take(L, -2, "type");
	sandbox_take(L, -2, "_VERSION");
	sandbox_take_charged(L, -2, "tonumber");
	lua_remove(L, -2);
	luaL_setfuncs(L, base_functions, 0);
}

/* Takes a library's table off the stack and makes it a global. */
static void
add_library(lua_State *L, const char *name)
{
	sandbox_freeze(L, name);
	lua_setfield(L, -2, name);
}

/* What Lua's own libraries left in the registry is out of reach, and gone. */
static void
forget_natives(lua_State *L)
{
	lua_pushnil(L);
	lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
	lua_pushliteral(L, "");
	lua_pushnil(L);
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}

/* ("x"):upper() finds what string.upper is. */
static void
set_string_metatable(lua_State *L)
{
	lua_pushliteral(L, "");
	lua_createtable(L, 0, 2);
	lua_getfield(L, -3, "string");
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}

void
sandbox_open(struct vm *vm, lua_CFunction require)
{
	lua_State *L = vm->lua;

	open_base(L);
	open_math(L);
	add_library(L, "math");
	open_utf8(L);
	add_library(L, "utf8");
	sandbox_open_strings(L);
	add_library(L, "string");
	sandbox_open_tables(L);
	add_library(L, "table");
	sandbox_open_coroutines(L);
	add_library(L, "coroutine");
	forget_natives(L);
	set_string_metatable(L);
	lua_pushcfunction(L, require);
	lua_setfield(L, -2, "require");
	lua_pushvalue(L, -1);
	sandbox_freeze(L, "the table of globals");
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, "_G");
	lua_pushvalue(L, -1);
	lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
	vm->anchors.globals = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_pop(L, 1);
}
