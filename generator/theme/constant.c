#include "theme/constant.h"

#include "theme/node.h"

#define MOST_CONSTANTS 200
#define MOST_BYTES 4096

/* ---- What is in reach ---- */

static bool
is_library(lua_State *L)
{
	bool is_one = false;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.library);
	lua_pushnil(L);
	while (!is_one && lua_next(L, -2)) {
		is_one = lua_rawequal(L, -1, -4);
		lua_pop(L, is_one ? 2 : 1);
	}
	lua_pop(L, 1);
	return is_one;
}

static bool
is_anchored(lua_State *L, int anchor)
{
	bool is_same;

	lua_rawgeti(L, LUA_REGISTRYINDEX, anchor);
	is_same = lua_rawequal(L, -1, -2);
	lua_pop(L, 1);
	return is_same;
}

static bool
is_strings(lua_State *L)
{
	bool is_same;

	vm_of(L)->push_strings(L, vm_of(L)->theme->language);
	is_same = lua_rawequal(L, -1, -2);
	lua_pop(L, 1);
	return is_same;
}

/* What the upvalue on top of the stack is in every page, or NULL. */
static const void *
constant_value(lua_State *L)
{
	const struct object *object = thing_object(L, -1);

	if (object)
		return object->type == TYPE_SITE && object->shape == SHAPE_ONE
			       ? object->of
			       : NULL;
	if (!lua_istable(L, -1) ||
	    !(is_anchored(L, vm_of(L)->anchors.globals) || is_library(L) ||
	      is_strings(L)))
		return NULL;
	return lua_topointer(L, -1);
}

static void
find_reach(lua_State *L, struct constant_origin *origin)
{
	const char *name;

	for (int i = 0; (name = lua_getupvalue(L, 2, i + 1)) != NULL; i++) {
		if (i == CONSTANT_REACH)
			vm_error(L, "a constant reaches for too much");
		origin->reach[i] = constant_value(L);
		if (!origin->reach[i])
			vm_error(
				L,
				"the constant \"%s\" depends on \"%s\"; in its "
				"reach are modules of the program, strings "
				"and the site",
				origin->name.s, name);
		lua_pop(L, 1);
	}
}

static struct constant_origin
maker_of(lua_State *L)
{
	struct constant_origin origin = {.line = 0};
	lua_Debug debug;

	origin.name = vm_text(L, 1);
	lua_pushvalue(L, 2);
	lua_getinfo(L, ">S", &debug);
	origin.source = debug.source;
	origin.line = debug.linedefined;
	find_reach(L, &origin);
	return origin;
}

static bool
is_same(const struct constant_origin *a, const struct constant_origin *b)
{
	return a->source == b->source && a->line == b->line &&
	       text_equal(a->name, b->name) &&
	       memcmp(a->reach, b->reach, sizeof(a->reach)) == 0;
}

/* ---- Making ---- */

static struct text
make(lua_State *L)
{
	struct vm *vm = vm_of(L);
	uint64_t random = vm->random;
	size_t start = vm->out.len;
	struct builder builder;

	vm->random = 0;
	vm->stand.constant = vm_text(L, 1).s;
	lua_pushvalue(L, 2);
	lua_call(L, 0, 1);
	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, -1);
	builder_end(&builder);
	node_write(L, (struct node *)lua_touserdata(L, -1));
	vm->stand.constant = NULL;
	vm->random = random;
	lua_pop(L, 2);
	return node_take_output(vm, start);
}

static void
keep(struct vm *vm, const struct constant_origin *origin, struct text html)
{
	struct constants *constants = &vm->constants;
	struct constant constant = {.origin = *origin};

	/* Who gives an id twice is looked for where it is made. */
	if (constants->list.count == MOST_CONSTANTS || html.len > MOST_BYTES ||
	    vm->is_watched)
		return;
	constant.origin.name = arena_text(&constants->arena, origin->name);
	constant.html = arena_text(&constants->arena, html);
	list_add(&constants->arena, &constants->list, constant);
}

int
constant_make(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct constant_origin origin;
	struct text html;

	luaL_checkstring(L, 1);
	luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);
	vm_charge(L, 20);
	if (vm->stand.constant)
		vm_error(L, "a constant within a constant");
	if (lua_iscfunction(L, 2))
		vm_error(L, "a constant is made by a function of the theme");
	origin = maker_of(L);
	list_each (struct constant, known, &vm->constants.list) {
		if (!is_same(&known->origin, &origin) || vm->is_watched)
			continue;
		node_push(L, FORMAT_HTML, known->html);
		return 1;
	}
	html = make(L);
	keep(vm, &origin, html);
	node_push(L, FORMAT_HTML, html);
	return 1;
}
