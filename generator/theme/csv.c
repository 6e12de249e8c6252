#include "theme/csv.h"

#include "theme/json.h"
#include "theme/lists.h"
#include "theme/thing.h"

#define MOST_CELLS 1000

static bool
wants_quotes(struct text t)
{
	if (t.len == 0)
		return false;
	if (ascii_is_space(t.s[0]) || ascii_is_space(t.s[t.len - 1]))
		return true;
	for (size_t i = 0; i < t.len; i++)
		if (t.s[i] == '"' || t.s[i] == ',' || t.s[i] == '\n' ||
		    t.s[i] == '\r')
			return true;
	return false;
}

static void
add_cell(lua_State *L, luaL_Buffer *line, struct text t)
{
	size_t start = 0;

	vm_charge_bytes(L, t.len);
	if (!wants_quotes(t)) {
		luaL_addlstring(line, t.s, t.len);
		return;
	}
	luaL_addchar(line, '"');
	for (size_t i = 0; i < t.len; i++) {
		if (t.s[i] != '"')
			continue;
		luaL_addlstring(line, t.s + start, i + 1 - start);
		start = i;
	}
	luaL_addlstring(line, t.s + start, t.len - start);
	luaL_addchar(line, '"');
}

/*
 * The words of the value on top of the stack, which some table holds or the
 * arena: no words of its own are on the stack.
 */
static struct text
words_of(lua_State *L, lua_Integer cell)
{
	const struct object *object = thing_object(L, -1);

	if (lua_type(L, -1) == LUA_TSTRING)
		return vm_text(L, -1);
	if (lua_istable(L, -1) && lists_is_plain(L, lua_gettop(L)))
		return json_encode(L, -1);
	if (object && object->type == TYPE_EDTF && object->shape == SHAPE_ONE)
		return ((const struct edtf *)object->of)->source;
	vm_error(L, "cell %d is %s, which CSV has no form for", (int)cell,
		 thing_named(L, -1));
}

static void
add_value(lua_State *L, luaL_Buffer *line, lua_Integer cell)
{
	struct text words = {"", 0};

	lua_rawgeti(L, 1, cell);
	if (lua_isboolean(L, -1) || lua_type(L, -1) == LUA_TNUMBER) {
		luaL_tolstring(L, -1, NULL);
		lua_remove(L, -2);
		luaL_addvalue(line);
		return;
	}
	if (!lua_isnil(L, -1))
		words = words_of(L, cell);
	lua_pop(L, 1);
	add_cell(L, line, words);
}

static int
csv_line(lua_State *L)
{
	lua_Integer count = luaL_checkinteger(L, 2);
	luaL_Buffer line;

	luaL_checktype(L, 1, LUA_TTABLE);
	if (count < 1 || count > MOST_CELLS)
		vm_error(L, "a line of CSV has 1 to %d cells", MOST_CELLS);
	vm_charge(L, (size_t)count);
	luaL_buffinit(L, &line);
	for (lua_Integer cell = 1; cell <= count; cell++) {
		if (cell > 1)
			luaL_addchar(&line, ',');
		add_value(L, &line, cell);
	}
	luaL_addstring(&line, "\r\n");
	luaL_pushresult(&line);
	return 1;
}

static const luaL_Reg functions[] = {
	{"line", csv_line},
	{NULL, NULL},
};

void
csv_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
