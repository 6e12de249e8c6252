#include "theme/plan_table.h"

#include "base/nearest.h"

#define MOST_TEXT (16 * KIB)

void
plan_table_refuse(const struct plan_table *table, const char *field,
		  const char *format, ...)
{
	struct plan_at at = table->at;
	size_t depth = 0;
	va_list list;

	while (at.keys[depth].name || at.keys[depth].number > 0)
		depth++;
	at.keys[depth].name = field;
	va_start(list, format);
	lua_pushvfstring(table->L, format, list);
	va_end(list);
	plan_refuse(table->L, &at, "%s%s%s", table->named ? table->named : "",
		    table->named ? ": " : "", lua_tostring(table->L, -1));
}

/* ---- Keys ---- */

/* All that there are, with commas between. */
static const char *
list_keys(lua_State *L, const struct plan_field *known)
{
	struct buf *words = &vm_of(L)->scratch;

	buf_reset(words);
	for (size_t i = 0; known[i].name; i++)
		buf_format(words, "%s%s", i > 0 ? ", " : "", known[i].name);
	return words->s;
}

static NORETURN void
refuse_key(const struct plan_table *table, const struct plan_field *known)
{
	const char *key = lua_tostring(table->L, -1);
	struct nearest near = nearest_begin(text_of(key), 2);
	const char *nearest = NULL;

	for (size_t i = 0; known[i].name; i++)
		if (nearest_is(&near, text_of(known[i].name)))
			nearest = known[i].name;
	if (nearest)
		plan_table_refuse(
			table, key,
			"there is no key \"%s\"; did you mean \"%s\"?", key,
			nearest);
	plan_table_refuse(table, key, "there is no key \"%s\"; keys are %s",
			  key, list_keys(table->L, known));
}

void
plan_table_check(const struct plan_table *table, const struct plan_field *known)
{
	lua_State *L = table->L;

	lua_pushnil(L);
	while (lua_next(L, table->index)) {
		size_t i = 0;

		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			plan_table_refuse(table, NULL,
					  "its keys are names: key = value");
		while (known[i].name &&
		       strcmp(known[i].name, lua_tostring(L, -1)) != 0)
			i++;
		if (!known[i].name)
			refuse_key(table, known);
	}
}

/* ---- Fields ---- */

static int
push_field(const struct plan_table *table, const char *field)
{
	lua_pushstring(table->L, field);
	return lua_rawget(table->L, table->index);
}

struct text
plan_table_text(const struct plan_table *table, const char *field)
{
	lua_State *L = table->L;
	struct text t = {"", 0};
	int type = push_field(table, field);

	if (type == LUA_TSTRING)
		t = arena_text(&vm_of(L)->arena, vm_text(L, -1));
	else if (type != LUA_TNIL)
		plan_table_refuse(table, field, "%s is a string, not a %s",
				  field, lua_typename(L, type));
	if (t.len > MOST_TEXT)
		plan_table_refuse(table, field, "%s is too long", field);
	lua_pop(L, 1);
	return t;
}

double
plan_table_number(const struct plan_table *table, const char *field,
		  double otherwise)
{
	lua_State *L = table->L;
	double number = otherwise;
	int type = push_field(table, field);

	if (type == LUA_TNUMBER)
		number = lua_tonumber(L, -1);
	else if (type != LUA_TNIL)
		plan_table_refuse(table, field, "%s is a number, not a %s",
				  field, lua_typename(L, type));
	if (number != number)
		plan_table_refuse(table, field, "%s is no number", field);
	lua_pop(L, 1);
	return number;
}

void
plan_table_push_list(const struct plan_table *table, const char *field,
		     size_t most, const char *what, size_t *count)
{
	lua_State *L = table->L;
	int type = push_field(table, field);

	*count = 0;
	if (type == LUA_TNIL)
		return;
	if (type != LUA_TTABLE)
		plan_table_refuse(table, field, "%s: %s, not a %s", field, what,
				  lua_typename(L, type));
	*count = lua_rawlen(L, -1);
	if (*count > most)
		plan_table_refuse(table, field, "%s: there are too many",
				  field);
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (!lua_isinteger(L, -1))
			plan_table_refuse(table, field, "%s: %s", field, what);
	}
}
