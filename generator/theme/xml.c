#include "theme/xml.h"

#include <stdlib.h>

#include "theme/html.h"
#include "theme/lists.h"
#include "theme/url.h"

/* ---- Names: NCName of ASCII letters, with one prefix at most ---- */

static bool
is_name_part(struct text part)
{
	for (size_t i = 0; i < part.len; i++) {
		char c = part.s[i];

		if (!ascii_is_alpha(c) && c != '_' &&
		    (i == 0 || (!ascii_is_digit(c) && c != '-' && c != '.')))
			return false;
	}
	return part.len > 0;
}

static bool
is_name(struct text name)
{
	size_t colon = text_find_char(name, ':', 0);

	if (colon == TEXT_NOT_FOUND)
		return is_name_part(name);
	return is_name_part(text_slice(name, 0, colon)) &&
	       is_name_part(text_from(name, colon + 1));
}

static void
check_name(lua_State *L, struct text name)
{
	if (!is_name(name))
		vm_error(L, "\"%s\" is no name in XML", name.s);
}

/* ---- Attributes ---- */

static int
compare_texts(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* The string keys of the table at 1, sorted, in the arena. */
static struct text *
attribute_names(lua_State *L, size_t *count)
{
	struct LIST_OF(struct text) names = {0};

	lua_pushnil(L);
	while (lua_next(L, 1)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			continue;
		check_name(L, vm_text(L, -1));
		list_add(&vm_of(L)->arena, &names, vm_text(L, -1));
	}
	if (names.count > 0)
		qsort(names.items, names.count, sizeof(*names.items),
		      compare_texts);
	*count = names.count;
	return names.items;
}

/* Readers of feeds make links of them. */
static void
check_url(lua_State *L, struct text name, struct text value)
{
	static const char *const names[] = {"href", "src", "url", "xlink:href"};
	const char *fault = NULL;

	for (size_t i = 0; i < ARRAY_COUNT(names) && !fault; i++)
		if (text_equal(name, text_of(names[i])))
			fault = url_fault(value);
	if (fault)
		vm_error(L, "%s: %s", name.s, fault);
}

/* The value on top of the stack. */
static void
write_value(struct builder *builder, struct text name)
{
	lua_State *L = builder->L;
	struct vm *vm = builder->vm;
	const struct object *object = thing_object(L, -1);
	struct text value;

	if (lua_isstring(L, -1)) {
		value = vm_text(L, -1);
	} else if (object && object->type == TYPE_EDTF &&
		   object->shape == SHAPE_ONE) {
		value = ((const struct edtf *)object->of)->source;
	} else {
		size_t start = vm->out.len;

		if (!url_absolute(L, -1, &vm->out))
			vm_error(L, "%s: %s is no value of an attribute",
				 name.s, thing_named(L, -1));
		value = node_take_output(vm, start);
	}
	check_url(L, name, value);
	builder_text(builder, value);
}

static void
write_attributes(struct builder *builder)
{
	lua_State *L = builder->L;
	struct buf *bytes = &builder->vm->scratch;
	size_t count;
	struct text *names = attribute_names(L, &count);

	for (size_t i = 0; i < count; i++) {
		vm_push_text(L, names[i]);
		lua_rawget(L, 1);
		if (lua_toboolean(L, -1)) {
			buf_char(bytes, ' ');
			buf_text(bytes, names[i]);
			buf_literal(bytes, "=\"");
			write_value(builder, names[i]);
			buf_char(bytes, '"');
		}
		lua_pop(L, 1);
	}
}

/* ---- Elements ---- */

/* Makes <name …> from the value at 1. */
static int
make_element(lua_State *L, struct text name)
{
	struct builder builder;
	struct buf *bytes;
	size_t open, parts;

	if (lua_istable(L, 1) && !lists_is_plain(L, 1))
		vm_error(L,
			 "x.%s wants a plain table, this one has a "
			 "metatable",
			 name.s);
	builder_begin(&builder, L, FORMAT_XML);
	bytes = &builder.vm->scratch;
	buf_char(bytes, '<');
	buf_text(bytes, name);
	if (lua_istable(L, 1))
		write_attributes(&builder);
	buf_char(bytes, '>');
	open = bytes->len;
	parts = builder.vm->parts.len;
	if (lua_istable(L, 1))
		builder_children(&builder, 1);
	else
		builder_child(&builder, 1);
	if (bytes->len == open && builder.vm->parts.len == parts) {
		bytes->len--;
		buf_literal(bytes, "/>");
	} else {
		buf_literal(bytes, "</");
		buf_text(bytes, name);
		buf_char(bytes, '>');
	}
	builder_end(&builder);
	return 1;
}

/* Upvalue: the element's name. */
static int
named_element(lua_State *L)
{
	lua_settop(L, 1);
	return make_element(L, vm_text(L, lua_upvalueindex(1)));
}

/* x.element("name", { … }) */
static int
element(lua_State *L)
{
	struct text name;

	luaL_checkstring(L, 1);
	lua_settop(L, 2);
	lua_pushvalue(L, 1);
	lua_remove(L, 1); /* value, name */
	name = vm_text(L, 2);
	check_name(L, name);
	return make_element(L, name);
}

/* __index of the module. */
static int
make_function(lua_State *L)
{
	if (lua_type(L, 2) != LUA_TSTRING)
		vm_error(L, "the name of an element is a string");
	check_name(L, vm_text(L, 2));
	lua_settop(L, 2);
	lua_pushcclosure(L, named_element, 1);
	return 1;
}

static int
fragment(lua_State *L)
{
	struct builder builder;

	lua_settop(L, 1);
	builder_begin(&builder, L, FORMAT_XML);
	builder_child(&builder, 1);
	builder_end(&builder);
	return 1;
}

void
xml_open(lua_State *L)
{
	lua_newtable(L);
	lua_pushcfunction(L, element);
	lua_setfield(L, -2, "element");
	lua_pushcfunction(L, fragment);
	lua_setfield(L, -2, "fragment");
	html_push_maker(L, make_function);
}
