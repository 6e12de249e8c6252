#include <lualib.h>

#include "theme/sandbox.h"
#include "theme/trace.h"

static lua_State *
check_coroutine(lua_State *L)
{
	lua_State *co = lua_tothread(L, 1);

	luaL_argexpected(L, co, 1, "coroutine");
	return co;
}

static int
coroutine_create(lua_State *L)
{
	lua_State *co;

	luaL_checktype(L, 1, LUA_TFUNCTION);
	/* Each coroutine counts its own instructions from nothing. */
	vm_charge(L, VM_PERIOD);
	co = lua_newthread(L);
	lua_pushvalue(L, 1);
	lua_xmove(L, co, 1);
	return 1;
}

/* Fails with a message on the stack of `L`. */
static int
fail(lua_State *L, const char *message)
{
	lua_pushstring(L, message);
	return -1;
}

/*
 * Resumes `co` with the `count` values on top of the stack of `L`. Returns
 * how many it gave, on the stack of `L`; or -1 and the error is there.
 */
static int
resume(lua_State *L, lua_State *co, int count)
{
	struct vm *vm = vm_of(L);
	const struct stand stand = vm->stand, outer = vm->resumed;
	int results, status;

	if (!lua_checkstack(co, count))
		return fail(L, "too many arguments to resume");
	lua_xmove(L, co, count);
	vm_charge(L, 1);
	vm->running = co;
	vm->resumed = stand;
	status = lua_resume(co, L, count, &results);
	vm->resumed = outer;
	vm->running = L;
	if (status == LUA_OK || status == LUA_YIELD) {
		if (lua_checkstack(L, results + 1)) {
			lua_xmove(co, L, results);
			return results;
		}
		lua_pop(co, results);
		return fail(L, "too many results to resume");
	}
	if (lua_status(co) == status)
		trace_take(co, &vm->coroutine_trace);
	lua_xmove(co, L, 1);
	sandbox_rethrow(L, &stand);
	return -1;
}

static int
coroutine_resume(lua_State *L)
{
	lua_State *co = check_coroutine(L);
	int results = resume(L, co, lua_gettop(L) - 1);

	lua_pushboolean(L, results >= 0);
	if (results < 0)
		results = 1;
	lua_insert(L, -(results + 1));
	return results + 1;
}

static int
wrapped(lua_State *L)
{
	lua_State *co = lua_tothread(L, lua_upvalueindex(1));
	int results = resume(L, co, lua_gettop(L));

	if (results < 0)
		return lua_error(L);
	return results;
}

static int
coroutine_wrap(lua_State *L)
{
	coroutine_create(L);
	lua_pushcclosure(L, wrapped, 1);
	return 1;
}

static const luaL_Reg functions[] = {
	{"create", coroutine_create},
	{"resume", coroutine_resume},
	{"wrap", coroutine_wrap},
	{NULL, NULL},
};

void
sandbox_open_coroutines(lua_State *L)
{
	luaL_requiref(L, LUA_COLIBNAME, luaopen_coroutine, 0);
	lua_newtable(L);
	sandbox_take(L, -2, "isyieldable");
	sandbox_take(L, -2, "running");
	sandbox_take(L, -2, "status");
	sandbox_take(L, -2, "yield");
	luaL_setfuncs(L, functions, 0);
	lua_remove(L, -2);
}
