#include "theme/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/block.h"
#include "base/utf8.h"
#include "theme/lists.h"
#include "theme/sandbox.h"
#include "theme/slot.h"
#include "theme/trace.h"

#define MOST_DEPTH 60

static void encode(lua_State *L, int index, int depth);

static void
add_escape(struct buf *out, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";
	char escape[] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};

	if (c == '"' || c == '\\') {
		buf_char(out, '\\');
		buf_char(out, (char)c);
	} else if (c == '\n') {
		buf_literal(out, "\\n");
	} else {
		buf_add(out, escape, sizeof(escape));
	}
}

static bool
is_plain(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != '<' && c != 0x7f;
}

/* Behind the bytes from `at` on that stand for themselves. */
static size_t
skip_plain(struct text t, size_t at)
{
	for (; t.len - at >= BLOCK_BYTES; at += BLOCK_BYTES) {
		block b = block_at(t.s + at);

		if (block_any((b < ' ') | (b == '"') | (b == '\\') |
			      (b == '<') | (b == 0x7f)))
			break;
	}
	while (at < t.len && is_plain((unsigned char)t.s[at]))
		at++;
	return at;
}

static void
add_string(lua_State *L, struct text t)
{
	struct buf *out = &vm_of(L)->out;
	size_t start = 0;

	vm_charge_bytes(L, t.len);
	if (utf8_check(t) < t.len)
		vm_error(L, "the text is no UTF-8");
	buf_char(out, '"');
	for (size_t i = skip_plain(t, 0); i < t.len; i = skip_plain(t, i + 1)) {
		buf_add(out, t.s + start, i - start);
		add_escape(out, (unsigned char)t.s[i]);
		start = i + 1;
	}
	buf_add(out, t.s + start, t.len - start);
	buf_char(out, '"');
	if (out->len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
}

static void
add_number(lua_State *L, int index)
{
	struct buf *out = &vm_of(L)->out;
	lua_Number number = lua_tonumber(L, index);

	if (lua_isinteger(L, index)) {
		buf_format(out, "%lld", (long long)lua_tointeger(L, index));
		return;
	}
	if (!isfinite(number))
		vm_error(L, "JSON has no infinite numbers");
	/* The shortest that reads back as the same. */
	for (int digits = 15; digits <= 17; digits++) {
		char words[40];

		snprintf(words, sizeof(words), "%.*g", digits, number);
		if (digits == 17 || strtod(words, NULL) == number) {
			buf_add(out, words, strlen(words));
			return;
		}
	}
}

static void
add_slot(lua_State *L, int index)
{
	struct template_part part = {
		.kind = TEMPLATE_JSON,
		.slot = slot_at(L, index)->number,
	};

	slot_mark(L, &vm_of(L)->out, &part);
}

/* Content as its HTML, dates as EDTF. */
static void
add_thing(lua_State *L, int index)
{
	struct vm *vm = vm_of(L);
	const struct object *object = thing_object(L, index);
	const struct node *node = node_at(L, index);
	size_t start = vm->out.len;

	if (node && node->format == FORMAT_JSON) {
		buf_text(&vm->out, node->parts[0].bytes);
	} else if (node) {
		node_write(L, (struct node *)lua_touserdata(L, index));
		add_string(L, node_take_output(vm, start));
	} else if (object && object->type == TYPE_CONTENT) {
		vm->write_content(L, object->of);
		add_string(L, node_take_output(vm, start));
	} else if (object && object->type == TYPE_EDTF &&
		   object->shape == SHAPE_ONE) {
		add_string(L, ((const struct edtf *)object->of)->source);
	} else if (thing_at(L, index)->kind == THING_SLOT) {
		add_slot(L, index);
	} else {
		vm_error(L, "%s is no JSON; write one of its fields",
			 thing_named(L, index));
	}
}

static void
add_array(lua_State *L, int index, lua_Integer count, int depth)
{
	struct buf *out = &vm_of(L)->out;

	buf_char(out, '[');
	for (lua_Integer i = 1; i <= count; i++) {
		if (i > 1)
			buf_char(out, ',');
		lua_rawgeti(L, index, i);
		encode(L, lua_gettop(L), depth + 1);
		lua_pop(L, 1);
	}
	buf_char(out, ']');
}

static int
compare_texts(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static size_t
count_keys(lua_State *L, int index)
{
	size_t count = 0;

	lua_pushnil(L);
	for (; lua_next(L, index); count++) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			vm_error(L, "the keys of a JSON object are strings");
	}
	return count;
}

/* Pushes what holds the string keys of a table, and returns them, sorted. */
static struct text *
push_sorted_keys(lua_State *L, int index, size_t *count)
{
	struct text *keys, *next;

	*count = count_keys(L, index);
	vm_charge(L, 4 * *count);
	keys = next = lua_newuserdatauv(L, *count * sizeof(*keys), 0);
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		*next++ = vm_text(L, -1); /* the table holds the string */
	}
	if (*count > 0)
		qsort(keys, *count, sizeof(*keys), compare_texts);
	return keys;
}

static void
add_object(lua_State *L, int index, int depth)
{
	struct buf *out = &vm_of(L)->out;
	size_t count;
	struct text *keys = push_sorted_keys(L, index, &count);

	buf_char(out, '{');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_char(out, ',');
		add_string(L, keys[i]);
		buf_char(out, ':');
		vm_push_text(L, keys[i]);
		lua_rawget(L, index);
		encode(L, lua_gettop(L), depth + 1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	buf_char(out, '}');
}

static void
add_table(lua_State *L, int index, int depth)
{
	bool is_frozen = sandbox_push_frozen(L, index);
	lua_Integer count;

	if (is_frozen)
		index = lua_gettop(L);
	if (!is_frozen && !lists_is_plain(L, index))
		vm_error(L, "a table with a metatable is no JSON");
	count = (lua_Integer)lua_rawlen(L, index);
	if (count > 0)
		add_array(L, index, count, depth);
	else
		add_object(L, index, depth);
	if (is_frozen)
		lua_pop(L, 1);
}

static void
encode(lua_State *L, int index, int depth)
{
	struct buf *out = &vm_of(L)->out;

	vm_charge(L, 1);
	if (depth > MOST_DEPTH || !lua_checkstack(L, 8))
		vm_error(L, "tables too deep in tables for JSON");
	switch (lua_type(L, index)) {
	case LUA_TSTRING:
		add_string(L, vm_text(L, index));
		break;
	case LUA_TNUMBER:
		add_number(L, index);
		break;
	case LUA_TBOOLEAN:
		if (lua_toboolean(L, index))
			buf_literal(out, "true");
		else
			buf_literal(out, "false");
		break;
	case LUA_TTABLE:
		add_table(L, index, depth);
		break;
	case LUA_TLIGHTUSERDATA:
		add_thing(L, index);
		break;
	default:
		vm_error(L, "a %s is no JSON", luaL_typename(L, index));
	}
	if (out->len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
}

/* Writes its argument to `out`. */
static int
encode_argument(lua_State *L)
{
	encode(L, 1, 0);
	return 0;
}

/* As encode_argument, an array whatever is in the table. */
static int
encode_array(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	add_array(L, 1, (lua_Integer)lua_rawlen(L, 1), 0);
	return 0;
}

static int
encode_object(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	add_object(L, 1, 0);
	return 0;
}

/*
 * Lets `function` write the value at `index` to `out`, and returns where it
 * begins there. When it fails, `out` is as it was: a theme may catch the error.
 */
static size_t
write(lua_State *L, lua_CFunction function, int index)
{
	struct vm *vm = vm_of(L);
	size_t start = vm->out.len;
	bool was_data = vm->is_data;
	int status;

	index = lua_absindex(L, index);
	vm->is_data = true;
	lua_pushcfunction(L, trace_handler);
	lua_pushcfunction(L, function);
	lua_pushvalue(L, index);
	status = lua_pcall(L, 1, 0, -3);
	vm->is_data = was_data;
	if (status != LUA_OK) {
		node_take_output(vm, start);
		lua_error(L);
	}
	lua_pop(L, 1);
	return start;
}

/* What it writes, taken from `out` again. */
static struct text
take(lua_State *L, lua_CFunction function, int index)
{
	return node_take_output(vm_of(L), write(L, function, index));
}

struct text
json_encode(lua_State *L, int index)
{
	return take(L, encode_argument, index);
}

static int
json_text(lua_State *L)
{
	struct buf *out = &vm_of(L)->out;
	size_t start;

	luaL_checkany(L, 1);
	start = write(L, encode_argument, 1);
	if (text_find_char(text_from(buf_as_text(out), start), SLOT_MARK, 0) !=
	    TEXT_NOT_FOUND)
		vm_vary(L, "what a slot holds");
	vm_push_text(L, text_from(buf_as_text(out), start));
	out->len = start;
	return 1;
}

static int
json_array(lua_State *L)
{
	node_push(L, FORMAT_JSON, take(L, encode_array, 1));
	return 1;
}

static int
json_object(lua_State *L)
{
	node_push(L, FORMAT_JSON, take(L, encode_object, 1));
	return 1;
}

static int
json_null(lua_State *L)
{
	node_push(L, FORMAT_JSON, TEXT("null"));
	return 1;
}

static const luaL_Reg functions[] = {
	{"array", json_array},	 {"encode", json_text}, {"null", json_null},
	{"object", json_object}, {NULL, NULL},
};

void
json_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, functions, 0);
}
