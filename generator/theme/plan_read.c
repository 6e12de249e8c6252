#include "theme/plan_read.h"

#include <stdlib.h>

#include "theme/parameters.h"
#include "theme/plan_filters.h"
#include "theme/plan_pages.h"
#include "theme/render.h"
#include "theme/sandbox.h"
#include "theme/wire.h"

#define MOST_PARAMETERS 200
#define MOST_TEXT (16 * KIB)

static int
refuse_require(lua_State *L)
{
	vm_error(L, "theme.lua requires nothing: it is plain data");
}

static int
open_all(lua_State *L)
{
	sandbox_open(vm_of(L), refuse_require);
	return 0;
}

/* ---- Running ---- */

static int
run_file(lua_State *L)
{
	const struct theme_file *file = lua_touserdata(L, 1);

	lua_pushfstring(L, "@%s", file->shown.s);
	if (luaL_loadbufferx(L, file->bytes.s, file->bytes.len,
			     lua_tostring(L, -1), "t") != LUA_OK)
		vm_coded_error(L, T002);
	lua_call(L, 0, 1);
	lua_rawseti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.loaded);
	return 0;
}

/* ---- Reading: the table is at index 2 ---- */

/* Tells of the key on top of the stack, and which may be meant. */
static NORETURN void
refuse_key(lua_State *L, const char *const *known, const char *what)
{
	const char *key = lua_tostring(L, -1);

	for (; *known; known++)
		if (text_distance(text_of(*known), text_of(key), 2) <= 2)
			vm_error(L,
				 "%s has an unknown key \"%s\"; did you mean "
				 "\"%s\"?",
				 what, key, *known);
	vm_error(L, "%s has an unknown key \"%s\"", what, key);
}

static void
check_keys(lua_State *L, int index, const char *const *known, const char *what)
{
	lua_pushnil(L);
	while (lua_next(L, index)) {
		size_t i = 0;

		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			vm_error(L, "%s has a key that is no name", what);
		while (known[i] && strcmp(known[i], lua_tostring(L, -1)) != 0)
			i++;
		if (!known[i])
			refuse_key(L, known, what);
	}
}

/* The text field `name` of the table at `index`; empty when it is not there. */
static struct text
text_field(lua_State *L, int index, const char *name)
{
	struct text t = {"", 0};

	lua_pushstring(L, name);
	lua_rawget(L, index);
	if (lua_type(L, -1) == LUA_TSTRING)
		t = arena_text(&vm_of(L)->arena, vm_text(L, -1));
	else if (!lua_isnil(L, -1))
		vm_error(L, "%s is text", name);
	if (t.len > MOST_TEXT)
		vm_error(L, "%s is too long", name);
	lua_pop(L, 1);
	return t;
}

static void
check_api(lua_State *L)
{
	lua_pushliteral(L, "api");
	if (lua_rawget(L, 2) == LUA_TNIL)
		vm_error(L,
			 "the theme does not say which api it is made "
			 "for: api = %d",
			 THEME_API);
	if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1)
		vm_error(L, "api is a number: api = %d", THEME_API);
	if (lua_tointeger(L, -1) > THEME_API)
		vm_error(L,
			 "the theme is made for api %I, this program has api "
			 "%d: it needs a newer dossier",
			 (LUAI_UACINT)lua_tointeger(L, -1), THEME_API);
	lua_pop(L, 1);
}

/* The type in the table at `index`; without one it is the parent's. */
static enum parameter_type
type_field(lua_State *L, int index, struct text name)
{
	struct text type = text_field(L, index, "type");
	int i;

	if (type.len == 0)
		return PARAMETER_OF_PARENT;
	for (i = 0; i < PARAMETER_OF_PARENT; i++)
		if (text_equal(type, text_of(parameter_type_name(i))))
			return (enum parameter_type)i;
	vm_error(L,
		 "parameter %s: its type is text, color, number, boolean, "
		 "font or length, not \"%s\"",
		 name.s, type.s);
}

/* What the default on top of the stack is, to Lua. */
static enum parameter_type
given_type(lua_State *L, struct text name)
{
	switch (lua_type(L, -1)) {
	case LUA_TNUMBER:
		return PARAMETER_NUMBER;
	case LUA_TBOOLEAN:
		return PARAMETER_BOOLEAN;
	case LUA_TSTRING:
		return PARAMETER_TEXT;
	default:
		vm_error(L,
			 "parameter %s: its default is a string, a number, "
			 "true or false",
			 name.s);
	}
}

static bool
fits(lua_State *L, enum parameter_type type, enum parameter_type given)
{
	if (type == PARAMETER_OF_PARENT)
		return true;
	if (type == PARAMETER_NUMBER || type == PARAMETER_BOOLEAN)
		return given == type;
	return given == PARAMETER_TEXT && parameter_fits(type, vm_text(L, -1));
}

/* The custom property that the table at `index` names, and its scheme. */
static void
write_css(lua_State *L, int index, struct text name, enum parameter_type type)
{
	struct text css = text_field(L, index, "css");
	struct text scheme = text_field(L, index, "scheme");
	bool is_dark = text_equal(scheme, TEXT("dark"));

	if (css.len > 0 && !parameter_is_property(css))
		vm_error(L,
			 "parameter %s: css is the name of a custom property "
			 "such as --accent, not \"%s\"",
			 name.s, css.s);
	if (css.len > 0 &&
	    (type == PARAMETER_TEXT || type == PARAMETER_BOOLEAN))
		vm_error(L,
			 "parameter %s: a color, font, length or number goes "
			 "to CSS, no %s",
			 name.s, parameter_type_name(type));
	if (scheme.len > 0 && (css.len == 0 || !is_dark))
		vm_error(L, "parameter %s: scheme = \"dark\" stands with css",
			 name.s);
	wire_put_text(&vm_of(L)->out, css);
	wire_put(&vm_of(L)->out, is_dark);
}

/* The default on top of the stack: text, number and boolean, one of them. */
static void
write_default(lua_State *L, struct buf *out, enum parameter_type given)
{
	double number = 0;
	uint64_t bits;

	wire_put_text(out, given == PARAMETER_TEXT ? vm_text(L, -1) : TEXT(""));
	if (given == PARAMETER_NUMBER)
		number = lua_tonumber(L, -1);
	memcpy(&bits, &number, sizeof(bits));
	wire_put(out, bits);
	wire_put(out, given == PARAMETER_BOOLEAN && lua_toboolean(L, -1));
}

/* The parameter `name`, whose table is on top of the stack. */
static void
write_parameter(lua_State *L, struct text name)
{
	static const char *const keys[] = {"type", "default", "help",
					   "css",  "scheme",  NULL};
	struct buf *out = &vm_of(L)->out;
	int index = lua_gettop(L);
	enum parameter_type type, given;

	if (!lua_istable(L, index))
		vm_error(L, "parameter %s is a table", name.s);
	check_keys(L, index, keys, name.s);
	type = type_field(L, index, name);
	lua_pushliteral(L, "default");
	lua_rawget(L, index);
	given = given_type(L, name);
	if (!fits(L, type, given))
		vm_error(L, "parameter %s: its default is no %s", name.s,
			 parameter_type_name(type));
	wire_put_text(out, name);
	wire_put(out, type);
	wire_put(out, given);
	wire_put_text(out, text_field(L, index, "help"));
	write_css(L, index, name, type);
	write_default(L, out, given);
	lua_pop(L, 1);
}

static int
compare_texts(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Names of the parameters in the table at `index`, sorted. */
static size_t
sorted_names(lua_State *L, int index, struct text *names)
{
	size_t count = 0;

	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			vm_error(L, "the names of parameters are strings");
		if (count == MOST_PARAMETERS)
			vm_error(L, "too many parameters");
		names[count++] = vm_text(L, -1);
	}
	qsort(names, count, sizeof(*names), compare_texts);
	return count;
}

static void
write_parameters(lua_State *L)
{
	struct text names[MOST_PARAMETERS];
	size_t count = 0;
	int index;

	lua_pushliteral(L, "parameters");
	lua_rawget(L, 2);
	index = lua_gettop(L);
	if (lua_istable(L, index))
		count = sorted_names(L, index, names);
	else if (!lua_isnil(L, index))
		vm_error(L, "parameters are a table");
	wire_put(&vm_of(L)->out, count);
	for (size_t i = 0; i < count; i++) {
		vm_push_text(L, names[i]);
		lua_rawget(L, index);
		write_parameter(L, names[i]);
		lua_pop(L, 1);
	}
}

static int
read_table(lua_State *L)
{
	static const char *const keys[] = {
		"name",	      "api",   "parent",  "author", "description",
		"parameters", "pages", "filters", NULL};
	struct vm *vm = vm_of(L);

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.loaded);
	if (!lua_istable(L, 2))
		vm_error(L, "theme.lua returns a table");
	check_api(L);
	check_keys(L, 2, keys, "theme.lua");
	wire_put_text(&vm->out, text_field(L, 2, "name"));
	wire_put_text(&vm->out, text_field(L, 2, "parent"));
	write_parameters(L);
	plan_pages_write(L, 2);
	plan_filters_write(L, 2);
	return 0;
}

int
plan_read(struct vm *vm, const struct theme_file *file, struct failure *failure)
{
	vm_begin(vm, NULL, 0);
	if (render_protected(vm, open_all, NULL, failure) != 0 ||
	    render_protected(vm, run_file, file, failure) != 0)
		return -1;
	if (render_protected(vm, read_table, file, failure) == 0)
		return 0;
	failure->code = T010;
	return -1;
}
