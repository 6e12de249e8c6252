#include "theme/plan_read.h"

#include <math.h>
#include <stdlib.h>

#include "theme/parameters.h"
#include "theme/plan_filters.h"
#include "theme/plan_pages.h"
#include "theme/render.h"
#include "theme/sandbox.h"
#include "theme/wire.h"

#define MOST_PARAMETERS 200
#define MOST_ITEMS 200

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

static void
check_api(const struct plan_table *table)
{
	lua_State *L = table->L;

	lua_pushliteral(L, "api");
	if (lua_rawget(L, table->index) == LUA_TNIL)
		plan_table_refuse(table, "api",
				  "the theme does not say which api it is made "
				  "for: api = %d",
				  THEME_API);
	if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1)
		plan_table_refuse(table, "api", "api is a number: api = %d",
				  THEME_API);
	if (lua_tointeger(L, -1) > THEME_API)
		plan_table_refuse(table, "api",
				  "the theme is made for api %I, this program "
				  "has api %d: it needs a newer dossier",
				  (LUAI_UACINT)lua_tointeger(L, -1), THEME_API);
	lua_pop(L, 1);
}

/* The type of a parameter; without one it is the parent's. */
static enum parameter_type
read_type(const struct plan_table *table)
{
	struct text name = plan_table_text(table, "type");
	enum parameter_type type = parameter_type_find(name);
	const char *nearest;

	if (name.len == 0 || type != PARAMETER_OF_PARENT)
		return type;
	nearest = parameter_type_nearest(name);
	if (nearest)
		plan_table_refuse(
			table, "type",
			"there is no type \"%s\"; did you mean \"%s\"?", name.s,
			nearest);
	plan_table_refuse(table, "type",
			  "there is no type \"%s\"; a type is "
			  "" PARAMETER_TYPES,
			  name.s);
}

static void
read_texts(const struct plan_table *table, const char *field,
	   struct parameter_texts *texts)
{
	lua_State *L = table->L;
	struct arena *arena = &vm_of(L)->arena;
	size_t count;

	plan_table_push_list(table, field, MOST_ITEMS,
			     "a list of strings, { \"one\", \"two\" }", &count);
	for (size_t i = 1; i <= count; i++) {
		if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TSTRING)
			plan_table_refuse(table, field,
					  "%s: item %d is a %s, no string",
					  field, (int)i, luaL_typename(L, -1));
		list_add(arena, texts, arena_text(arena, vm_text(L, -1)));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* What goes with some types only: choices, and the range of numbers. */
static void
read_bounds(const struct plan_table *table, struct parameter *parameter)
{
	parameter->least = plan_table_number(table, "min", -INFINITY);
	parameter->most = plan_table_number(table, "max", INFINITY);
	read_texts(table, "choices", &parameter->choices);
	if (!parameter_type_has_range(parameter->type) &&
	    (parameter->least > -INFINITY || parameter->most < INFINITY))
		plan_table_refuse(table,
				  parameter->least > -INFINITY ? "min" : "max",
				  "min and max are for the types number and "
				  "integer");
	if (parameter->least > parameter->most)
		plan_table_refuse(table, "min", "min is more than max");
	if (parameter->choices.count > 0 && parameter->type != PARAMETER_CHOICE)
		plan_table_refuse(table, "choices",
				  "choices are for the type choice");
	if (parameter->choices.count == 0 &&
	    parameter->type == PARAMETER_CHOICE)
		plan_table_refuse(table, "type",
				  "the type choice wants choices = { \"one\", "
				  "\"two\" }");
}

/* The custom property of a parameter, and its scheme. */
static void
read_css(const struct plan_table *table, struct parameter *parameter)
{
	struct text scheme = plan_table_text(table, "scheme");

	parameter->css = plan_table_text(table, "css");
	parameter->is_dark = text_equal(scheme, TEXT("dark"));
	if (parameter->css.len > 0 && !parameter_is_property(parameter->css))
		plan_table_refuse(table, "css",
				  "css is the name of a custom property such "
				  "as --accent, not \"%s\"",
				  parameter->css.s);
	if (parameter->css.len > 0 && !parameter_type_is_css(parameter->type))
		plan_table_refuse(
			table, "css",
			"a color, font, length or number goes to CSS, no %s",
			parameter_type_name(parameter->type));
	if (scheme.len > 0 && !parameter->is_dark)
		plan_table_refuse(table, "scheme",
				  "scheme is \"dark\" or is not there, not "
				  "\"%s\"",
				  scheme.s);
	if (scheme.len > 0 && parameter->css.len == 0)
		plan_table_refuse(table, "scheme",
				  "scheme stands with css, and there is none");
}

/* What the default on top of the stack is. */
static void
read_given(const struct plan_table *table, struct parameter *parameter)
{
	lua_State *L = table->L;

	switch (lua_type(L, -1)) {
	case LUA_TNUMBER:
		parameter->given = PARAMETER_NUMBER;
		parameter->number = lua_tonumber(L, -1);
		break;
	case LUA_TBOOLEAN:
		parameter->given = PARAMETER_BOOLEAN;
		parameter->boolean = lua_toboolean(L, -1);
		break;
	case LUA_TSTRING:
		parameter->given = PARAMETER_TEXT;
		parameter->text = arena_text(&vm_of(L)->arena, vm_text(L, -1));
		break;
	case LUA_TTABLE:
		parameter->given = PARAMETER_LIST;
		read_texts(table, "default", &parameter->items);
		break;
	case LUA_TNIL:
		plan_table_refuse(table, NULL,
				  "it has no default: default = …");
	default:
		plan_table_refuse(table, "default",
				  "its default is a string, a number, true, "
				  "false or a list, not a %s",
				  luaL_typename(L, -1));
	}
}

static void
read_default(const struct plan_table *table, struct parameter *parameter)
{
	struct buf *words = &vm_of(table->L)->scratch;

	lua_pushliteral(table->L, "default");
	lua_rawget(table->L, table->index);
	read_given(table, parameter);
	lua_pop(table->L, 1);
	if (parameter->given == PARAMETER_NUMBER &&
	    !isfinite(parameter->number))
		plan_table_refuse(table, "default", "its default is no number");
	if (parameter_fits(parameter))
		return;
	buf_reset(words);
	parameter_add_words(words, parameter);
	plan_table_refuse(table, "default", "its default is to be %s",
			  words->s);
}

/* ---- Writing ---- */

static void
write_double(struct buf *out, double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof(bits));
	wire_put(out, bits);
}

static void
write_texts(struct buf *out, const struct parameter_texts *texts)
{
	wire_put(out, texts->count);
	for (size_t i = 0; i < texts->count; i++)
		wire_put_text(out, texts->items[i]);
}

static void
write_parameter(struct buf *out, const struct parameter *parameter)
{
	wire_put_text(out, parameter->name);
	wire_put(out, parameter->type);
	wire_put(out, parameter->given);
	wire_put_text(out, parameter->help);
	wire_put_text(out, parameter->css);
	wire_put(out, parameter->is_dark);
	wire_put_text(out, parameter->text);
	write_double(out, parameter->number);
	write_double(out, parameter->least);
	write_double(out, parameter->most);
	wire_put(out, parameter->boolean);
	write_texts(out, &parameter->choices);
	write_texts(out, &parameter->items);
}

/* The parameter `name`, whose table is on top of the stack. */
static void
read_parameter(lua_State *L, struct text name)
{
	struct parameter parameter = {.name = name};
	struct plan_table table = {
		.L = L,
		.index = lua_gettop(L),
		.at = PLAN_AT({.name = "parameters"}, {.name = name.s}),
		.named = lua_pushfstring(L, "parameter %s", name.s),
	};

	if (!parameter_is_name(name))
		plan_table_refuse(&table, NULL,
				  "a name is letters, digits, - and _");
	if (!lua_istable(L, table.index))
		plan_table_refuse(&table, NULL,
				  "it is a table, { type = …, default = … }, "
				  "not a %s",
				  luaL_typename(L, table.index));
	plan_table_check(&table, plan_parameter_fields);
	parameter.type = read_type(&table);
	parameter.help = plan_table_text(&table, "help");
	read_bounds(&table, &parameter);
	read_css(&table, &parameter);
	read_default(&table, &parameter);
	write_parameter(&vm_of(L)->out, &parameter);
	lua_pop(L, 1);
}

static int
compare_texts(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Names of the parameters in the table on top of the stack, sorted. */
static size_t
sorted_names(const struct plan_table *table, struct text *names)
{
	lua_State *L = table->L;
	size_t count = 0;

	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			plan_table_refuse(table, "parameters",
					  "parameters have names: accent = { "
					  "… }");
		if (count == MOST_PARAMETERS)
			plan_table_refuse(table, "parameters",
					  "too many parameters");
		names[count++] = vm_text(L, -1);
	}
	qsort(names, count, sizeof(*names), compare_texts);
	return count;
}

static void
read_parameters(const struct plan_table *table)
{
	lua_State *L = table->L;
	struct text names[MOST_PARAMETERS];
	size_t count = 0;

	lua_pushliteral(L, "parameters");
	lua_rawget(L, table->index);
	if (lua_istable(L, -1))
		count = sorted_names(table, names);
	else if (!lua_isnil(L, -1))
		plan_table_refuse(table, "parameters",
				  "parameters are a table, { accent = { … } }, "
				  "not a %s",
				  luaL_typename(L, -1));
	wire_put(&vm_of(L)->out, count);
	for (size_t i = 0; i < count; i++) {
		vm_push_text(L, names[i]);
		lua_rawget(L, -2);
		read_parameter(L, names[i]);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* The parent's name; empty: there is none. */
static struct text
read_parent(const struct plan_table *table)
{
	struct text parent = plan_table_text(table, "parent");

	if (parent.len > 0 && !parameter_is_name(parent))
		plan_table_refuse(
			table, "parent",
			"\"%s\" cannot be the name of a theme: a name "
			"is letters, digits, - and _",
			parent.s);
	return parent;
}

static int
read_table(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct plan_table table = {.L = L, .index = 2};

	vm->layout = lua_touserdata(L, 1); /* whose lines are told */
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.loaded);
	if (!lua_istable(L, 2))
		vm_error(L,
			 "theme.lua returns a table: return { name = …, api = "
			 "%d }",
			 THEME_API);
	check_api(&table);
	plan_table_check(&table, plan_fields);
	plan_table_text(&table, "author");
	plan_table_text(&table, "description");
	wire_put_text(&vm->out, plan_table_text(&table, "name"));
	wire_put_text(&vm->out, read_parent(&table));
	read_parameters(&table);
	plan_pages_write(&table);
	plan_filters_write(&table);
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
