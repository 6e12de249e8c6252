#include "theme/metas.h"

#include "theme/lists.h"
#include "theme/slot.h"

/* Only what is a string on the stack is read as one. */
static struct text
pair_value(lua_State *L, int index, struct text name)
{
	if (lua_type(L, index) == LUA_TNUMBER)
		lua_tostring(L, index);
	else if (lua_type(L, index) != LUA_TSTRING)
		vm_error(L,
			 "h.metas: %s has %s as its value; false leaves it "
			 "out",
			 name.s, thing_named(L, index));
	return vm_text(L, index);
}

void
metas_write_value(struct builder *builder, int index, struct text name)
{
	builder_text(builder, pair_value(builder->L, index, name));
}

static void
write_end(struct builder *builder, struct text attribute, struct text name)
{
	struct buf *bytes = &builder->vm->scratch;

	buf_literal(bytes, "\" ");
	buf_text(bytes, attribute);
	buf_literal(bytes, "=\"");
	builder_text(builder, name);
	buf_literal(bytes, "\">");
}

/* With marks: it stands there, with its value, for a page that has one. */
static void
mark_pair(struct builder *builder, struct text attribute, struct text name,
	  const struct template_slot *slot)
{
	lua_State *L = builder->L;
	struct buf *bytes = &builder->vm->scratch;
	struct template_part value = {
		.kind = TEMPLATE_META,
		.slot = slot->number,
		.name = arena_text(&builder->vm->arena, name),
	};

	slot_mark(L, bytes,
		  &(struct template_part){.kind = TEMPLATE_WHEN,
					  .slot = slot->number});
	buf_literal(bytes, "<meta content=\"");
	slot_mark(L, bytes, &value);
	write_end(builder, attribute, name);
	slot_mark(L, bytes, &(struct template_part){.kind = TEMPLATE_END});
}

/* false and empty text leave a pair out; nil would shift those behind it. */
static bool
is_given(lua_State *L)
{
	return lua_isnil(L, -1) || slot_is_value(L, -1);
}

/* The pair on top of the stack: its name, its value. */
static void
write_pair(struct builder *builder, struct text attribute)
{
	lua_State *L = builder->L;
	const struct template_slot *slot = slot_at(L, -1);
	struct text name;

	if (lua_type(L, -2) != LUA_TSTRING)
		vm_error(L, "h.metas wants names and values in turn");
	name = vm_text(L, -2);
	if (slot) {
		mark_pair(builder, attribute, name, slot);
	} else if (is_given(L)) {
		buf_literal(&builder->vm->scratch, "<meta content=\"");
		metas_write_value(builder, -1, name);
		write_end(builder, attribute, name);
	}
}

int
metas_make(lua_State *L)
{
	struct text attribute = TEXT("property");
	struct builder builder;
	lua_Integer count;

	luaL_checktype(L, 2, LUA_TTABLE);
	lua_settop(L, 2);
	if (text_equal(vm_text(L, 1), TEXT("name")))
		attribute = TEXT("name");
	else if (!text_equal(vm_text(L, 1), attribute))
		vm_error(L, "h.metas wants \"name\" or \"property\"");
	if (!lists_is_plain(L, 2))
		vm_error(L, "h.metas wants a plain table");
	count = (lua_Integer)lua_rawlen(L, 2);
	if (count % 2 != 0)
		vm_error(L, "h.metas wants names and values in turn");
	vm_charge(L, 4 * (size_t)count);
	builder_begin(&builder, L, FORMAT_HTML);
	for (lua_Integer i = 1; i < count; i += 2) {
		lua_rawgeti(L, 2, i);
		lua_rawgeti(L, 2, i + 1);
		write_pair(&builder, attribute);
		lua_pop(L, 2);
	}
	builder_end(&builder);
	return 1;
}
